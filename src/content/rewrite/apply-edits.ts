/** New text for a stretch of a text; offsets count UTF-16 code units, `end` is not part of it. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/**
 * The text with every edit made; all else stays as it is. The edits come in any order; where two
 * insert at one place, the earlier in the list comes first.
 *
 * @throws {RangeError} for edits that overlap or leave the text.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((one, other) => one.start - other.start || one.end - other.end);
  let result = '';
  let done = 0;
  for (const { start, end, text: replacement } of ordered) {
    if (start < done || end < start || end > text.length) {
      throw new RangeError(`an edit of ${start} to ${end} overlaps another or leaves the text`);
    }
    result += text.slice(done, start) + replacement;
    done = end;
  }
  return result + text.slice(done);
}
