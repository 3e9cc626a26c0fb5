import type { Judgement } from './bars.ts';
import { SCENARIO_LABELS, type BenchResult, type Row } from './result.ts';

const HEADINGS = [
  'articles',
  'archive',
  'scenario',
  'wall s',
  'CPU s',
  'peak MB',
  'pages',
  '× Hugo',
  '× Hugo related',
];
const BAR_HEADINGS = ['bar', 'measured', 'must', 'aim', 'verdict'];

/** The measured rows, headings first; a dash stands for no value. */
export function rowsTable(rows: readonly Row[]): string[][] {
  return [HEADINGS, ...rows.map((row) => rowCells(row, rows))];
}

/** The bars, headings first. */
export function barsTable(judgements: readonly Judgement[]): string[][] {
  const figure = (value: number | undefined, unit: string): string =>
    value === undefined ? '–' : `${decimals(value)} ${unit}`;
  const cells = judgements.map(({ label, unit, value, must, aim, verdict }) => [
    label,
    figure(value, unit),
    `≤ ${must} ${unit}`,
    aim === undefined ? '–' : `≤ ${aim} ${unit}`,
    verdict,
  ]);
  return [BAR_HEADINGS, ...cells];
}

/** Date, machine and versions in one sentence. */
export function circumstances({ at, machine, versions, seed, rows }: BenchResult): string {
  const memory = `${decimals(machine.memoryBytes / 1e9)} GB`;
  const hugo = versions.hugo === undefined ? 'no Hugo' : `Hugo ${versions.hugo}`;
  const runs = rows.reduce((most, row) => Math.max(most, row.runs), 0);
  return (
    `${at.slice(0, 10)}, ${machine.processor}, ${machine.cores} cores, ${memory}, ` +
    `${machine.system}; Node ${versions.node}, Astro ${versions.astro}, ${hugo}; ` +
    `medians of ${runs}, seed ${seed}.`
  );
}

/** Aligns a table for a terminal: text to the left, figures to the right. */
export function alignTable(table: readonly (readonly string[])[]): string {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => (row[column] ?? '').length)),
  );
  const lines = table.map((row) =>
    row.map((cell, column) => pad(cell, widths[column] ?? 0, isFigures(table, column))).join('  '),
  );
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

/** Prints a table in Markdown. */
export function markdownTable(table: readonly (readonly string[])[]): string {
  const [headings = [], ...rows] = table;
  const rule = headings.map((_, column) => (isFigures(table, column) ? '---:' : '---'));
  return [headings, rule, ...rows].map((row) => `| ${row.join(' | ')} |\n`).join('');
}

/** Only scenarios that write pages are compared with Hugo. */
function rowCells(row: Row, rows: readonly Row[]): string[] {
  const against = (scenario: Row['scenario']): string => {
    if (row.pages === undefined) return '–';
    const hugo = rows.find(
      (other) =>
        other.articles === row.articles &&
        other.spread === row.spread &&
        other.scenario === scenario,
    );
    return hugo === undefined ? '–' : decimals(row.wallSeconds / hugo.wallSeconds);
  };
  return [
    grouped(row.articles),
    row.spread,
    SCENARIO_LABELS[row.scenario],
    decimals(row.wallSeconds),
    row.cpuSeconds === undefined ? '–' : decimals(row.cpuSeconds),
    row.peakBytes === undefined ? '–' : grouped(Math.round(row.peakBytes / 1e6)),
    row.pages === undefined ? '–' : grouped(row.pages),
    against('hugo'),
    against('hugo-related'),
  ];
}

function decimals(value: number): string {
  return value.toFixed(value < 10 ? 2 : 1);
}

/** As in `10,000`. */
function grouped(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

function isFigures(table: readonly (readonly string[])[], column: number): boolean {
  return table.slice(1).every((row) => /^[–≤\d]/.test(row[column] ?? ''));
}

function pad(text: string, width: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, width - text.length));
  return right ? space + text : text + space;
}
