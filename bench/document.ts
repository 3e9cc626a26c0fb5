import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../src/cli/run-command.ts';
import { judge } from './bars.ts';
import { plot } from './plot.ts';
import { barsTable, circumstances, markdownTable, rowsTable } from './report.ts';
import type { BenchResult } from './result.ts';

const START = '<!-- bench: start -->';
const END = '<!-- bench: end -->';

/** Prints results as Markdown tables with their circumstances, for a document beside the plot. */
export function performanceSection(results: readonly BenchResult[]): string {
  const rows = results.flatMap((result) => result.rows);
  return [
    ...results.map((result) => `${circumstances(result)}\n`),
    markdownTable(barsTable(judge(rows))),
    ...results.map((result) => markdownTable(rowsTable(result.rows))),
    '![Seconds over articles, both axes logarithmic](performance.svg)\n',
  ].join('\n');
}

/**
 * Replaces the text between the bench's two markers.
 *
 * @throws Error if a marker is missing
 */
export function replaceSection(text: string, section: string): string {
  const start = text.indexOf(START);
  const end = text.indexOf(END);
  if (start < 0 || end < start) {
    throw new Error(`docs/performance.md must hold the lines ${START} and ${END}, in this order`);
  }
  return `${text.slice(0, start + START.length)}\n\n${section}\n${text.slice(end)}`;
}

if (import.meta.main) {
  await runCommand({
    usage:
      'node bench/document.ts <result.json>…\n\n' +
      'Writes the tables of one or more results into docs/performance.md, and docs/performance.svg.',
    options: {},
    operands: [1, 10],
    run: async ({ operands }) => {
      const results = await Promise.all(operands.map(readResult));
      const docs = join(import.meta.dirname, '..', 'docs');
      const file = join(docs, 'performance.md');
      const section = performanceSection(results);
      await writeFile(file, replaceSection(await readFile(file, 'utf8'), section));
      await writeFile(join(docs, 'performance.svg'), plot(results.flatMap(({ rows }) => rows)));
      return 0;
    },
  });
}

async function readResult(file: string): Promise<BenchResult> {
  return JSON.parse(await readFile(file, 'utf8')) as BenchResult;
}
