import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesIn } from '../../../src/files/walk-folder.ts';
import { readJekyll } from '../../../src/import/jekyll/read-jekyll.ts';
import type { Note } from '../../../src/import/archive.ts';
import type { Mapping } from '../../../src/import/mapping.ts';
import { importFiles, writeFiles } from '../imported.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/jekyll');

function filesBelow(folder: string): Record<string, Uint8Array> {
  return Object.fromEntries(
    filesIn(folder).map((name) => [name, readFileSync(join(folder, name))]),
  );
}

function post(body: string, keys = 'title: A\n'): string {
  return `---\n${keys}---\n${body}\n`;
}

/** Addresses of one post under a configuration. */
async function addressesOf(
  config: string,
  keys = '',
  name = '_posts/2018-03-09-A_b.md',
): Promise<readonly string[]> {
  const source = writeFiles({ '_config.yml': config, [name]: post('Text', `title: A\n${keys}`) });
  const { items } = await readJekyll({ source, mapping: new Map() });
  expect(items).toHaveLength(1);
  return items[0]?.addresses ?? [];
}

/** The body that one post gets. */
async function bodyOf(body: string, more: Record<string, string> = {}): Promise<string> {
  const source = writeFiles({
    '_config.yml': 'url: https://old.example.org\nbaseurl: /b\n',
    '_posts/2018-03-09-a.md': post(body),
    ...more,
  });
  const { bodies } = await readJekyll({ source, mapping: new Map() });
  for await (const { item, markdown } of bodies()) {
    if (item.place.file === '_posts/2018-03-09-a.md') return markdown.trimEnd();
  }
  throw new Error('the post is missing');
}

/** The Markdown of one post in HTML, and what the account of words is held against. */
async function htmlBodyOf(
  body: string,
  mapping: Mapping = new Map(),
): Promise<{ markdown: string; sourceText: string | undefined; notes: readonly Note[] }> {
  const source = writeFiles({
    '_config.yml': 'url: https://old.example.org\nbaseurl: /b\nauthor: A & B\n',
    '_posts/2018-03-09-a.html': post(body),
    '_posts/2018-03-10-b.md': post('See [it](/b/2018/03/09/a.html#far).'),
    '_includes/inner.html': '<p>From <i>{{ include.who }}</i></p>',
  });
  const { bodies } = await readJekyll({ source, mapping });
  for await (const { item, markdown, sourceText, notes } of bodies()) {
    if (item.place.file.endsWith('.html'))
      return { markdown: markdown.trimEnd(), sourceText, notes };
  }
  throw new Error('the post is missing');
}

it.each([
  ['<p>A {{ site.author }}</p>', 'A A & B'],
  ['<p><a href="{{ site.baseurl }}/x/">x</a></p>', '[x](/b/x/)'],
  ['<p>A</p>\n    {% strange "<b>" %}\n<p>*B*</p>', 'A\n\n{% strange "<b>" %}\n\n\\*B\\*'],
  ['<p>{% raw %}{{ x }}{% endraw %} \u{E000}0\u{E001}</p>', '&#123;{ x }} 0'],
  ['<p>A {{ site.time }} {{ thing }}</p>', 'A `{{ site.time }}` {{ thing }}'],
  [
    '<ul>\n<li>{% highlight js %}\na < b;\n\nc();\n{% endhighlight %}</li>\n</ul>',
    '- ```js\n  a < b;\n\n  c();\n  ```',
  ],
  ['<ul><li>{% box %}</li></ul>', '- > [!NOTE]\n  > Held'],
  ['<div>{% include inner.html who="me" %}</div>', 'From *me*'],
  ['<p>A</p>\n{% youtube abc %}', 'A\n\nhttps://www.youtube.com/watch?v=abc'],
  [
    '<p>A</p>{% blockquote Me https://b.example/ B %}<p>C</p>{% endblockquote %}',
    'A\n\n> C\n>\n> — Me, [B](https://b.example/)',
  ],
  ['<p id="far">A</p><p id="near">B</p>', '<span id="far"></span>A\n\nB'],
])('turns HTML into Markdown once Liquid is read: %j', async (body, markdown) => {
  const mapping = new Map([['tag box', '> [!NOTE]\n> Held']]);
  expect((await htmlBodyOf(body, mapping)).markdown).toBe(markdown);
});

