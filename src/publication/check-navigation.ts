import {
  diagnose,
  type Position,
  type SourceDiagnostic,
} from '../content/diagnostics/diagnostic.ts';
import { withinDistance } from '../content/text.ts';
import type { NavigationLink, SiteConfig } from '../site.config.ts';
import { type Address, addressKey } from '../urls.ts';

type Links = Pick<SiteConfig, 'navigation' | 'footer'>;

/** From so many characters on, two edits still are a slip. */
const LONG = 8;

/**
 * Reports the links of `site.config.ts` that pages do not show, as they lead to no page: slips, and all
 * of a list of which another link leads to a plain page. A site need not have any of those.
 */
export function checkNavigation(
  configured: Links,
  shown: Links,
  {
    addresses,
    plainPages,
    positionOf,
  }: {
    addresses: readonly Address[];
    plainPages: readonly Address[];
    positionOf: (link: NavigationLink) => Position;
  },
): SourceDiagnostic[] {
  return (['navigation', 'footer'] as const).flatMap((key) => {
    const hasPages = shown[key].some(({ to }) => plainPages.includes(to));
    return configured[key]
      .filter((link) => !shown[key].includes(link))
      .flatMap((link) => {
        const meant = nearest(link.to, addresses);
        if (meant === undefined && !hasPages) return [];
        const hint =
          meant === undefined
            ? 'Correct the address, or delete the link'
            : `Did you mean \`${meant}\`?`;
        const message = `${link.to} of \`${key}\` is no page of this site, so no page shows the link`;
        return [diagnose('navigation-target', positionOf(link), message, hint)];
      });
  });
}

/** The address in another spelling, or else one that a slip turns into it. */
function nearest(address: Address, addresses: readonly Address[]): Address | undefined {
  const key = addressKey(address);
  const slips = key.length < LONG ? 1 : 2;
  return (
    addresses.find((other) => addressKey(other) === key) ??
    addresses.find((other) => withinDistance(addressKey(other), key, slips))
  );
}
