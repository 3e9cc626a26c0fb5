import { groupDigits } from '../publication/labels.ts';
import { compareText } from '../content/text.ts';
import type { ArchiveKind, Note, Outcome } from './archive.ts';

/** What became of everything that was in the archive. */
export interface Report {
  kind: ArchiveKind;
  /** Name of the file or folder. */
  source: string;
  doubt?: string;
  /** Numbers of what came in, by kind: `articles`, `pages`, `authors`. */
  counts: Readonly<Record<string, number>>;
  /** Every article and page, in the archive's order. */
  items: readonly ReportedItem[];
  /** Hosts of the old site. */
  hosts: readonly string[];
  /** Files on the old site that the archive lacks, as absolute URLs, each once. */
  remoteFiles: readonly string[];
  /** Redirects of addresses with a query, which not every host answers. */
  queries: readonly { from: string; to: string }[];
  /** Sorted by outcome, subject and place. */
  notes: readonly Note[];
}

export interface ReportedItem {
  /** `export.xml:120`. */
  source: string;
  kind: 'article' | 'page';
  file: string;
  address: string | null;
  aliases: readonly string[];
  draft: boolean;
}

const outcomes: readonly { outcome: Outcome; title: string; meaning: string }[] = [
  {
    outcome: 'to-do',
    title: 'To do by hand',
    meaning: 'What no program can decide, with its place in the archive.',
  },
  { outcome: 'left-out', title: 'Left out', meaning: 'What has no place here, and why.' },
  {
    outcome: 'kept',
    title: 'Kept as it is',
    meaning: 'What is not understood, and stands in the text as it was.',
  },
  {
    outcome: 'converted',
    title: 'Converted',
    meaning: 'What is written another way now, and says the same.',
  },
];

/** Places of one subject that the report in Markdown names; the JSON has them all. */
const MOST_PLACES = 200;

export function sortNotes(notes: readonly Note[]): Note[] {
  const rank = (outcome: Outcome): number => outcomes.findIndex((one) => one.outcome === outcome);
  return [...notes].sort(
    (one, other) =>
      rank(one.outcome) - rank(other.outcome) ||
      compareText(one.subject, other.subject) ||
      compareText(one.place.file, other.place.file) ||
      one.place.line - other.place.line ||
      compareText(one.message ?? '', other.message ?? ''),
  );
}

/** The notes of one outcome by their subjects, the most frequent first. */
function bySubject(notes: readonly Note[], outcome: Outcome): [subject: string, notes: Note[]][] {
  const groups = new Map<string, Note[]>();
  for (const note of notes) {
    if (note.outcome !== outcome) continue;
    const group = groups.get(note.subject);
    if (group) group.push(note);
    else groups.set(note.subject, [note]);
  }
  return [...groups].sort(
    ([one, { length: times }], [other, { length: otherTimes }]) =>
      otherTimes - times || compareText(one, other),
  );
}

/** A line for each kind, for a terminal. */
export function summarize(report: Report): string[] {
  const width = Object.keys(report.counts).reduce((most, { length }) => Math.max(most, length), 0);
  return [
    ...Object.entries(report.counts).map(
      ([name, count]) => `${name.padEnd(width)}  ${groupDigits(count)}`,
    ),
    ...outcomes.flatMap(({ outcome, title }) => {
      const groups = bySubject(report.notes, outcome);
      if (groups.length === 0) return [];
      const [shown, more] = [groups.slice(0, 8), groups.length - 8];
      return [
        `${title}:`,
        ...shown.map(([subject, { length }]) => `  ${groupDigits(length).padStart(7)}  ${subject}`),
        ...(more > 0 ? [`           and ${groupDigits(more)} further kinds`] : []),
      ];
    }),
  ];
}

export function reportAsJson(report: Report): string {
  return `${JSON.stringify(report, undefined, 1)}\n`;
}

export function reportAsMarkdown(report: Report): string {
  const { kind, source, doubt, counts, items, notes } = report;
  return (
    [
      `# Import of ${codeOf(source)}`,
      `Read as ${kind}${doubt === undefined ? '' : `, as ${doubt}. \`--from\` says otherwise`}.`,
      table(
        ['What', 'How many'],
        Object.entries(counts).map(([name, count]) => [name, groupDigits(count)]),
      ),
      ...outcomes.flatMap(({ outcome, title, meaning }) => {
        const groups = bySubject(notes, outcome);
        if (groups.length === 0) return [];
        return [
          `## ${title}`,
          meaning,
          table(
            ['What', 'How often'],
            groups.map(([subject, { length }]) => [plain(subject), groupDigits(length)]),
          ),
          ...(outcome === 'converted'
            ? []
            : groups.flatMap(([subject, group]) => placesOf(subject, group))),
        ];
      }),
      ...queriesOf(report),
      '## Articles and pages',
      table(
        ['In the archive', 'File', 'Address', 'Redirects'],
        items.map(({ source: from, file, address, aliases, draft }) => [
          codeOf(from),
          codeOf(file),
          `${address === null ? '' : codeOf(address)}${draft ? ' draft' : ''}`,
          aliases.map(codeOf).join(' '),
        ]),
      ),
    ].join('\n\n') + '\n'
  );
}

/** Redirects that only some hosts answer. */
function queriesOf({ queries }: Report): string[] {
  if (queries.length === 0) return [];
  const shown = queries.slice(0, MOST_PLACES);
  const more = queries.length - shown.length;
  return [
    '## Addresses with a query',
    'They stand in `redirects.yaml`. nginx and Netlify answer them; other hosts show the page without the query.',
    table(
      ['From', 'To'],
      shown.map(({ from, to }) => [codeOf(from), codeOf(to)]),
    ),
    ...(more > 0 ? [`And ${groupDigits(more)} more; the JSON has them all.`] : []),
  ];
}

function placesOf(subject: string, notes: readonly Note[]): string[] {
  const lines = notes
    .slice(0, MOST_PLACES)
    .map(
      ({ place, message }) =>
        `- ${codeOf(`${place.file}:${place.line}`)}${message === undefined ? '' : ` ${plain(message)}`}`,
    );
  if (notes.length > MOST_PLACES)
    lines.push(`- and ${groupDigits(notes.length - MOST_PLACES)} more; the JSON has them all`);
  return [`### ${plain(subject)}`, lines.join('\n')];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function codeOf(text: string): string {
  const visible = text.replace(/[\r\n\t]+/g, ' ');
  const longest = (visible.match(/`+/g) ?? []).reduce(
    (most, { length }) => Math.max(most, length),
    0,
  );
  const fence = '`'.repeat(longest + 1);
  return `${fence}${fence.length > 1 ? ' ' : ''}${visible}${fence.length > 1 ? ' ' : ''}${fence}`;
}

/** Text of the archive in Markdown, in which only code of our own is marked. */
function plain(text: string): string {
  return text.replace(/[\r\n\t]+/g, ' ').replace(/[<>[\]*_\\]/g, String.raw`\$&`);
}
