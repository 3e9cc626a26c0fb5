import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyProject } from '../../bench/project.ts';
import { write } from '../pipeline/whole/small-publication.ts';
import { carryOut, readSteps } from './recipes.ts';
import { typeErrors } from './type-errors.ts';

const steps = readSteps(readFileSync('docs/extending.md', 'utf8'));
const files = steps.map(({ file }) => file).filter((file) => /\.(?:astro|ts)$/.test(file));

const articles: Readonly<Record<string, string>> = {
  'articles/first.md': `---
title: First of all
date: 2025-01-01
description: How it began.
authors: [desk]
tags: [FHIR]
featured: true
series: Signals & charts
audience: Nurses
---

See [the reading list](/reading-list/), [the desk](/desks/desk/) and [the series](/series/).
`,
  'articles/second.md': `---
title: Second thoughts
date: 2025-02-01
description: How it went on.
series: Signals & charts
---

Text.
`,
  'articles/draft.md': `---
title: Held back
date: 2025-03-01
description: What nobody reads yet.
draft: true
featured: true
series: Not yet
---

Text.
`,
  'authors/desk.md': `---
title: The desk
description: Who we are.
organization: true
---

We write [at a desk](/2025/01/01/first/).
`,
  'features/walk.mdx': `---
title: A walk
date: 2024-05-05
description: Step by step.
---

<Quotation by="Florence Nightingale" year="1860">Air *first*.</Quotation>
`,
};

const mistakes: Readonly<Record<string, string>> = {
  'articles/misspelt.md': `---
title: Misspelt
date: 2025-01-01
audiense: Nurses
---

Text.
`,
  'articles/claiming.md': `---
title: Claiming
date: 2025-01-01
safeURL: /twtxt.txt/
---

Text.
`,
  'features/lacking.mdx': `---
title: Lacking
date: 2025-01-01
---

<Quotation year="1860">Who said it?</Quotation>
`,
};

