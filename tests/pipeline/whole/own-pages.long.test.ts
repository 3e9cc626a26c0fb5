import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { copyCode, editCode } from './code-edits.ts';
import { ownPages } from './own-pages.ts';
import { readTree } from './read-tree.ts';
import { runBuild, type Run } from './run-build.ts';
import { write, writePicture } from './small-publication.ts';
import { makeWorkplace, type Workplace } from './workplace.ts';

/* The tests build one after the other in one copy of the project, as each renderer takes ten seconds. */

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let place: Workplace;
let project: string;
let first: string;

interface Built {
  status: number | NodeJS.Signals;
  /** What it wrote to standard error. */
  errors: string;
}

async function build(run: Run = {}, where: Workplace = place): Promise<Built> {
  const environment = { SITE_URL: 'https://one.example/blog/', ...run.environment };
  const running = runBuild(where, { project, ...run, environment });
  return { status: await running.ended, errors: running.errors() };
}

function article(frontMatter: string, body = 'Text.'): string {
  return `---\n${frontMatter}\n---\n\n${body}\n`;
}

const content: Readonly<Record<string, string>> = {
  'articles/old.md': article(
    'title: Old\ndate: 2024-01-01\nauthors: [desk]\ntags: [bare]',
    'See [the new one](new.md), [the list](/reading-list/) and\n[the desk](/by/desk/).\n\n![A plain colour](/body.png)',
  ),
  'articles/2024-05-05-named.md': article('title: Named\nsafeURL: /größe/'),
  'articles/new.md': article('title: New\ndate: 2025-02-01', 'By\n[nobody](/by/nobody/).'),
  'articles/drafted.md': article('title: Drafted\ndraft: true'),
  'articles/later.md': article('title: Later\ndate: 2025-01-01\npublishDate: 2025-06-10'),
  'articles/over.md': article('title: Over\ndate: 2024-02-02\nexpiryDate: 2025-01-01'),
  'features/walk.mdx': article(
    'title: A walk\ndate: 2024-06-06',
    '<Callout kind="note">Step by *step*.</Callout>\n\nTo [the old one](../articles/old.md).\n\n![A plain colour](/body.png)',
  ),
  'authors/desk.md': article('title: The desk'),
  'pages/about.md': article('title: About'),
};

beforeAll(async () => {
  place = makeWorkplace();
  for (const [file, text] of Object.entries(content)) write(place.contentDir, file, text);
  await writePicture(place, 'body.png', 120);
  project = await copyCode(place);
  for (const [file, text] of Object.entries(ownPages))
    write(join(project, 'src', 'pages'), file, text);
  // A route with a model asks for more than its own entry, and swallows the error, once a tag says so.
  editCode(project, {
    file: 'src/pages/search.astro',
    from: "const page = modelOf(Astro.locals, 'search');\n",
    to: `import { getLiveCollection } from 'astro:content';
const page = modelOf(Astro.locals, 'search');
if (page.tags.some(({ value }) => value === 'greedy')) await getLiveCollection('tags');
`,
  });
  const built = await build();
  expect(built.status, built.errors).toBe(0);
  first = built.errors;
});

afterAll(() => {
  place[Symbol.dispose]();
});

const file = (path: string, outDir = place.outDir): string => join(outDir, path);
const read = (path: string, outDir?: string): string => readFileSync(file(path, outDir), 'utf8');

const listed = (outDir?: string): string[] =>
  elements(fromHtml(read('reading-list/index.html', outDir)), 'main')
    .flatMap((main) => elements(main, 'li'))
    .map((item) => toString(item));

function elements(root: Root | Element, name: string): Element[] {
  const found: Element[] = [];
  visit(root, 'element', (element) => {
    if (element.tagName === name) found.push(element);
  });
  return found;
}

/** The stamp of each page's last rendering, by address. */
const stamps = (): Record<string, string | undefined> =>
  Object.fromEntries(
    ['reading-list', 'still', 'today', 'by/desk'].map((page) => [
      page,
      /<p class="stamp">([^<]+)/.exec(read(`${page}/index.html`))?.[1],
    ]),
  );

