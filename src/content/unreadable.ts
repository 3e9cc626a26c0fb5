import { hasCode } from '../files/has-code.ts';
import { diagnose, type SourceDiagnostic } from './diagnostics/diagnostic.ts';

/** The problem of a file or folder that an error of the file system keeps from being read. */
export function unreadable(what: 'file' | 'folder', error: unknown): SourceDiagnostic {
  const reason = error instanceof Error && 'code' in error ? error.code : error;
  return diagnose(
    'unreadable-file',
    { line: 1, column: 1 },
    `the ${what} cannot be read (${String(reason)})`,
    hasCode(error, 'EACCES', 'EPERM')
      ? 'Give the permission to read it'
      : `Replace it with an ordinary ${what}`,
  );
}
