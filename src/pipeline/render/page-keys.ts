import { digestOf } from '../../files/digest-of.ts';
import { once } from '../../content/once.ts';
import type { Page } from '../../publication/page.ts';

/**
 * Makes keys of pages: the same key, the same page. What many pages show, as the card of an article,
 * is one object in all of them and goes into their keys by its own digest, which is computed once.
 */
export function pageKeys(): (page: Page) => string {
  const digestOfPart = once(
    (part: object) => part,
    (part) => digestOf(JSON.stringify(part)),
  );
  const digestsOf = (parts: readonly object[]): string[] => parts.map(digestOfPart);
  return (page) =>
    digestOf(
      JSON.stringify({
        ...page,
        frame: { ...page.frame, site: digestOfPart(page.frame.site) },
        ...('cards' in page && { cards: digestsOf(page.cards) }),
        ...('related' in page && { related: digestsOf(page.related) }),
      }),
    );
}