describe('docs/extending.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'extending-'));
  const project = join(folder, 'project');
  const site = join(folder, 'dist');

  async function run(
    script: string,
    contentDir: string,
  ): Promise<{ status: unknown; says: string }> {
    const child = spawn(process.execPath, [join('src', 'cli', script)], {
      cwd: project,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        CONTENT_DIR: join(folder, contentDir),
        OUT_DIR: site,
        CACHE_DIR: join(folder, 'cache'),
        SITE_URL: 'https://one.example/blog/',
        BUILD_TIME: '2025-06-01T00:00:00Z',
      },
    });
    let says = '';
    child.stderr.setEncoding('utf8').on('data', (part: string) => (says += part));
    const [status] = (await once(child, 'close')) as unknown[];
    return { status, says };
  }

  beforeAll(async () => {
    await copyProject(resolve('.'), project);
    for (const step of steps) carryOut(step, project);
    for (const [file, text] of Object.entries(articles)) write(join(folder, 'content'), file, text);
    for (const [file, text] of Object.entries(mistakes)) write(join(folder, 'wrong'), file, text);
    const { status, says } = await run('build.ts', 'content');
    expect(says).not.toMatch(/\b(?:warning|error)\b/);
    expect(status, says).toBe(0);
  }, 300_000);

  afterAll(() => {
    rmSync(folder, { recursive: true });
  }, 60_000);

  const textOf = (file: string): string => readFileSync(join(site, file), 'utf8');
  const linksIn = (html: string): (string | undefined)[] => {
    const prose = html.slice(html.indexOf('<div class="prose">'), html.indexOf('</article>'));
    return [...prose.matchAll(/<a href="([^"]+)"[^>]*>\s*([^<]+?)\s*<\/a>/g)].map(
      ([, href = '', text = '']) => `${text}: ${href}`,
    );
  };

  it('names three files at most in each recipe', () => {
    const byRecipe = Map.groupBy(steps, ({ recipe }) => recipe);
    const counts = [...byRecipe].map(([recipe, { length }]) => [recipe, length]);
    expect(Object.fromEntries(counts)).toEqual({
      'A page of your own': 1,
      'Pages with parameters': 1,
      'A list': 2,
      'A front-matter key': 2,
      'An MDX component': 1,
      'A feed format': 3,
      'A colour': 1,
      'A language': 2,
    });
  });

  it('adds a page with what is on the site, and no draft', () => {
    const page = textOf('reading-list/index.html');
    expect(page).toContain('<h1>Reading list</h1>');
    expect(page).toContain('<meta name="description" content="Where to begin.">');
    expect(linksIn(page)).toEqual(['First of all: /blog/2025/01/01/first/']);
  });

  it('adds pages with parameters, with the body of an entry', () => {
    expect(readdirSync(join(site, 'desks'))).toEqual(['desk']);
    const page = textOf('desks/desk/index.html');
    expect(page).toContain('<h1>The desk</h1>');
    expect(linksIn(page)).toEqual(['at a desk: /blog/2025/01/01/first/']);
  });

  it('adds a list with its pages, oldest article first', () => {
    expect(linksIn(textOf('series/index.html'))).toEqual([
      'Signals &amp; charts: /blog/series/signals-charts/',
    ]);
    expect(readdirSync(join(site, 'series')).sort()).toEqual(['index.html', 'signals-charts']);
    expect(linksIn(textOf('series/signals-charts/index.html'))).toEqual([
      'First of all: /blog/2025/01/01/first/',
      'Second thoughts: /blog/2025/02/01/second/',
    ]);
  });

  it('puts the pages into the sitemap', () => {
    const listed = [
      ...textOf('sitemap-1.xml').matchAll(/<loc>https:\/\/one\.example\/blog([^<]+)/g),
    ];
    expect(listed.map(([, path]) => path)).toEqual(
      expect.arrayContaining([
        '/reading-list/',
        '/desks/desk/',
        '/series/',
        '/series/signals-charts/',
      ]),
    );
  });

  it('adds a front-matter key, which an article shows', () => {
    expect(textOf('2025/01/01/first/index.html')).toContain('<span>For Nurses</span>');
    expect(textOf('2025/02/01/second/index.html')).not.toContain('<span>For');
  });

  it('adds a component, which an article renders', () => {
    const page = textOf('2024/05/05/walk/index.html').replace(/\s+/g, ' ');
    expect(page).toMatch(/<blockquote> ?Air <em>first<\/em>\. ?<\/blockquote>/);
    expect(page).toMatch(/<figcaption> ?Florence Nightingale ?, 1860 ?<\/figcaption>/);
  });

  it('makes key, component and address known to the check', async () => {
    const { status, says } = await run('check.ts', 'wrong');
    expect(says).toMatch(/misspelt\.md:4:1 warning near-miss-key .*`audience`/);
    expect(says).toMatch(/lacking\.mdx:6:2 error mdx-missing-property .*lacks `by`/);
    expect(says).toMatch(/claiming\.md:4:\d+ error reserved-address .*the feeds/);
    expect(status).toBe(1);
  }, 60_000);

  it('adds a feed of the site and of its lists, which pages name', () => {
    const [walk, first, second] = [
      '2024-05-05T00:00:00Z\tA walk https://one.example/blog/2024/05/05/walk/\n',
      '2025-01-01T00:00:00Z\tFirst of all https://one.example/blog/2025/01/01/first/\n',
      '2025-02-01T00:00:00Z\tSecond thoughts https://one.example/blog/2025/02/01/second/\n',
    ];
    expect(textOf('twtxt.txt')).toBe(`${walk}${first}${second}`);
    expect(textOf('tags/fhir/twtxt.txt')).toBe(first);
    expect(textOf('index.html')).toMatch(
      /<link rel="alternate" type="text\/plain" title="[^"]+" href="\/blog\/twtxt\.txt">/,
    );
  });

  it('changes a colour wherever it shows', () => {
    const home = textOf('index.html');
    const styles = [...home.matchAll(/href="\/blog\/(_assets\/[^"]+\.css)"/g)]
      .map(([, stylesheet = '']) => textOf(stylesheet))
      .join('');
    expect(styles).toMatch(/--accent:\s*light-dark\(#7a1f4b,\s*#f0a3c4\)/);
    expect(home).toMatch(/<meta name="theme-color" content="#fdf8fa"/);
    expect(home).toMatch(/<meta name="theme-color" content="#1b1418"/);
  });

  it('adds a language, and leaves the one that it varies as it is', async () => {
    const module = pathToFileURL(join(project, 'src', 'i18n', 'texts-for.ts')).href;
    const { textsFor } = (await import(module)) as typeof import('../../src/i18n/texts-for.ts');
    const months = ['de-AT', 'de-CH'].map((lang) => textsFor(lang).dates.months);
    expect(months.map(([january]) => january)).toEqual(['Jänner', 'Januar']);
    expect(months.map(({ length }) => length)).toEqual([12, 12]);
  });

  it('shows code that has the types of the project', async () => {
    expect(await typeErrors(project, files)).toEqual([]);
  }, 120_000);
});
