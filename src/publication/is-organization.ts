import type { Publication } from './publication.ts';

/** Whether an author's file says that it is no single person. */
export function isOrganization({ content }: Publication, author: string): boolean {
  return content.authors.get(author)?.page?.organization ?? false;
}
