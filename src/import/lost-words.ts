import { decodeHTML } from 'entities';

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** Words of a text that another lacks, in their order, as often as they are lacking. */
export function lostWords(source: string, html: string): string[] {
  const words = wordsOf(source);
  const onPage = wordsOf(textOf(html));
  // Most pages have every word in its place.
  const from = words.findIndex((word, index) => word !== onPage[index]);
  if (from === -1) return [];
  const left = new Map<string, number>();
  for (const word of onPage.slice(from)) left.set(word, (left.get(word) ?? 0) + 1);
  return words.slice(from).filter((word) => {
    const count = left.get(word) ?? 0;
    if (count > 0) left.set(word, count - 1);
    return count === 0;
  });
}

/** The number that leads to a footnote is no word of the text before it. */
const footnoteMark = /<sup><a [^>]*data-footnote-ref[^>]*>[^<]*<\/a><\/sup>/g;

/** Text of the compiler's HTML, in which tags stand between words or inside one, as browsers show it. */
function textOf(html: string): string {
  const withoutMarks = html.replace(footnoteMark, ' ');
  const apart = withoutMarks.replace(
    /<\/?(?:p|div|li|ul|ol|h[1-6]|table|tr|t[dh]|pre|blockquote|br|hr|dl|dt|dd|figure|figcaption|section|article|details|summary)\b[^>]*>/g,
    ' $&',
  );
  return decodeHTML(apart.replace(/<[^>]*>/g, ''));
}

function wordsOf(text: string): string[] {
  return text.normalize('NFC').match(WORD) ?? [];
}
