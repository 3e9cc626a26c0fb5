import { cpSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { walkFolder } from '../../files/walk-folder.ts';
import { askGit, identity, placeInRepository, runGit } from '../git.ts';
import { isOwn, OWN_PATHS } from '../own-paths.ts';

/** Folders at the top that commands make. */
const MADE = new Set(['node_modules', '.git', '.cache', '.astro', 'dist', 'dist-compressed']);

/**
 * Puts the code of a project into a new folder, without what is the project's own publication. From a
 * repository it comes with its history, as later updates are compared with it; otherwise as it lies
 * there.
 *
 * @returns whether it came with its history
 */
export function copyCode(root: string, target: string): boolean {
  if (!isRepository(root)) {
    copyFiles(root, target);
    return false;
  }
  const hash = runGit(root, ['rev-parse', '--verify', 'HEAD']).trim();
  // Without `--local` git does not lean on the files of the other repository.
  runGit(root, [
    'clone',
    '--quiet',
    '--no-checkout',
    '--no-local',
    '--origin=upstream',
    '.',
    target,
  ]);
  runGit(target, ['remote', 'set-url', 'upstream', sourceOf(root)]);
  runGit(target, ['checkout', '--quiet', '-B', 'main', '--no-track', hash]);
  runGit(target, ['rm', '-r', '--quiet', '--ignore-unmatch', '--', ...OWN_PATHS]);
  return true;
}

/** Makes the first commit of a new publication, which follows the code's own history. */
export function commitPublication(target: string, name: string): void {
  runGit(target, ['add', '--all']);
  const words = ['commit', '--quiet', '--no-verify', '--no-gpg-sign', '-m', `Begin ${name}`];
  runGit(target, [...identity(target), ...words]);
}

function isRepository(root: string): boolean {
  try {
    const place = placeInRepository(root);
    return place !== undefined && realpathSync(place.root) === realpathSync(root);
  } catch {
    // Without git the files are copied as they are.
    return false;
  }
}

/** Where the project itself comes from; its own folder if it is nobody's copy. */
function sourceOf(root: string): string {
  for (const remote of ['upstream', 'origin']) {
    const { status, stdout } = askGit(root, ['remote', 'get-url', remote]);
    if (status === 0) return stdout.trim();
  }
  return root;
}

function copyFiles(root: string, target: string): void {
  const skips = (path: string): boolean => MADE.has(path) || /\.(?:tmp|publishing)$/.test(path);
  const files = [
    ...walkFolder(root, { skips: (path, name) => skips(path) || name === 'node_modules' }),
  ];
  for (const { path, kind } of files) {
    if (kind !== 'file' || isOwn(path)) continue;
    mkdirSync(dirname(join(target, path)), { recursive: true });
    cpSync(join(root, path), join(target, path));
  }
}
