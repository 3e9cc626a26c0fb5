import { articleFields } from '../front-matter/fields.ts';
import { readFrontMatter } from '../front-matter/read-front-matter.ts';
import {
  frontMatterLists,
  removeItems,
  replaceItem,
  type FrontMatterList,
  type ListItem,
} from './front-matter-lists.ts';
import { applyEdits, type Edit } from './text-edits.ts';

export type TermKey = 'tags' | 'categories';

export interface Renaming {
  keys: readonly TermKey[];
  /** Whether a value is one to rename. */
  matches: (value: string) => boolean;
  into: string;
}

/** Why an article cannot be rewritten, as a sentence without its full stop, and where. */
export interface CannotRewrite {
  line: number;
  reason: string;
}

/**
 * Renames values in the text of an article; every other character stays. A list that has the new
 * value already loses the old one. The result is read again, and discarded if anything else has
 * changed.
 */
export function renameTerm(text: string, renaming: Renaming): string | CannotRewrite {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const bare = text.slice(mark.length);
  const lists = frontMatterLists(bare, articleFields, renaming.keys);
  const concerned = lists.filter(({ items }) => items.some(({ value }) => isOld(value, renaming)));
  const odd = concerned.find(({ shape }) => shape === 'other');
  const renamed = applyEdits(
    bare,
    odd ? [] : concerned.flatMap((list) => editsOf(bare, list, renaming)),
  );
  if (!odd && sameButFor(bare, renamed, renaming)) return mark + renamed;
  const { span, key } = odd ??
    concerned[0] ??
    lists[0] ?? { span: { line: 1 }, key: 'the front matter' };
  return {
    line: span.line,
    reason: `${key} is written in a way that is not rewritten: write it as [One, Two]`,
  };
}

function editsOf(text: string, list: FrontMatterList, renaming: Renaming): Edit[] {
  const { into } = renaming;
  const old = list.items.filter(({ value }) => isOld(value, renaming));
  const there = list.items.some(({ value }) => value === into);
  const [first, ...others] = old;
  const gone: ListItem[] = there ? old : others;
  return [
    ...(there || !first ? [] : [replaceItem(list, first, into)]),
    ...removeItems(text, list, gone),
  ];
}

function isOld(value: string, { matches, into }: Renaming): boolean {
  return value !== into && matches(value);
}

function sameButFor(before: string, after: string, renaming: Renaming): boolean {
  const old = readFrontMatter(before, articleFields);
  const now = readFrontMatter(after, articleFields);
  if (old.bodyOffset === undefined || now.bodyOffset === undefined) return false;
  if (before.slice(old.bodyOffset) !== after.slice(now.bodyOffset)) return false;
  const wanted = { ...(old.data ?? old.partial) };
  for (const key of renaming.keys) {
    const values = wanted[key];
    if (!values) continue;
    const { into } = renaming;
    wanted[key] = [...new Set(values.map((value) => (isOld(value, renaming) ? into : value)))];
  }
  return sameData(wanted, { ...(now.data ?? now.partial) }, renaming.keys);
}

/** Ignores the order of a list, which changes where it had both values. */
function sameData(one: object, other: object, unordered: readonly string[]): boolean {
  const plain = (data: object): string =>
    JSON.stringify(data, (key, value: unknown) =>
      unordered.includes(key) && isTexts(value) ? value.toSorted() : value,
    );
  return plain(one) === plain(other);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
