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
      { verbose: false },
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

it('tells times only where it is asked for them', async () => {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const published = { written: 3, unchanged: 0, removed: 0, rendered: 2, reused: 0 };
  const times = [{ stage: 'Rendering pages', seconds: 1.26 }];
  const slowest = [{ file: 'articles/a.md', milliseconds: 7.2 }];
  const result = { diagnostics: [], fileCount: 2, stuck: [], removals: [], published };
  const settings = readSettings({ CONTENT_DIR: folder, OUT_DIR: join(folder, 'out') }, () => 0);
  const said = async (verbose: boolean): Promise<string[]> => {
    write.mockClear();
    expect(await reportBuild({ ...result, times, slowest }, settings, { verbose })).toBe(0);
    return write.mock.calls.join('').trimEnd().split('\n');
  };
  const short = [
    '2 files checked, no problems',
    'Pages and feeds: 2 made, 0 known from before',
    `Published to ${join(folder, 'out')}: 3 files written, 0 unchanged, 0 removed`,
  ];
  expect(await said(false)).toEqual(short);
  expect(await said(true)).toEqual([
    ...short,
    'Time: rendering pages 1.3 s',
    'Slowest to compile: articles/a.md 8 ms',
  ]);
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
