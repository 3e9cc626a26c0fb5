import type { ArticleBody, Page } from '../publication/page.ts';

/**
 * The entry of a page's body that a slot stands for.
 *
 * @throws when the page has no such entry: the body was compiled otherwise than it is rendered.
 */
export function placeholderEntry<Kind extends 'links' | 'pictures'>(
  page: Page,
  kind: Kind,
  placeholder: string,
): ArticleBody[Kind][number] {
  const body = bodyOf(page);
  const entry = body?.[kind][Number(placeholder)];
  if (entry === undefined) {
    throw new Error(
      `${body?.file ?? page.shell.address} has no entry ${placeholder} among its ${kind}`,
    );
  }
  return entry;
}

function bodyOf(page: Page): ArticleBody | undefined {
  switch (page.kind) {
    case 'article':
    case 'plain':
      return page.body;
    case 'list':
      return page.introduction;
    default:
      return undefined;
  }
}
