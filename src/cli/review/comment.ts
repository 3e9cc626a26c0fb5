import { countLabel } from '../../publication/labels.ts';
import { encodePath } from '../../urls.ts';
import { visibleText } from '../display.ts';
import type { JsonDiagnostic, JsonReport } from '../diagnostic-formats/json.ts';
import type { ChangedPage } from './changed-pages.ts';
import { clipText, commentCode, commentText, fenced } from './markdown.ts';
import { CONTENT, isCode, type OtherFiles } from './other-files.ts';
import { writersWords } from './writers-words.ts';

/** By which the comment is found again, to be kept up to date. */
export const COMMENT_MARK = '<!-- answer to writers -->';

/** What only GitHub knows; absent where the comment is made on one's own machine. */
export interface Surroundings {
  /** The commit that was checked. */
  commit: string;
  /** Address in front of the path of a file at that commit. */
  files: string;
  /** Page of the run that checked it. */
  run: string;
  /** What it changes outside of the content folder, by which the check may have been made to say anything. */
  others: OtherFiles;
  /** Where the preview is downloaded; absent where none was built. */
  preview?: string;
}

/** GitHub takes 65,536 characters; in UTF-16 code units, which are never fewer. */
const ROOM = 60_000;
/** Of each text, so that no single one takes the room of the others. */
const LONGEST_TEXT = 1000;
const LONGEST_LINK = 2000;
const LONGEST_SUGGESTION = 2000;
/** Of files in a sentence. */
const MOST_NAMED = 5;

/** Answers a change in plain words, as Markdown: what stops publication, what should be better, what changes. */
export function commentOn(report: JsonReport, around?: Surroundings): string {
  const { diagnostics, stuck, lost = [] } = report;
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const warnings = diagnostics.filter(({ severity }) => severity !== 'error');
  const counts = { errors: errors.length + lost.length, warnings: warnings.length };
  const head = [
    COMMENT_MARK,
    ...(around && isCode(around.others)
      ? needsLook(around.others)
      : [`## ${title({ ...counts, stuck })}`, ...verdict({ ...counts, stuck, diagnostics })]),
    ...faults(stuck),
  ];
  const foot = [...pagesPart(report.pages), ...previewPart(around), ...footer(around)];
  const blocks = [
    ...section('What stops publication', errors, around, lost.map(lostAddress)),
    ...section('What should be better', warnings, around),
  ];
  let room = ROOM - lengthOf([...head, ...foot]);
  let fitting = 0;
  for (const block of blocks) {
    room -= lengthOf(block);
    if (room < 0) break;
    fitting += 1;
  }
  const shown = blocks.slice(0, fitting).flat();
  const left = blocks.length - fitting;
  const rest =
    left === 0
      ? []
      : [`${countLabel(left, 'more problem')}: the page of the check lists them all.`];
  return `${[...head, ...shown, ...rest, ...foot].join('\n\n')}\n`;
}

/** Answers a change whose check did not come to an end. */
export function commentOnFailure({ run }: Pick<Surroundings, 'run'>): string {
  return [
    COMMENT_MARK,
    '## The check did not come to an end',
    `That is no mistake in a text: tell whoever runs the publication. [What happened](${run})`,
    '',
  ].join('\n\n');
}

/** In place of the verdict, which the code of the change could have written itself. */
function needsLook({ files, isWhole }: OtherFiles): string[] {
  const named = files.slice(0, MOST_NAMED).map((file) => shownCode(file));
  const left = files.length - named.length;
  const all = [
    ...named,
    ...(left > 0 ? [countLabel(left, 'other file')] : []),
    ...(isWhole ? [] : ['perhaps more files than GitHub lists']),
  ].join(', ');
  return [
    '## Somebody who knows the code must look at this',
    `Not only texts change, but also what is outside of \`${CONTENT}\`: ${all}. The check ran with the code of this change, which can make it say anything, so whether it can be published is not said here.`,
  ];
}

function title({
  errors,
  warnings,
  stuck,
}: Pick<JsonReport, 'errors' | 'warnings' | 'stuck'>): string {
  if (errors > 0 || stuck.length > 0) return 'This cannot be published yet';
  return warnings > 0 ? 'This can be published, and could be better' : 'This can be published';
}

function verdict({
  errors,
  warnings,
  stuck,
  diagnostics,
}: Pick<JsonReport, 'errors' | 'warnings' | 'stuck' | 'diagnostics'>): string[] {
  if (errors + warnings === 0) return stuck.length > 0 ? [] : ['The check found nothing to mend.'];
  const counts = [
    ...(errors > 0 ? [`${countLabel(errors, 'problem')} to mend before it can be published`] : []),
    ...(warnings > 0 ? [`${countLabel(warnings, 'thing')} that should be better`] : []),
  ].join(', and ');
  const taken = diagnostics.some(({ suggestion }) => suggestion !== undefined)
    ? ' Where a mended line is shown, “Files changed” has it with a button that takes it over.'
    : '';
  return [
    `There ${startsWithOne(counts) ? 'is' : 'are'} ${counts}. To mend something, open “Files changed”, choose “…” and “Edit file” at the file, and save to the same branch; the check runs again.${taken}`,
  ];
}

