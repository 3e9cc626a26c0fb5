import { decodeHTML } from 'entities';

// eslint-disable-next-line no-control-regex -- marks of pictures are made of them
const TAG = /<\/?([a-z][a-z0-9]*)(?:[^">]|"[^"]*")*>|\u0001\d+\u0001/gi;

/** Elements that stand within a word or a line; between all others a word ends. */
const WITHIN =
  /^(?:a|abbr|b|cite|code|del|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var)$/i;

/** The words of a compiled body: its tags and slots taken out, its character references read. */
export function htmlText(html: string): string {
  const text = html.replace(TAG, (_, name: string | undefined) =>
    name !== undefined && WITHIN.test(name) ? '' : ' ',
  );
  return text.includes('&') ? decodeHTML(text) : text;
}