it('accounts for the words of HTML and for what it lacks', async () => {
  const { sourceText, notes } = await htmlBodyOf(
    '<p>One {% strange %}</p>\n<p>two<b>three</b></p>\n{% strange %}\n<canvas>four</canvas>',
  );
  expect(sourceText).toBe('One twothree four');
  expect(notes.map(({ place, outcome, subject }) => `${place.line} ${outcome} ${subject}`)).toEqual(
    [
      '4 kept tag `strange`',
      '4 converted body in HTML',
      '6 kept tag `strange`',
      '7 left-out canvas',
    ],
  );
});

it('brings a whole site in as an editor would have written it', async () => {
  const { files, copies } = await importFiles('jekyll', filesBelow(join(fixtures, 'site')));
  const expected = Object.fromEntries(
    filesIn(join(fixtures, 'expected')).map((name) => [
      name,
      readFileSync(join(fixtures, 'expected', name), 'utf8'),
    ]),
  );
  expect(files).toEqual(expected);
  expect(Object.keys(copies)).toEqual(['images/assets/mud.gif']);
});

it('says of every part that is not an article what became of it', async () => {
  const { report } = await importFiles('jekyll', filesBelow(join(fixtures, 'site')));
  const told = report.notes
    .filter(({ outcome }) => outcome === 'to-do' || outcome === 'left-out')
    .map(({ subject, place: { file, line } }) => `${file}:${line} ${subject}`);
  expect(told).toEqual(
    expect.arrayContaining([
      '_crew/jon.md:1 document of the collection `crew`',
      '_posts/2019-09-01-secret.md:3 key `password`',
      '_posts/2019-12-01-broken.md:4 front matter',
      '_posts/undated.md:1 post without a date in its name',
      'index.md:1 front page',
      'lists/index.html:1 page made by a template',
      'news-feed.xml:1 page made by a template',
      'travel/_posts/2019-06-01-crossing.markdown:40 comment of kramdown',
    ]),
  );
  expect(report.notes.filter(({ subject }) => subject === 'tag `strange`')).toEqual([
    {
      outcome: 'kept',
      subject: 'tag `strange`',
      place: { file: '_posts/2019/2019-07-01-tags.md', line: 19 },
      message: 'Say in the mapping what stands in its place, or replace it by hand',
      mappable: 'tag strange',
    },
  ]);
});

it('gives the same for the mapping that the first run writes, and fills in what a person says', async () => {
  const site = filesBelow(join(fixtures, 'site'));
  const names = ['include unknown.html', 'tag strange'];
  const first = await importFiles('jekyll', site);
  const untouched = new Map(names.map((name) => [name, null]));
  expect((await importFiles('jekyll', site, { mapping: untouched })).files).toEqual(first.files);
  const mapping = new Map([
    ['include unknown.html', 'Known now.'],
    ['tag strange', 'Number {{0}}.'],
  ]);
  const { files } = await importFiles('jekyll', site, { mapping });
  const text = files['articles/2019/2019-07-01-tags.md'];
  expect(text).toContain('\nKnown now.\n');
  expect(text).toContain('\nNumber 1.\n');
});

it.each([
  ['date', '/x/y/2018/03/09/A_b.html'],
  ['pretty', '/x/y/2018/03/09/A_b/'],
  ['ordinal', '/x/y/2018/068/A_b.html'],
  ['weekdate', '/x/y/2018/W10/Fri/A_b.html'],
  ['none', '/x/y/A_b.html'],
  ['/:short_year/:i_month/:i_day/:slug', '/18/3/9/a-b'],
  [
    '/:slugified_categories/:long_month-:short_month/:w_year:week:w_day/:title/',
    '/x/y/March-Mar/2018105/A_b/',
  ],
  ['/:hour:minute:second/:long_day/:title:output_ext', '/081500/Friday/A_b.html'],
])('knows the permalink %s', async (permalink, address) => {
  const keys = 'date: 2018-03-09 08:15:00\ncategories: X y\n';
  expect(await addressesOf(`permalink: ${permalink}\n`, keys)).toEqual([address]);
});

it.each([
  ['2018-03-09 23:30:00 +0000', 'Europe/Berlin', '/2018/03/10/'],
  ['2018-03-09 23:30:00', 'Europe/Berlin', '/2018/03/10/'],
  ['2018-03-09 23:30', 'Europe/Berlin', '/2018/03/09/'],
  ['2018-03-09 02:00:00 +0000', 'America/New_York', '/2018/03/08/'],
  ['2018-03-09', 'America/New_York', '/2018/03/09/'],
  ['2018-03-09 23:30:00 -0500', '', '/2018/03/10/'],
])('makes the address of %s in %s from the day that Jekyll shows', async (date, zone, address) => {
  const config = `permalink: /:year/:month/:day/\ntimezone: ${zone}\n`;
  expect(await addressesOf(config, `date: ${date}\n`)).toEqual([address]);
});

