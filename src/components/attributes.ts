import type { Link, ListPage, PageShell } from '../publication/page.ts';

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

/** What `aria-current` says of a link: it leads to this page, or to one above it. */
export function currentLink(link: Link, shell: PageShell): 'page' | 'true' | undefined {
  if (link.href === shell.site.base + encodeURI(shell.address).slice(1)) return 'page';
  const above = shell.breadcrumbs.some(({ href }) => href === link.href);
  return above && link.href !== shell.site.home ? 'true' : undefined;
}

/** What a list's subject is called, one and many. */
export const listNames: Readonly<Record<ListPage['of'], { one: string; many: string }>> = {
  tag: { one: 'Tag', many: 'tags' },
  category: { one: 'Category', many: 'categories' },
  author: { one: 'Author', many: 'authors' },
  year: { one: 'Year', many: 'articles' },
};
