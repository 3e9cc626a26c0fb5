import { join } from 'node:path';
import { expect, it } from 'vitest';
import { reportAsMarkdown } from '../../src/import/report.ts';
import { archiveWith, body, importOptions, importRead, picture, writeFiles } from './imported.ts';

const place = { file: 'posts/a.md', line: 1 };

it('writes an article with its old address, by the keys of this site', async () => {
  const { files, report } = await importRead(
    archiveWith([
      body('Text.\n', {
        addresses: ['/2018/a.html', '/old/a/', '/?p=12'],
        keys: { author: 'Jane', excerpt: 'Short', wordpress_id: 12 },
      }),
    ]),
  );
  expect(files['articles/a.md']).toBe(`---
title: A
safeURL: /2018/a/
date: 2020-01-02
description: Short
authors: Jane
wordpress_id: 12
aliases:
  - /2018/a.html
  - /old/a/
---

Text.
`);
  expect(files['redirects.yaml']).toBe('- from: /?p=12\n  to: /2018/a/\n');
  expect(report.queries).toEqual([{ from: '/?p=12', to: '/2018/a/' }]);
  expect(reportAsMarkdown(report)).toContain('| `/?p=12` | `/2018/a/` |\n');
});

it('writes new addresses wherever the old site had links', async () => {
  const text = [
    '[a](https://www.old.example.org/b.html#part "Title") <https://old.example.org/b>',
    '<a class=x href="/?p=2">b</a> [c][r] ![d](/up/d.gif) [e](../b.md)',
    '`[a](/b.html)` https://old.example.org/b is bare, [f](/nowhere/) [g](https://else.example.org/b)',
    '',
    '[r]: </b.html>',
    '',
  ].join('\n');
  const folder = writeFiles({ 'up/d.gif': picture(9) });
  const { files, copies, report } = await importRead(
    archiveWith(
      [
        body(text),
        body('B.\n', {
          place: { file: 'b.md', line: 1 },
          file: 'articles/b.md',
          addresses: ['/b.html', '/?p=2'],
        }),
      ],
      {
        files: [
          { path: join(folder, 'up/d.gif'), file: 'images/up/d.gif', addresses: ['/up/d.gif'] },
        ],
      },
    ),
    { source: folder },
  );
  expect(files['articles/a.md']?.split('---\n\n')[1]).toBe(
    [
      '[a](/b/#part "Title") [https://old.example.org/b](/b/)',
      '<a class=x href="/b/">b</a> [c][r] ![d](/up/d.gif) [e](/b/)',
      '`[a](/b.html)` [https://old.example.org/b](/b/) is bare, [f](/nowhere/) [g](https://else.example.org/b)',
      '',
      '[r]: </b/>',
      '',
    ].join('\n'),
  );
  expect(copies).toEqual({ 'images/up/d.gif': join(folder, 'up/d.gif') });
  expect(report.notes).toEqual([
    { outcome: 'kept', subject: 'link that leads nowhere', place, message: '/nowhere/' },
  ]);
});

it('brings files with the same bytes in once, and what nothing shows not at all', async () => {
  const folder = writeFiles({ 'a.gif': picture(1), 'b.gif': picture(1), 'c.gif': picture(2) });
  const file = (name: string) => ({
    path: join(folder, name),
    file: `images/${name}`,
    addresses: [`/${name}`],
  });
  const { files, copies, report } = await importRead(
    archiveWith([body('![a](/a.gif) ![b](/b.gif)\n')], {
      files: [file('a.gif'), file('b.gif'), file('c.gif')],
    }),
    { source: folder },
  );
  expect(files['articles/a.md']).toContain('![a](/a.gif) ![b](/a.gif)');
  expect(Object.keys(copies)).toEqual(['images/a.gif']);
  expect(report.counts['files that nothing refers to, left out']).toBe(1);
});

it('gives the second article on an address another, and says so', async () => {
  const { files, report } = await importRead(
    archiveWith([
      body('One.\n'),
      body('Two.\n', { place: { file: 'posts/b.md', line: 3 }, addresses: ['/a/'] }),
      body('Tags.\n', { place: { file: 'posts/c.md', line: 1 }, addresses: ['/tags/x/'] }),
    ]),
  );
  expect(Object.keys(files)).toEqual(['articles/a.md', 'articles/a-2.md', 'articles/a-3.md']);
  expect(files['articles/a-2.md']).toContain('safeURL: /a-2/');
  expect(report.notes.map(({ place: { file }, message }) => [file, message])).toEqual([
    ['posts/b.md', '/a/ belongs to posts/a.md:1 too; this article is at /a-2/'],
    ['posts/c.md', '/tags/x/ belongs to the site itself; this article is at /articles/tags/x/'],
  ]);
});

