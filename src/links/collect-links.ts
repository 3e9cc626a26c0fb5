import type { Content } from '../content/article.ts';
import type { Position } from '../content/diagnostics/diagnostic.ts';
import { compareText } from '../content/compare-text.ts';
import { sourcesOf } from '../publication/sources-of.ts';
import type { LinkPlace } from './link.ts';

/**
 * Every address of another site that a body links to or takes a picture from, or that a header names,
 * without the part after `#`, with its places; in code-unit order of the addresses. A link to an own
 * host is no other site.
 */
export function collectLinks(
  content: Content,
  ownHosts: readonly string[],
): ReadonlyMap<string, LinkPlace[]> {
  const inBodies = sourcesOf(content).flatMap(({ source: { file, body } }) => [
    ...body.links.map(({ line, column, target }) => ({ file, line, column, target })),
    ...body.pictures.map(({ line, column, source }) => ({ file, line, column, target: source })),
  ]);
  const places = [...inBodies, ...frontMatterLinks(content)];
  const byUrl = new Map<string, LinkPlace[]>();
  for (const place of places.sort(byPlace)) {
    const url = otherSite(place.target, ownHosts);
    if (url === undefined) continue;
    const known = byUrl.get(url);
    if (known) known.push(place);
    else byUrl.set(url, [place]);
  }
  return new Map([...byUrl].sort(([one], [other]) => compareText(one, other)));
}

function frontMatterLinks({ articles, pages, tags, categories, authors }: Content): LinkPlace[] {
  const terms = [tags, categories, authors].flatMap((all) => [...all.values()]);
  return [
    ...articles.flatMap(({ file, canonical, canonicalSpan }) =>
      canonical !== undefined && canonicalSpan
        ? [{ file, ...placeOf(canonicalSpan), target: canonical }]
        : [],
    ),
    ...[...pages, ...terms.flatMap(({ page }) => page ?? [])].flatMap(({ file, links }) =>
      links.map(({ url, span }) => ({ file, ...placeOf(span), target: url })),
    ),
  ];
}

function placeOf({ line, column }: Position): Position {
  return { line, column };
}

function otherSite(target: string, ownHosts: readonly string[]): string | undefined {
  const url = /^(?:https?:)?\/\//i.test(target) ? URL.parse(target, 'https://x/') : undefined;
  if (!url || ownHosts.includes(url.host)) return undefined;
  url.hash = '';
  return url.href;
}

function byPlace(one: LinkPlace, other: LinkPlace): number {
  return compareText(one.file, other.file) || one.line - other.line || one.column - other.column;
}
