import { articleSchema } from '../front-matter/front-matter-schema.ts';
import { articleKeys } from '../front-matter/keys.ts';
import { readFrontMatter } from '../front-matter/read-front-matter.ts';
import { applyEdits } from './apply-edits.ts';
import { removeItems, replaceItem } from './edit-list.ts';
import { frontMatterLists, type FrontMatterList, type ListItem } from './front-matter-lists.ts';

export type TermKey = 'tags' | 'categories';

export interface Renaming {
  keys: readonly TermKey[];
  /** Whether a value is to become `into`. */
  matches: (value: string) => boolean;
  into: string;
}

/** Why an article cannot be rewritten, as a sentence without its full stop, and where. */
export interface CannotRewrite {
  line: number;
  reason: string;
}

/**
 * The text of an article with its values renamed; every other character stays. A list that holds the
 * new value already loses the old one. What comes out is read again: if it would say anything else
 * than meant, the article is not rewritten.
 */
export function renameTerm(text: string, renaming: Renaming): string | CannotRewrite {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const bare = text.slice(mark.length);
  const lists = frontMatterLists(bare, articleKeys, renaming.keys, true);
  const concerned = lists.filter(({ items }) => items.some(({ value }) => isOld(value, renaming)));
  const odd = concerned.find(({ shape }) => shape === 'other');
  const renamed = applyEdits(
    bare,
    odd ? [] : concerned.flatMap((list) => editsOf(bare, list, renaming)),
  );
  if (!odd && saysTheSame(bare, renamed, renaming)) return mark + renamed;
  const { span, key } = odd ?? concerned[0] ?? lists[0] ?? { span: { line: 1 }, key: 'the header' };
  return {
    line: span.line,
    reason: `${key} is written in a way that is not rewritten: write it as [One, Two]`,
  };
}

function editsOf(text: string, list: FrontMatterList, renaming: Renaming) {
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

function saysTheSame(before: string, after: string, renaming: Renaming): boolean {
  const old = readFrontMatter(before, articleSchema, articleKeys);
  const now = readFrontMatter(after, articleSchema, articleKeys);
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

/** The order of a list may change where it held both values. */
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
