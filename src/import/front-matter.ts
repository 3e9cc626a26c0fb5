import { stringify } from 'yaml';
import { diagnosticCodes } from '../content/diagnostics/diagnostic-codes.ts';
import type { SourceDiagnostic } from '../content/diagnostics/diagnostic.ts';
import type { FieldTable } from '../content/front-matter/field-table.ts';
import { nameParts } from '../content/assemble/assign-addresses.ts';
import { articleFields, termFields } from '../content/front-matter/fields.ts';
import { readFrontMatter } from '../content/front-matter/read-front-matter.ts';
import { parseDate } from '../content/parse-date.ts';
import { removeBidiControls, replaceControls } from '../content/source-text.ts';
import type { ArchiveItem, Note } from './archive.ts';

export interface WrittenFrontMatter {
  /** With both fences and a line break at the end. */
  text: string;
  draft: boolean;
  lang?: string;
  /** As the house's schema reads them. */
  terms: { categories: readonly string[]; tags: readonly string[]; authors: readonly string[] };
  notes: Note[];
}

/** Values by key, in the order in which they are written. */
type Keys = Map<string, unknown>;

/** What the importer adds to the keys of an item. */
export interface Addresses {
  safeURL?: string;
  aliases: readonly string[];
}

/**
 * Writes front matter that the site's schema reads. Keys get the site's spelling; a value that the
 * schema refuses goes into a note, and where it decides whether the page is public, or something that
 * is required is missing, the article becomes a draft.
 */
export function writeFrontMatter(
  item: Pick<ArchiveItem, 'kind' | 'place' | 'file' | 'keys'>,
  { safeURL, aliases }: Addresses,
): WrittenFrontMatter {
  const table: FieldTable = item.kind === 'article' ? articleFields : termFields;
  const notes: Note[] = [];
  const note = (key: string, outcome: Note['outcome'], message: string): void => {
    notes.push({ outcome, subject: `front matter \`${key}\``, place: item.place, message });
  };
  const keys = inOrder(spelled(item.keys, table), table);
  if (safeURL !== undefined) insertAfter(keys, 'title', 'safeURL', safeURL);
  if (aliases.length > 0) keys.set('aliases', aliases);
  for (const [key, value] of keys) {
    const shown = withoutControls(value);
    if (!shown.changed) continue;
    keys.set(key, shown.value);
    note(key, 'converted', 'Characters that nobody sees were removed');
  }
  let read = readKeys(keys, table);
  // Each round removes a key or adds one that is required.
  for (let round = keys.size + REQUIRED; round > 0; round -= 1) {
    if (read.error) mend(keys, read.key, read.error, item, note);
    else if (item.kind === 'article' && lacksDate(read.data, item.file)) {
      keys.set('draft', true);
      note('date', 'to-do', 'It has no date, and is a draft: write `date`, and delete `draft`');
    } else break;
    read = readKeys(keys, table);
  }
  const { text, data } = read;
  const list = (key: string): readonly string[] =>
    (data[key] as readonly string[] | undefined) ?? [];
  return {
    text,
    draft: data.draft === true,
    ...(typeof data.lang === 'string' && { lang: data.lang }),
    terms: { categories: list('categories'), tags: list('tags'), authors: list('authors') },
    notes,
  };
}

/** Whether front matter of a page says that readers must not see it. */
export function isHeldBack({ keys }: Pick<ArchiveItem, 'keys'>): boolean {
  const { draft } = keys;
  if (draft === true) return true;
  const { text } = readKeys(spelled(keys, termFields), termFields);
  const { diagnostics } = readFrontMatter(text, termFields);
  return diagnostics.some(({ code }) => HOLDING_CODES.has(code));
}

/** Keys that may have to be added: title and draft. */
const REQUIRED = 2;

/** The values under the site's own spellings, but where two spellings of one key are written. */
function spelled(written: Readonly<Record<string, unknown>>, table: FieldTable): Keys {
  const keys: Keys = new Map();
  const times = new Map<string, number>();
  for (const key of Object.keys(written)) {
    const own = table.spellings.get(key) ?? key;
    times.set(own, (times.get(own) ?? 0) + 1);
  }
  for (const [key, value] of Object.entries(written)) {
    if (value === undefined) continue;
    const own = table.spellings.get(key) ?? key;
    keys.set(times.get(own) === 1 ? own : key, value);
  }
  return keys;
}

/** Known keys first, in the order of the field table. */
function inOrder(keys: Keys, table: FieldTable): Keys {
  const known = [...table.spellings.keys()];
  const rank = (key: string): number => {
    const at = known.indexOf(key);
    return at === -1 ? known.length : at;
  };
  return new Map([...keys].sort(([one], [other]) => rank(one) - rank(other)));
}

