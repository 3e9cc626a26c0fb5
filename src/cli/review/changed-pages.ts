import { compareText } from '../../content/text.ts';
import { type ArticleState } from '../../publication/page.ts';
import { articleState } from '../../publication/article-state.ts';
import type { Publication } from '../../publication/publication.ts';
import type { Address } from '../../urls.ts';

/** What a change does to the page of a file. */
export interface ChangedPage {
  change: 'new' | 'changed' | 'moved' | 'gone';
  /** Below the content folder. */
  file: string;
  title: string;
  /** Of a page that is gone, the one that it had. */
  address: Address;
  /** What keeps the page from readers for now. */
  state?: ArticleState;
}

export interface PageChanges {
  pages: ChangedPage[];
  /** Addresses of pages that readers had and that nothing answers any more. */
  lost: Address[];
}

interface PageOfFile extends Omit<ChangedPage, 'change'> {
  /** Stands for all that the file says. */
  content: string;
}

/** The pages of articles, plain pages, terms and authors that differ, by their addresses. */
export function changedPages(
  before: readonly Publication[],
  now: readonly Publication[],
): ChangedPage[] {
  const [old, fresh] = [pagesOf(before), pagesOf(now)];
  const present = [...fresh.values()].flatMap(({ content, ...page }): ChangedPage[] => {
    const known = old.get(page.file);
    if (!known) return [{ change: 'new', ...page }];
    if (known.address !== page.address) return [{ change: 'moved', ...page }];
    return known.content === content ? [] : [{ change: 'changed', ...page }];
  });
  const gone = [...old.values()].flatMap(({ content: _content, state: _state, ...page }) =>
    fresh.has(page.file) ? [] : [{ change: 'gone' as const, ...page }],
  );
  return [...present, ...gone].sort(
    (one, other) => compareText(one.address, other.address) || compareText(one.file, other.file),
  );
}

function pagesOf(publications: readonly Publication[]): Map<string, PageOfFile> {
  const pages = publications.flatMap(({ content, now, addresses }): PageOfFile[] => [
    ...content.articles.map((article) => {
      const state = articleState(article, now);
      return { ...pageOf(article, article.address), ...(state && { state }) };
    }),
    ...content.pages.map((page) => pageOf(page, page.address)),
    ...(['category', 'tag', 'author'] as const).flatMap((taxonomy) => {
      const terms = { category: content.categories, tag: content.tags, author: content.authors };
      return [...terms[taxonomy].values()].flatMap(({ slug, page }) =>
        page && !page.isBorrowed ? [pageOf(page, addresses.term(taxonomy, slug))] : [],
      );
    }),
  ]);
  return new Map(pages.map((page) => [page.file, page]));
}

function pageOf(said: { file: string; title: string }, address: Address): PageOfFile {
  const { file, title } = said;
  return { file, title, address, content: JSON.stringify(said, withoutPlaces) };
}

/** Leaves out where in its file something stands. */
function withoutPlaces(key: string, value: unknown): unknown {
  return key.endsWith('Span') || key === 'span' ? undefined : value;
}
