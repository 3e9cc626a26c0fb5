import { decodeHTML } from 'entities';
import type { Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { parseMdx } from '../../content/body/engine.ts';
import { splitFrontMatter } from '../../content/front-matter/split-front-matter.ts';

/** Tags, and the placeholders of pictures. */
// eslint-disable-next-line no-control-regex -- a control character marks a placeholder
const TAG = /<\/?([a-z][a-z0-9]*)(?:[^">]|"[^"]*")*>|\u0001\d+\u0001/gi;

/** Elements that do not end a word. */
const INLINE =
  /^(?:a|abbr|b|cite|code|del|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var)$/i;

/** The text of a compiled body, without tags and placeholders. */
export function htmlText(html: string): string {
  const text = html.replace(TAG, (_, name: string | undefined) =>
    name !== undefined && INLINE.test(name) ? '' : ' ',
  );
  return text.includes('&') ? decodeHTML(text) : text;
}

/** The text of an MDX article, given its source. What its components print is not included. */
export function mdxText(source: string): string {
  const { tree } = parseMdx(source.slice(splitFrontMatter(source).bodyOffset));
  // `toString` reads JSX nodes through their children, as it does elements.
  return toString(tree as Root);
}
