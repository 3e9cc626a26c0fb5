import { checkPath } from './check-path.ts';
import type { PlannedFile } from './plan.ts';
import { PublishError } from './publish-error.ts';

/**
 * Checks planned files one after the other: each path may be published, none comes twice, and
 * none is a file here and a folder there. Throws at the first that is wrong.
 */
export function planChecker(): (file: PlannedFile) => void {
  const files = new Set<string>();
  const folders = new Set<string>();
  return ({ path, digest }) => {
    const diagnostic = checkPath(path);
    if (diagnostic !== undefined) throw refused(path, diagnostic);
    if (!/^[0-9a-f]{64}$/.test(digest)) throw refused(path, 'has no SHA-256 for a digest');
    if (files.has(path)) throw refused(path, 'comes twice');
    if (folders.has(path)) throw refused(path, 'is a folder of other files');
    for (const folder of foldersOf(path)) {
      if (files.has(folder)) throw refused(path, `lies below the file \`${folder}\``);
      folders.add(folder);
    }
    files.add(path);
  };
}

/** The folders that a path lies in, the outermost first: `a` and `a/b` for `a/b/c`. */
export function foldersOf(path: string): string[] {
  const folders: string[] = [];
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
    folders.push(path.slice(0, at));
  }
  return folders;
}

function refused(path: string, diagnostic: string): PublishError {
  return new PublishError(
    'usage',
    `A file of the site cannot be published: its path \`${path}\` ${diagnostic}. The published site is as it was. Change the address or file name that leads to it.`,
  );
}
