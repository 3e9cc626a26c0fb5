import type { Edit } from '../../content/rewrite/apply-edits.ts';
import { scalar } from '../../content/rewrite/edit-list.ts';
import type { FrontMatterList } from '../../content/rewrite/front-matter-lists.ts';

/**
 * The edit that adds to a list the values of another that it lacks; undefined where a list is written
 * in a way that is not edited. `splits` says that commas part a text of the key.
 */
export function joinLists(
  text: string,
  list: FrontMatterList,
  later: FrontMatterList,
  splits: boolean,
): Edit[] | undefined {
  const known = new Set(list.items.map(({ value }) => value));
  const missing = [...new Set(later.items.map(({ value }) => value))].filter(
    (value) => !known.has(value),
  );
  const last = list.items.at(-1);
  if (list.shape === 'other' || later.shape === 'other' || !last) return undefined;
  if (missing.length === 0) return [];
  if (list.shape === 'block') {
    const lineStart = text.lastIndexOf('\n', last.start - 1) + 1;
    const before = text.slice(lineStart, last.start);
    if (!/^[ ]*-[ ]+$/.test(before)) return undefined;
    const lineEnd = text.indexOf('\n', last.end);
    const end = text[lineEnd - 1] === '\r' ? '\r\n' : '\n';
    const lines = missing.map((value) => `${before}${scalar(value, last.quote)}${end}`);
    return [{ start: lineEnd + 1, end: lineEnd + 1, text: lines.join('') }];
  }
  if (list.shape === 'commas' && !splits) {
    const first = text.slice(last.start, last.end);
    const written = [first, ...missing.map((value) => scalar(value, last.quote))];
    return [{ start: last.start, end: last.end, text: `[${written.join(', ')}]` }];
  }
  if (list.shape === 'commas') {
    const written = missing.map((value) => `, ${value}`).join('');
    return [{ start: last.end, end: last.end, text: written }];
  }
  const written = missing.map((value) => `, ${scalar(value, last.quote)}`).join('');
  return [{ start: last.end, end: last.end, text: written }];
}
