import { noteMarkup } from '../../components/diagnostic-markup.ts';
import type { Compilation } from '../../content/compiled-file.ts';
import type { Diagnostic } from '../../content/diagnostics/diagnostic.ts';
import { fieldTableOf } from '../../content/field-table-of.ts';
import { splitFrontMatter } from '../../content/front-matter/split-front-matter.ts';
import { exactText, offsetAt } from '../../content/rewrite/text-edits.ts';
import { LARGEST_FILE } from '../../content/read-source.ts';
import { repairsOf, type Repair } from '../../content/rewrite/repairs.ts';
import { digestOf } from '../../files/digest-of.ts';
import { type DiagnosticNote, MOST_LISTED } from '../../publication/page-diagnostics.ts';
import { placeNotes } from './place-notes.ts';

/** What a preview shows of the diagnostics of one file. */
export interface FileNotes {
  notes: DiagnosticNote[];
  /** The body with the notes that are about it. */
  html: string;
  /** The file as it is; absent where it is not UTF-8 or cannot be read. */
  text?: string;
  repairs: readonly Repair[];
}

export interface NotedFile {
  file: string;
  bytes: Uint8Array | undefined;
  diagnostics: readonly Diagnostic[];
  /** The body without notes; empty for one that cannot be marked. */
  html: string;
  compile: (text: string) => Compilation;
}

/** Sources that are longer are shown around the place that a diagnostic names. */
const LONGEST_SIDE = 60;

export function notesOfFile({ file, bytes, diagnostics, html, compile }: NotedFile): FileNotes {
  const text = bytes && bytes.length <= LARGEST_FILE ? exactText(bytes) : undefined;
  const plain = diagnostics.map((one): DiagnosticNote => ({
    ...one,
    id: idOfNote(one, diagnostics),
    repairs: [],
  }));
  if (text === undefined || plain.length === 0) return { notes: plain, html, repairs: [] };
  const listed = plain.slice(0, MOST_LISTED);
  const repairs = repairsOf({
    text,
    table: fieldTableOf(file),
    diagnostics: listed,
    hasLine: () => true,
    compile: (other) => compile(other).compiled.diagnostics,
  });
  const before = digestOf(text);
  const notes = plain.map((note) => {
    const source = sourceOfSpan(text, note);
    const own = repairs.filter(({ mends }) => mends.includes(note));
    return {
      ...note,
      ...(source && { source }),
      repairs: own.map(({ title, text: after }) => ({
        title,
        file,
        before,
        after: digestOf(after),
      })),
    };
  });
  const { bodyOffset } = splitFrontMatter(text.replace(/^\uFEFF/, '\n'));
  if (html === '' || bodyOffset === undefined) return { notes, html, text, repairs };
  const firstLine = text.slice(0, bodyOffset).split('\n').length;
  const ofBody = notes
    .slice(0, MOST_LISTED)
    .filter(({ line }) => line >= firstLine)
    .map((note) => ({ line: note.line, markup: noteMarkup(note), id: note.id }));
  if (ofBody.length === 0) return { notes, html, text, repairs };
  const body = { text, bodyOffset, html, compile: (other: string) => compile(other).html };
  const noted = placeNotes(body, ofBody);
  const placed = new Set([...noted.placed].map(({ id }) => id));
  return {
    notes: notes.map((note) => (placed.has(note.id) ? { ...note, href: `#${note.id}` } : note)),
    html: noted.html,
    text,
    repairs,
  };
}

/** Capital letters: ids of a body's headings have none, so these cannot meet them. */
export function idOfNote(found: Diagnostic, all: readonly Diagnostic[]): string {
  return `Diagnostic-${digestOf(found.file).slice(0, 8)}-${String(all.indexOf(found) + 1)}`;
}

function sourceOfSpan(text: string, found: Diagnostic): DiagnosticNote['source'] {
  const start = offsetAt(text, found);
  if (start === undefined) return undefined;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', start);
  const lineEnd = next === -1 ? text.length : next;
  const end = Math.min(start + found.length, lineEnd);
  const [before, after] = [text.slice(lineStart, start), text.slice(end, lineEnd).trimEnd()];
  if (text.slice(lineStart, lineEnd).trim() === '') return undefined;
  return {
    before: before.length > LONGEST_SIDE ? `…${before.slice(-LONGEST_SIDE)}` : before,
    marked: text.slice(start, end).slice(0, 4 * LONGEST_SIDE),
    after: after.length > LONGEST_SIDE ? `${after.slice(0, LONGEST_SIDE)}…` : after,
  };
}
