import sharp from 'sharp';
import { expect, it } from 'vitest';
import type { Mapping } from '../../../src/import/mapping.ts';
import { importFiles, type Imported } from '../imported.ts';

/** A site of ten pages with everything that the importer knows of Hugo. */
const site: Readonly<Record<string, string>> = {
  'hugo.toml': `
baseURL = 'https://old.example.org/'
defaultContentLanguage = 'en'
enableEmoji = true

[permalinks]
news = '/:year/:month/:slug/'

[taxonomies]
tag = 'tags'
category = 'categories'
topic = 'topics'

[languages.en]
weight = 1
[languages.de]
weight = 2

[params]
phone = '555-0100'

[markup.goldmark.parser.attribute]
block = true
`,
  'content/_index.md': '---\ntitle: Home\ndescription: All about harbours.\n---\n',
  'content/news/_index.md': '+++\ntitle = "News"\n[cascade]\nfeatured = true\n+++\n',
  'content/news/first.md': `+++
title = "First light"
date = 2019-02-03T10:00:00+01:00
slug = "First Light"
aliases = ["/old/first.html", "beside/"]
tags = ["Boats"]
categories = ["Harbour"]
topics = ["Sea"]
weight = 3
[params]
subtitle = "A start"
+++

See [the second]({{< ref "second.md#what-comes-_next_" >}}) and [the bundle]({{% relref "/news/bundle" %}}).

{{< figure src="/img/boat.png" alt="A boat" caption="The *red* boat" >}}

Call {{< param "phone" >}} :rocket:
`,
  'content/news/second.md': `---
Title: The second
date: 2019-03-04
Draft: true
---
## What comes, _next_?

A paragraph with a class.
{.lead}

{{< highlight go "linenos=table" >}}
fmt.Println("{{</* ref */>}}")
{{< /highlight >}}
`,
  'content/news/bundle/index.md': `---
{ "title": "A bundle", "date": "2019-04-05",
  "resources": [{ "src": "cover.png", "name": "cover" }] }
---
![Inside](inside.png)

{{< youtube id="abcdefghijk" title="A film" >}}

{{< details summary="More" >}}
Hidden **words**.
{{< /details >}}
`,
  'content/news/first.de.md': `---
title: Erstes Licht
date: 2019-02-03
slug: erstes-licht
---
Siehe [das englische]({{< relref path="first.md" lang="en" >}}).
`,
  'content/news/json.md': `{
  "title": "From JSON",
  "date": "2019-05-06",
  "url": "/special/json.html",
  "images": ["img/boat.png"]
}
Water
: It is wet.
: It is deep.

{{< tides port="X" >}}
`,
  'content/news/hidden.md': `---
title: Not listed
date: 2019-06-07
build: { list: never }
---
{{< x user="harbour" id="123" >}}

{{< gist someone 0123abc >}}
`,
  'content/news/markup.html': `---
title: In HTML
date: 2019-07-08
---
<p>One</p>

    <p>Two</p>
`,
  'content/news/broken.md': '---\ntitle: *note\ndate: 2019-08-09\n---\nText.\n',
  'content/about.md': '---\ntitle: About\nlayout: wide\n---\nWho we are. {{</* param */>}}\n',
  'content/search.md': '---\ntitle: Search\nlayout: search\n---\n',
  'content/notes.adoc': '= Notes\n',
  'content/tags/boats/_index.md':
    '---\ntitle: Boats\ndescription: What floats.\n---\nAll of them.\n',
};

const mapping: Mapping = new Map([['shortcode tides', 'The tides of {{port}}.']]);

function picture(background: string): Promise<Buffer> {
  return sharp({ create: { width: 2, height: 2, channels: 3, background } })
    .png()
    .toBuffer();
}

async function importSite(): Promise<Imported> {
  const pictures = {
    'content/news/bundle/cover.png': await picture('red'),
    'content/news/bundle/inside.png': await picture('green'),
    'static/img/boat.png': await picture('blue'),
    'static/img/unused.png': await picture('white'),
  };
  return importFiles('hugo', { ...site, ...pictures }, { mapping });
}

it('brings in a site with everything that Hugo has', async () => {
  const { files, copies } = await importSite();
  expect(files).toMatchSnapshot();
  expect(Object.keys(copies).sort()).toEqual([
    'articles/news/bundle/cover.png',
    'articles/news/bundle/inside.png',
    'images/img/boat.png',
  ]);
});

it('notes what it changes, keeps and leaves', async () => {
  const { report } = await importSite();
  const lines = report.notes.flatMap(({ outcome, subject, place: { file, line } }) =>
    // What has no place in the archive is named by the folder, which is another each time.
    subject === 'redirect' ? [] : [`${file}:${line} ${outcome} ${subject}`],
  );
  expect(lines.sort()).toMatchSnapshot();
});

it('holds back what was held back', async () => {
  const page = (keys: string): string => `---\ntitle: A\n${keys}\n---\nText.\n`;
  const { files } = await importFiles('hugo', {
    'config.yaml': 'baseURL: https://old.example.org/\n',
    'content/draft.md': page('draft: true'),
    'content/headless.md': page('headless: true'),
    'content/never.md': page('_build:\n  render: never'),
    'content/password.md': page('params:\n  password: abc'),
    'content/docs/hidden.md': page('date: 2018-03-13\nhidden: true'),
    'content/docs/open.md': page('hidden: false\nheadless: false\nbuild:\n  list: local'),
  });
  expect(
    Object.entries(files).flatMap(([name, text]) =>
      name.endsWith('.md') ? [[name, /^draft: true$/m.test(text)]] : [],
    ),
  ).toEqual([
    ['articles/docs/hidden.md', true],
    ['pages/docs/open.md', false],
    ['articles/draft.md', true],
    ['articles/headless.md', true],
    ['articles/never.md', true],
    ['articles/password.md', true],
  ]);
});

it('makes categories of sections where there are no others', async () => {
  const article = '---\ntitle: A\ndate: 2019-02-03\n---\nText.\n';
  const { files } = await importFiles('hugo', {
    'config.yaml': 'baseURL: https://old.example.org/\n',
    'content/news/_index.md': '---\ntitle: The news\ndescription: What is new.\n---\n',
    'content/news/a.md': article,
    'content/sea-side/b.md': article,
  });
  expect(Object.keys(files).sort()).toEqual([
    'articles/news/a.md',
    'articles/sea-side/b.md',
    'categories/sea-side.md',
    'categories/the-news.md',
    'redirects.yaml',
  ]);
  expect(files['articles/news/a.md']).toContain('categories:\n  - The news\n');
  expect(files['articles/sea-side/b.md']).toContain('categories:\n  - Sea side\n');
  expect(files['categories/the-news.md']).toContain('description: What is new.\n');
  expect(files['redirects.yaml']).toContain('- from: /news/\n  to: /categories/the-news/\n');
});

it('gives the same twice', async () => {
  const [one, other] = [await importSite(), await importSite()];
  expect(other.files).toEqual(one.files);
  expect(other.report.items).toEqual(one.report.items);
});
