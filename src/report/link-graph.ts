import { articleState } from '../publication/article-state.ts';
import type { Publication } from '../publication/publication.ts';
import type { ResolvedBody } from '../publication/resolve-body.ts';
import { hrefOf, urlOf } from '../urls.ts';
import { sourcesOf } from '../publication/sources-of.ts';
import type { Redirect } from '../redirects/plan-redirects.ts';
import type { MovedRow } from './report.ts';

export interface LinkedSite {
  /** Not a preview. */
  publication: Publication;
  redirects: readonly Redirect[];
  /** By file, with the final address of every link. */
  bodies: ReadonlyMap<string, Pick<ResolvedBody, 'body'>>;
}

interface LinkGraph {
  /** Number of other published files that link to an article, by the article's file. */
  linkingFiles: ReadonlyMap<string, number>;
  /** Links to former addresses, with the address that each redirects to. */
  moved: MovedRow[];
}

/** Follows every link in published bodies through the site's redirects. */
export function linkGraph({ publication, redirects, bodies }: LinkedSite): LinkGraph {
  const { site, articles, content, now } = publication;
  const fileOf = new Map(articles.map(({ address, file }) => [hrefOf(site, address), file]));
  const movedTo = new Map(redirects.map(({ from, to }) => [hrefOf(site, from), to]));
  const keptBack = new Set([
    ...content.articles.filter((article) => articleState(article, now)).map(({ file }) => file),
    ...content.broken.map(({ file }) => file),
  ]);

  const linkedFrom = new Map<string, Set<string>>();
  const moved: MovedRow[] = [];
  for (const { source } of sourcesOf(content)) {
    if (keptBack.has(source.file)) continue;
    const hrefs = bodies.get(source.file)?.body.links ?? [];
    for (const [index, href] of hrefs.entries()) {
      const path = href.replace(/[?#].*$/s, '');
      const target = movedTo.get(path);
      const link = source.body.links[index];
      if (target !== undefined && link) {
        const to = (isOwn(target) ? urlOf(site, target) : target) + href.slice(path.length);
        moved.push({ file: source.file, line: link.line, link: link.target, to });
      }
      const file = fileOf.get(target !== undefined && isOwn(target) ? hrefOf(site, target) : path);
      if (file === undefined || file === source.file) continue;
      const from = linkedFrom.get(file);
      if (from) from.add(source.file);
      else linkedFrom.set(file, new Set([source.file]));
    }
  }
  return { linkingFiles: new Map([...linkedFrom].map(([file, from]) => [file, from.size])), moved };
}

/** False for a redirect to another site. */
function isOwn(target: string): boolean {
  return target.startsWith('/');
}
