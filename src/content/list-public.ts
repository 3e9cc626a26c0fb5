import { hasCode } from '../files/has-code.ts';
import { listFolder, type ListFolder, walkFolder } from '../files/walk-folder.ts';
import { diagnose, type Diagnostic, diagnosticIn } from './diagnostics/diagnostic.ts';
import { neverFollowed, unreadable } from './unreadable.ts';

export interface PublicListing {
  /** Paths of the files to publish, below the folder. */
  files: ReadonlySet<string>;
  diagnostics: Diagnostic[];
}

/** Other programs leave these in any folder, and nobody misses them on a site. */
const OF_TOOLS = /^\.(?:DS_Store|git(?:keep|ignore|attributes)|keep)$/;

const START = { line: 1, column: 1 };

/**
 * Lists the files that are published as they are. Symbolic links are not followed. Of names that begin
 * with a dot only `.well-known` is published (RFC 8615). `fileOf` names a path as diagnostics do.
 */
export function listPublic(
  folder: string,
  fileOf: (path: string) => string,
  list: ListFolder = listFolder,
): PublicListing {
  const diagnostics: Diagnostic[] = [];
  const report = (path: string, found: ReturnType<typeof diagnose>): void => {
    diagnostics.push(diagnosticIn(fileOf(path), found));
  };
  const entries = walkFolder(folder, {
    list,
    skips: (path, name) => {
      if (!name.startsWith('.') || path === '.well-known') return false;
      if (!OF_TOOLS.test(name)) {
        const message = 'it is not published, as its name begins with a dot';
        report(path, diagnose('hidden-public-file', START, message, 'Rename it, or delete it'));
      }
      return true;
    },
    failed: (path, error) => {
      if (path !== '' || !hasCode(error, 'ENOENT')) report(path, unreadable('folder', error));
    },
  });
  const files: string[] = [];
  for (const { path, kind } of entries) {
    if (kind === 'file') files.push(path);
    else if (kind !== 'folder') report(path, neverFollowed());
  }
  // Without a comparison, strings are sorted by code unit.
  return { files: new Set(files.sort()), diagnostics };
}