it('puts the base before every address, and takes folders above posts into it', async () => {
  const config = 'baseurl: /blog\npermalink: pretty\n';
  const keys = 'redirect_from: [/old/a.html, /older/]\ncategory: Two words\n';
  expect(await addressesOf(config, keys, 'News/_posts/2018-03-09-a.md')).toEqual([
    '/blog/news/two%20words/2018/03/09/a/',
    '/blog/old/a.html',
    '/blog/older/',
  ]);
});

it('reads one language of a site whose configuration lies above it', async () => {
  const site = writeFiles({
    '_config.yml': 'permalink: pretty\n',
    'de/news/_posts/2018-03-09-a.md': post(
      '[Alt]({% link en/news/_posts/2018-03-01-b.md %})',
      'title: A\nlang: de\n',
    ),
    'en/news/_posts/2018-03-01-b.md': post('Text'),
  });
  const archive = await readJekyll({ source: join(site, 'de'), mapping: new Map() });
  expect(archive.items).toEqual([
    {
      kind: 'article',
      place: { file: 'news/_posts/2018-03-09-a.md', line: 1 },
      file: 'articles/de/news/2018-03-09-a.md',
      addresses: ['/de/news/2018/03/09/a/'],
      // Neither the folder of the language nor the one in which all posts lie is a category.
      keys: { title: 'A', lang: 'de' },
    },
  ]);
  for await (const { markdown } of archive.bodies()) {
    expect(markdown).toBe('[Alt](/en/news/2018/03/01/b/)\n');
  }
});

it('reads a bare folder of posts by their names, and says that the addresses are guessed', async () => {
  const source = writeFiles({
    '2018-03-09-a.md': post('Text'),
    '_jo/2018-03-10-b.md': post('Text'),
  });
  const { items, notes } = await readJekyll({ source, mapping: new Map() });
  expect(items.map(({ file, addresses }) => [file, addresses])).toEqual([
    ['articles/2018-03-09-a.md', ['/2018/03/09/a/']],
    ['articles/jo/2018-03-10-b.md', ['/jo/2018/03/10/b/']],
  ]);
  expect(notes.map(({ outcome, subject }) => [outcome, subject])).toEqual([
    ['to-do', 'addresses without configuration'],
  ]);
});

it('names a configuration that cannot be read at its line', async () => {
  const source = writeFiles({ '_config.yml': 'title: A\nurl: [\n' });
  await expect(async () => readJekyll({ source, mapping: new Map() })).rejects.toMatchObject({
    name: 'ArchiveError',
    place: { file: '_config.yml', line: 3 },
  });
});

it('never leaves its folder: links are named, and a source above it is not listed', async () => {
  const secret = writeFiles({ '2018-03-09-secret.md': post('Secret') });
  const source = writeFiles({
    '_config.yml': `source: ../${secret.split('/').at(-1) ?? ''}\n`,
    '_posts/2018-03-09-a.md': post('{% include_relative ../../etc/passwd %}'),
  });
  symlinkSync(secret, join(source, 'linked'));
  const { items, notes, bodies } = await readJekyll({ source, mapping: new Map() });
  expect(items.map(({ place: { file } }) => file)).toEqual(['_posts/2018-03-09-a.md']);
  expect(notes).toContainEqual({
    outcome: 'left-out',
    subject: 'symbolic link',
    place: { file: 'linked', line: 1 },
    message: 'It is not followed, as it may lead out of the archive',
  });
  for await (const { markdown } of bodies()) {
    expect(markdown).toBe('{% include_relative ../../etc/passwd %}\n');
  }
});

