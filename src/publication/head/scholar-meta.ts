import type { Bibliography } from '../bibliography.ts';
import type { MetaTag } from '../page.ts';

/** Tags that Google Scholar, Zotero and their like read: https://scholar.google.com/intl/en/scholar/inclusion.html#indexing */
export function scholarMeta(work: Bibliography): MetaTag[] {
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
