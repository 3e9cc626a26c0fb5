import type { PageShell, Link } from '../publication/page.ts';

/** What `aria-current` says of a link: it leads to this page, or to one above it. */
export function currentLink(link: Link, shell: PageShell): 'page' | 'true' | undefined {
  if (link.href === shell.site.base + encodeURI(shell.address).slice(1)) return 'page';
  const above = shell.breadcrumbs.some(({ href }) => href === link.href);
  return above && link.href !== shell.site.home ? 'true' : undefined;
}
