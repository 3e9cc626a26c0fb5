/**
 * An address as it is read from elsewhere: `href` as the page at `base` holds it. Empty for one that
 * is no URL.
 */
export function absolute(href: string, base: string): string {
  return href === '' ? '' : (URL.parse(href, base)?.href ?? '');
}
