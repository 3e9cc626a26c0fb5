import type { Article } from '../content/article.ts';
import { isOrganization } from './is-organization.ts';
import type { Publication } from './publication.ts';
import { urlOf } from '../urls.ts';
import { termLinks } from './term-links.ts';

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

export function bibliographyOf(publication: Publication, article: Article): Bibliography {
  const { site } = publication;
  const names = termLinks(publication, 'author', article.authors);
  return {
    title: article.title,
    authors: names.map(({ label }, index) => ({
      name: label,
      isOrganization: isOrganization(publication, article.authors[index] ?? ''),
    })),
    publication: site.name,
    url: article.canonical ?? urlOf(site, article.address),
    lang: article.lang ?? site.lang,
    ...(article.date && { day: article.date.day }),
  };
}
