import type { Diagnostic } from '../../content/diagnostics/diagnostic.ts';
import { countLabel } from '../../publication/labels.ts';
import { diagnosticLine, formatStuck, messageOf, summarise } from '../print-diagnostics.ts';
import type { CheckReport, Printed } from './check-report.ts';

/** Annotations that GitHub shows of one step, of errors and of warnings each. */
const MOST_ANNOTATIONS = 10;

/**
 * Workflow commands for the first ten errors and the first ten warnings, and a line in the log for
 * every other problem: GitHub drops what is beyond.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function printGithub({ diagnostics, stuck, fileCount, pathOf }: CheckReport): Printed {
  const annotated = new Set(
    (['error', 'warning'] as const).flatMap((grave) =>
      diagnostics.filter(({ severity }) => severity === grave).slice(0, MOST_ANNOTATIONS),
    ),
  );
  const commands = [
    ...stuck.map((one) => `::error::${escapeData(formatStuck(one))}`),
    ...[...annotated].map((diagnostic) => annotation(diagnostic, pathOf(diagnostic.file))),
  ];
  const lines = diagnostics
    .filter((diagnostic) => !annotated.has(diagnostic))
    .map((diagnostic) => diagnosticLine(diagnostic, pathOf(diagnostic.file)));
  return {
    stdout: commands.map((command) => `${command}\n`).join(''),
    stderr: `${[...lines, summarise(diagnostics, fileCount)].join('\n')}\n`,
  };
}

/**
 * All problems as a Markdown table for the job's summary, gravest first; `room` is how many bytes the
 * summary still takes.
 */
export function jobSummary(
  { diagnostics, stuck, fileCount, pathOf }: CheckReport,
  room: number,
): string {
  const head = [
    '## Check of the content',
    '',
    summarise(diagnostics, fileCount),
    ...stuck.flatMap((one) => ['', escapeCell(formatStuck(one))]),
    '',
  ];
  const ranked = [
    ...diagnostics.filter(({ severity }) => severity === 'error'),
    ...diagnostics.filter(({ severity }) => severity !== 'error'),
  ];
  const table = ['| Place | Severity | Code | Problem |', '| --- | --- | --- | --- |'];
  const rows = ranked.map((diagnostic) => {
    const { file, line, column, severity, code } = diagnostic;
    const place = escapeCell(`${pathOf(file)}:${line}:${column}`);
    return `| ${place} | ${severity} | ${code} | ${escapeCell(messageOf(diagnostic))} |`;
  });
  const lines = rows.length === 0 ? head : [...head, ...table];
  const ending = (left: number): string =>
    left === 0 ? '' : `\n${countLabel(left, 'more problem')}: see the log of the step.\n`;
  let left = room - bytesOf(`${lines.join('\n')}\n`) - bytesOf(ending(rows.length));
  let shown = 0;
  for (const row of rows) {
    left -= bytesOf(`${row}\n`);
    if (left < 0) break;
    shown += 1;
  }
  const text = `${[...lines, ...rows.slice(0, shown)].join('\n')}\n${ending(rows.length - shown)}`;
  return bytesOf(text) <= room ? text : '';
}

/** `endColumn` is the column after the last one. */
function annotation(diagnostic: Diagnostic, path: string): string {
  const { line, column, length, severity, code } = diagnostic;
  const properties = {
    file: path,
    line,
    endLine: line,
    col: column,
    endColumn: column + length,
    title: code,
  };
  const written = Object.entries(properties).map(
    ([name, value]) => `${name}=${escapeProperty(String(value))}`,
  );
  return `::${severity} ${written.join(',')}::${escapeData(messageOf(diagnostic))}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** Text in which Markdown and HTML find nothing of theirs. */
function escapeCell(text: string): string {
  return text
    .replace(/[\\`*_[\]{}<>()#!|~&@]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/\r?\n/g, ' ');
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}
