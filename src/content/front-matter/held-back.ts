import { diagnose, type SourceDiagnostic, type Span } from '../diagnostics/diagnostic.ts';
import type { Moment } from '../moment.ts';
import { parseDate } from '../parse-date.ts';
import { nearestKey, type FieldTable } from './field-table.ts';
import type { FrontMatterEntry, FrontMatterValue } from './front-matter-value.ts';

/** Values of `status` under which other generators keep an article from readers. */
const HELD = new Set(['draft', 'private', 'pending', 'trash']);
/** Those that say nothing: the date decides about `future`. */
const OPEN = new Set(['', 'publish', 'published', 'public', 'none', 'future']);

const AS_DRAFT = 'Delete it, and write `draft: true` if readers must not see the article';
const AS_UNLISTED = 'Delete it, and write `unlisted: true`, or `draft: true`';
const AS_EXPIRY = 'Write `expiryDate`, or `draft: true` if readers must not see the article';

/** Keys by which other generators hide a page, in lower case, with what to write here. */
export const HIDING_KEYS: Readonly<Record<string, string>> = {
  password: AS_DRAFT,
  post_password: AS_DRAFT,
  private: AS_DRAFT,
  visibility: AS_DRAFT,
  isdraft: AS_DRAFT,
  is_draft: AS_DRAFT,
  state: AS_DRAFT,
  render: AS_DRAFT,
  expirationdate: AS_EXPIRY,
  expiration_date: AS_EXPIRY,
  hidden: AS_UNLISTED,
  headless: AS_DRAFT,
  build: AS_UNLISTED,
  _build: AS_UNLISTED,
  eleventyexcludefromcollections: AS_UNLISTED,
};

/**
 * Makes a draft of an article that `published` or `status` hold back, and reports what is not known to
 * let it go public. `entries` are those of the known keys, best spelling first; its `draft` is set.
 */
export function holdBack(
  written: readonly FrontMatterEntry[],
  entries: Map<string, FrontMatterEntry[]>,
  table: FieldTable,
): SourceDiagnostic[] {
  const hidden = written.flatMap((entry) => [
    ...hidingKey(entry, table),
    ...misspeltHold(entry, table),
  ]);
  if (table.fields.draft === undefined) return [...hidden, ...written.flatMap(withoutDrafts)];
  const [published] = entries.get('published') ?? [];
  const [status] = entries.get('status') ?? [];
  const found = [
    ...(published ? [publishedOf(published)] : []),
    ...(status ? [statusOf(status)] : []),
  ];
  const holding = found.find(({ held }) => held);
  const [draft] = entries.get('draft') ?? [];
  if (holding && (!draft || draft.value.kind === 'boolean')) {
    const value = { kind: 'boolean', value: true, span: holding.entry.value.span } as const;
    entries.set('draft', [{ key: 'draft', keySpan: holding.entry.keySpan, value }]);
  }
  return [...hidden, ...found.flatMap(({ diagnostic }) => diagnostic ?? [])];
}

interface Holding {
  entry: FrontMatterEntry;
  /** Whether the article is a draft. */
  held: boolean;
  diagnostic?: SourceDiagnostic;
}

function publishedOf(entry: FrontMatterEntry): Holding {
  const { key, value } = entry;
  if (value.kind === 'boolean') return { entry, held: !value.value };
  if (isEmpty(value)) return { entry, held: false };
  const what = `${key} is neither true nor false, so that the article is a draft`;
  const hint = 'Write `true` or `false`; the day of publication is `date`';
  return { entry, held: true, diagnostic: diagnose('unknown-status', value.span, what, hint) };
}

function statusOf(entry: FrontMatterEntry): Holding {
  const { key, value } = entry;
  if (isEmpty(value)) return { entry, held: false };
  const status = value.kind === 'text' ? value.value.trim().toLowerCase() : undefined;
  if (status !== undefined && OPEN.has(status)) return { entry, held: false };
  if (status !== undefined && HELD.has(status)) return { entry, held: true };
  const named = value.kind === 'text' ? ` ${JSON.stringify(value.value)}` : '';
  const what = `${key}${named} is not known, so that the article is a draft`;
  const hint = 'Write `draft: true`, or delete the key of an article that is to be public';
  return { entry, held: true, diagnostic: diagnose('unknown-status', value.span, what, hint) };
}

/** A key that hides the page elsewhere; nothing that was held back goes public without a word. */
function hidingKey(entry: FrontMatterEntry, { spellings }: FieldTable): SourceDiagnostic[] {
  const { key, keySpan, value } = entry;
  const name = key.toLowerCase();
  if (AS_EXPIRY === HIDING_KEYS[name] && !spellings.has('expiryDate')) return [];
  if (spellings.has(key) || !Object.hasOwn(HIDING_KEYS, name)) return [];
  if (isEmpty(value) || !mayHide(name, value)) return [];
  const message = `\`${key}\` hides the page elsewhere, and is not read here`;
  const isUnmade = value.kind === 'map' ? isOff(value, 'render') : NEVER.test(wordOf(value));
  const hint = isUnmade && HIDING_KEYS[name] === AS_UNLISTED ? AS_DRAFT : HIDING_KEYS[name];
  return [diagnose('held-back', keySpan, message, hint)];
}

/** Whether a key that can hide a page does so with a value that is neither empty nor false. */
function mayHide(name: string, value: FrontMatterValue): boolean {
  const isFalse = value.kind === 'boolean' && !value.value;
  switch (name) {
    case 'visibility':
      return wordOf(value) !== 'public' && !isFalse;
    // An address has a `state` too.
    case 'state':
      return HELD.has(wordOf(value));
    case 'build':
    case '_build':
      if (value.kind === 'map') return isOff(value, 'render', 'list');
      return OFF.test(wordOf(value));
    case 'render':
      return OFF.test(wordOf(value));
    default:
      return !isFalse;
  }
}

