import { type Address, addressKey } from '../../urls.ts';
import { termSchema } from '../front-matter/front-matter-schema.ts';
import { termKeys } from '../front-matter/keys.ts';
import { readFrontMatter } from '../front-matter/read-front-matter.ts';
import { splitFrontMatter } from '../front-matter/split-front-matter.ts';
import { applyEdits, type Edit } from './apply-edits.ts';
import { removeItems, replaceItem, scalar } from './edit-list.ts';
import { frontMatterLists } from './front-matter-lists.ts';

export interface TermFileChange {
  /** Absent: it stays as it is. */
  title?: string;
  /** Aliases to add where they are not there yet. */
  add: readonly Address[];
  /** An alias to take out: the address that the file has from now on. */
  drop?: Address;
}

/**
 * The text of a term's file with its title and aliases changed and all else as it was; undefined for
 * one that is written in a way that cannot be changed with certainty.
 */
export function editTermFile(text: string, change: TermFileChange): string | undefined {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const bare = text.slice(mark.length);
  const before = readFrontMatter(bare, termSchema, termKeys).data;
  const edits = [...titleEdits(bare, change), ...aliasEdits(bare, change)];
  const after = applyEdits(bare, edits);
  const now = readFrontMatter(after, termSchema, termKeys).data;
  if (!before || !now) return undefined;
  const dropped = change.drop === undefined ? undefined : addressKey(change.drop);
  const aliases = before.aliases.filter((alias) => addressKey(alias) !== dropped);
  const added = change.add.filter((alias) => !aliases.includes(alias));
  const meant = {
    ...before,
    title: change.title ?? before.title,
    aliases: [...aliases, ...added].sort(),
  };
  const says = { ...now, aliases: now.aliases.toSorted() };
  const same = JSON.stringify(says) === JSON.stringify(meant);
  return same && after.endsWith(bodyOf(bare)) ? mark + after : undefined;
}

/** The text of a file for a term that had none. */
export function newTermFile(title: string, aliases: readonly Address[]): string {
  return `---\ntitle: ${scalar(title, '')}\naliases: ${flow(aliases)}\n---\n`;
}

function titleEdits(text: string, { title }: TermFileChange): Edit[] {
  if (title === undefined) return [];
  return frontMatterLists(text, termKeys, ['title'], false).flatMap((written) =>
    written.items.map((item) => replaceItem({ ...written, shape: 'flow' }, item, title)),
  );
}

function aliasEdits(text: string, { add, drop }: TermFileChange): Edit[] {
  const [list] = frontMatterLists(text, termKeys, ['aliases'], false);
  const known = (list?.items ?? []).map(({ value }) => keyOf(value));
  const fresh = add.filter((alias) => !known.includes(keyOf(alias)));
  const old = list?.items.filter(({ value }) => drop !== undefined && keyOf(value) === keyOf(drop));
  if (list && old?.[0] && fresh[0] !== undefined) {
    const [first, ...others] = fresh;
    return [
      replaceItem({ ...list, shape: 'flow' }, old[0], first),
      ...insertion(text, list, others),
    ];
  }
  const removal = list && old ? removeItems(text, list, old) : [];
  return [...removal, ...(list ? insertion(text, list, fresh) : newKey(text, fresh))];
}

function insertion(
  text: string,
  { shape, items }: ReturnType<typeof frontMatterLists>[number],
  aliases: readonly Address[],
): Edit[] {
  const last = items.at(-1);
  if (!last || aliases.length === 0) return [];
  if (shape === 'flow') {
    return [{ start: last.end, end: last.end, text: aliases.map((one) => `, ${one}`).join('') }];
  }
  if (shape === 'block') {
    const lineStart = text.lastIndexOf('\n', last.start - 1) + 1;
    const lineEnd = text.slice(last.end).search(/\r?\n/) + last.end;
    const lead = text.slice(lineStart, last.start);
    const lines = aliases.map((one) => `${lineBreak(text)}${lead}${one}`).join('');
    return [{ start: lineEnd, end: lineEnd, text: lines }];
  }
  const written = text.slice(last.start, last.end);
  return [{ start: last.start, end: last.end, text: flow([written, ...aliases]) }];
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
