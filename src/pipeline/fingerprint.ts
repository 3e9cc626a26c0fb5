import { createHash, type Hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digestOf } from '../files/digest-of.ts';
import { tryRead } from '../files/try-read.ts';
import { filesIn, walkFolder } from '../files/walk-folder.ts';

/** What is kept from one build to the next: compiled files and facts of pictures, routes, the search index. */
export type Kept = 'compiled' | 'pages' | 'search';

const ALL: readonly Kept[] = ['compiled', 'pages', 'search'];
const NOTHING: readonly Kept[] = [];

/**
 * What a change of a file or folder of `src` makes anew. The longest path counts. A room without a line
 * counts for everything, so that a new one never leaves anything stale.
 *
 * A room is left out where its code only hands over data that has a digest of its own, as a page model,
 * or where no page, component or compiler may import it (lint/import-directions.ts).
 */
const DEPENDENTS: Readonly<Record<string, readonly Kept[]>> = {
  cli: NOTHING,
  components: ['pages'],
  'content.config.ts': ['pages'],
  deploy: NOTHING,
  'env.d.ts': NOTHING,
  feeds: ['pages'],
  import: NOTHING,
  'language-server': NOTHING,
  layouts: ['pages'],
  links: NOTHING,
  'live.config.ts': ['pages'],
  media: ['compiled', 'pages'],
  'other-hosts.ts': NOTHING,
  pages: ['pages'],
  pipeline: ['pages'],
  'pipeline/compile': ['compiled'],
  'pipeline/compress': NOTHING,
  'pipeline/portable': NOTHING,
  'pipeline/media': ['compiled'],
  'pipeline/preview': NOTHING,
  'pipeline/publish': NOTHING,
  'pipeline/search': ['search'],
  'pipeline/threads.ts': ALL,
  publication: ['pages', 'search'],
  redirects: ['pages'],
  report: NOTHING,
  'route-models.ts': ['pages'],
  scripts: ['pages'],
  search: ['pages', 'search'],
  'site-settings.ts': ['pages'],
  'site.config.ts': ['pages'],
  styles: ['pages'],
};

/** Files beside `src` that count. */
const BESIDE: Readonly<Record<string, readonly Kept[]>> = {
  'astro.config.ts': ['pages'],
  'package-lock.json': ALL,
};

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** What is made anew when a file changes; `path` is below `src`, with forward slashes. */
export function dependentsOf(path: string): readonly Kept[] {
  for (
    let place = path;
    place !== '';
    place = place.slice(0, Math.max(0, place.lastIndexOf('/')))
  ) {
    const found = DEPENDENTS[place];
    if (found) return found;
  }
  return ALL;
}

/**
 * SHA-256 of all the code that `kept` depends on, by paths and bytes, with the version of Node and the
 * settings that matter.
 */
export function codeFingerprint(kept: Kept, settings: unknown, project = PROJECT): string {
  const hash = createHash('sha256').update(JSON.stringify([process.version, settings]));
  for (const path of filesIn(join(project, 'src'))) {
    if (dependentsOf(path).includes(kept)) addFile(hash, project, `src/${path}`);
  }
  for (const [path, dependents] of Object.entries(BESIDE)) {
    if (dependents.includes(kept)) addFile(hash, project, path);
  }
  return hash.digest('hex');
}

/** SHA-256 of everything that a build runs and that may change, whatever depends on it. */
export function projectFingerprint(project = PROJECT): string {
  const hash = createHash('sha256').update(process.version);
  for (const path of filesIn(join(project, 'src'))) addFile(hash, project, `src/${path}`);
  for (const path of Object.keys(BESIDE)) addFile(hash, project, path);
  return hash.digest('hex');
}

/** SHA-256 of the code of the project, and of the features of a content folder, which are code as well. */
export function codeDigest(contentDir: string): string {
  return digestOf(projectFingerprint() + folderDigest(join(contentDir, 'features')));
}

/**
 * SHA-256 of everything in a folder of content by paths and bytes; of an empty list where there is none.
 * What cannot be read counts as such: who compiles it names it.
 */
export function folderDigest(folder: string): string {
  const hash = createHash('sha256');
  const entries = walkFolder(folder, { failed: () => undefined });
  const paths = [...entries].flatMap(({ path, kind }) => (kind === 'file' ? [path] : []));
  for (const path of paths.sort()) {
    const bytes = tryRead(join(folder, path));
    if (bytes) addBytes(hash, path, bytes);
    else hash.update(`\0${path}\0unreadable\0`);
  }
  return hash.digest('hex');
}

function addFile(hash: Hash, root: string, path: string): void {
  addBytes(hash, path, readFileSync(join(root, path)));
}

function addBytes(hash: Hash, path: string, bytes: Buffer): void {
  hash.update(`\0${path}\0${String(bytes.length)}\0`).update(bytes);
}
