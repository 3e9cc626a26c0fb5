import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compileContent } from '../../../src/pipeline/compile/compile-content.ts';
import { ContentStore } from '../../../src/content/store/content-store.ts';
import { article, sourceOf } from '../../content/compiled.ts';
import { asNobody, temporaryFolder, writeFiles } from '../../content/temporary-folder.ts';

const options = { ownHosts: [], lang: 'en', typography: false, components: {} };

async function compile(folder: string, names: readonly string[]) {
  const store = new ContentStore(join(folder, 'cache'), 'x');
  const { files } = await compileContent(folder, names.map(sourceOf), store, options);
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

it('names each file that no thread gets past, and why, and compiles the others', async () => {
  const folder = temporaryFolder();
  const names = ['a', 'broken', 'b', 'ended', 'c', 'stuck', 'd'].map(
    (name) => `articles/${name}.md`,
  );
  writeFiles(folder, Object.fromEntries(names.map((name) => [name, article()])));
  const store = new ContentStore(join(folder, 'cache'), 'x');
  const script = new URL('./odd-compile-worker.ts', import.meta.url);
  const { files, stuck, compiledCount } = await compileContent(
    folder,
    names.map(sourceOf),
    store,
    options,
    { threadsSettings: { script, patience: 500 } },
  );
  expect(stuck).toEqual([
    { file: 'articles/broken.md', reason: 'no such node' },
    { file: 'articles/ended.md', reason: 'the thread ended with status 7' },
    { file: 'articles/stuck.md', reason: 'the thread stood still for more than 0.5 seconds' },
  ]);
  expect(files.map(({ file }) => file)).toEqual(
    ['a', 'b', 'c', 'd'].map((name) => `articles/${name}.md`),
  );
  expect(compiledCount).toBe(7);
}, 60_000);

it('hands on what goes wrong when a result is kept', { timeout: 60_000 }, async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'articles/a.md': article() });
  const store = new ContentStore(join(folder, 'cache'), 'x');
  const work = compileContent(folder, [sourceOf('articles/a.md')], store, options, {
    reach: () => {
      throw new Error('the disk is full');
    },
  });
  await expect(work).rejects.toThrow('the disk is full');
});

it('has a thread load the compiler while the store is read', { timeout: 60_000 }, async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'articles/a.md': article() });
  const store = new ContentStore(join(folder, 'cache'), 'x');
  const loaded = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const reading: string[] = [];
  store.reuse = () => {
    reading.push(Atomics.wait(loaded, 0, 0, 30_000));
    return undefined;
  };
  const script = new URL('./telling-compile-worker.ts', import.meta.url);
  await compileContent(folder, [sourceOf('articles/a.md')], store, options, {
    expectsChange: true,
    threadsSettings: { script, data: loaded },
  });
  expect(reading).not.toContain('timed-out');
});
