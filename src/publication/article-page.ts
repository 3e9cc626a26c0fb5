import type { Article, PlainPageSource } from '../content/article.ts';
import { textsFor } from '../i18n/texts-for.ts';
import { type Address, hrefOf, isVariant, urlOf } from '../urls.ts';
import { pageKeys } from './alternates.ts';
import { isNoindex } from './article-state.ts';
import type { Section } from './git-host.ts';
import { socialImageOf } from './head/social-image.ts';
import { dateLabel } from './labels.ts';
import { authorLinks, termLinks, termsOf } from './links.ts';
import { pageShell } from './page-shell.ts';
import type {
  ArticlePage,
  AuthorNote,
  ContentsEntry,
  Link,
  NotFoundPage,
  PlainPage,
  Review,
  Series,
} from './page.ts';
import type { Publication } from './publication.ts';

interface Surroundings {
  related: readonly Article[];
  /** All articles of the article's series on the site, oldest first. */
  series: readonly Article[];
}

const FEWEST_SECTIONS = 2;

export function articlePage(
  publication: Publication,
  article: Article,
  around: Surroundings,
): ArticlePage {
  const { site, now } = publication;
  const texts = textsFor(site.lang);
  const categories = termLinks(publication, 'category', article.categories).filter(hasPage);
  const [category] = categories;
  const picture = article.image && publication.picture(article.image, article.imageAlt);
  // What lists show of it is computed once.
  const card = publication.teaser(article);
  const review = reviewOf(publication, article, card.authors);
  const series = seriesOf(publication, article, around.series);
  const position = publication.positions.get(article.file);
  // An unlisted article stands between no others.
  const older = position === undefined ? undefined : publication.articles[position + 1];
  const newer = position === undefined ? undefined : publication.articles[position - 1];
  const previous = linkTo(publication, older);
  const next = linkTo(publication, newer);
  const shown: Omit<ArticlePage, 'shell'> = {
    kind: 'article',
    entry: { collection: 'articles', id: article.file },
    authors: authorLinks(publication, article.authors),
    about: aboutAuthors(publication, article, card.authors),
    readingMinutes: card.readingMinutes,
    contents: contentsOf(article),
    tags: termLinks(publication, 'tag', article.tags).filter(hasPage),
    categories,
    related: around.related.map((other) => publication.teaser(other)),
    share: { url: urlOf(site, sharedAddress(article)), title: article.title },
    ...(card.state && { state: card.state }),
    ...(category && { category }),
    ...(article.date && card.date && { published: { ...card.date, day: article.date.day } }),
    ...(article.lastmod && { updated: dateLabel(article.lastmod, texts) }),
    ...(picture && {
      picture,
      pictureCaption: article.imageCaption,
      pictureCredit: article.imageCredit,
    }),
    ...(review && { review }),
    ...(series && { series }),
    ...(previous && { previous }),
    ...(next && { next }),
  };
  const shell = pageShell(publication.context, {
    address: article.address,
    title: article.title,
    description: card.description,
    trail: category
      ? [
          {
            label: texts.indexes.category.title,
            href: hrefOf(site, publication.addresses.taxonomy('category')),
          },
          category,
        ]
      : [],
    lang: article.lang,
    noindex: isNoindex(article, now),
    canonical: article.canonical,
    alternates: publication.alternates(pageKeys.article(article)),
    socialImage: socialImageOf(publication, {
      image: article.image,
      category: article.categories[0],
      title: site.titleCards ? article.title : undefined,
    }),
    file: article.file,
    section: sectionOf(publication, article),
  });
  return { ...shown, shell };
}

/** The first category, by which the article is filed. */
function sectionOf(publication: Publication, { categories }: Article): Section {
  const [slug] = categories;
  const term = slug === undefined ? undefined : termsOf(publication, 'category').get(slug);
  return { categories: term ? [term.written ?? term.name] : [] };
}

/** What only unlisted articles name has no page. */
function hasPage({ href }: Link): boolean {
  return href !== '';
}

function contentsOf({ toc, body }: Article): ContentsEntry[] {
  const sections = body.headings.filter(({ level }) => level <= 3);
  return toc && sections.length >= FEWEST_SECTIONS ? sections : [];
}

function aboutAuthors(
  publication: Publication,
  { authors }: Article,
  names: readonly Link[],
): AuthorNote[] {
  const terms = termsOf(publication, 'author');
  const notes = names.map((name, index): AuthorNote => {
    const page = terms.get(authors[index] ?? '')?.page;
    const picture = page?.image && publication.picture(page.image, '');
    return {
      ...name,
      description: page?.description ?? '',
      links: (page?.links ?? []).map(({ label, url }) => ({ label, href: url })),
      ...(picture && { picture }),
    };
  });
  const isWritten = ({ description, picture, links }: AuthorNote): boolean =>
    description !== '' || picture !== undefined || links.length > 0;
  return notes.some(isWritten) ? notes : [];
}

function reviewOf(
  publication: Publication,
  article: Article,
  writtenBy: readonly Link[],
): Review | undefined {
  const { reviewedBy, lastReviewed, nextReview } = article;
  if (reviewedBy.length === 0 && !lastReviewed && !nextReview) return undefined;
  const texts = textsFor(publication.site.lang);
  return {
    writtenBy,
    reviewedBy: authorLinks(publication, article.reviewedBy),
    overdue: nextReview !== undefined && publication.now.hasCome(nextReview.time),
    ...(lastReviewed && {
      lastReviewed: { ...dateLabel(lastReviewed, texts), day: lastReviewed.day },
    }),
    ...(nextReview && { nextReview: dateLabel(nextReview, texts) }),
  };
}

function seriesOf(
  publication: Publication,
  article: Article,
  parts: readonly Article[],
): Series | undefined {
  if (article.series === undefined || parts.length < 2 || !parts.includes(article))
    return undefined;
  return {
    title: article.series,
    parts: parts.flatMap((part) => linkTo(publication, part) ?? []),
    position: parts.indexOf(article) + 1,
  };
}

function linkTo(publication: Publication, article: Article | undefined): Link | undefined {
  if (!article) return undefined;
  const { title, href, lang } = publication.teaser(article);
  return { label: title, href, ...(lang !== undefined && { lang }) };
}

export function plainPage(publication: Publication, page: PlainPageSource): PlainPage {
  const { address, file, title, description, image, lang, noindex, lastmod } = page;
  return {
    kind: 'plain',
    shell: pageShell(publication.context, {
      address,
      title,
      description,
      lang,
      noindex,
      alternates: publication.alternates(pageKeys.plain(page)),
      socialImage: socialImageOf(publication, { image }),
      file,
    }),
    entry: { collection: 'pages', id: file },
    ...(lastmod && { updated: dateLabel(lastmod, textsFor(publication.site.lang)) }),
  };
}

export function notFoundPage(publication: Publication): NotFoundPage {
  const { notFound } = textsFor(publication.site.lang);
  const shell = pageShell(publication.context, {
    address: publication.addresses.notFound,
    title: notFound.title,
    description: notFound.description,
    noindex: true,
  });
  return { kind: 'not-found', shell };
}

/** A host may know an address in one spelling only. */
function sharedAddress({ share, address }: Article): Address {
  return share === undefined || isVariant(share, address) ? address : share;
}
