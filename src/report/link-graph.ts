import { articleState } from '../publication/article-state.ts';
import { hrefOf, urlOf } from '../urls.ts';
import { sourcesOf } from '../publication/sources-of.ts';
import type { ReportInput } from './make-report.ts';
import type { MovedRow } from './report.ts';

export interface LinkGraph {
  /** How many other files on the site link to an article, by its file. */
  linkingFiles: ReadonlyMap<string, number>;
  /** Links that lead to a former address, with the one that it sends readers to. */
  moved: MovedRow[];
}

/** Follows every link of every body that is on the site, former addresses included. */
export function linkGraph({
  publication,
  redirects,
  bodies,
}: Pick<ReportInput, 'publication' | 'redirects' | 'bodies'>): LinkGraph {
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

/** A redirect may lead to another site. */
function isOwn(target: string): boolean {
  return target.startsWith('/');
}
