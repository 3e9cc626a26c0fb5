import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/** What differs, as `git apply` reads it; empty when nothing does. `file` has forward slashes. */
export function unifiedDiff(file: string, before: string, after: string): string {
  if (before === after) return '';
  return createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
}
