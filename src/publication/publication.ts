import type { Article, Content, PictureFile } from '../content/article.ts';
import { compareText } from '../content/compare-text.ts';
import { articleState } from './article-state.ts';
import { teaserOf } from './teaser.ts';
import { memoize } from '../content/memoize.ts';
import type { Teaser, Picture, SiteShell } from './page.ts';
import { presentLinks } from './present-links.ts';
import { siteShell } from './site-shell.ts';
import type { SiteSettings } from '../site-settings.ts';
import type { Taxonomy } from '../urls.ts';

/** Everything page models are made from: what is on the site at one moment, in order. */
export interface Publication {
  /** Its navigation and footer lead to pages that are there. */
  site: SiteSettings;
  content: Content;
  /** Newest first; equally old ones by address. In a preview also what is not published yet. */
  articles: readonly Article[];
  /** Place of each article in `articles`, by file. */
  positions: ReadonlyMap<string, number>;
  /** Articles of each term that has a page, in the order of `articles`; by slug. */
  byTerm: Readonly<Record<Taxonomy, ReadonlyMap<string, readonly Article[]>>>;
  /** By year as written, newest first. */
  byYear: ReadonlyMap<string, readonly Article[]>;
  /** The picture of a file with its alternative text; undefined for one that cannot be shown. */
  picture: (file: PictureFile, alt: string) => Picture | undefined;
  socialImages: SocialImages;
  /** An article as lists show it; the same object each time. */
  teaser: (article: Article) => Teaser;
  /** What the frame of every page shows; one object. */
  shell: SiteShell;
  /** The moment the site is built for, in milliseconds since 1970. */
  now: number;
  /** Whether drafts, scheduled and expired articles are shown, marked. */
  preview: boolean;
}

/** Pictures that other sites show beside a link to a page. */
export interface SocialImages {
  /** Made from a picture of ours; undefined for one that is too small or cannot be used. */
  own: (file: PictureFile) => SocialImage | undefined;
  /**
   * Drawn for a category by its slug, or for the site by an empty text; with a title, where the type
   * has all its letters.
   */
  drawn: (category: string, title?: string) => SocialImage;
}

/** A picture of 1200 × 630 pixels, or smaller in the same shape. */
export interface SocialImage {
  /** Final, below the site's root path. */
  src: string;
  /** MIME type. */
  type: string;
  width: number;
  height: number;
}

export type PublicationInput = Pick<
  Publication,
  'site' | 'content' | 'picture' | 'socialImages' | 'now' | 'preview'
>;

export function createPublication(input: PublicationInput): Publication {
  const { content, now, preview } = input;
  const articles = content.articles
    .filter((article) => preview || articleState(article, now) === undefined)
    .sort(byDateThenAddress);
  const onSite = { ...content, articles };
  const navigation = presentLinks(input.site.navigation, onSite);
  const footer = presentLinks(input.site.footer, onSite);
  const site = { ...input.site, navigation, footer };
  const publication: Publication = {
    ...input,
    site,
    shell: siteShell(site),
    teaser: memoize(
      (article) => article,
      (article) => teaserOf(publication, article),
    ),
    articles,
    positions: new Map(articles.map(({ file }, position) => [file, position])),
    byTerm: {
      tag: groupByTerm(articles, (article) => article.tags, content.tags.values()),
      category: groupByTerm(articles, (article) => article.categories, content.categories.values()),
      author: groupByTerm(articles, (article) => article.authors, content.authors.values()),
    },
    byYear: groupByYear(articles),
  };
  return publication;
}

function byDateThenAddress(one: Article, other: Article): number {
  const later =
    (other.date?.time ?? Number.POSITIVE_INFINITY) - (one.date?.time ?? Number.POSITIVE_INFINITY);
  return (Number.isNaN(later) ? 0 : later) || compareText(one.address, other.address);
}

/** The order of years is their own: around midnight that of the articles depends on their zones. */
function groupByYear(articles: readonly Article[]): Map<string, Article[]> {
  const dated = articles.filter(({ date }) => date !== undefined);
  const groups = Map.groupBy(dated, ({ date }) => date?.day.slice(0, 4) ?? '');
  return new Map([...groups].sort(([one], [other]) => compareText(other, one)));
}

/** A term without articles has a page only when a file describes it. */
function groupByTerm(
  articles: readonly Article[],
  slugsOf: (article: Article) => readonly string[],
  terms: Iterable<{ slug: string; page?: object }>,
): Map<string, Article[]> {
  const groups = new Map<string, Article[]>();
  for (const { slug, page } of terms) if (page) groups.set(slug, []);
  for (const article of articles) {
    for (const slug of slugsOf(article)) {
      const group = groups.get(slug);
      if (group) group.push(article);
      else groups.set(slug, [article]);
    }
  }
  return new Map([...groups].sort(([one], [other]) => compareText(one, other)));
}
