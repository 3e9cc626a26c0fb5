import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { feedFormats } from '../../src/feeds/formats.ts';
import type { Archive, ArchiveItem, ArchiveKind, ConvertedBody } from '../../src/import/archive.ts';
import { importArchive, type ImportOptions } from '../../src/import/import-archive.ts';
import { readers } from '../../src/import/readers.ts';
import type { Report } from '../../src/import/report.ts';
import { resolveSite } from '../../src/site-settings.ts';
import config from '../../src/site.config.ts';
import { temporaryFolder } from '../content/temporary-folder.ts';

export interface Imported {
  /** Text of every file that was written, by its path below the content folder. */
  files: Record<string, string>;
  /** Sources of the files that were copied, by their path below the content folder. */
  copies: Record<string, string>;
  report: Report;
}

/** The settings of an import into an empty site at `https://new.example.org/`. */
export function importOptions(given: Partial<ImportOptions> = {}): ImportOptions {
  return {
    source: temporaryFolder(),
    kind: 'markdown',
    mapping: new Map(),
    fetched: [],
    site: resolveSite(
      { ...config, lang: 'en', languages: [], redirects: [], otherHosts: [] },
      'https://new.example.org/',
    ),
    claimed: {
      publicKeys: new Set(),
      ownPages: new Map(),
      feedFiles: new Set(feedFormats.map(({ file }) => file)),
    },
    progress: () => undefined,
    ...given,
  };
}

/** Writes the files of an archive into a temporary folder, and imports it. */
export async function importFiles(
  kind: ArchiveKind,
  archive: Readonly<Record<string, string | Uint8Array>>,
  given: Partial<ImportOptions> = {},
): Promise<Imported> {
  const source = writeFiles(archive);
  return collect(readers[kind], { ...given, source, kind });
}

/** Imports an archive that the test itself has read. */
export function importRead(
  archive: Partial<Archive>,
  given: Partial<ImportOptions> = {},
): Promise<Imported> {
  return collect(() => Promise.resolve(archiveOf(archive)), given);
}

/** Writes files below a temporary folder. */
export function writeFiles(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return folder;
}

/** A picture of one pixel of a grey. */
export function picture(grey: number): Uint8Array {
  const head = [...Buffer.from('GIF89a'), 1, 0, 1, 0, 0x80, 0, 0, grey, grey, grey, 0, 0, 0];
  return Uint8Array.from([...head, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b]);
}

/** An article of the test with its body. */
export function body(
  markdown: string,
  { keys = {}, ...item }: Partial<ArchiveItem> = {},
): ConvertedBody {
  return {
    item: {
      kind: 'article',
      place: { file: 'posts/a.md', line: 1 },
      file: 'articles/a.md',
      addresses: ['/a/'],
      ...item,
      keys: { title: 'A', date: '2020-01-02', ...keys },
    },
    syntax: 'md',
    markdown,
    notes: [],
  };
}

/** An archive of these bodies. */
export function archiveWith(
  bodies: readonly ConvertedBody[],
  more: Partial<Archive> = {},
): Partial<Archive> {
  return {
    items: bodies.map(({ item }) => item),
    bodies: async function* () {
      for (const one of bodies) yield await Promise.resolve(one);
    },
    ...more,
  };
}

function archiveOf(archive: Partial<Archive>): Archive {
  return {
    kind: 'markdown',
    urls: ['https://old.example.org/'],
    items: [],
    terms: [],
    files: [],
    remoteFiles: [],
    redirects: [],
    notes: [],
    counts: {},
    bodies: async function* () {
      // Empty.
    },
    ...archive,
  };
}

async function collect(
  read: Parameters<typeof importArchive>[0],
  given: Partial<ImportOptions>,
): Promise<Imported> {
  const files: Record<string, string> = {};
  const copies: Record<string, string> = {};
  const report = await importArchive(read, importOptions(given), {
    write: (file, text) => {
      if (file in files || file in copies) throw new Error(`${file} is written twice`);
      files[file] = text;
    },
    copy: (from, file) => {
      if (file in files || file in copies) throw new Error(`${file} is written twice`);
      readFileSync(from);
      copies[file] = from;
    },
  });
  return { files, copies, report };
}
