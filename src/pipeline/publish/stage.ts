import { dirname, join } from 'node:path';
import { planChecker } from './check-plan.ts';
import type { FileSystem } from './file-system.ts';
import { forEachLimited } from '../concurrency.ts';
import type { Location } from './location.ts';
import { type Group, markerName, markerText, type PlannedFile } from './plan.ts';
import { PublishError } from './publish-error.ts';
import type { Known } from './record.ts';
import { digestOf } from '../../files/digest-of.ts';
import { digestIn, type Site } from './site.ts';
import type { Workshop } from './workshop.ts';

/** A file that OUT_DIR does not hold yet, or holds with other bytes. */
export interface FreshFile {
  path: string;
  digest: string;
  /** In bytes. */
  size: number;
  /** The marker comes before all others, so that a folder begun is known as a site's. */
  group: 'marker' | Group;
  /** Where it waits, below the workshop. */
  staged: string;
}

export interface Staging {
  fresh: FreshFile[];
  unchanged: Map<string, Known>;
}

/** How many files are asked for at a time; their bytes are in memory until they are staged. */
const atATime = 16;

/**
 * Up to this many files are put on the disk one by one before anything moves. That costs about a
 * millisecond each, too much for a whole site; a power failure soon after one that large may cost
 * files, which the next command notices by their digests and the next build writes again.
 */
const flushed = 256;

/** Writes each planned file that is not in OUT_DIR into the workshop, and checks what it wrote. */
export async function stage(
  plan: AsyncIterable<PlannedFile> | Iterable<PlannedFile>,
  asTree: boolean,
  { site, location, workshop }: { site: Site; location: Location; workshop: Workshop },
  files: FileSystem,
): Promise<Staging> {
  const staging: Staging = { fresh: [], unchanged: new Map() };
  const check = planChecker();
  const made = new Set<string>();

  async function add(file: PlannedFile, group: FreshFile['group']): Promise<void> {
    const { path, digest } = file;
    const known = digestIn(site, location, path, files);
    if (known?.digest === digest) {
      staging.unchanged.set(path, known);
      return;
    }
    const bytes = await bytesOf(file, files);
    if (digestOf(bytes) !== digest) throw otherBytes(path);
    const staged = asTree ? `tree/${path}` : `files/${staging.fresh.length}`;
    staging.fresh.push({ path, digest, size: bytes.length, group, staged });
    const place = join(workshop.folder, staged);
    const folder = dirname(place);
    if (asTree && !made.has(folder)) {
      files.makeFolders(folder);
      made.add(folder);
    }
    files.write(place, bytes);
    if (files.stat(place)?.size !== bytes.length) throw notWhole(place);
  }

  await add(marker, 'marker');
  await forEachLimited(plan, atATime, async (file) => {
    check(file);
    await add(file, file.group);
  });
  if (staging.fresh.length <= flushed) {
    for (const { staged } of staging.fresh) files.flush(join(workshop.folder, staged));
  }
  return staging;
}

const marker: PlannedFile = {
  path: markerName,
  digest: digestOf(markerText),
  group: 'asset',
  content: () => Promise.resolve(Buffer.from(markerText)),
};

async function bytesOf({ content }: PlannedFile, files: FileSystem): Promise<Uint8Array> {
  return typeof content === 'function' ? content() : files.read(content.copyFrom);
}

function otherBytes(path: string): PublishError {
  return new PublishError(
    'untouched',
    `The build made other bytes for \`${path}\` than it promised: a source file changed while it was built, or the cache is wrong. The published site is as it was. Build again; if it happens again, delete CACHE_DIR first.`,
  );
}

function notWhole(path: string): PublishError {
  return new PublishError(
    'untouched',
    `${path} was not written whole. The published site is as it was. Check the disk, then build again.`,
  );
}
