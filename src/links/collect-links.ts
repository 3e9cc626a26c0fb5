import type { Content } from '../content/article.ts';
import type { Position } from '../content/diagnostics/diagnostic.ts';
import { compareText } from '../content/text.ts';
import { sourcesOf } from '../publication/sources-of.ts';

/** A link to another site, at its position in a file. */
export interface LinkOccurrence {
  /** Path below the content folder. */
  file: string;
  line: number;
  column: number;
  /** The URL as written. */
  target: string;
}

/**
 * Collects the URLs of other sites in bodies (links and pictures) and front matter, without their
 * fragments, each with its occurrences in order. URLs are in code-unit order; `ownHosts` are left
 * out.
 */
export function collectLinks(
  contents: readonly Content[],
  ownHosts: readonly string[],
): ReadonlyMap<string, LinkOccurrence[]> {
  const inBodies = sourcesOf(contents).flatMap(({ source: { file, body } }) => [
    ...body.links.map(({ line, column, target }) => ({ file, line, column, target })),
    ...body.pictures.map(({ line, column, source }) => ({ file, line, column, target: source })),
  ]);
  const occurrences = [...inBodies, ...contents.flatMap(frontMatterLinks)];
  const byUrl = new Map<string, LinkOccurrence[]>();
  for (const occurrence of occurrences.sort(byPosition)) {
    const url = otherSite(occurrence.target, ownHosts);
    if (url === undefined) continue;
    const known = byUrl.get(url);
    if (known) known.push(occurrence);
    else byUrl.set(url, [occurrence]);
  }
  return new Map([...byUrl].sort(([one], [other]) => compareText(one, other)));
}

function frontMatterLinks({
  articles,
  pages,
  tags,
  categories,
  authors,
}: Content): LinkOccurrence[] {
  const terms = [tags, categories, authors].flatMap((all) => [...all.values()]);
  return [
    ...articles.flatMap(({ file, canonical, canonicalSpan }) =>
      canonical !== undefined && canonicalSpan
        ? [{ file, ...positionOf(canonicalSpan), target: canonical }]
        : [],
    ),
    ...[...pages, ...terms.flatMap(({ page }) => (page && !page.isBorrowed ? page : []))].flatMap(
      ({ file, links }) =>
        links.map(({ url, span }) => ({ file, ...positionOf(span), target: url })),
    ),
  ];
}

function positionOf({ line, column }: Position): Position {
  return { line, column };
}

function otherSite(target: string, ownHosts: readonly string[]): string | undefined {
  const url = /^(?:https?:)?\/\//i.test(target) ? URL.parse(target, 'https://x/') : undefined;
  if (!url || ownHosts.includes(url.host)) return undefined;
  url.hash = '';
  return url.href;
}

/** Orders occurrences by file, line and column. */
export function byPosition(one: LinkOccurrence, other: LinkOccurrence): number {
  return compareText(one.file, other.file) || one.line - other.line || one.column - other.column;
}
