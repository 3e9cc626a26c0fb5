import { quotedYaml, yamlList } from './yaml-text.ts';

/** Longer lines are told of in words. */
const LONGEST = 200;
const ENTRY = /^(?<lead>[ \t]*(?:- +)?)(?<key>[\p{L}_][\p{L}\p{N}_-]*)[ \t]*:[ \t]*(?<value>.*)$/u;
const ITEM = /^(?<lead>[ \t]*- +)(?<value>.*)$/;

/**
 * A line of YAML at which reading failed, as its author most probably meant it; undefined where no usual
 * slip explains it: a colon, an apostrophe, a quotation mark or a special character without quotation
 * marks around the value, a quotation mark or a bracket that is never closed, a tab or a space before a
 * key.
 *
 * @param before the line above
 * @param isRead whether YAML can be read up to the end of this line, if it is written like that
 */
export function mendedLine(
  line: string,
  before: string,
  isRead: (written: string) => boolean,
): string | undefined {
  if (line.length > LONGEST) return undefined;
  return candidates(line.trimEnd(), before).find((written) => written !== line && isRead(written));
}

/** A line whose whole value stands in quotation marks, whatever a comment seems to cut off. */
export function quotedLine(line: string): string | undefined {
  return line.length > LONGEST ? undefined : withOtherValue(line.trimEnd()).at(-1);
}

function candidates(line: string, before: string): string[] {
  const tabs = /^\s*\t/.test(line)
    ? [line.replace(/^\s+/, (lead) => lead.replaceAll('\t', '  '))]
    : [];
  return [...tabs, ...aligned(line, before), ...withOtherValue(line)];
}

/** The line begins where the keys of the line above do. */
function aligned(line: string, before: string): string[] {
  const key = /^[ \t]+(?=[^\s-])/.exec(line);
  const above = /^ *(?:- +)?(?=\S)/.exec(before)?.[0];
  if (!key || above === undefined || /:\s*$/.test(before)) return [];
  return [' '.repeat(above.length) + line.trim()];
}

function withOtherValue(line: string): string[] {
  const entry = ENTRY.exec(line)?.groups;
  const { lead = '', key, value = '' } = entry ?? ITEM.exec(line)?.groups ?? {};
  if (value === '' || key?.startsWith('http')) return [];
  const start = key === undefined ? lead : `${lead}${key}: `;
  return values(value).map((written) => start + written);
}

/** What a value may be meant to be, the most probable first. */
function values(value: string): string[] {
  const whole = quotedYaml(value);
  const mark = value.charAt(0);
  if (mark === '"' || mark === "'") return [...quotedValues(value, mark), whole];
  if (mark === '[') return [...listValues(value), whole];
  return /^[\w/]/.test(value) && !value.includes(': ') ? [value, whole] : [whole];
}

function quotedValues(value: string, mark: string): string[] {
  const isClosed = value.length > 1 && value.endsWith(mark);
  const inner = isClosed ? value.slice(1, -1) : value.slice(1);
  const text = mark === "'" ? inner.replaceAll("''", "'") : inner;
  const at = inner.indexOf(mark);
  // In `"A" and "B"` the first mark inside closes a quotation, in `"The "new" one"` it opens one.
  const isInside = at > 0 && (/\s/.test(inner[at - 1] ?? '') || /\p{L}/u.test(inner[at + 1] ?? ''));
  if (at !== -1 && !isInside) return [];
  return isClosed ? [quotedYaml(text)] : [value + mark, quotedYaml(text)];
}

function listValues(value: string): string[] {
  const inner = value.replace(/^\[|\]$/g, '');
  if (/[[\]{}]/.test(inner)) return [];
  const texts = inner.split(',').map((text) => text.trim());
  const items = texts.filter((text) => text !== '').map(itemText);
  return [`${value}]`, yamlList(items)];
}

/** The text of an item, without its quotation marks if it has any. */
function itemText(item: string): string {
  return item.replace(/^(["'])(.*?)\1?$/, '$2');
}