function changed(before: ReturnType<typeof stamps>): string[] {
  return Object.entries(stamps())
    .filter(([page, stamp]) => before[page] !== stamp)
    .map(([page]) => page);
}

test('a page lists the typed entries of what is on the site, newest first', () => {
  expect(listed()).toEqual([
    'articles/new.md | /blog/2025/02/01/new/ | New | 2025-02-01 | published | undefined',
    'features/walk.mdx | /blog/2024/06/06/walk/ | A walk | 2024-06-06 | published | undefined',
    'articles/2024-05-05-named.md | /blog/gr%C3%B6%C3%9Fe/ | Named | 2024-05-05 | published | undefined',
    'articles/old.md | /blog/2024/01/01/old/ | Old | 2024-01-01 | published | undefined',
  ]);
});

test('a page has the site around it, and its own title, description and address', () => {
  const html = read('reading-list/index.html');
  expect(html).toContain('<title>Reading list – The Healthcare Guys</title>');
  expect(html).toContain('<meta name="description" content="All that we wrote.">');
  expect(html).toContain('<link rel="canonical" href="https://one.example/blog/reading-list/">');
  expect(html).toContain('class="site-footer"');
  expect(read('still/index.html')).toContain('<meta name="robots" content="noindex">');
});

test('a body is the same wherever it is printed, in Markdown and in MDX', () => {
  const texts = fromHtml(read('texts/index.html'));
  const bodyOf = (root: Root | Element): string => {
    const [body] = elements(root, 'div').filter(
      ({ properties }) => String(properties.className) === 'prose',
    );
    return JSON.stringify(body, (key, value: unknown) => (key === 'position' ? undefined : value));
  };
  const printed = elements(texts, 'section').map((section) => [
    section.properties.id,
    bodyOf(section),
  ]);
  expect(printed).toEqual([
    ['articles/old.md', bodyOf(fromHtml(read('2024/01/01/old/index.html')))],
    ['features/walk.mdx', bodyOf(fromHtml(read('2024/06/06/walk/index.html')))],
  ]);
  const [html = ''] = elements(texts, 'pre').map((element) => toString(element));
  expect(html).toContain('<a href="/blog/2025/02/01/new/">the new one</a>');
  expect(html).toMatch(/<img src="\/blog\/_media\/body-[^"]+" [^>]*alt="A plain colour"/);
  expect(printed.join()).toContain('/blog/2024/01/01/old/');
});

test('a page with parameters is made for each of its paths, with props and page by page', () => {
  expect(read('by/desk/index.html')).toContain('<h1>By The desk</h1>');
  expect(read('lists/index.html')).toContain('<h1>Page 1 of 2</h1>');
  expect(read('lists/2/index.html')).toMatch(/<h1>Page 2 of 2<\/h1>.*<ol><li>Old<\/li><\/ol>/s);
  expect(existsSync(file('lists/3/index.html'))).toBe(false);
});

test('an endpoint is a file of its own, and what begins with an underscore is none', () => {
  expect(JSON.parse(read('data.json'))).toEqual({
    name: 'The Healthcare Guys',
    pages: ['/blog/about/'],
  });
  expect(
    Object.keys(readTree(place.outDir)).filter((path) => /^_draft|^_parts/.test(path)),
  ).toEqual([]);
});

test('the sitemap has the pages, and neither endpoints nor what asks to be left out', () => {
  const urls = [...read('sitemap-1.xml').matchAll(/<loc>https:\/\/one\.example\/blog\/(.*?)</g)];
  const added = urls.map(([, path = '']) => path).filter((path) => !/^(?:\d|$)/.test(path));
  expect(added).toEqual(
    expect.arrayContaining(['by/desk/', 'lists/', 'lists/2/', 'reading-list/', 'today/']),
  );
  expect(added.filter((path) => /still|json|draft/.test(path))).toEqual([]);
});