it('redirects the old lists of terms that published articles name, and feeds', async () => {
  const term = { kind: 'category', place, addresses: ['/category/health/it/'] } as const;
  const { files } = await importRead(
    archiveWith([body('A.\n', { keys: { categories: ['Health IT'] } })], {
      terms: [
        { ...term, name: 'Health IT', description: 'On systems.' },
        { ...term, name: 'Nobody’s', addresses: ['/category/nobody/'] },
      ],
      redirects: [
        { from: '/feed/', to: '/feed.xml' },
        { from: '/category/health/it/feed/', to: '/categories/health-it/feed.xml' },
        { from: '/gone/', to: '/nowhere/' },
        { from: '/moved/', to: 'https://old.example.org/a/' },
      ],
    }),
  );
  expect(files['redirects.yaml']).toBe(
    [
      ['/category/health/it/', '/categories/health-it/'],
      ['/feed/', '/feed.xml'],
      ['/category/health/it/feed/', '/categories/health-it/feed.xml'],
      ['/moved/', '/a/'],
    ]
      .map(([from = '', to = '']) => `- from: ${from}\n  to: ${to}\n`)
      .join(''),
  );
  expect(files['categories/health-it.md']).toBe(
    '---\ntitle: Health IT\ndescription: On systems.\n---\n',
  );
});

it('never publishes what was held back, and says what it was', async () => {
  const held = (keys: Record<string, unknown>) => importRead(archiveWith([body('A.\n', { keys })]));
  for (const keys of [
    { password: 'secret' },
    { published: 'perhaps' },
    { draft: 'no' },
    { expiryDate: 'soon' },
    { _build: { render: 'never' } },
  ]) {
    const { files, report } = await held(keys);
    expect([keys, report.items[0]?.draft]).toEqual([keys, true]);
    expect(files['articles/a.md']).toMatch(/^(?:draft: true|published: perhaps)$/m);
  }
});

it('makes a title of the file’s name, and a draft of what has no date', async () => {
  const { files, report } = await importRead(
    archiveWith([
      body('A.\n', {
        file: 'articles/open-notes_for-all.md',
        keys: { title: undefined, date: undefined },
      }),
    ]),
  );
  expect(files['articles/open-notes_for-all.md']).toBe(
    '---\ntitle: Open notes for all\nsafeURL: /a/\ndraft: true\n---\n\nA.\n',
  );
  expect(report.notes.map(({ outcome, subject }) => [outcome, subject])).toEqual([
    ['to-do', 'front matter `date`'],
    ['to-do', 'front matter `title`'],
  ]);
});

it('leaves a value out that cannot be read, with what it was', async () => {
  const { files, report } = await importRead(
    archiveWith([body('A.\n', { keys: { canonical: 'not a URL', title: 'A\u202Eb\u0007c' } })]),
  );
  expect(files['articles/a.md']).toContain('title: Abc\n');
  expect(files['articles/a.md']).not.toContain('canonical');
  expect(report.notes[0]).toMatchObject({ outcome: 'to-do', subject: 'front matter `canonical`' });
  expect(report.notes[0]?.message).toContain('"not a URL" was left out');
});

it('names the words that the page lacks', async () => {
  const { report } = await importRead(
    archiveWith([{ ...body('One <b>two</b> four.\n'), sourceText: 'One two three four five' }]),
  );
  expect(report.notes).toEqual([
    {
      outcome: 'left-out',
      subject: 'words that are not on the page',
      place,
      message: 'three five',
    },
  ]);
});

it('lists what the check will say of lost content', async () => {
  const { report } = await importRead(archiveWith([body('One\n\n{{< gallery >}}\n')]));
  expect(report.notes).toEqual([
    {
      outcome: 'to-do',
      subject: 'warning `leftover-template`',
      place,
      message: expect.stringContaining('articles/a.md:9 ') as string,
    },
  ]);
});

it('gives the same bytes for the same archive', async () => {
  const archive = () =>
    archiveWith([body('A [b](/b/)\n'), body('B\n', { file: 'articles/b.md', addresses: ['/b/'] })]);
  const source = writeFiles({});
  const first = await importRead(archive(), { source });
  expect(await importRead(archive(), { source })).toEqual(first);
});

