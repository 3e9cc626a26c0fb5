import type { Article, Content, Term, TermPage } from '../../src/content/article.ts';
import { noFacts } from '../../src/content/body/body.ts';
import {
  articleSchema,
  termSchema,
  type ArticleFrontMatter,
  type TermFrontMatter,
} from '../../src/content/front-matter/fields.ts';
import { Moment } from '../../src/content/moment.ts';
import { parseDate, type DateValue } from '../../src/content/parse-date.ts';
import type { ArticleBody, Picture } from '../../src/publication/page.ts';
import { feedFormats } from '../../src/feeds/formats.ts';
import { createPublications } from '../../src/publication/create-publication.ts';
import type { Publication } from '../../src/publication/publication.ts';
import type { BodyOf } from '../../src/publication/resolve-body.ts';
import { resolveSite, type SiteConfig, type SiteSettings } from '../../src/site-settings.ts';

/* Small publications, made by hand. */

export const config: SiteConfig = {
  name: 'Ward Round',
  tagline: 'Health IT, explained.',
  url: 'https://ward.example/',
  otherHosts: [],
  severities: {},
  publicCode: [],
  titleCards: false,
  typography: false,
  hosts: [],
  redirects: [],
  lang: 'en',
  languages: [],
  email: 'desk@ward.example',
  navigation: [],
  footer: [],
};

export const now = Date.UTC(2026, 0, 1);

export function day(text: string): DateValue {
  const date = parseDate(text);
  if (!date) throw new Error(`${text} is no date`);
  return date;
}

const noBody = noFacts();

export function article(name: string, more: Partial<Article> = {}): Article {
  return {
    file: `articles/${name}.md`,
    syntax: 'md',
    address: `/2025/${name}/`,
    formerAddresses: [],
    title: `On ${name}`,
    description: `What ${name} is.`,
    date: day('2025-03-04T05:06:07Z'),
    draft: false,
    unlisted: false,
    guid: '',
    keywords: [],
    tags: [],
    categories: [],
    authors: [],
    reviewedBy: [],
    imageAlt: '',
    imageCaption: '',
    imageCredit: '',
    toc: true,
    featured: false,
    noindex: false,
    translationKey: `articles/${name}`,
    body: noBody,
    bodyDigest: `digest of ${name}`,
    ...more,
  };
}

export function termPage(title: string, more: Partial<TermPage> = {}): TermPage {
  return {
    file: `authors/${title}.md`,
    path: `authors/${title}.md`,
    syntax: 'md',
    title,
    description: '',
    imageAlt: '',
    links: [],
    organization: false,
    formerAddresses: [],
    noindex: false,
    body: noBody,
    bodyDigest: '',
    ...more,
  };
}

/** Typed front matter of an article, as the compiler gives it. */
export function articleFrontMatter(more: object = {}): ArticleFrontMatter {
  return articleSchema.parse({ title: 'On something', ...more });
}

/** The same of a term, an author or a plain page. */
export function termFrontMatter(more: object = {}): TermFrontMatter {
  return termSchema.parse({ title: 'Something', ...more });
}

interface Given {
  articles: Article[];
  /** Terms with a name of their own or a file; others are named by their slugs. */
  authors?: Term[];
  categories?: Term[];
  tags?: Term[];
  pages?: Content['pages'];
  siteUrl?: string;
  hosts?: SiteConfig['hosts'];
  titleCards?: boolean;
  typography?: boolean;
  lang?: string;
  redirects?: SiteConfig['redirects'];
  /** Redirects of `redirects.yaml`. */
  fromFile?: SiteConfig['redirects'];
  navigation?: SiteConfig['navigation'];
  footer?: SiteConfig['footer'];
  home?: SiteConfig['home'];
  /** Files of `src/pages/` that an adopter added, by the key of their address. */
  ownPages?: Publication['ownPages'];
  preview?: boolean;
  kind?: SiteConfig['kind'];
  social?: SiteConfig['social'];
  repository?: SiteConfig['repository'];
  changedAt?: SiteSettings['changedAt'];
}

export function publish(given: Given): Publication {
  const terms = (known: Term[] = []): Map<string, Term> =>
    new Map(known.map((term) => [term.slug, term]));
  const { hosts = [], redirects = [], titleCards = false } = given;
  const { typography = false, lang = config.lang } = given;
  const { navigation = [], footer = [] } = given;
  const home = given.home && { home: given.home };
  const own = {
    ...config,
    hosts,
    redirects,
    titleCards,
    typography,
    lang,
    navigation,
    footer,
    ...home,
  };
  const { kind = 'health', social = [] } = given;
  const { repository, changedAt } = given;
  const site = {
    ...resolveSite({ ...own, kind, social, ...(repository && { repository }) }, given.siteUrl),
    ...(changedAt && { changedAt }),
  };
  const shown = { type: 'image/jpeg', width: 1200, height: 630 };
  const [publication] = createPublications({
    site,
    redirects: [...site.redirects, ...(given.fromFile ?? [])],
    contents: [
      {
        lang: site.lang,
        prefix: '',
        articles: given.articles,
        tags: terms(given.tags),
        categories: terms(given.categories),
        authors: terms(given.authors),
        pages: given.pages ?? [],
        broken: [],
      },
    ],
    picture: ({ file }, alt) => pictureOf(site.base, file, alt),
    socialImages: {
      own: ({ file }) =>
        file.startsWith('small')
          ? undefined
          : { ...shown, src: `${site.base}_media/${file}-card.jpg` },
      drawn: (category, title = '') => ({
        ...shown,
        type: 'image/png',
        src: `${site.base}_media/card-${category || 'site'}${encodeURIComponent(title)}.png`,
      }),
    },
    feedFormats,
    look: { themeColor: { light: '#fefefe', dark: '#010101' } },
    ownPages: given.ownPages ?? new Map(),
    now: new Moment(now),
    preview: given.preview ?? false,
  });
  if (!publication) throw new Error('There is no publication');
  return publication;
}

function pictureOf(base: string, file: string, alt: string): Picture {
  return {
    sources: [{ type: 'image/avif', srcset: `${base}_media/${file}-480.avif 480w` }],
    src: `${base}_media/${file}-800.jpg`,
    srcset: [480, 800, 1600]
      .map((width) => `${base}_media/${file}-${width}.jpg ${width}w`)
      .join(', '),
    width: 1600,
    height: 900,
    alt,
    placeholder: 'data:image/webp;base64,AAAA',
  };
}

/** Bodies with the given addresses and pictures in their placeholders, by file; others have none. */
export function bodies(
  known: Readonly<Record<string, Partial<Pick<ArticleBody, 'links' | 'pictures'>>>> = {},
): BodyOf {
  return ({ file, bodyDigest }) => ({
    source: file.endsWith('.mdx') ? 'mdx' : 'markdown',
    file,
    digest: bodyDigest,
    links: [],
    pictures: [],
    ...known[file],
  });
}
