/**
 * Characters that take no room or look like a space, as editors and web pages leave them: no-break
 * spaces, soft hyphen, zero-width space and joiners, variation selectors and whatever else Unicode lets
 * programs ignore. Those that set the direction of text are not among them; they have rules of their
 * own.
 */
const UNSEEN = String.raw`(?:[\p{Default_Ignorable_Code_Point}\u00A0\u202F](?<![\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]))`;
/** Most front matter holds nothing else, and is done with quickly. */
// eslint-disable-next-line no-control-regex -- all of ASCII
const ASCII = /^[\u0000-\u007F]*$/;
const HAS_UNSEEN = new RegExp(UNSEEN, 'u');
const ALL_UNSEEN = new RegExp(UNSEEN, 'gu');
const RUN = new RegExp(`${UNSEEN}+`, 'gu');
/** Not the variation selector of an emoji at the end, which chooses how that is drawn. */
const AT_ENDS = new RegExp(
  String.raw`^(?:\s|${UNSEEN})+|(?<!\p{Extended_Pictographic})(?:\s|${UNSEEN})+$`,
  'gu',
);
/** Between an indicator of YAML and its value, where only a space or tab separates. */
const AFTER_INDICATOR = new RegExp(
  String.raw`(?<=^(?:[ \t]|${UNSEEN})*(?:-[ \t]+)*(?:[\w-][^\n:"'#]{0,60}:|-))(?:[ \t]*${UNSEEN})+`,
  'gmu',
);
/** Two at least: a single one before a key is a slip. */
const INDENT = /^(?= *[\u00A0\u202F])[ \u00A0\u202F]{2,}(?=\S)/u;
const EMPTY_KEY = /^[^\s#][^#]*:[ \t\r]*$/;
/** Before the dash of a list's item, where only spaces indent. */
const BEFORE_DASH = new RegExp(String.raw`^(?:[ \t]|${UNSEEN})+(?=-(?:[ \t]|${UNSEEN}))`, 'gmu');

/** Whether a text holds a character that cannot be seen. */
export function hasUnseen(text: string): boolean {
  return !ASCII.test(text) && HAS_UNSEEN.test(text);
}

export function withoutUnseen(text: string): string {
  return hasUnseen(text) ? text.replace(ALL_UNSEEN, '') : text;
}

/** Puts spaces for such characters between the tokens of YAML. Every other character keeps its offset. */
export function spaceTokens(yaml: string): string {
  if (!hasUnseen(yaml)) return yaml;
  const spaces = (run: string): string => run.replace(ALL_UNSEEN, (one) => ' '.repeat(one.length));
  return spaceIndents(yaml).replace(BEFORE_DASH, spaces).replace(AFTER_INDICATOR, spaces);
}

/** Puts spaces for no-break spaces that indent what belongs to the empty key above. */
function spaceIndents(yaml: string): string {
  let isInside = false;
  const lines = yaml.split('\n').map((line) => {
    if (line.trim() === '') return line;
    const indent = INDENT.exec(line)?.[0];
    if (indent !== undefined && isInside)
      return ' '.repeat(indent.length) + line.slice(indent.length);
    isInside = /^[ \t]/.test(line) || EMPTY_KEY.test(line);
    return line;
  });
  return lines.join('\n');
}

/** Every run of such characters, with its offset. */
export function runsOfUnseen(text: string): { run: string; index: number }[] {
  return [...text.matchAll(RUN)].map(({ 0: run, index }) => ({ run, index }));
}

/** Characters that neither part words nor change a letter: no name is written with them. */
const IDLE = /[\u00AD\u200B\u2060\uFEFF]/g;

export function withoutIdle(text: string): string {
  return text.replace(IDLE, '');
}

/** The text without white space and such characters at its ends. */
export function trimUnseen(text: string): string {
  return hasUnseen(text) ? text.replace(AT_ENDS, '') : text.trim();
}
