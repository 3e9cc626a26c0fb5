import type { CompileOptions } from '../content/compiled-file.ts';
import type { Diagnostic } from '../content/diagnostics/diagnostic.ts';
import type { SiteSettings } from '../site-settings.ts';
import type { Address } from '../urls.ts';
import type { IndexedFile } from './indexed-file.ts';

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
      addresses: readonly (readonly [string, Address | undefined])[];
      redirects?: ReadonlyMap<Address, Address>;
    }
  | { kind: 'diagnosed'; reports: readonly FileReport[]; connected: boolean }
  /** The settings were changed, which are read once: the thread is to be started anew. */
  | { kind: 'outdated' }
  | { kind: 'failed'; reason: string };

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
  /** Of the diagnostics, those that other files have a part in. */
  shared: readonly Diagnostic[];
}