it('leaves out what redirects from an address of the site itself, and an id that is taken', async () => {
  const { files, report } = await importRead(
    archiveWith(
      [
        body('One.\n', { keys: { guid: 'https://old.example.org/?p=1' } }),
        body('Two.\n', {
          addresses: ['/b/'],
          file: 'articles/b.md',
          keys: { guid: 'https://old.example.org/?p=1' },
        }),
        body('Author.\n', { addresses: ['/author/'], file: 'articles/c.md' }),
      ],
      {
        redirects: [
          { from: '/2018/05/', to: '/' },
          { from: '/2018/11/', to: '/' },
        ],
      },
    ),
    {
      site: { ...importOptions().site, redirects: [{ from: '/author/*', to: '/authors/:splat' }] },
    },
  );
  expect(files['articles/b.md']).not.toContain('guid');
  expect(files['articles/c.md']).toContain('safeURL: /articles/author/\n');
  expect(files['redirects.yaml']).toBe('- from: /2018/05/\n  to: /\n');
  expect(report.notes.map(({ subject, message }) => [subject, message])).toEqual([
    ['address', '/author/ belongs to the site itself; this article is at /articles/author/'],
    ['redirect', '/2018/11/ to /: its address belongs to the archive of a year'],
    [
      'id in feeds',
      'https://old.example.org/?p=1 is that of posts/a.md:1 too, so readers of feeds see this one again',
    ],
  ]);
});

it('keeps the addresses of pages below pages, and makes a draft of one that was held back', async () => {
  const page = (address: string, keys = {}, file = 'pages/a.md') =>
    body('Page.\n', {
      kind: 'page',
      file,
      addresses: [address],
      keys: { date: undefined, ...keys },
    });
  const { files, report } = await importRead(
    archiveWith([
      page('/company/about.html'),
      page('/company/'),
      page('/secret/', { draft: true }, 'pages/secret.md'),
      page('/hidden/', { password: 'x' }, 'pages/hidden.md'),
    ]),
  );
  expect(files['pages/company/about.md']).toBe(
    '---\ntitle: A\naliases:\n  - /company/about.html\n---\n\nPage.\n',
  );
  expect(Object.keys(files)).toEqual([
    'pages/company/about.md',
    'pages/company.md',
    'articles/secret.md',
    'articles/hidden.md',
  ]);
  expect(files['articles/secret.md']).toContain('safeURL: /secret/\ndraft: true\n');
  expect(report.items.map(({ address, draft }) => [address, draft])).toEqual([
    ['/company/about/', false],
    ['/company/', false],
    ['/secret/', true],
    ['/hidden/', true],
  ]);
});

it('lets no draft take the address of what readers know, whichever comes first', async () => {
  const { files } = await importRead(
    archiveWith([
      body('Held back.\n', { addresses: ['/a/'], keys: { draft: true } }),
      body('Known.\n', { addresses: ['/a/'], place: { file: 'posts/b.md', line: 1 } }),
    ]),
  );
  expect(files['articles/a.md']).toContain('safeURL: /a/\n');
  expect(files['articles/a.md']).toContain('\nKnown.\n');
  expect(files['articles/a-2.md']).toContain('safeURL: /a-2/\n');
  expect(files['articles/a-2.md']).toContain('draft: true\n');
});

it('gives an article its name as address where the old one was a query', async () => {
  const { files, report } = await importRead(
    archiveWith([
      body('[b](/?p=2) [c](https://old.example.org/?page_id=3)\n', { addresses: ['/?p=1'] }),
      body('B.\n', {
        file: 'articles/2019/b.md',
        place: { file: 'posts/b.md', line: 1 },
        addresses: ['/?p=2'],
      }),
      body('C.\n', {
        kind: 'page',
        file: 'pages/c.md',
        place: { file: 'c.md', line: 1 },
        addresses: ['/?page_id=3'],
      }),
    ]),
  );
  expect(Object.keys(files)).toEqual([
    'articles/a.md',
    'articles/2019/b.md',
    'pages/c.md',
    'redirects.yaml',
  ]);
  expect(files['articles/a.md']).toContain('safeURL: /a/\n');
  expect(files['articles/a.md']).toContain('\n[b](/2019/b/) [c](/c/)\n');
  expect(files['redirects.yaml']).toBe(
    '- from: /?p=1\n  to: /a/\n- from: /?p=2\n  to: /2019/b/\n- from: /?page_id=3\n  to: /c/\n',
  );
  expect(report.notes).toEqual([]);
});

it('finds files and pages of a site in a folder by paths that its templates completed', async () => {
  const folder = writeFiles({ 'd.gif': picture(9) });
  const { files } = await importRead(
    archiveWith([body('![d](/d.gif) [a](/a/) [b](/b/)\n', { addresses: ['/sub/a/'] })], {
      urls: ['https://old.example.org/sub/'],
      files: [{ path: join(folder, 'd.gif'), file: 'images/d.gif', addresses: ['/sub/d.gif'] }],
    }),
    { source: folder },
  );
  expect(files['articles/a.md']).toContain('\n![d](/d.gif) [a](/sub/a/) [b](/b/)\n');
});

it('leads a link to the old feed to the new one', async () => {
  const { files, report } = await importRead(
    archiveWith([body('[Feed](https://old.example.org/feed/)\n')], {
      redirects: [{ from: '/feed/', to: '/feed.xml' }],
    }),
  );
  expect(files['articles/a.md']).toContain('[Feed](/feed.xml)');
  expect(report.notes).toEqual([]);
});
