/** How a language sets what authors type with the straight marks of a keyboard. */
export interface Typography {
  /** What stands for a pair of `"`: before and after the words. */
  double: readonly [open: string, close: string];
  /** What stands for a pair of `'`. */
  single: readonly [open: string, close: string];
  /** Whether spaces before `;`, `:`, `!`, `?` and inside quotation marks are narrow and never broken. */
  narrowSpaces?: true;
  /** Whether the marks are set around words of East Asian scripts only. */
  eastAsian?: true;
}

/**
 * Opening and closing marks for `"`, then for `'`, by BCP 47 tag in lower case. A tag that is not listed has those of
 * its language; a language that is not listed keeps what its authors type.
 *
 * Source: `delimiters` of the Unicode CLDR, release 48 (`quotationStart`, `quotationEnd`,
 * `alternateQuotationStart`, `alternateQuotationEnd`). Where CLDR is not followed, a comment says why.
 */
const MARKS: Readonly<Record<string, string>> = {
  ar: '”“’‘',
  be: '«»„“',
  bg: '„“„“',
  ca: '«»“”',
  cs: '„“‚‘',
  da: '“”‘’',
  de: '„“‚‘',
  // Swiss publishers use guillemets in all their languages.
  'de-ch': '«»‹›',
  el: '«»“”',
  en: '“”‘’',
  // The Spanish Academy names guillemets first; CLDR has what the press of America uses.
  es: '«»“”',
  'es-419': '“”‘’',
  'es-mx': '“”‘’',
  et: '„“‚‘',
  eu: '«»“”',
  fa: '«»‹›',
  fi: '””’’',
  // CLDR repeats the outer marks, which readers cannot tell apart.
  fr: '«»“”',
  'fr-ca': '«»“”',
  'fr-ch': '«»‹›',
  ga: '“”‘’',
  gl: '“”‘’',
  he: '””’’',
  hi: '“”‘’',
  hr: '„“‚‘',
  hu: '„”»«',
  id: '“”‘’',
  is: '„“‚‘',
  it: '«»“”',
  ja: '「」『』',
  ko: '“”‘’',
  lt: '„“„“',
  lv: '“”‘’',
  mk: '„“‚‘',
  nb: '«»‘’',
  // CLDR has single marks for both, which nobody who types `"` means.
  nl: '“”‘’',
  nn: '«»‘’',
  no: '«»‘’',
  pl: '„”«»',
  pt: '“”‘’',
  'pt-pt': '«»“”',
  ro: '„”«»',
  ru: '«»„“',
  sk: '„“‚‘',
  sl: '„“‚‘',
  sq: '“”‘’',
  sr: '„”’’',
  sv: '””’’',
  th: '“”‘’',
  tr: '“”‘’',
  uk: '«»„“',
  vi: '“”‘’',
  zh: '“”‘’',
  'zh-hant': '「」『』',
  'zh-hk': '「」『』',
  'zh-mo': '「」『』',
  'zh-tw': '「」『』',
};

/** Narrow and never broken, as French printers set it between a mark and what it marks. */
export const narrowSpace = '\u202F';

/** The typography of a language; `undefined` for one that is not listed above. */
export function typographyOf(lang: string): Typography | undefined {
  const marks = marksOf(lang.toLowerCase());
  if (marks === undefined) return undefined;
  const [open = '', close = '', innerOpen = '', innerClose = ''] = marks;
  const isFrench = /^fr(?:-|$)/i.test(lang);
  const pair = (before: string, after: string): Typography['double'] =>
    isFrench && /[«‹]/.test(before) ? [before + narrowSpace, narrowSpace + after] : [before, after];
  return {
    double: pair(open, close),
    single: pair(innerOpen, innerClose),
    ...(isFrench && { narrowSpaces: true }),
    ...(open === '「' && { eastAsian: true }),
  };
}

/** The marks of the longest listed tag that a tag begins with. */
function marksOf(lang: string): string | undefined {
  for (let tag = lang; ; tag = tag.slice(0, tag.lastIndexOf('-'))) {
    const marks = MARKS[tag];
    if (marks !== undefined || !tag.includes('-')) return marks;
  }
}
