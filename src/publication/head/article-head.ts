import type { Article, PictureFile } from '../../content/article.ts';
import type { PageHead } from '../page-shell.ts';
import type { ArticlePage, Bibliography, MetaTag, SocialImage } from '../page.ts';
import type { Publication } from '../publication.ts';
import { articleNodes } from './structured-data.ts';

/** What the head of an article's page says to other sites, by what the page shows. */
export function articleHead(
  publication: Publication,
  article: Article,
  shown: Omit<ArticlePage, 'shell'>,
  work: Bibliography,
): PageHead {
  const { origin, titleCards } = publication.site;
  const { published, updated, category, tags, authors } = shown;
  const properties: readonly (readonly [string, string])[] = [
    ['article:published_time', published?.iso ?? ''],
    ['article:modified_time', updated?.iso ?? ''],
    ...authors.map(({ href }) => ['article:author', origin + href] as const),
    ['article:section', category?.label ?? ''],
    ...tags.map(({ label }) => ['article:tag', label] as const),
  ];
  return {
    type: 'article',
    socialImage: socialImageOf(publication, {
      image: article.image,
      category: article.categories[0],
      title: titleCards ? article.title : undefined,
    }),
    properties,
    meta: scholarMeta(work),
    nodes: (shell) => articleNodes(publication, article, { ...shown, ...shell }),
  };
}

/** Tags that Google Scholar, Zotero and their like read: https://scholar.google.com/intl/en/scholar/inclusion.html#indexing */
function scholarMeta(work: Bibliography): MetaTag[] {
  const all: readonly (readonly [string, string])[] = [
    ['citation_title', work.title],
    ...work.authors.map(({ name }) => ['citation_author', name] as const),
    ['citation_publication_date', work.day?.replaceAll('-', '/') ?? ''],
    ['citation_journal_title', work.publication],
    ['citation_language', work.lang],
    ['citation_public_url', work.url],
  ];
  return all
    .filter(([, content]) => content !== '')
    .map(([value, content]) => ({ key: 'name', value, content }));
}

/**
 * The picture that other sites show of a page: made from its own, else one drawn for its category,
 * with a title if there is to be one.
 */
export function socialImageOf(
  { socialImages }: Publication,
  {
    image,
    category = '',
    title,
  }: { image?: PictureFile | undefined; category?: string | undefined; title?: string | undefined },
): SocialImage {
  return (image && socialImages.own(image)) ?? socialImages.drawn(category, title);
}
