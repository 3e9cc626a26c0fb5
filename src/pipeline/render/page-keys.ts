import { digestOf } from '../../files/digest-of.ts';
import { memoize } from '../../content/memoize.ts';
import type { Page } from '../../publication/page.ts';

/**
 * Makes keys of pages: the same key, the same page. What many pages show, as the card of an article,
 * is one object in all of them and goes into their keys by its own digest, which is computed once.
 */
export function pageKeys(): (page: Page) => string {
  const digestOfPart = memoize(
    (part: object) => part,
    (part) => digestOf(JSON.stringify(part)),
  );
  const digestsOf = (parts: readonly object[]): string[] => parts.map(digestOfPart);
  return (page) =>
    digestOf(
      JSON.stringify({
        ...page,
        shell: { ...page.shell, site: digestOfPart(page.shell.site) },
        ...('teasers' in page && { teasers: digestsOf(page.teasers) }),
        ...('related' in page && { related: digestsOf(page.related) }),
      }),
    );
}
