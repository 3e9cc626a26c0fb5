import type { Article } from '../../content/article.ts';
import type { Bibliography } from '../bibliography.ts';
import type { PageHead } from '../page-shell.ts';
import type { ArticlePage } from '../page.ts';
import type { Publication } from '../publication.ts';
import { scholarMeta } from './scholar-meta.ts';
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
    image: article.image,
    category: article.categories[0],
    socialImageTitle: titleCards ? article.title : undefined,
    properties,
    meta: scholarMeta(work),
    nodes: (shell) => articleNodes(publication, article, { ...shown, ...shell }),
  };
}
