import type { AddressRange } from './locate-address.ts';

/**
 * Stands for a `<` that opens no tag. A control character, since the compiler removes those from all
 * that an editor writes.
 */
const plainBracket = '\u0003';

/** Makes the `<` at each offset text. Offsets stay what they were. */
export function asText(markdown: string, offsets: readonly number[]): string {
  let text = '';
  let done = 0;
  for (const offset of offsets) {
    text += markdown.slice(done, offset) + plainBracket;
    done = offset + 1;
  }
  return text + markdown.slice(done);
}

export function restoreBrackets(value: string): string {
  return value.includes(plainBracket) ? value.replaceAll(plainBracket, '<') : value;
}

/** Removes from a source what `asText` writes. */
export function withoutMarks(markdown: string): string {
  return markdown.includes(plainBracket) ? markdown.replaceAll(plainBracket, '\u0004') : markdown;
}

export interface Highlight extends AddressRange {
  /** The source between `start` and `end` as a fence, of the same length. */
  fence: string;
  /** The offset of the closing tag. */
  closing: number;
}

/**
 * Jekyll's `{% highlight ruby %}` … `{% endhighlight %}`, each alone on its line, as fences. In lists and
 * quotes marks stand before them; whether they are code there only parsing tells, see `isCode`.
 */
export function findHighlights(markdown: string): Highlight[] {
  if (!markdown.includes('{% highlight') && !markdown.includes('{%- highlight')) return [];
  const opening =
    /^([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)\{%-? *highlight +([\w+#.-]{1,30})[^%\n]*%\}[ \t]*$/gm;
  const closing = /^([ \t>]*)\{%-? *endhighlight *-?%\}[ \t]*\r?$/gm;
  const found: Highlight[] = [];
  for (let open = opening.exec(markdown); open !== null; open = opening.exec(markdown)) {
    closing.lastIndex = opening.lastIndex;
    const close = closing.exec(markdown);
    if (close === null) break;
    const code = markdown.slice(opening.lastIndex, close.index);
    // Code that is not closed before the next begins stays as it is.
    if (/^[ \t>]*\{%-? *highlight /m.test(code)) continue;
    opening.lastIndex = closing.lastIndex;
    if (code.includes(fenceMark)) continue;
    const [line, before = '', language = ''] = open;
    const [lastLine, around = ''] = close;
    const first = `${fenceMark}${language}`.padEnd(line.length - before.length);
    const last = around + fenceMark.padEnd(lastLine.length - around.length);
    found.push({
      start: open.index + before.length,
      closing: close.index + around.length,
      end: closing.lastIndex,
      fence: first + code + last,
    });
  }
  return found;
}

/** Whether a fence became code, from its first mark to its last. */
export function isCode({ start, closing }: Highlight, ranges: readonly AddressRange[]): boolean {
  const end = closing + fenceMark.length;
  return ranges.some(
    (range) => range.start === start && range.end >= end && range.end <= end + 200,
  );
}

const fenceMark = '~~~~~~';

export function asFences(markdown: string, highlights: readonly Highlight[]): string {
  let text = '';
  let done = 0;
  for (const { start, end, fence } of highlights) {
    text += markdown.slice(done, start) + fence;
    done = end;
  }
  return text + markdown.slice(done);
}
