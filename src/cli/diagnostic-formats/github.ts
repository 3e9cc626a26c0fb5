import type { Diagnostic } from '../../content/diagnostics/diagnostic.ts';
import { countLabel } from '../../publication/labels.ts';
import { visibleText } from '../display.ts';
import type { CheckReport, Printed } from './check-report.ts';
import { diagnosticLine, formatStuck, messageOf, summarise } from './plain.ts';

/** GitHub shows this many errors and this many warnings of one step. */
const MAX_ANNOTATIONS = 10;

/**
 * Prints workflow commands for the first ten errors and the first ten warnings, and plain lines for
 * the others, as GitHub drops further annotations.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function printGithub(report: CheckReport): Printed {
  const { diagnostics, stuck, pathOf } = report;
  const annotated = new Set(
    (['error', 'warning'] as const).flatMap((kind) =>
      diagnostics.filter(({ severity }) => severity === kind).slice(0, MAX_ANNOTATIONS),
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
    stderr: `${[...lines, summarise(report)].join('\n')}\n`,
  };
}

/**
 * Prints all diagnostics as a Markdown table for the job summary, errors first.
 *
 * @param room bytes that the summary has left
 */
export function jobSummary(report: CheckReport, room: number): string {
  const { diagnostics, stuck, pathOf } = report;
  const head = [
    '## Check of the content',
    '',
    summarise(report),
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
    const position = escapeCell(`${visibleText(pathOf(file))}:${line}:${column}`);
    return `| ${position} | ${severity} | ${code} | ${escapeCell(messageOf(diagnostic))} |`;
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

/** `endColumn` is exclusive. */
function annotation(diagnostic: Diagnostic, path: string): string {
  const { line, column, length, severity, code } = diagnostic;
  const properties = {
    // Line breaks have an escape of their own.
    file: path.replace(/[^\r\n]+/g, visibleText),
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

/** Escapes everything that Markdown and HTML give a meaning. */
function escapeCell(text: string): string {
  return text
    .replace(/[\\`*_[\]{}<>()#!|~&@]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/\r?\n/g, ' ');
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}
