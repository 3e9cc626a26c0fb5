import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readZola } from '../../../src/import/zola/read-zola.ts';
import type { Mapping } from '../../../src/import/mapping.ts';
import { importFiles, writeFiles, type Imported } from '../imported.ts';

/** A site of ten pages with everything that the importer knows of Zola. */
const site: Readonly<Record<string, string>> = {
  'config.toml': `
base_url = "https://old.example.org"
default_language = "en"
generate_feeds = true
feed_filenames = ["atom.xml", "news.json"]
taxonomies = [{ name = "tags", feed = true }, { name = "places" }]

[markdown]
render_emoji = true

[languages.fr]
`,
  'content/_index.md': '+++\ntitle = "Home"\ndescription = "All about harbours."\n+++\n',
  'content/tides/_index.md': `+++
title = "Tides"
description = "High and low."
generate_feeds = true
paginate_by = 5
aliases = ["old-tides"]
[extra]
colour = "blue"
+++
What moves the sea.
`,
  'content/tides/archive/_index.md': '+++\ntransparent = true\n+++\n',
  'content/first.md': `+++
path = "2019/02/03/First-Light"
title = "First light"
description = "How it began"
authors = ["Jane", "Joe"]
aliases = ["2019/02/03/First-Light.html", "releases/1.0"]
weight = 3
template = "post.html"
in_search_index = false

[taxonomies]
tags = ["Boats", "C#"]
places = ["Pier"]

[extra]
team = "The crew"
image = "boat.png"
+++
See [the second](@/tides/second.md#what-s-new), [ref] and [the section](@/tides/_index.md).

[ref]: @/tides/bundle/index.md

{{ youtube(id="abcdefghijk", autoplay=true) }} :tada:
`,
  'content/tides/second.md': `+++
title = "The second"
date = 2019-03-04
updated = 2019-03-05T10:00:00Z
draft = true
+++
Intro.

<!-- more -->

## What’s new

{% quote(author="Jane") %}
Said in {{ vimeo(id="123") }} there.
{% end %}

\`{{/* youtube(id="x") */}}\`
`,
  'content/tides/bundle/index.md': `+++
title = "A bundle"
date = 2019-04-05
+++
![Inside](inside.png)

<progress value="2" max="5"></progress>

<script src="chart.js"></script>
`,
  'content/tides/bundle/index.fr.md':
    '+++\ntitle = "Un paquet"\ndate = 2019-04-05\n+++\n![Dedans](inside.png)\n',
  'content/tides/archive/2018-01-02-Old_Days & more.md':
    '+++\ntitle = "Old days"\n+++\nSee <a href="@/nowhere-100%.md">that</a>.\n',
  'content/tides/yaml.md':
    '---\ntitle: YAML\ndate: 2019-05-06\nslug: Été\n---\n## Nord 🦀\n\n[n](#nord-crab)\n',
  'content/tides/broken.md': '+++\ntitle = Broken\ndate = 2019-06-07\n+++\nText.\n',
  'content/about.md': '+++\ntitle = "About"\n+++\n{{ hours(day="Monday") }}\n',
  'content/latest.md': '+++\ntemplate = "latest.html"\n+++\n',
  'static/robots.txt': 'User-agent: *\n',
};

const mapping: Mapping = new Map([['shortcode quote', '> {{inner}}\n> {{author}}']]);

function picture(background: string): Promise<Buffer> {
  return sharp({ create: { width: 2, height: 2, channels: 3, background } })
    .png()
    .toBuffer();
}

async function importSite(): Promise<Imported> {
  const pictures = {
    'content/tides/bundle/inside.png': await picture('green'),
    'static/boat.png': await picture('blue'),
  };
  return importFiles('zola', { ...site, ...pictures }, { mapping });
}

it('brings in a site with everything that Zola has', async () => {
  const { files, copies } = await importSite();
  expect(files).toMatchSnapshot();
  expect(Object.keys(copies).sort()).toEqual([
    'articles/tides/bundle/inside.png',
    'images/boat.png',
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

it('gives the same twice', async () => {
  const [one, other] = [await importSite(), await importSite()];
  expect(other.files).toEqual(one.files);
  expect(other.report.items).toEqual(one.report.items);
});

describe('the address of a page', () => {
  const dated = 'date = 2018-03-13';
  it.each([
    ['', 'posts/A name.md', dated, '/posts/a-name/'],
    ['', 'posts/Über ß & “x”.md', dated, '/posts/uber-ss-x/'],
    ['[slugify]\npaths = "safe"', 'posts/A na:me.md', dated, '/posts/A%20name/'],
    ['[slugify]\npaths = "off"', 'posts/A name.md', dated, '/posts/A%20name/'],
    ['', 'posts/2018-03-13-name.md', '', '/posts/name/'],
    ['', 'posts/2018-03-13_name/index.md', '', '/posts/name/'],
    [
      '[slugify]\npaths_keep_dates = true',
      'posts/2018-03-13-name.md',
      '',
      '/posts/2018-03-13-name/',
    ],
    ['', 'posts/a.md', `${dated}\nslug = "Other one"`, '/posts/other-one/'],
    ['', 'posts/a.md', `${dated}\npath = "/x/Y.Z"`, '/x/Y.Z/'],
    ['', 'Some Folder/a.md', dated, '/Some%20Folder/a/'],
    ['[languages.de]', 'posts/a.de.md', dated, '/de/posts/a/'],
    ['[languages.de]', 'posts/a.fr.md', dated, '/posts/a-fr/'],
  ])('with `%s` of %s', async (config, file, frontMatter, address) => {
    const source = writeFiles({
      'config.toml': `base_url = "https://old.example.org/"\n${config}\n`,
      [`content/${file}`]: `+++\ntitle = "A"\n${frontMatter}\n+++\nText.\n`,
    });
    const { items } = await readZola({ source, mapping: new Map() });
    expect(items.map(({ addresses }) => addresses)).toEqual([[address]]);
  });

  it('has the path of the site before it', async () => {
    const source = writeFiles({
      'config.toml': 'base_url = "https://old.example.org/blog"\n',
      'content/a.md': '+++\ndate = 2018-03-13\naliases = ["/b.html", "c"]\n+++\n',
    });
    const { items } = await readZola({ source, mapping: new Map() });
    expect(items[0]?.addresses).toEqual(['/blog/a/', '/blog/b.html', '/blog/c/']);
  });

  it('in another script is left to a person', async () => {
    const source = writeFiles({
      'config.toml': 'base_url = "https://old.example.org/"\n',
      'content/日本.md': '+++\ndate = 2018-03-13\n+++\n',
    });
    const { notes } = await readZola({ source, mapping: new Map() });
    expect(notes.map(({ outcome, subject }) => [outcome, subject])).toEqual([
      ['to-do', 'address in another script'],
    ]);
  });
});
