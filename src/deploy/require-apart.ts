import { realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { hasCode } from '../files/has-code.ts';
import { isWithin } from '../files/walk-folder.ts';
import { DeployError } from './deploy-error.ts';

/**
 * A deployment removes what the site does not have: it must not reach what the site is made from.
 *
 * @param target folder that is deployed to
 * @param guarded folders that nothing may be removed from
 * @throws {DeployError} when one of them lies in the target or around it, also by way of links.
 */
export function requireApart(target: string, guarded: readonly string[]): void {
  const place = placeOf(target);
  for (const folder of guarded) {
    const other = placeOf(folder);
    if (!isWithin(place, other) && !isWithin(other, place)) continue;
    throw new DeployError(
      'usage',
      `${target} and ${folder} lie in one another: name another folder.`,
    );
  }
}

/** Where a path leads behind every link, as far as it exists. */
function placeOf(path: string): string {
  try {
    return realpathSync.native(path);
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'ENOTDIR') || dirname(path) === path) throw error;
    return join(placeOf(dirname(path)), basename(path));
  }
}