/** What Hugo's `render` and `list` say where they leave a page out. */
const OFF = /^(?:never|false|no|off|none|link|local)$/;
const NEVER = /^(?:never|false|no|off|none)$/;

/** A text or a flag in lower case; of other values ''. */
function wordOf(value: FrontMatterValue): string {
  if (value.kind === 'boolean') return String(value.value);
  return value.kind === 'text' ? value.value.trim().toLowerCase() : '';
}

/**
 * A key that is not read as it is spelt otherwise, as `Draft`, and that would hold the article back.
 * Of a key that is only similar, as `drafts`, no more than a plain value counts: it may be a word of
 * its own.
 */
export function misspeltHold(entry: FrontMatterEntry, table: FieldTable): SourceDiagnostic[] {
  const { key, keySpan, value } = entry;
  if (table.spellings.has(key) || isEmpty(value)) return [];
  const name = key.toLowerCase();
  if (Object.hasOwn(HIDING_KEYS, name)) return [];
  const meant = nearestKey(key, table);
  if (meant === undefined) return [];
  const plain = name.replace(/[_-]/g, '');
  const isSame = [...table.spellings].some(
    ([spelling, of]) => of === meant && spelling.toLowerCase().replace(/_/g, '') === plain,
  );
  if (!isHolding(meant, value, { isSame, hasMarks: plain !== name })) return [];
  const message = `\`${key}\` is not read, and the article would be public`;
  const hint =
    meant === 'published' || meant === 'status'
      ? `Write \`${meant}\`, or \`draft: true\``
      : `Write \`${meant}\``;
  return [diagnose('held-back', keySpan, message, hint)];
}

function isHolding(
  key: string,
  value: FrontMatterValue,
  { isSame, hasMarks }: { isSame: boolean; hasMarks: boolean },
): boolean {
  const word = wordOf(value);
  switch (key) {
    case 'draft':
    case 'unlisted':
      return isSame ? word !== 'false' : word === 'true';
    case 'published':
      return isSame ? word !== 'true' : word === 'false';
    case 'status':
      return isSame ? !OPEN.has(word) || value.kind !== 'text' : HELD.has(word);
    case 'publishDate':
      // Exports write `publish_date` for the day in the past on which an article went out.
      return isSame && !hasMarks;
    case 'expiryDate':
      return isSame || (value.kind === 'text' && parseDate(value.value) !== undefined);
    default:
      return false;
  }
}

/** Whether one of these parts of Hugo's `build` is anything but on. */
function isOff({ entries }: FrontMatterValue & { kind: 'map' }, ...parts: string[]): boolean {
  return entries.some(({ key, value }) => {
    if (!parts.includes(key.toLowerCase()) || isEmpty(value)) return false;
    if (value.kind === 'boolean') return !value.value;
    return value.kind !== 'text' || !/^always$/i.test(value.value.trim());
  });
}

/** Keys that say from when or until when an article is on the site, in lower case without marks. */
const TIMES = /^(?:publishdate|expirydate|expirationdate|expires|unpublishdate)$/;

/** Pages, terms and authors know no drafts: a key that holds one back elsewhere would be ignored. */
function withoutDrafts(entry: FrontMatterEntry): SourceDiagnostic[] {
  const { key, keySpan, value } = entry;
  const name = key.toLowerCase();
  const word = wordOf(value);
  const isHeld =
    (/^(?:draft|unlisted)$/.test(name) && !isEmpty(value) && word !== 'false') ||
    (/^(?:published|publish)$/.test(name) && word === 'false') ||
    (/^(?:post_)?status$/.test(name) && HELD.has(word)) ||
    (TIMES.test(name.replace(/[_-]/g, '')) && !isEmpty(value));
  if (!isHeld) return [];
  const message = `\`${key}\` holds nothing back in a file that is no article`;
  const hint = 'Move the file out of the content folder, or delete the key';
  return [diagnose('held-back', keySpan, message, hint)];
}

/** When another generator would publish the page of a file, and where the file says so. */
export interface PublicationTime {
  key: string;
  /** In milliseconds since 1970. */
  time: number;
  span: Span;
}

/** The day of a file of which no date is read here; the latest of several. */
export function publicationTime(
  written: readonly FrontMatterEntry[],
  { fields }: FieldTable,
): PublicationTime | undefined {
  if (fields.date !== undefined) return undefined;
  const found = written.flatMap(({ key, value }): PublicationTime[] => {
    if (!/^(?:date|pubdate|published_?at)$/i.test(key) || value.kind !== 'text') return [];
    const date = parseDate(value.value);
    return date ? [{ key, time: date.time, span: value.span }] : [];
  });
  return found.reduce<PublicationTime | undefined>(
    (latest, one) => (latest && latest.time >= one.time ? latest : one),
    undefined,
  );
}

/** Reports a file that is no article and that another generator would hold back at a moment. */
export function heldUntil({ key, time, span }: PublicationTime, now: Moment): SourceDiagnostic[] {
  if (now.hasCome(time)) return [];
  const message = `\`${key}\` lies in the future, and holds nothing back in a file that is no article`;
  const hint = 'Move the file out of the content folder until then, or delete the key';
  return [diagnose('held-back', span, message, hint)];
}

function isEmpty(value: FrontMatterValue): boolean {
  switch (value.kind) {
    case 'null':
      return true;
    case 'text':
      return value.value.trim() === '';
    case 'list':
      return value.items.length === 0;
    case 'map':
      return value.entries.length === 0;
    case 'boolean':
      return false;
  }
}