test('broken links are reported where they stand: in a page, or to a path that no page makes', () => {
  const warnings = first.split('\n').filter((line) => line.includes(' warning '));
  expect(warnings).toHaveLength(2);
  expect(warnings[0]).toMatch(
    /src\/pages\/still\.astro:1:1 warning broken-link \/still\/ links to \/blog\/nowhere\/, which/,
  );
  expect(warnings[1]).toMatch(/articles\/new\.md:7:\d+ warning broken-link \/by\/nobody\/ is not/);
  expect(read('2024/01/01/old/index.html')).toContain('href="/blog/by/desk/"');
});

test('nothing is rendered again when nothing changed', async () => {
  const before = readTree(place.outDir);
  const { status, errors } = await build();
  expect(status, errors).toBe(0);
  expect(errors).toContain('Pages and feeds: 0 made,');
  expect(errors).toContain('warning broken-link /still/ links to /blog/nowhere/');
  expect(readTree(place.outDir)).toEqual(before);
});

test('a new article renders the pages that read articles, and no others', async () => {
  const before = stamps();
  write(place.contentDir, 'articles/newest.md', article('title: Newest\ndate: 2025-03-03'));
  const { status, errors } = await build();
  expect(status, errors).toBe(0);
  expect(changed(before)).toEqual(['reading-list']);
  expect(listed()[0]).toContain('Newest');
  expect(read('lists/2/index.html')).toContain('<h1>Page 2 of 2</h1>');
});

test('another moment renders the pages that read it, and no others', async () => {
  const before = stamps();
  const now = '2025-06-01T00:00:05.000Z';
  const { status, errors } = await build({ environment: { BUILD_TIME: now } });
  expect(status, errors).toBe(0);
  expect(changed(before)).toEqual(['today']);
  expect(read('today/index.html')).toContain(now);
});

test('a preview has drafts, scheduled and expired articles, with their states', async () => {
  const outDir = join(place.root, 'preview');
  const { status, errors } = await build({ words: ['--preview'] }, { ...place, outDir });
  expect(status, errors).toBe(0);
  expect(
    listed(outDir).map((entry) => entry.split(' | ').filter((_, at) => [0, 4].includes(at))),
  ).toEqual([
    ['articles/drafted.md', 'draft'],
    ['articles/newest.md', 'published'],
    ['articles/new.md', 'published'],
    ['articles/later.md', 'scheduled'],
    ['features/walk.mdx', 'published'],
    ['articles/2024-05-05-named.md', 'published'],
    ['articles/over.md', 'expired'],
    ['articles/old.md', 'published'],
  ]);
});

test('articles in MDX whose code throws are named, all in one run, and nothing is published', async () => {
  const before = readTree(place.outDir);
  const broken = {
    'features/one.mdx': 'A {nowhere}.',
    'features/two.mdx': '{(() => { throw new Error("No!"); })()}',
  };
  for (const [file, body] of Object.entries(broken)) {
    write(
      place.contentDir,
      file,
      article(`title: ${file}\ndate: 2024-07-07\nsafeURL: /${file.slice(9, 12)}/`, body),
    );
  }
  const { status, errors } = await build();
  for (const file of Object.keys(broken)) rmSync(join(place.contentDir, file));
  expect(status).toBe(1);
  expect(errors).toContain(
    'features/one.mdx:1:1 error page-failed it cannot be printed: nowhere is not defined.',
  );
  expect(errors).toContain('features/two.mdx:1:1 error page-failed it cannot be printed: No!');
  expect(readTree(place.outDir)).toEqual(before);
});

