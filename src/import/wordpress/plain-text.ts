import { decodeHTML } from 'entities';

const blockTag =
  /<\/?(?:address|article|aside|blockquote|br|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul|img|iframe|video|audio)\b[^>]*>/gi;

/** Text of HTML as readers see it, in one line; words of different blocks stay apart. */
export function plainText(html: string): string {
  const text = html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(
      /<(script|style|iframe|template|select|textarea|svg|noscript)\b[^>]*>[\s\S]*?<\/\1\s*>/gi,
      ' ',
    )
    .replace(blockTag, ' ')
    .replace(/<\/?[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi, '');
  return decodeHTML(text).replace(/\s+/g, ' ').trim();
}
