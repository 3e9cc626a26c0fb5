import type { ArticlePage } from './page.ts';

/** What bibliographies say of an article. */
export interface Bibliography {
  title: string;
  authors: readonly { name: string; isOrganization: boolean }[];
  /** `YYYY-MM-DD`, as written; absent for a draft. */
  day?: string;
  /** The publication's name. */
  publication: string;
  /** Absolute. */
  url: string;
  /** BCP 47 tag. */
  lang: string;
}

/** An article as its page has it, for who cites it. */
export function bibliographyOf({ shell, authors, published }: ArticlePage): Bibliography {
  return {
    title: shell.title,
    authors: authors.map(({ label, isOrganization = false }) => ({ name: label, isOrganization })),
    publication: shell.site.name,
    url: shell.canonical,
    lang: shell.lang,
    ...(published && { day: published.day }),
  };
}
