import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
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
      'articles/b.rst',
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
    'articles/b.rst',
    'articles/c.html',
    'images/a.png',
    'images/notes.txt',
  ]);
  expect(listed(diagnostics)).toEqual([
    'README.md:1:1 unused-file',
    'articles/b.rst:1:1 unused-file',
    'articles/c.html:1:1 unused-file',
    'articles/d.mdx:1:1 mdx-outside-features',
  ]);
});

it('reads a name that ends in .markdown as one that ends in .md', () => {
  const folder = temporaryFolder();
  writeFiles(folder, files('articles/a.markdown', 'tags/b.markdown'));
  const { sources, diagnostics } = listContent(folder, join(folder, 'public'));
  expect(sources).toEqual([
    { file: 'articles/a.markdown', kind: 'article', syntax: 'md' },
    { file: 'tags/b.markdown', kind: 'tag', syntax: 'md' },
  ]);
  expect(diagnostics).toEqual([]);
});

describe('a file that begins with front matter and becomes no page', () => {
  const yaml = '---\nlayout: post\ntitle: A post\n---\n<p>Text.</p>\n';
  it.each([
    ['articles/a.html', yaml],
    ['articles/a.htm', yaml],
    ['articles/a.txt', yaml],
    ['articles/a.MD', yaml],
    ['articles/a.md.orig', yaml],
    ['articles/a', yaml],
    ['articles/a.xml', `\uFEFF\n---\r\n# written by hand\r\n"title": A\r\n---\r\n`],
    ['articles/a.rst', '+++\ntitle = "A"\n+++\n'],
    ['articles/a.org', '#+TITLE: A\n\nText.\n'],
    ['posts/a.md', yaml],
    ['a.md', yaml],
    ['images/a.md', yaml],
  ])('is an error: %s', (file, text) => {
    const folder = temporaryFolder();
    writeFiles(folder, { [file]: text, 'articles/sound.md': yaml });
    const { diagnostics } = listContent(folder, join(folder, 'public'));
    expect(listed(diagnostics)).toEqual([`${file}:1:1 unread-article`]);
    expect(diagnostics[0]).toMatchObject({
      severity: 'error',
      hint: file.startsWith('articles/')
        ? 'Write it as Markdown that ends in `.md`'
        : 'Move it to `articles/`',
    });
  });

  it.each([
    ['articles/a.txt', 'Notes.\n---\ntitle: A\n---\n'],
    ['articles/a.html', '<!doctype html>\n'],
    ['articles/a.txt', '---\n\nA rule above.\n'],
    ['articles/a.csv', ''],
    ['articles/a.png', yaml],
  ])('is no file without it: %s', (file, text) => {
    const folder = temporaryFolder();
    writeFiles(folder, { [file]: text, 'articles/sound.md': yaml });
    const { diagnostics } = listContent(folder, join(folder, 'public'));
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('a content folder in which nothing can be read', () => {
  it('is an error where it holds files', () => {
    const folder = temporaryFolder();
    writeFiles(folder, files('articles/a.rst', 'images/a.png'));
    const { diagnostics } = listContent(folder, join(folder, 'public'));
    expect(listed(diagnostics)).toEqual([
      'articles:1:1 nothing-read',
      'articles/a.rst:1:1 unused-file',
    ]);
  });

  it('is none where it is empty, and where an error names a file', () => {
    const folder = temporaryFolder();
    expect(listContent(folder, join(folder, 'public')).diagnostics).toEqual([]);
    writeFiles(folder, { 'articles/a.html': '---\ntitle: A\n---\n' });
    expect(listed(listContent(folder, join(folder, 'public')).diagnostics)).toEqual([
      'articles/a.html:1:1 unread-article',
    ]);
  });
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
  writeFiles(folder, files(`${name}/a.md`, 'articles/b.md'));
  const { sources, diagnostics } = listContent(folder, join(folder, 'none'));
  expect(sources.map(({ file }) => file)).toEqual(['articles/b.md']);
  expect(listed(diagnostics)).toEqual([`${name}/a.md:1:1 unused-file`]);
});

it('lists the public files, links left out', () => {
  const folder = temporaryFolder();
  writeFiles(folder, files('public/favicon.ico', 'public/files/a.pdf'));
  symlinkSync('/etc/hostname', join(folder, 'public/link'));
  const { publicFiles } = listContent(join(folder, 'content'), join(folder, 'public'));
  expect([...publicFiles].sort()).toEqual(['favicon.ico', 'files/a.pdf']);
});

it('leaves the file of redirects to its reader, and reports other names for it', () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'articles/a.md': 'x',
    'redirects.yaml': '---\nredirects:\n',
    'redirects.yml': '',
    _redirects: '/a /b',
    'images/redirects.json': '',
  });
  const { assets, diagnostics } = listContent(folder, join(folder, 'public'));
  expect([...assets]).toEqual(['images/redirects.json']);
  expect(diagnostics.map(({ file, code, hint }) => `${file} ${code} ${hint}`)).toEqual([
    '_redirects unused-file Redirects are written in `redirects.yaml`',
    'redirects.yml unused-file Redirects are written in `redirects.yaml`',
  ]);
});
