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

interface Highlight extends AddressRange {
  /** The source between `start` and `end` as a fence, of the same length. */
  fence: string;
}

/** Jekyll's `{% highlight ruby %}` … `{% endhighlight %}`, each on a line of its own, as fences. */
export function findHighlights(markdown: string): Highlight[] {
  if (!markdown.includes('{% highlight') && !markdown.includes('{%- highlight')) return [];
  const opening = /^ {0,3}\{%-? *highlight +([\w+#.-]{1,30})[^%\n]*%\}[ \t]*$/gm;
  const closing = /^ {0,3}\{%-? *endhighlight *-?%\}[ \t]*\r?$/gm;
  const found: Highlight[] = [];
  for (let open = opening.exec(markdown); open !== null; open = opening.exec(markdown)) {
    closing.lastIndex = opening.lastIndex;
    const close = closing.exec(markdown);
    if (close === null) break;
    const code = markdown.slice(opening.lastIndex, close.index);
    // Code that is not closed before the next begins stays as it is.
    if (/^ {0,3}\{%-? *highlight /m.test(code)) continue;
    opening.lastIndex = closing.lastIndex;
    if (code.includes(fenceMark)) continue;
    const first = `${fenceMark}${open[1] ?? ''}`.padEnd(open[0].length);
    const last = fenceMark.padEnd(close[0].length);
    found.push({ start: open.index, end: closing.lastIndex, fence: first + code + last });
  }
  return found;
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
