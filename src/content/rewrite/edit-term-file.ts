import { addressKey, type Address } from '../../urls.ts';
import { termFields } from '../front-matter/fields.ts';
import type { FieldTable } from '../front-matter/field-table.ts';
import { frontMatterFields, readFrontMatter } from '../front-matter/read-front-matter.ts';
import { splitFrontMatter } from '../front-matter/split-front-matter.ts';
import {
  addItems,
  frontMatterLists,
  removeItems,
  replaceItem,
  scalar,
} from './front-matter-lists.ts';
import { applyEdits, type Edit } from './text-edits.ts';

export interface TermFileChange {
  /** The new title; absent for none. */
  title?: string;
  /** Aliases to add where they are not there yet. */
  add: readonly Address[];
  /** An alias to take out: the file's new address. */
  drop?: Address;
}

/**
 * Changes the title and aliases in the text of a term's file; all else stays. Undefined where the
 * notation does not allow it, which is found out by reading the result.
 */
export function editTermFile(text: string, change: TermFileChange): string | undefined {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const bare = text.slice(mark.length);
  const before = readFrontMatter(bare, termFields).data;
  const edits = [...titleEdits(bare, change), ...aliasEdits(bare, change, termFields)];
  const after = applyEdits(bare, edits);
  const now = readFrontMatter(after, termFields).data;
  if (!before || !now) return undefined;
  const dropped = change.drop === undefined ? undefined : addressKey(change.drop);
  const aliases = before.aliases.filter((alias) => addressKey(alias) !== dropped);
  const added = change.add.filter((alias) => !aliases.includes(alias));
  const wanted = {
    ...before,
    title: change.title ?? before.title,
    aliases: [...aliases, ...added].sort(),
  };
  const read = { ...now, aliases: now.aliases.toSorted() };
  const same = JSON.stringify(read) === JSON.stringify(wanted);
  return same && after.endsWith(bodyOf(bare)) ? mark + after : undefined;
}

/**
 * Adds an older address to the front matter of a file; all else stays. Undefined where the notation does
 * not allow it, which is found out by reading the result.
 */
export function addAlias(text: string, alias: Address, table: FieldTable): string | undefined {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const bare = text.slice(mark.length);
  const after = applyEdits(bare, aliasEdits(bare, { add: [alias] }, table));
  const before = frontMatterFields(bare, table);
  const now = frontMatterFields(after, table);
  const others = (fields: Record<string, unknown>): string =>
    JSON.stringify({ ...fields, aliases: undefined });
  const known = [before.aliases ?? []].flat().map(String);
  const wanted = known.map(keyOf).includes(keyOf(alias)) ? known : [...known, alias];
  const isSame =
    others(before) === others(now) &&
    JSON.stringify([now.aliases ?? []].flat().map(String)) === JSON.stringify(wanted);
  return isSame && after.endsWith(bodyOf(bare)) ? mark + after : undefined;
}

/** The text of a file for a term that had none. */
export function newTermFile(title: string, aliases: readonly Address[]): string {
  return `---\ntitle: ${scalar(title, '')}\naliases: ${flow(aliases)}\n---\n`;
}

function titleEdits(text: string, { title }: TermFileChange): Edit[] {
  if (title === undefined) return [];
  return frontMatterLists(text, termFields, ['title']).flatMap((list) =>
    list.items.map((item) => replaceItem(list, item, title)),
  );
}

function aliasEdits(text: string, { add, drop }: TermFileChange, table: FieldTable): Edit[] {
  const [list] = frontMatterLists(text, table, ['aliases']);
  const known = (list?.items ?? []).map(({ value }) => keyOf(value));
  const fresh = add.filter((alias) => !known.includes(keyOf(alias)));
  if (!list) return newKey(text, fresh);
  const old = list.items.filter(({ value }) => drop !== undefined && keyOf(value) === keyOf(drop));
  const [first, ...others] = fresh;
  // A replaced item keeps its line and its comment.
  return old[0] && first !== undefined
    ? [replaceItem(list, old[0], first), ...(addItems(text, list, others) ?? [])]
    : [...removeItems(text, list, old), ...(addItems(text, list, fresh) ?? [])];
}

function newKey(text: string, aliases: readonly Address[]): Edit[] {
  const { yaml, yamlOffset } = splitFrontMatter(text);
  if (yaml === undefined || aliases.length === 0) return [];
  const end = yamlOffset + yaml.length;
  return [{ start: end, end, text: `${lineBreak(text)}aliases: ${flow(aliases)}` }];
}

function flow(aliases: readonly string[]): string {
  return `[${aliases.join(', ')}]`;
}

function lineBreak(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n';
}

function keyOf(alias: string): string {
  return addressKey(`/${alias.replace(/^\/|\/$/g, '')}/`);
}

function bodyOf(text: string): string {
  return text.slice(splitFrontMatter(text).bodyOffset ?? text.length);
}
