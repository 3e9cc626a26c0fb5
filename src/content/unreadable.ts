import { hasCode } from '../files/has-code.ts';
import { diagnose, type SourceDiagnostic } from './diagnostics/diagnostic.ts';

const START = { line: 1, column: 1 };

/** The diagnostic for a file or folder that the file system refuses to read. */
export function unreadable(what: 'file' | 'folder', error: unknown): SourceDiagnostic {
  const reason = error instanceof Error && 'code' in error ? error.code : error;
  return diagnose(
    'unreadable-file',
    START,
    `the ${what} cannot be read (${String(reason)})`,
    unreadableHint(what, error),
  );
}

function unreadableHint(what: 'file' | 'folder', error: unknown): string {
  if (hasCode(error, 'EACCES', 'EPERM')) return 'Give the permission to read it';
  if (hasCode(error, 'ERR_FS_FILE_TOO_LARGE')) return 'Make it smaller than 2 GB';
  return `Replace it with an ordinary ${what}`;
}

/** The diagnostic for a symbolic link and for what is neither file nor folder. */
export function neverFollowed(): SourceDiagnostic {
  return diagnose(
    'unreadable-file',
    START,
    'a symbolic link or a special file is never followed',
    'Replace it with an ordinary file',
  );
}
