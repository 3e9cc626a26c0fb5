import type { CompileOptions } from '../content/compiled-file.ts';
import type { Diagnostic } from '../content/diagnostics/diagnostic.ts';
import type { SiteSettings } from '../site-settings.ts';
import type { Address } from '../urls.ts';
import type { IndexedFile } from './indexed-file.ts';
import type { LinkedPage, Ways } from './links.ts';

/** What the thread that follows the site is told. Files are paths below the content folder. */
export type SiteOrder =
  /** The text of an open document; no text when it was closed, and the file counts again. */
  | { kind: 'text'; file: string; version: number; text?: string }
  /** Files or folders that changed on the disk. */
  | { kind: 'changed'; places: readonly string[] };

/** What the thread tells. */
export type SiteNews =
  | { kind: 'settings'; settings: SharedSettings }
  | { kind: 'files'; files: readonly IndexedFile[] }
  | { kind: 'removed'; files: readonly string[] }
  | { kind: 'listing'; assets: ReadonlySet<string>; publicFiles: ReadonlySet<string> }
  | {
      kind: 'addresses';
      /** Those that changed, by file. */
      addresses: readonly Change<Address>[];
      /** Those that changed, by the key of the address. */
      pages: readonly Change<LinkedPage>[];
      /** Absent where they are as before. */
      ways?: Ways;
    }
  | { kind: 'diagnosed'; reports: readonly FileReport[] }
  /** The settings were changed, which are read once: the thread is to be started anew. */
  | { kind: 'outdated' }
  | { kind: 'failed'; reason: string };

/** What something is now; undefined where it is gone. */
export type Change<Value> = readonly [string, Value | undefined];

/** What both threads must know of the settings. */
export interface SharedSettings {
  contentDir: string;
  options: CompileOptions;
  site: SiteSettings;
}

/** All that is wrong with a file, as `check` prints it. */
export interface FileReport {
  file: string;
  /** Version of the document that was looked at; absent for the file on the disk. */
  version?: number;
  diagnostics: readonly Diagnostic[];
  /** Of those of a document, what neither its own text nor its links tell: other files have a part in it. */
  shared?: readonly Diagnostic[];
}
