import { relative, resolve, sep } from 'node:path';
import { isWithin } from '../../files/walk-folder.ts';
import { baseCommit, changedBelow, namedCommit } from '../git.ts';
import { UsageError } from '../run-command.ts';
import type { Selection } from './fix-content.ts';

export interface Wanted {
  /** Files and folders, as a shell names them. */
  operands: readonly string[];
  all: boolean;
  /** Files that differ from the merge base of HEAD and this commit. */
  changed: string | undefined;
}

/**
 * Selects the files that are named, or all, or those that are changed: by default since the last
 * commit.
 *
 * @throws {UsageError} for a name outside the content folder, and where git cannot say what changed
 */
export function selectFiles({ operands, all, changed }: Wanted, contentDir: string): Selection {
  if (all) return () => true;
  if (operands.length > 0) {
    const places = operands.map((operand) => placeOf(operand, contentDir));
    return (file) =>
      places.some((place) => place === '' || file === place || file.startsWith(`${place}/`));
  }
  const files = changedFiles(changed, contentDir);
  return (file) => files.has(file);
}

function placeOf(operand: string, contentDir: string): string {
  const path = resolve(operand);
  if (!isWithin(path, contentDir))
    throw new UsageError(`\`${operand}\` does not lie in ${contentDir}`);
  return relative(contentDir, path).replaceAll(sep, '/');
}

function changedFiles(changed: string | undefined, contentDir: string): ReadonlySet<string> {
  if (changed !== undefined) return changedBelow(baseCommit(contentDir, changed), contentDir);
  try {
    return changedBelow(namedCommit(contentDir, 'HEAD'), contentDir);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(`${error.message}. Name the files to fix, or write \`--all\``);
  }
}
