import { diagnose, type SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import type { FieldTable } from './field-table.ts';
import type { FrontMatterEntry, FrontMatterValue } from './front-matter-value.ts';

/** Values of `status` under which other generators keep an article from readers. */
const HELD = new Set(['draft', 'private', 'pending', 'trash']);
/** Those that say nothing: the date decides about `future`. */
const OPEN = new Set(['', 'publish', 'published', 'public', 'none', 'future']);

const AS_DRAFT = 'Delete it, and write `draft: true` if readers must not see the article';
const AS_UNLISTED = 'Delete it, and write `unlisted: true`, or `draft: true`';

/** Keys by which other generators hide a page, in lower case, with what to write here. */
export const HIDING_KEYS: Readonly<Record<string, string>> = {
  password: AS_DRAFT,
  post_password: AS_DRAFT,
  private: AS_DRAFT,
  visibility: AS_DRAFT,
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
  const hidden = written.flatMap((entry) => hidingKey(entry, table));
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
  if (spellings.has(key) || !Object.hasOwn(HIDING_KEYS, name)) return [];
  if (isEmpty(value) || (value.kind === 'boolean' && !value.value)) return [];
  if (name === 'visibility' && value.kind === 'text' && /^public$/i.test(value.value.trim()))
    return [];
  if (/^_?build$/.test(name) && !(value.kind === 'map' && isOff(value, 'render', 'list')))
    return [];
  const message = `\`${key}\` hides the page elsewhere, and is not read here`;
  const hint = value.kind === 'map' && isOff(value, 'render') ? AS_DRAFT : HIDING_KEYS[name];
  return [diagnose('held-back', keySpan, message, hint)];
}

/** Whether one of these parts of Hugo's `build` is anything but on. */
function isOff({ entries }: FrontMatterValue & { kind: 'map' }, ...parts: string[]): boolean {
  return entries.some(({ key, value }) => {
    if (!parts.includes(key.toLowerCase()) || isEmpty(value)) return false;
    if (value.kind === 'boolean') return !value.value;
    return value.kind !== 'text' || !/^always$/i.test(value.value.trim());
  });
}

/** Pages, terms and authors know no drafts: a key that holds one back elsewhere would be ignored. */
function withoutDrafts(entry: FrontMatterEntry): SourceDiagnostic[] {
  const { key, keySpan, value } = entry;
  const isFlag = value.kind === 'boolean';
  const isHeld =
    (/^(?:draft|unlisted)$/.test(key) && !isEmpty(value) && !(isFlag && !value.value)) ||
    (/^(?:published|publish)$/.test(key) && isFlag && !value.value) ||
    (/^(?:post_)?status$/.test(key) &&
      value.kind === 'text' &&
      HELD.has(value.value.trim().toLowerCase()));
  if (!isHeld) return [];
  const message = `\`${key}\` holds nothing back in a file that is no article`;
  const hint = 'Move the file out of the content folder, or delete the key';
  return [diagnose('held-back', keySpan, message, hint)];
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
