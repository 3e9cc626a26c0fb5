import type { PageShell } from '../publication/page.ts';

export interface LanguageAttributes {
  lang?: string;
  dir?: 'auto';
}

/**
 * Attributes for the words of the interface, which are in the site's language, on a page in another
 * one; none where the two are the same.
 */
export function interfaceLanguage({ lang, site }: PageShell): LanguageAttributes {
  return lang === site.lang ? {} : { lang: site.lang, dir: 'auto' };
}

/** Attributes for a text in the given language, or none where it is the page's. */
export function textLanguage(lang: string | undefined): LanguageAttributes {
  return lang === undefined ? {} : { lang, dir: 'auto' };
}
