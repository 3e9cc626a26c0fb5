import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesIn } from '../../../src/files/walk-folder.ts';
import { readHexo } from '../../../src/import/hexo/read-hexo.ts';
import { importFiles, writeFiles } from '../imported.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/hexo');

function site(): Record<string, Uint8Array> {
  const folder = join(fixtures, 'site');
  return Object.fromEntries(
    filesIn(folder).map((name) => [name, readFileSync(join(folder, name))]),
  );
}

it('brings a whole site in as an editor would have written it', async () => {
  const { files, copies } = await importFiles('hexo', site());
  const expected = Object.fromEntries(
    filesIn(join(fixtures, 'expected')).map((name) => [
      name,
      readFileSync(join(fixtures, 'expected', name), 'utf8'),
    ]),
  );
  expect(files).toEqual(expected);
  expect(Object.keys(copies).sort()).toEqual([
    'articles/2019-05-04-low-tide/mud.gif',
    'images/images/logo.gif',
  ]);
});

it('says what it left out, and what is to be done by hand', async () => {
  const { report } = await importFiles('hexo', site());
  const told = report.notes
    .filter(({ outcome, subject }) => outcome !== 'converted' && !/^(?:warning|link)/.test(subject))
    .map(({ outcome, subject, place: { file, line } }) => `${outcome} ${file}:${line} ${subject}`);
  expect(told.sort()).toEqual([
    'kept source/_posts/2019-06-01-crossing.md:36 tag `strange`',
    'left-out source/_posts/2019-05-04-low-tide.md:13 mark of the excerpt',
    'left-out source/_posts/2019-05-04-low-tide.md:9 key `comments`',
    'left-out source/_posts/2020-01-05-untitled.md:3 key `layout`',
    'left-out source/tags/index.md:1 page without text',
    'to-do source/_posts/2019-06-01-crossing.md:36 tag `post_link`',
    'to-do source/_posts/2020-01-04-locked.md:4 key `password`',
  ]);
});

it.each([
  [':year/:month/:day/:title/', '/2018/03/09/news/a-b/'],
  [':category/:name.html', '/x-y/z/a-b.html'],
  ['/:i_month-:i_day/:post_title/', '/3-9/A-B/'],
  [':hour:minute:second/:lang/', '/081500/de/'],
])('knows the permalink %s', async (permalink, address) => {
  const source = writeFiles({
    '_config.yml': `permalink: ${permalink}\npermalink_defaults:\n  lang: de\nsource_dir: src\n`,
    'src/_posts/news/a-b.md':
      '---\ntitle: A & B\ndate: 2018-03-09 08:15:00\ncategories: [x y, z]\n---\nText\n',
  });
  const { items } = await readHexo({ source, mapping: new Map() });
  expect(items.map(({ addresses }) => addresses)).toEqual([[address]]);
});

it('takes a day from git where nothing else says one', async () => {
  const source = writeFiles({
    '_config.yml': '',
    'source/_posts/a.md': '---\ntitle: A\n---\nText\n',
  });
  const gitDate = (file: string): string | undefined =>
    file === 'source/_posts/a.md' ? '2018-03-09T10:00:00Z' : undefined;
  const { items, notes } = await readHexo({ source, mapping: new Map(), gitDate });
  expect(items[0]?.keys).toEqual({ title: 'A', date: '2018-03-09T10:00:00Z' });
  expect(items[0]?.addresses).toEqual(['/2018/03/09/a/']);
  expect(notes.map(({ outcome, subject }) => [outcome, subject])).toEqual([
    ['to-do', 'post without a date'],
  ]);
});

it('reads the source folder alone, by the configuration above it', async () => {
  const folder = writeFiles({
    '_config.yml': 'permalink: :title/\n',
    'source/_posts/a.md': '---\ntitle: A\ndate: 2018-03-09\n---\nText\n',
    'themes/x/_posts/b.md': '---\ntitle: B\n---\nText\n',
  });
  const { items } = await readHexo({ source: join(folder, 'source'), mapping: new Map() });
  expect(items.map(({ place: { file }, addresses }) => [file, addresses])).toEqual([
    ['_posts/a.md', ['/a/']],
  ]);
});

it('turns posts in HTML into Markdown once their tags are read', async () => {
  const source = writeFiles({
    '_config.yml': 'permalink: :title/\n',
    'source/_posts/a.html':
      '---\ntitle: A\ndate: 2018-03-09\n---\n<p id="x">One {% post_link b %}</p>\n<!-- more -->\n' +
      '{% note warning %}<p>Two</p>{% endnote %}\n<p id="y">{% strange %}</p>\n',
    'source/_posts/b.md': '---\ntitle: B\ndate: 2018-03-10\n---\n[x](/a/#x)\n',
  });
  const { bodies } = await readHexo({ source, mapping: new Map() });
  for await (const { item, markdown, sourceText } of bodies()) {
    if (!item.place.file.endsWith('.html')) continue;
    expect(markdown).toBe(
      '<span id="x"></span>One [B](/b/)\n\n> [!WARNING]\n> <p>Two</p>\n\n{% strange %}\n',
    );
    expect(sourceText).toBe('One B');
  }
  expect.assertions(2);
});

it('follows no link out of the archive', async () => {
  const secret = writeFiles({ 'secret.md': '---\ntitle: S\ndate: 2018-03-09\n---\nSecret\n' });
  const source = writeFiles({
    '_config.yml': '',
    'source/_posts/a.md':
      '---\ntitle: A\ndate: 2018-03-09\n---\n{% include_code ../../../secret.md %}\n',
  });
  symlinkSync(secret, join(source, 'source/_posts/linked'));
  const { items, notes, bodies } = await readHexo({ source, mapping: new Map() });
  expect(items.map(({ place: { file } }) => file)).toEqual(['source/_posts/a.md']);
  expect(notes.map(({ subject, place: { file } }) => `${file} ${subject}`)).toEqual([
    'source/_posts/linked symbolic link',
  ]);
  for await (const { markdown } of bodies()) {
    expect(markdown).toBe('{% include_code ../../../secret.md %}\n');
  }
});
