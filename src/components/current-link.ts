import type { Frame, Link } from '../publication/page.ts';

/** What `aria-current` says of a link: it leads to this page, or to one above it. */
export function currentLink(link: Link, frame: Frame): 'page' | 'true' | undefined {
  if (link.href === frame.site.base + encodeURI(frame.address).slice(1)) return 'page';
  const above = frame.breadcrumbs.some(({ href }) => href === link.href);
  return above && link.href !== frame.site.home ? 'true' : undefined;
}
