import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listContent } from '../../src/content/list-content.ts';
import { listed } from './compiled.ts';
import { asNobody, temporaryFolder, writeFiles } from './temporary-folder.ts';

function files(...names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, 'x']));
}

it('sorts files into their kinds by their folders, in one order on every machine', () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    ...files(
      'articles/b.md',
      'articles/B.md',
      'articles/2018/a.md',
      'articles/_drafts/c.md',
      'articles/é.md',
    ),
    ...files(
      'features/d.mdx',
      'features/e.md',
      'authors/f.md',
      'categories/g.md',
      'tags/h.md',
      'pages/i/j.md',
    ),
  });
  const { sources, diagnostics } = listContent(folder, join(folder, 'public'));
  expect(sources.map(({ file, kind, syntax }) => `${file} ${kind} ${syntax}`)).toEqual([
    'articles/2018/a.md article md',
    'articles/B.md article md',
    'articles/_drafts/c.md article md',
    'articles/b.md article md',
    'articles/é.md article md',
    'authors/f.md author md',
    'categories/g.md category md',
    'features/d.mdx article mdx',
    'features/e.md article md',
    'pages/i/j.md page md',
    'tags/h.md tag md',
  ]);
  expect(diagnostics).toEqual([]);
});

it('takes pictures and documents as assets, and reports text that becomes no page', () => {
  const folder = temporaryFolder();
  writeFiles(
    folder,
    files(
      'images/a.png',
      'images/notes.txt',
      'articles/a.pdf',
      'articles/b.markdown',
      'articles/c.html',
      'README.md',
      'articles/d.mdx',
    ),
  );
  const { sources, assets, diagnostics } = listContent(folder, join(folder, 'public'));
  expect(sources).toEqual([]);
  expect([...assets].sort()).toEqual([
    'README.md',
    'articles/a.pdf',
    'articles/b.markdown',
    'articles/c.html',
    'images/a.png',
    'images/notes.txt',
  ]);
  expect(listed(diagnostics)).toEqual([
    'README.md:1:1 unused-file',
    'articles/b.markdown:1:1 unused-file',
    'articles/c.html:1:1 unused-file',
    'articles/d.mdx:1:1 mdx-outside-features',
  ]);
});

it('leaves names that begin with a dot alone', () => {
  const folder = temporaryFolder();
  writeFiles(
    folder,
    files('.git/config', 'articles/.a.md.swp', 'articles/.hidden/b.md', '.DS_Store'),
  );
  const listing = listContent(folder, join(folder, 'none'));
  expect([listing.sources, [...listing.assets], listing.diagnostics]).toEqual([[], [], []]);
});

it('follows no link, be it to a file, to a folder or in a circle', () => {
  const folder = temporaryFolder();
  const outside = temporaryFolder();
  writeFiles(outside, files('secret.md'));
  mkdirSync(join(folder, 'articles'));
  symlinkSync(join(outside, 'secret.md'), join(folder, 'articles/file.md'));
  symlinkSync(outside, join(folder, 'articles/folder'));
  symlinkSync('.', join(folder, 'articles/circle'));
  symlinkSync(join(outside, 'secret.md'), join(folder, 'articles/picture.png'));
  const { sources, assets, diagnostics } = listContent(folder, outside);
  expect([sources, [...assets]]).toEqual([[], []]);
  expect(listed(diagnostics)).toEqual(
    ['circle', 'file.md', 'folder', 'picture.png'].map(
      (name) => `articles/${name}:1:1 unreadable-file`,
    ),
  );
});

it('reports a folder that may not be read, and lists the others', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, files('articles/closed/a.md', 'articles/b.md'));
  chmodSync(folder, 0o755);
  chmodSync(join(folder, 'articles/closed'), 0);
  const { sources, diagnostics } = await asNobody(() =>
    Promise.resolve(listContent(folder, join(folder, 'none'))),
  );
  chmodSync(join(folder, 'articles/closed'), 0o755);
  expect(sources.map(({ file }) => file)).toEqual(['articles/b.md']);
  expect(diagnostics).toMatchObject([
    {
      file: 'articles/closed',
      code: 'unreadable-file',
      message: 'the folder cannot be read (EACCES)',
      hint: 'Give the permission to read it',
    },
  ]);
});

it.each(['constructor', 'toString', '__proto__'])('takes the folder %s for no kind', (name) => {
  const folder = temporaryFolder();
  writeFiles(folder, files(`${name}/a.md`));
  const { sources, diagnostics } = listContent(folder, join(folder, 'none'));
  expect(sources).toEqual([]);
  expect(listed(diagnostics)).toEqual([`${name}/a.md:1:1 unused-file`]);
});

it('lists the public files, links left out', () => {
  const folder = temporaryFolder();
  writeFiles(folder, files('public/favicon.ico', 'public/files/a.pdf'));
  symlinkSync('/etc/hostname', join(folder, 'public/link'));
  const { publicFiles } = listContent(join(folder, 'content'), join(folder, 'public'));
  expect([...publicFiles].sort()).toEqual(['favicon.ico', 'files/a.pdf']);
});
