import { fromChecked, withChecksum } from '../files/checked-file.ts';
import type { Headers, SiteFile } from './site-file.ts';

/** What deployments know of a target, kept there, so that nothing is ever listed. */
export interface TargetRecord {
  /** Address of the site that is deployed there. */
  site: string;
  files: ReadonlyMap<string, RecordedFile>;
}

/**
 * A file that lies at the target. An empty digest says that its bytes are not known: a deployment was
 * about to send or remove it, and nobody has seen the end.
 */
export interface RecordedFile extends SiteFile {
  /** When the site no longer had it, in milliseconds since 1970; absent for a file of the site. */
  goneSince?: number;
}

/** Folder at the target for what is no part of the site. A leading dot keeps it from readers of nginx. */
export const deploymentFolder = '.deployment';

export const recordPath = `${deploymentFolder}/record.json`;

const TITLE = 'deployment-record 1';

interface Stored {
  site: string;
  /** Each set of headers once. */
  headers: Headers[];
  files: [path: string, digest: string, size: number, headers: number, goneSince?: number][];
}

/** The same record always has the same text. */
export function recordText({ site, files }: TargetRecord): string {
  const numbers = new Map<string, number>();
  const sorted = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
  const rows = sorted.map(([path, { digest, size, headers, goneSince }]): Stored['files'][0] => {
    const key = JSON.stringify(headers);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return goneSince === undefined
      ? [path, digest, size, number]
      : [path, digest, size, number, goneSince];
  });
  const headers = [...numbers.keys()].map((key) => JSON.parse(key) as Headers);
  const stored: Stored = { site, headers, files: rows };
  return withChecksum(TITLE, stored);
}

/** `undefined` for a text that is not as it was written. */
export function readRecordText(text: string): TargetRecord | undefined {
  const stored = fromChecked(TITLE, text) as Stored | undefined;
  if (stored === undefined) return undefined;
  const { site, headers, files } = stored;
  // Whoever may write there must not name what lies elsewhere: it would be removed.
  if (!files.every(([path]) => isInside(path))) return undefined;
  return {
    site,
    files: new Map(
      files.map(([path, digest, size, number, goneSince]) => [
        path,
        {
          digest,
          size,
          headers: headers[number] ?? {},
          ...(goneSince !== undefined && { goneSince }),
        },
      ]),
    ),
  };
}

function isInside(path: string): boolean {
  return path.split('/').every((segment) => !['', '.', '..'].includes(segment));
}