it.each([
  ['code that is no tag', '`{{ x }}` and\n\n    {% y %}', '`{{ x }}` and\n\n    {% y %}'],
  ['braces in code of raw', '```\n{% raw %}{{ x }}{% endraw %}\n```', '```\n{{ x }}\n```'],
  [
    'a base that is written before a tag',
    '{{ site.baseurl }}{% post_url 2018-03-09-a %}',
    '/b/2018/03/09/a.html',
  ],
  ['a page that has no such key', 'A{{ page.nothing }}B', 'AB'],
  ['an unknown filter', '{{ "Ada" | portrait }}', 'Ada'],
  [
    'an address in a tag of HTML',
    '<div>\n{% vimeo 12 %}\n</div>',
    '<div>\n<a href="https://vimeo.com/12">https://vimeo.com/12</a>\n</div>',
  ],
  [
    'code behind HTML',
    '<div>a</div>\n{% highlight c %}\nb\n{% endhighlight %}\n<p>c</p>',
    '<div>a</div>\n\n\n```c\nb\n```\n\n<p>c</p>',
  ],
  ['a class on a picture', '![a](a.png){: .wide width="10"}', '![a](a.png)'],
  ['a hash of Ruby', 'Call `f({:a => 1})` or f({:b=>2})', 'Call `f({:a => 1})` or f(&#123;:b=>2})'],
  ['a list of sections', '1. Contents\n{:toc}\n\nText', 'Text'],
  [
    'a heading that kramdown knows by another id',
    '## 1. [C++](/c) basics\n\n[up](#cc-basics)',
    '## 1. [C++](/c) basics {#cc-basics}\n\n[up](#cc-basics)',
  ],
  [
    'a definition behind a blank line',
    'Word\n\n: Meaning\n\nMore',
    '<dl>\n<dt>Word</dt>\n<dd>Meaning</dd>\n</dl>\n\nMore',
  ],
  ['a line that only begins with a colon', '- a\n: b', '- a\n: b'],
  [
    'HTML indented behind a blank line',
    '<table>\n\n    <tr><td>a</td></tr>\n\n</table>',
    '<table>\n\n<tr><td>a</td></tr>\n\n</table>',
  ],
  ['a link without a text', 'a[](https://x.example)b', 'ab'],
  ['a script', 'a\n\n<script src="https://x.example/y.js"></script>\n\nb', 'a\n\n\n\nb'],
  ['a scheme that no page may have', '[list](ruby-core:12)', 'list (ruby-core:12)'],
  ['bold that stops at punctuation', '彼は**「はい」**と', '彼は<strong>「はい」</strong>と'],
])('converts %s', async (_, body, markdown) => {
  expect(await bodyOf(body)).toBe(markdown);
});

it('reads includes and values from the site alone', async () => {
  const more = {
    '_includes/note.md': '{% if include.loud %}!{% endif %}',
    '_includes/plain.md': 'By {{ include.who }}',
    '_data/people/jo.json': '{"name": "Jo"}',
  };
  const body = '{% include note.md %}\n\n{% include plain.md who=site.data.people.jo.name %}';
  expect(await bodyOf(body, more)).toBe('{% include note.md %}\n\nBy Jo');
});

it('makes authors of the data of the site', async () => {
  const { files } = await importFiles('jekyll', {
    '_config.yml': 'url: https://old.example.org\n',
    '_data/authors.yml': 'jo:\n  name: Jo Berg\n  bio: Sails.\n  github: joberg\n',
    '_posts/2018-03-09-a.md': post('Text', 'title: A\nauthor: jo\n'),
  });
  expect(files['articles/2018-03-09-a.md']).toContain('authors: Jo Berg\n');
  expect(files['authors/jo-berg.md']).toBe(
    '---\ntitle: Jo Berg\ndescription: Sails.\nlinks:\n  - label: GitHub\n    url: https://github.com/joberg\n---\n',
  );
});

it('keeps a body that no parser would read in time, and says so', async () => {
  const body = '> '.repeat(5_000) + '{{ site.url }}';
  expect(await bodyOf(body)).toBe(body);
});

it('reads a body of tags that are never closed in time', async () => {
  const body = '<pre>{% highlight x %}<script>{% raw %}'.repeat(5_000);
  expect((await bodyOf(body)).length).toBeGreaterThan(100_000);
});

it('takes of two defaults that apply the one with the longer path, then the one with a type', async () => {
  const defaults = (list: string): string => `permalink: none\ndefaults: [${list}]\n`;
  const scoped = (path: string, type: string, permalink: string): string =>
    `{scope: {path: '${path}'${type}}, values: {permalink: ${permalink}}}`;
  const longer = scoped('news', '', '/longer/');
  const typed = scoped('', ', type: posts', '/typed/');
  const all = scoped('', '', '/all/');
  const name = 'news/_posts/2018-03-09-a.md';
  expect(await addressesOf(defaults(`${longer}, ${all}`), '', name)).toEqual(['/longer/']);
  expect(await addressesOf(defaults(`${typed}, ${all}`), '', name)).toEqual(['/typed/']);
  expect(await addressesOf(defaults(`${longer}, ${typed}`), 'permalink: /own/\n', name)).toEqual([
    '/own/',
  ]);
});
