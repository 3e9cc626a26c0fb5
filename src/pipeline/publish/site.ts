import { join } from 'node:path';
import type { FileSystem } from './file-system.ts';
import type { Location } from './location.ts';
import { markerLine, markerName, type Settings, workshopName } from './plan.ts';
import { hasCode } from '../../files/has-code.ts';
import { PublishError } from './publish-error.ts';
import { type Known, readRecord } from './record.ts';
import { type Scan, scan } from './scan.ts';
import { digestOf } from '../../files/digest-of.ts';

/** The published site as it stands. */
export interface Site {
  /** `absent`: no such folder; `empty`: a folder with nothing in it. */
  state: 'absent' | 'empty' | 'published';
  found: Scan;
  /** Path → digest and fingerprint of the last build. */
  recorded: ReadonlyMap<string, { digest: string; fingerprint: string }>;
}

/**
 * Looks at what OUT_DIR holds. Refuses a folder that holds files and was never published: it has
 * no marker, and CACHE_DIR knows nothing of it.
 */
export function readSite(settings: Settings, location: Location, files: FileSystem): Site {
  const { folder } = location;
  const nothing = { files: new Map(), others: new Set<string>(), folders: new Set<string>() };
  if (location.identity === '') return { state: 'absent', found: nothing, recorded: new Map() };
  const names = files.list(folder).filter(({ name }) => !name.startsWith(workshopName));
  if (names.length === 0) return { state: 'empty', found: nothing, recorded: new Map() };
  const record = readRecord(settings, location, files);
  const marked = names.some(({ name, kind }) => name === markerName && kind === 'file');
  if (record === undefined && !(marked && isMarker(join(folder, markerName), files))) {
    throw foreign(folder, names[0]?.name ?? '');
  }
  const recorded = new Map(
    record?.files.map(([path, digest, fingerprint]) => [path, { digest, fingerprint }]),
  );
  return { state: 'published', found: scan(folder, files), recorded };
}

/**
 * What the bytes of a published file are, read only when the record does not know;
 * `undefined` where there is no file, or one that may not be read and so is none of the build's.
 */
export function digestIn(
  site: Site,
  location: Location,
  path: string,
  files: FileSystem,
): Known | undefined {
  const stat = site.found.files.get(path);
  if (stat === undefined) return undefined;
  const recorded = site.recorded.get(path);
  if (recorded?.fingerprint === stat.fingerprint) return { digest: recorded.digest, stat };
  try {
    return { digest: digestOf(files.read(join(location.folder, path))), stat };
  } catch (error) {
    if (hasCode(error, 'EACCES', 'EPERM')) return undefined;
    throw error;
  }
}

function isMarker(path: string, files: FileSystem): boolean {
  const text = Buffer.from(files.read(path)).toString('utf8');
  return text.split('\n', 1)[0] === markerLine;
}

function foreign(folder: string, name: string): PublishError {
  return new PublishError(
    'usage',
    `OUT_DIR (${folder}) holds files that no build wrote, \`${name}\` among them; publishing would remove them. Name another folder, or empty this one.`,
  );
}