test('what fails in a page is reported at its file, and nothing is published', async () => {
  const before = readTree(place.outDir);
  write(place.contentDir, 'pages/mood.md', article('title: Mood'));
  write(
    place.contentDir,
    'articles/claims.md',
    article('title: Claims\ndate: 2025-03-04\nsafeURL: /by/desk/'),
  );
  const { status, errors } = await build();
  expect(status, errors).toBe(1);
  const found = errors.split('\n').filter((line) => line.includes(' error '));
  const expected = [
    String.raw`by/\[desk\]\.astro:1:1 error route-conflict /by/desk/ is claimed by articles/claims\.md too\.`,
    String.raw`data\.json\.ts:1:1 error page-failed it cannot be printed: /data\.json: the route answers with 500\.`,
    String.raw`listed\.astro:1:1 error page-failed it cannot be printed: /listed/: pages/mood\.md has no body here\. Lists stay light`,
    String.raw`throws\.astro:1:1 error page-failed it cannot be printed: /throws/: in a bad mood\.`,
    String.raw`unknown\.astro:1:1 error page-failed it cannot be printed: /unknown/: .*articles/gone\.md`,
  ];
  expect(found).toEqual(
    expected.map((line) => expect.stringMatching(`src/pages/${line}`) as string),
  );
  // Nothing else: each is one line.
  expect(errors).not.toMatch(/^\s+at /m);
  expect(readTree(place.outDir)).toEqual(before);
  rmSync(join(place.contentDir, 'pages', 'mood.md'));

  write(
    place.contentDir,
    'articles/claims.md',
    article('title: Claims\ndate: 2025-03-04\nsafeURL: /Reading-List/'),
  );
  const claimed = await build();
  expect(claimed.status, claimed.errors).toBe(1);
  expect(claimed.errors).toMatch(
    /articles\/claims\.md:4:\d+ error \S+ .*src\/pages\/reading-list\.astro/,
  );
  expect(readTree(place.outDir)).toEqual(before);
  rmSync(join(place.contentDir, 'articles', 'claims.md'));
});

test('a route with a model that asks for a collection fails, though it swallows the error', async () => {
  const before = readTree(place.outDir);
  write(
    place.contentDir,
    'articles/greedy.md',
    article('title: G\ndate: 2025-03-05\ntags: [greedy]'),
  );
  const { status, errors } = await build();
  expect(status, errors).toBe(3);
  expect(errors).toContain('/search/: the route asks for all tags. A route with a model may read');
  expect(readTree(place.outDir)).toEqual(before);
  rmSync(join(place.contentDir, 'articles', 'greedy.md'));
});

test('the check accepts what only code knows, and names two routes with one address', async () => {
  write(join(project, 'src', 'pages'), 'still/index.astro', '<p>Still</p>\n');
  const { status, errors } = await build({ command: 'check.ts' });
  expect(status).toBe(1);
  const found = errors.split('\n').filter((line) => /:\d+:\d+ /.test(line));
  expect(found).toEqual([
    expect.stringMatching(
      /src\/pages\/still\.astro:1:1 error route-conflict \/still\/ is claimed by src\/pages\/still\/index\.astro too/,
    ),
    expect.stringMatching(
      /src\/pages\/still\/index\.astro:1:1 error route-conflict .*still\.astro too/,
    ),
  ]);
  rmSync(join(project, 'src', 'pages', 'still'), { recursive: true });
});

test('a page goes with its file, and links to it are broken then', async () => {
  for (const page of ['reading-list.astro', 'by/[desk].astro'])
    rmSync(join(project, 'src', 'pages', page));
  const { status, errors } = await build();
  expect(status, errors).toBe(0);
  for (const page of ['reading-list', 'by/desk'])
    expect(existsSync(file(`${page}/index.html`)), page).toBe(false);
  expect(read('sitemap-1.xml')).not.toMatch(/reading-list|by\/desk/);
  const warnings = errors.split('\n').filter((line) => line.includes(' warning broken-link '));
  expect(warnings).toEqual([
    expect.stringMatching(/still\.astro:1:1 .*\/blog\/nowhere\//),
    // A page that reads articles may print their bodies, and only then has their broken links.
    expect.stringMatching(/still\.astro:1:1 .*\/blog\/reading-list\//),
    expect.stringMatching(/articles\/new\.md:7:\d+ .*\/by\/nobody\//),
    expect.stringMatching(/articles\/old\.md:8:\d+ .*\/reading-list\//),
    expect.stringMatching(/articles\/old\.md:9:\d+ .*\/by\/desk\//),
  ]);
});
