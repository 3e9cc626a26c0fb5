import { foldersOf } from '../pipeline/publish/plan.ts';
import { publicKey } from '../urls.ts';
import { deliveryGroups, type DeliveryGroup, wholeOf } from './delivery-group.ts';
import type { SiteFile } from './site-file.ts';
import type { RecordedFile } from './target-record.ts';

/**
 * Milliseconds for which a file stays that the site no longer has and that an open page may still load:
 * pictures, styles, parts of the search.
 */
export const GRACE = 24 * 60 * 60 * 1000;

/** What has to happen at a target, each list in its order. */
export interface DeploymentPlan {
  /** Files that stand where a folder of the site comes, or the other way round: removed first. */
  clears: string[];
  /** Files to send, group after group; the next one begins when all of the one before are there. */
  sends: string[][];
  /** Files that the site no longer has: removed when everything was sent. */
  removals: string[];
  /** Files that stay for now, with when the site no longer had them. */
  waiting: Map<string, number>;
}

/** Compares the files of the site with those that the target is known to have. */
export function planDeployment(
  site: ReadonlyMap<string, SiteFile>,
  recorded: ReadonlyMap<string, RecordedFile>,
  groupOf: (path: string) => DeliveryGroup,
  now: number,
): DeploymentPlan {
  const sends = new Map<DeliveryGroup, string[]>(deliveryGroups.map((group) => [group, []]));
  for (const [path, file] of site)
    if (!isSame(file, recorded.get(path))) sends.get(groupOf(path))?.push(path);
  const plan: DeploymentPlan = {
    clears: [],
    sends: [...sends.values()].filter((paths) => paths.length > 0),
    removals: [],
    waiting: new Map(),
  };
  for (const paths of plan.sends) paths.sort();
  const gone = [...recorded].filter(([path]) => !site.has(path));
  const isInTheWay = gone.length === 0 ? () => false : obstacles(site);
  for (const [path, { goneSince = now }] of gone) {
    if (isInTheWay(path)) plan.clears.push(path);
    else if (isGoneAtOnce(path, site, groupOf) || goneSince + GRACE <= now)
      plan.removals.push(path);
    else plan.waiting.set(path, goneSince);
  }
  plan.clears.sort();
  plan.removals.sort();
  return plan;
}

/** Folders that hold none of the files any more, the innermost first. */
export function emptiedFolders(removed: readonly string[], left: Iterable<string>): string[] {
  const kept = new Set([...left].flatMap(foldersOf));
  const gone = new Set(removed.flatMap(foldersOf).filter((folder) => !kept.has(folder)));
  return [...gone].sort().reverse();
}

function isSame({ digest, headers }: SiteFile, known: RecordedFile | undefined): boolean {
  return known?.digest === digest && JSON.stringify(known.headers) === JSON.stringify(headers);
}

/**
 * Whether a path that goes would stand in the way of one that comes. Names are compared as the least
 * careful disks do: there, removing `Foo` last would remove the new `foo`.
 */
function obstacles(site: ReadonlyMap<string, SiteFile>): (path: string) => boolean {
  const files = new Set([...site.keys()].map(publicKey));
  const all = new Set([...files, ...[...files].flatMap(foldersOf)]);
  return (path) => {
    const key = publicKey(path);
    return all.has(key) || foldersOf(key).some((folder) => files.has(folder));
  };
}

/** A withdrawn page is not to be found any more; nor is a variant that would be served instead of its file. */
function isGoneAtOnce(
  path: string,
  site: ReadonlyMap<string, SiteFile>,
  groupOf: (path: string) => DeliveryGroup,
): boolean {
  const whole = wholeOf(path);
  return (whole !== path && site.has(whole)) || !['named', 'file'].includes(groupOf(path));
}