function faults(stuck: readonly string[]): string[] {
  if (stuck.length === 0) return [];
  const files = stuck.slice(0, MOST_NAMED).map((file) => shownText(file));
  const left = stuck.length - files.length;
  const all = [...files, ...(left > 0 ? [countLabel(left, 'other file')] : [])].join(', ');
  return [
    `The check itself failed at ${all}. That is no mistake of yours: tell whoever runs the publication.`,
  ];
}

function startsWithOne(counts: string): boolean {
  return counts.startsWith('1 ');
}

/**
 * A heading, and below it each file with its problems, and those of no file: for each problem its
 * paragraphs, in front of the first one those that stand above it.
 */
function section(
  heading: string,
  found: readonly JsonDiagnostic[],
  around: Surroundings | undefined,
  others: readonly string[] = [],
): string[][] {
  const problems = [
    ...[...Map.groupBy(found, ({ file }) => file)].flatMap(([file, ofFile]) =>
      below(
        `**${shownText(file)}**`,
        ofFile.map((one) => [problem(one, around)]),
      ),
    ),
    ...others.map((text) => [text]),
  ];
  return below(`### ${heading}`, problems);
}

function below(heading: string, [first, ...others]: readonly string[][]): string[][] {
  return first ? [[heading, ...first], ...others] : [];
}

function lostAddress(address: string): string {
  return `- **A page that readers know would be gone:** ${shownCode(address)} would answer “not found”. Write the address into \`aliases\` of the page that takes its place, or let \`content/redirects.yaml\` lead it there.`;
}

function problem(found: JsonDiagnostic, around: Surroundings | undefined): string {
  const { file, line, column, suggestion } = found;
  const place = `Line ${line}, column ${column}`;
  const link = around && `${around.files}${encodePath(file)}?plain=1#L${line}`;
  const at = link !== undefined && link.length <= LONGEST_LINK ? `[${place}](${link})` : place;
  const text = `- ${at}. **${titleOf(found)}:** ${explanation(found)}`;
  const lines = suggestion?.lines.map(visibleText);
  return lines && lengthOf(lines) <= LONGEST_SUGGESTION
    ? `${text}\n\n${indented(shownLines(lines))}`
    : text;
}

/** In the words of `writersWords`; a code of a newer check is named as it is. */
export function titleOf({ code }: Pick<JsonDiagnostic, 'code'>): string {
  const words: Readonly<Record<string, string>> = writersWords;
  return shownText(Object.hasOwn(words, code) ? (words[code] ?? code) : code);
}

/** The message and the hint, to follow a colon. */
export function explanation({ message, hint }: Pick<JsonDiagnostic, 'message' | 'hint'>): string {
  const mend = hint === '' ? '' : /[?!]$/.test(hint) ? ` ${hint}` : ` ${hint}.`;
  return shownText(message, `.${mend}`);
}

function shownLines(lines: readonly string[]): string {
  if (lines.length === 0) return 'Delete the line.';
  return `Write:\n\n${fenced(lines)}`;
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

const CHANGES: Readonly<Record<ChangedPage['change'], string>> = {
  new: 'New',
  changed: 'Changed',
  moved: 'At a new address',
  gone: 'Gone',
};
const STATES = {
  draft: 'a draft, which readers do not see',
  scheduled: 'readers see it from its date on',
  expired: 'expired, which readers do not see any more',
} as const;
const MOST_PAGES = 50;
const ROOM_FOR_PAGES = 15_000;

function pagesPart(pages: readonly ChangedPage[] | undefined): string[] {
  if (pages === undefined) return [];
  if (pages.length === 0) return ['### Pages that change', 'None.'];
  let room = ROOM_FOR_PAGES;
  const rows = pages.slice(0, MOST_PAGES).flatMap(({ change, title, address, state }) => {
    const note = state === undefined ? '' : `, ${STATES[state]}`;
    const name = shownText(title);
    const row = `- ${CHANGES[change]}: ${name} ${shownCode(address)}${note}`;
    room -= row.length;
    return room < 0 ? [] : [row];
  });
  const left = pages.length - rows.length;
  const rest = left > 0 ? [`- and ${countLabel(left, 'other page')}`] : [];
  return ['### Pages that change', [...rows, ...rest].join('\n')];
}

function previewPart(around: Surroundings | undefined): string[] {
  if (!around) return [];
  const { preview, others } = around;
  const warning = isCode(others)
    ? ' The code of this change has made it: open it only once somebody has looked at that.'
    : '';
  return [
    '### See it',
    preview === undefined
      ? 'There is no preview, as something stops publication.'
      : `[Download the preview](${preview}), unpack it and open \`index.html\` in it with a double click: the whole site as it would be, drafts included.${warning}`,
  ];
}

function footer(around: Surroundings | undefined): string[] {
  if (!around) return [];
  const { commit, run } = around;
  return [
    `<sub>Checked at ${commit.slice(0, 10)} ([the run](${run})). This comment is renewed at each change.</sub>`,
  ];
}

/** Each part by itself is cut off where it is too long. */
function shownText(...parts: readonly string[]): string {
  return commentText(parts.map((part) => clipText(visibleText(part), LONGEST_TEXT)).join(''));
}

function shownCode(text: string): string {
  return commentCode(clipText(visibleText(text), LONGEST_TEXT));
}

/** Of paragraphs. */
function lengthOf(parts: readonly string[]): number {
  return parts.reduce((sum, part) => sum + part.length + 2, 0);
}
