import { directionOf } from '../i18n/direction.ts';
import type { Link, PageShell } from '../publication/page.ts';

export interface LanguageAttributes {
  lang?: string;
  dir?: 'ltr' | 'rtl';
}

/**
 * Attributes for the words of the interface, which are in the site's language, on a page in another
 * one; none where the two are the same.
 */
export function interfaceLanguage({ lang, site }: PageShell): LanguageAttributes {
  return lang === site.lang ? {} : textLanguage(site.lang);
}

/** Attributes for a text in the given language, or none where it is the page's. */
export function textLanguage(lang: string | undefined): LanguageAttributes {
  return lang === undefined ? {} : { lang, dir: directionOf(lang) };
}

/** What `aria-current` says of a link: it leads to this page, or to one above it. */
export function currentLink(link: Link, shell: PageShell): 'page' | 'true' | undefined {
  if (link.href === shell.site.base + encodeURI(shell.address).slice(1)) return 'page';
  const above = shell.breadcrumbs.some(({ href }) => href === link.href);
  return above && link.href !== shell.site.home ? 'true' : undefined;
}
