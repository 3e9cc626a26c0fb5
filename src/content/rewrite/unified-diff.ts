import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/**
 * A diff that `git apply` reads; empty when nothing differs. `file` has forward slashes; null stands
 * for a missing file.
 */
export function unifiedDiff(file: string, before: string | null, after: string | null): string {
  if (before === after) return '';
  const from = before === null ? '/dev/null' : `a/${file}`;
  const to = after === null ? '/dev/null' : `b/${file}`;
  return createTwoFilesPatch(from, to, before ?? '', after ?? '', undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
}
