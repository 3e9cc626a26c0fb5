/**
 * Says what in a piece of CSS could load or hide something, or `undefined`. Any function that is
 * not known to be harmless counts, and so does a backslash, which can spell any name.
 * Source of the syntax: https://www.w3.org/TR/css-syntax-3/
 */
export function checkCss(css: string): string | undefined {
  if (css.includes('\\')) return 'a backslash';
  for (const [, rule = ''] of css.matchAll(/@\s*([\w-]*)/g)) {
    if (rule.toLowerCase() !== 'media') return `the rule @${rule}`;
  }
  for (const [, name = '', rest = ''] of css.matchAll(functionPattern)) {
    const lower = name.toLowerCase();
    if (lower === 'url') {
      if (referencePattern.test(rest)) continue;
      return `the address url(${rest.slice(0, 40)})`;
    }
    if (!functions.has(lower)) return `the function ${name}()`;
  }
  return undefined;
}

/** The ids that a piece of CSS refers to by `url(#id)`. */
export function cssReferences(css: string): string[] {
  return [...css.matchAll(/url\s*\(([^)]*)/gi)].flatMap(
    ([, rest = '']) => referencePattern.exec(rest)?.[1] ?? [],
  );
}

/** Bounded on the left, so that a long word or gap is not searched from each of its characters. */
const functionPattern = /([\w-]{0,40})\s{0,40}\(([^)]*)/g;

const referencePattern = /^\s*["']?#([\w:.-]+)["']?\s*$/;

/** The first three stand before a bracket of a media query. */
const functions: ReadonlySet<string> = new Set([
  '',
  'media',
  'and',
  'rgb',
  'rgba',
  'hsl',
  'hsla',
  'calc',
  'matrix',
  'translate',
  'translatex',
  'translatey',
  'scale',
  'scalex',
  'scaley',
  'rotate',
  'skewx',
  'skewy',
]);