function insertAfter(keys: Keys, before: string, key: string, value: unknown): void {
  const entries = [...keys];
  const at = entries.findIndex(([one]) => one === before);
  keys.clear();
  entries.splice(at + 1, 0, [key, value]);
  for (const [one, other] of entries) keys.set(one, other);
}

function printedKey(key: string, value: unknown): string {
  return stringify(
    { [key]: value },
    { lineWidth: 0, aliasDuplicateObjects: false, defaultStringType: 'PLAIN' },
  );
}

interface ReadKeys {
  /** The front matter with both fences. */
  text: string;
  data: Readonly<Record<string, unknown>>;
  /** The first error, and the key that has it; no key where it is wrong with all of them. */
  error?: SourceDiagnostic;
  key?: string;
}

/** What the site makes of the keys. */
function readKeys(keys: Keys, table: FieldTable): ReadKeys {
  const parts = [...keys].map(([key, value]) => ({ key, yaml: printedKey(key, value) }));
  const text = `---\n${parts.map(({ yaml }) => yaml).join('')}---\n`;
  const { data, partial, diagnostics } = readFrontMatter(text, table);
  const known = { text, data: (data ?? partial ?? {}) as Readonly<Record<string, unknown>> };
  const error = diagnostics.find(({ code }) => diagnosticCodes[code].severity === 'error');
  if (!error) return known;
  let line = 2;
  for (const { key, yaml } of parts) {
    if (error.line < line) break;
    line += yaml.split('\n').length - 1;
    if (error.line < line) return { ...known, error, key };
  }
  return { ...known, error };
}

function lacksDate({ date, draft }: Readonly<Record<string, unknown>>, file: string): boolean {
  return date === undefined && draft !== true && !parseDate(nameParts(file).day);
}

/** Takes away the cause of an error, so that nothing that was held back goes public. */
function mend(
  keys: Keys,
  key: string | undefined,
  error: SourceDiagnostic,
  item: Pick<ArchiveItem, 'file'>,
  note: (key: string, outcome: Note['outcome'], message: string) => void,
): void {
  const said = `${error.message}${error.hint === '' ? '' : `. ${error.hint}`}`;
  if (error.code === 'missing-key' && error.message.includes('`title`')) {
    insertFirst(keys, 'title', titleFrom(item.file));
    note('title', 'to-do', 'It had none, and was named after its file');
    return;
  }
  // What is wrong with all of it, as its size or depth, is most of all so with the longest key.
  const wrong = key ?? longestKey(keys);
  const written = JSON.stringify(keys.get(wrong));
  keys.delete(wrong);
  if (HOLDING.test(wrong) || HOLDING_CODES.has(error.code)) {
    keys.set('draft', true);
    note(wrong, 'to-do', `${wrong}: ${written} held it back, so it is a draft here`);
  } else {
    note(wrong, 'to-do', `${written} was left out: ${said}`);
  }
}

function longestKey(keys: Keys): string {
  const lengths = [...keys].map(([key, value]) => ({ key, length: printedKey(key, value).length }));
  return lengths.sort((one, other) => other.length - one.length)[0]?.key ?? '';
}

const HOLDING = /^(?:draft|published|publish|status|post_status|publishDate|expiryDate)$/;
const HOLDING_CODES: ReadonlySet<string> = new Set(['held-back']);

function insertFirst(keys: Keys, key: string, value: unknown): void {
  const entries = [...keys];
  keys.clear();
  keys.set(key, value);
  for (const [one, other] of entries) keys.set(one, other);
}

/** `articles/2018-03-13-open-notes.md` gives `Open notes`. */
function titleFrom(file: string): string {
  const name = (file.split('/').at(-1) ?? file)
    .replace(/\.[^.]*$/, '')
    .replace(/^\d{4}-\d{1,2}-\d{1,2}-/, '');
  const words = name.replace(/[-_]+/g, ' ').trim();
  return words === '' ? 'Untitled' : words.charAt(0).toUpperCase() + words.slice(1);
}

/** Text without control characters and those that turn the direction of what follows, at any depth. */
function withoutControls(value: unknown): { value: unknown; changed: boolean } {
  if (typeof value === 'string') {
    const clean = removeBidiControls(replaceControls(value)).replaceAll(
      '\uFFFD',
      (found, at: number) => (value[at] === found ? found : ''),
    );
    return { value: clean, changed: clean !== value };
  }
  if (Array.isArray(value)) {
    const items = value.map(withoutControls);
    return { value: items.map((one) => one.value), changed: items.some((one) => one.changed) };
  }
  if (typeof value !== 'object' || value === null) return { value, changed: false };
  const entries = Object.entries(value).map(([key, one]) => [key, withoutControls(one)] as const);
  return {
    value: Object.fromEntries(entries.map(([key, one]) => [key, one.value])),
    changed: entries.some(([, one]) => one.changed),
  };
}
