import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compileContent } from '../../src/content/compile-content.ts';
import { ContentStore } from '../../src/content/store/content-store.ts';
import { article, sourceOf } from './compiled.ts';
import { asNobody, temporaryFolder, writeFiles } from './temporary-folder.ts';

async function compile(folder: string, names: readonly string[]) {
  const store = new ContentStore(join(folder, 'cache'), 'x');
  const { files } = await compileContent(folder, names.map(sourceOf), store, {
    ownHosts: [],
    lang: 'en',
  });
  return files.map(({ file, diagnostics }) => [file, ...diagnostics.map(({ message }) => message)]);
}

it(
  'keeps the order of the sources, through several batches and threads',
  { timeout: 60_000 },
  async () => {
    const folder = temporaryFolder();
    const names = Array.from({ length: 150 }, (_, index) => `articles/${index}.md`);
    writeFiles(folder, Object.fromEntries(names.map((name) => [name, article()])));
    expect(await compile(folder, names)).toEqual(names.map((name) => [name]));
  },
);

it('reports a file that became a link, and reads the others', { timeout: 60_000 }, async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'articles/a.md': article() });
  symlinkSync(join(folder, 'articles/a.md'), join(folder, 'articles/b.md'));
  expect(await compile(folder, ['articles/a.md', 'articles/b.md', 'articles/gone.md'])).toEqual([
    ['articles/a.md'],
    ['articles/b.md', 'the file cannot be read (ELOOP)'],
    ['articles/gone.md', 'the file cannot be read (ENOENT)'],
  ]);
});

it('reports a file that may not be read', { timeout: 60_000 }, async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'articles/a.md': article() });
  chmodSync(folder, 0o755);
  chmodSync(join(folder, 'articles/a.md'), 0);
  expect(await asNobody(() => compile(folder, ['articles/a.md']))).toEqual([
    ['articles/a.md', 'the file cannot be read (EACCES)'],
  ]);
});
