import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readSettings } from '../../src/pipeline/settings.ts';
import { checkReport } from '../../src/cli/diagnostic-formats/check-report.ts';
import { printPlain } from '../../src/cli/diagnostic-formats/plain.ts';
import { printPretty } from '../../src/cli/diagnostic-formats/pretty.ts';
import { reportBuild } from '../../src/cli/report-build.ts';
import { diagnose, diagnosticIn } from '../../src/content/diagnostics/diagnostic.ts';
import { temporaryFolder, writeFiles } from '../content/temporary-folder.ts';

let folder = '';
const soon = diagnosticIn(
  'articles/a.md',
  diagnose('invalid-date', { line: 2, column: 7, length: 4 }, 'date "soon" is not a date'),
);
const other = diagnosticIn(
  'articles/b.md',
  diagnose('missing-key', { line: 1, column: 1, length: 3 }, 'title is missing'),
);

beforeEach(() => {
  folder = temporaryFolder();
  writeFiles(folder, { 'articles/a.md': '---\ndate: soon\n---\n' });
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** What a build that published nothing says on standard error. */
async function saidBy(terminal: { isTTY: boolean; columns: number }): Promise<string> {
  const said: string[] = [];
  const stderr = {
    ...terminal,
    hasColors: () => false,
    write: (text: string) => void said.push(text),
  };
  vi.spyOn(process, 'stderr', 'get').mockReturnValue(stderr as unknown as typeof process.stderr);
  const result = {
    diagnostics: [soon],
    fileCount: 2,
    stuck: [],
    slowest: [],
    removals: [],
    times: [],
  };
  const environment = { CONTENT_DIR: folder, OUT_DIR: join(folder, 'out') };
  expect(
    await reportBuild(
      result,
      readSettings(environment, () => 0),
    ),
  ).toBe(1);
  return said.join('');
}

it('draws on a terminal what the check draws there', async () => {
  const terminal = { columns: 60, colours: false };
  const drawn = printPretty(checkReport({ diagnostics: [soon], fileCount: 2 }, folder), terminal);
  expect(drawn.stderr).toContain('^^^^');
  expect(await saidBy({ isTTY: true, columns: 60 })).toBe(
    `${drawn.stderr}Nothing was published; the site is as it was\n`,
  );
});

it('prints lines where nobody looks on', async () => {
  const lines = printPlain(checkReport({ diagnostics: [soon], fileCount: 2 }, folder));
  expect(await saidBy({ isTTY: false, columns: 0 })).toBe(
    `${lines.stderr}Nothing was published; the site is as it was\n`,
  );
});

it('counts every problem where only those of some files are printed', () => {
  const report = checkReport({ diagnostics: [soon], counted: [soon, other], fileCount: 9 }, folder);
  const summary = '2 errors, 0 warnings in 2 of 9 files';
  expect(printPlain(report).stderr.split('\n')).toEqual([
    expect.stringContaining('a.md:2:7'),
    summary,
    '',
  ]);
  const drawn = printPretty(report, { columns: 80, colours: false }).stderr;
  expect(drawn).toContain('a.md');
  expect(drawn).not.toContain('b.md');
  expect(drawn).toContain(summary);
});
