import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { assembleSite } from '../../src/pipeline/assemble-site.ts';
import { readSettings } from '../../src/pipeline/settings.ts';
import { checkReport } from '../../src/cli/diagnostic-formats/check-report.ts';
import { jsonReport } from '../../src/cli/diagnostic-formats/json.ts';
import { commentOn } from '../../src/cli/review/comment.ts';
import { suggestLines } from '../../src/cli/review/suggest-lines.ts';
import { compileFile } from '../../src/content/compile-file.ts';
import { unsavedSource } from '../../src/content/list-content.ts';
import { compileOptions } from '../../src/pipeline/compile/mdx-components.ts';
import { diagnosticLine } from '../../src/cli/diagnostic-formats/plain.ts';
import { brokenAddresses } from './broken-inputs/addresses.ts';
import { brokenBodies } from './broken-inputs/bodies.ts';
import { brokenDrafts } from './broken-inputs/drafts.ts';
import { brokenSources } from './broken-inputs/sources.ts';
import { brokenValues } from './broken-inputs/values.ts';
import { withPublic } from '../with-public.ts';

const inputs = [
  ...brokenSources,
  ...brokenValues,
  ...brokenDrafts,
  ...brokenAddresses,
  ...brokenBodies,
];
const folder = mkdtempSync(join(tmpdir(), 'broken-inputs-'));
const contentDir = join(folder, 'content');
const publicDir = join(folder, 'public');

function write(file: string, data: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, data);
}

afterAll(() => {
  rmSync(folder, { recursive: true });
});

for (const { files } of inputs) {
  for (const [file, data] of Object.entries(files)) write(join(contentDir, file), data);
}

const settings = readSettings(
  {
    CONTENT_DIR: contentDir,
    CACHE_DIR: join(folder, 'cache'),
    OUT_DIR: join(folder, 'out'),
    SITE_URL: 'https://www.healthcareguys.com',
  },
  () => Date.UTC(2026, 10, 22),
);
const site = await assembleSite(withPublic(settings, publicDir));
const printed = site.diagnostics.map(({ file, ...found }) => ({
  file,
  line: diagnosticLine({ file, ...found }, file),
}));

it.each(inputs)('names $fault', ({ files, lines }) => {
  const own = printed.filter(({ file }) => Object.hasOwn(files, file)).map(({ line }) => line);
  expect(lines).not.toEqual([]);
  expect(own).toEqual(lines);
});

it('names each at the same place in the comment of a pull request', () => {
  const { diagnostics, stuck, fileCount } = site;
  const report = checkReport({ diagnostics, stuck, fileCount }, contentDir);
  const json = jsonReport(report);
  // So many that one comment does not hold them.
  const comments = [...Map.groupBy(json.diagnostics, ({ file }) => file).values()].map((found) =>
    commentOn({ ...json, diagnostics: found }),
  );
  const places = comments.flatMap((comment) =>
    [...comment.matchAll(/^- Line (\d+), column (\d+)\. \*\*/gm)].map(
      ([, line, column]) => `${line}:${column}`,
    ),
  );
  const expected = diagnostics.map(({ line, column }) => `${line}:${column}`);
  expect(places.sort()).toEqual(expected.sort());
});

it('suggests lines that mend what they are for, and make nothing else wrong', () => {
  const suggest = suggestLines(withPublic(settings, publicDir));
  const options = compileOptions(settings);
  const found = site.diagnostics.flatMap((one) => {
    const suggestion = suggest(one);
    return suggestion ? [{ one, suggestion }] : [];
  });
  expect(found.length).toBeGreaterThan(20);
  for (const { one, suggestion } of found) {
    const source = unsavedSource(one.file);
    if (!source) throw new Error(`${one.file} is no source`);
    const text = readFileSync(join(contentDir, one.file), 'utf8');
    const compiled = (written: string): string[] =>
      compileFile(source, Buffer.from(written), options).compiled.diagnostics.map(
        ({ code, message }) => `${code} ${message.replace(/lines? \d+( and \d+)?/g, '')}`,
      );
    const lines = text.split(/\r?\n/);
    const { line, endLine } = suggestion;
    const after = lines.toSpliced(line - 1, endLine - line + 1, ...suggestion.lines).join('\n');
    const before = compiled(text);
    const left = compiled(after);
    expect(
      left.filter((other) => !before.includes(other)),
      one.file,
    ).toEqual([]);
    if (before.length > 0 && before.some((other) => other.startsWith(`${one.code} `)))
      expect(left.length, `${one.file}:${one.line} ${one.code}`).toBeLessThan(before.length);
  }
});

it('names nothing else, and gets stuck on nothing', () => {
  const files = new Set(inputs.flatMap((input) => Object.keys(input.files)));
  expect(printed.filter(({ file }) => !files.has(file))).toEqual([]);
  expect(site.stuck).toEqual([]);
  expect(new Set(inputs.map(({ fault }) => fault)).size).toBe(inputs.length);
});

it('names the same, in the same order, when the content comes from the cache', async () => {
  const again = await assembleSite(withPublic(settings, publicDir));
  expect(again.compiledCount).toBe(0);
  expect(again.diagnostics).toEqual(site.diagnostics);
});
