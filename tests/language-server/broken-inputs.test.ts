import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver/node';
import { unsavedSource } from '../../src/content/list-content.ts';
import { brokenAddresses } from '../content/broken-inputs/addresses.ts';
import { brokenBodies } from '../content/broken-inputs/bodies.ts';
import { brokenDrafts } from '../content/broken-inputs/drafts.ts';
import { brokenSources } from '../content/broken-inputs/sources.ts';
import { brokenValues } from '../content/broken-inputs/values.ts';
import { Client } from './client.ts';

const inputs = [
  ...brokenSources,
  ...brokenValues,
  ...brokenDrafts,
  ...brokenAddresses,
  ...brokenBodies,
];
const files = inputs.flatMap((input) => Object.entries(input.files));
const folder = mkdtempSync(join(tmpdir(), 'language-server-'));
const contentDir = join(folder, 'content');
/** Whether a mistake is in nothing but the text of an editor. */
const isUnsaved = ([file, data]: [string, unknown]): boolean =>
  typeof data === 'string' && unsavedSource(file) !== undefined;
mkdirSync(join(contentDir, 'articles'), { recursive: true });
for (const [file, data] of files.filter((entry) => !isUnsaved(entry))) {
  mkdirSync(dirname(join(contentDir, file)), { recursive: true });
  writeFileSync(join(contentDir, file), data);
}
const client = new Client(contentDir, {
  CACHE_DIR: join(folder, 'cache'),
  SITE_URL: 'https://www.healthcareguys.com',
  BUILD_TIME: '2026-11-22T00:00:00Z',
});

afterAll(() => {
  client.process.kill();
  rmSync(folder, { recursive: true });
});

function textOf(message: Diagnostic['message']): string {
  return typeof message === 'string' ? message : message.value;
}

/** As `check` prints it. */
function lineOf(file: string, { range, severity, code, message }: Diagnostic): string {
  const { line, character } = range.start;
  const word = severity === DiagnosticSeverity.Error ? 'error' : 'warning';
  return `${file}:${line + 1}:${character + 1} ${word} ${String(code)} ${textOf(message)}`;
}

it('names every mistake where `check` does', async () => {
  await client.start();
  for (const [file, data] of files)
    await client.open(file, typeof data === 'string' ? data : new TextDecoder().decode(data));
  for (const { files: own, lines } of inputs) {
    const printed = (): string[] =>
      Object.keys(own)
        .sort()
        .flatMap((file) => (client.diagnostics(file) ?? []).map((found) => lineOf(file, found)));
    await expect.poll(printed, { timeout: 10_000 }).toEqual(lines);
  }
  expect(client.shown).toEqual([]);
});
