import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ArchiveError, type Note } from '../archive.ts';
import { readWxr, type WxrRecord } from './read-wxr.ts';
import { itemRecord, type ItemRecord } from './records.ts';

/** All that an export holds but the texts of its items. */
export interface Export {
  files: readonly ExportFile[];
  /** Folder in which the export lies. */
  folder: string;
  items: ItemRecord[];
  /** Authors, categories, tags and other terms of the channel, with the name of their file. */
  terms: { record: WxrRecord; file: string }[];
  channel: ReadonlyMap<string, string>;
  notes: Note[];
}

export interface ExportFile {
  path: string;
  /** As notes name it. */
  name: string;
}

/** Most faults of one file that are noted one by one. */
const mostFaults = 100;

/** Reads an export, or all exports of a folder, once, and keeps what is light. */
export async function readExport(source: string): Promise<Export> {
  const files = exportFiles(source);
  const items: ItemRecord[] = [];
  const terms: Export['terms'] = [];
  const notes: Note[] = [];
  const channel = new Map<string, string>();
  for (const [index, file] of files.entries()) {
    let faults = 0;
    let lastLine = 1;
    const report = (line: number, message: string): void => {
      faults += 1;
      if (faults > mostFaults) return;
      const subject = 'damaged export';
      const place = { file: file.name, line };
      const outcome = message.includes('left out') ? 'left-out' : 'converted';
      // What comes after the cut is not known.
      if (message.includes('cut off'))
        notes.push({ outcome: 'to-do', subject, place, message: `${message}: export it again` });
      else notes.push({ outcome, subject, place, message });
    };
    let ordinal = 0;
    const own = new Map<string, string>();
    for await (const record of readWxr(file.path, own, report)) {
      lastLine = record.line;
      if (record.kind === 'item') {
        // A part of a text keeps the whole of it in memory; what is cloned has texts of its own.
        items.push(structuredClone(itemRecord(record, index, ordinal)));
        ordinal += 1;
      } else terms.push({ record, file: file.name });
    }
    for (const [key, value] of own) if (!channel.has(key)) channel.set(key, value);
    if (faults > mostFaults) {
      notes.push({
        outcome: 'to-do',
        subject: 'damaged export',
        place: { file: file.name, line: lastLine },
        message: `${faults - mostFaults} more faults like these; export it again if you can`,
      });
    }
    if (!own.has('wxr_version')) {
      notes.push({
        outcome: 'converted',
        subject: 'damaged export',
        place: { file: file.name, line: 1 },
        message: 'it has no `wp:wxr_version`, and is read like version 1.2',
      });
    }
  }
  if (items.length === 0 && terms.length === 0 && channel.size === 0) {
    throw new ArchiveError('it is no export of WordPress, or nothing of it is whole', {
      file: files[0]?.name ?? basename(source),
      line: 1,
    });
  }
  const isFile = files.length === 1 && files[0]?.path === source;
  return { files, folder: isFile ? dirname(source) : source, items, terms, channel, notes };
}

function exportFiles(source: string): ExportFile[] {
  if (!statSync(source).isDirectory()) return [{ path: source, name: basename(source) }];
  const files = readdirSync(source, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:xml|wxr)$/i.test(entry.name))
    .map(({ name }) => ({ path: join(source, name), name }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  if (files.length === 0) {
    throw new ArchiveError('the folder holds no export of WordPress, which ends in `.xml`', {
      file: basename(source),
      line: 1,
    });
  }
  return files;
}

/** The texts of all items, one after another, in the order of the export. */
export async function* readContents({
  files,
}: Pick<Export, 'files'>): AsyncGenerator<{ file: number; ordinal: number; content: string }> {
  for (const [file, { path }] of files.entries()) {
    let ordinal = 0;
    for await (const record of readWxr(path, new Map(), () => undefined)) {
      if (record.kind !== 'item') continue;
      yield { file, ordinal, content: record.fields.get('content:encoded') ?? '' };
      ordinal += 1;
    }
  }
}
