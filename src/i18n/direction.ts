const RIGHT_TO_LEFT = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'he',
  'ks',
  'ps',
  'sd',
  'syr',
  'ug',
  'ur',
  'yi',
]);

/** Scripts that a tag may name, as `uz-Arab` does; any other one runs from left to right. */
const SCRIPTS = new Set(['adlm', 'arab', 'hebr', 'mand', 'nkoo', 'rohg', 'syrc', 'thaa']);

/** Which way a language, given as a BCP 47 tag, is written. */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  const [language = '', ...parts] = lang.toLowerCase().split('-');
  const script = parts.find((part) => /^[a-z]{4}$/.test(part));
  const isRightToLeft = script === undefined ? RIGHT_TO_LEFT.has(language) : SCRIPTS.has(script);
  return isRightToLeft ? 'rtl' : 'ltr';
}
