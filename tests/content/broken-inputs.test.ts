import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { assembleSite } from '../../src/pipeline/assemble-site.ts';
import { readSettings } from '../../src/pipeline/settings.ts';
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
