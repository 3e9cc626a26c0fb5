import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  ModelTask,
  RenderTask,
  StoredEntry,
} from '../../../src/pipeline/render/render-worker.ts';
import {
  renderThreads,
  textOf,
  type RenderThreads,
} from '../../../src/pipeline/render/route-files.ts';
import type { Entry } from '../../../src/publication/entries.ts';
import { articleFrontMatter, now, publish } from '../../publication/sample.ts';
import { scriptRenderer, type ScriptedRenderer } from './scripted-renderer.ts';

const script = `
  const { page } = locals;
  switch (page?.shell.title) {
    case 'ends': process.exit(7);
    case 'breaks':
      setImmediate(() => { throw new Error('out of step'); });
      await new Promise(() => undefined);
    case 'fails': throw new Error('no such layout');
    case 'wraps what it got':
      await entries.entry(page.entry.collection, page.entry.id).catch(() => { throw new Error('Unexpected'); });
    case 'shows its entry': {
      const { html } = await entries.entry(page.entry.collection, page.entry.id);
      return '<main>' + html.replace(/\\u0001\\d+\\u0001/, '<img>') + '</main>';
    }
    case 'loses its entry':
      await entries.entry(page.entry.collection, page.entry.id);
      return '<main></main>';
    case 'asks for another': return (await entries.entry('articles', 'articles/other.md')).html;
    case 'asks for all': return String((await entries.entries('tags')).length);
    case 'hides that it asks':
      await entries.entries('authors').catch(() => []);
      return 'nothing happened';
  }
  if (address === '/now/') return String(locals.now);
  if (address === '/list/') {
    const all = await entries.entries('articles');
    const first = await entries.entry('articles', all[0].id);
    return [...all.map(({ id }) => id), first.html, await entries.entry('pages', 'none')].join(' ');
  }
  return address + (page?.shell.title ?? '');`;

let renderer: ScriptedRenderer;
let threads: RenderThreads;
let asked: string[];
let articles: StoredEntry[];

beforeEach(() => {
  renderer = scriptRenderer(script);
  asked = [];
  articles = [stored('articles/one.md', '<p>One.</p>'), stored('articles/two.md', '<p>Two.</p>')];
  const { context: site } = publish({ articles: [] });
  threads = renderThreads(renderer, renderer.bodies, { site, now }, ({ collection }) => {
    asked.push(collection);
    return JSON.stringify(collection === 'articles' ? articles : []);
  });
});

afterEach(async () => {
  await threads.close();
  renderer[Symbol.dispose]();
});

function stored(id: string, html: string): StoredEntry {
  const entry: Entry = { id, href: `/${id}/`, data: articleFrontMatter() };
  return { entry, location: renderer.add(html) };
}

function task(address: string, title: string, entry?: StoredEntry): ModelTask {
  const reference = entry && { collection: 'articles' as const, id: entry.entry.id };
  return {
    kind: 'model',
    route: 'src/pages/[...address].astro',
    address,
    model: JSON.stringify({ kind: 'article', shell: { title }, entry: reference }),
    ...(entry && { entry: { collection: 'articles', ...entry } }),
  };
}

const own = (address: string): RenderTask => ({
  kind: 'own',
  route: 'src/pages/own.astro',
  address,
});

async function render(...tasks: RenderTask[]): Promise<string[]> {
  const attempts = await threads.run(tasks);
  return attempts.map((attempt) => Buffer.from(textOf(attempt).text).toString());
}

describe('rendering threads', () => {
  it('render the addresses of a batch in order', async () => {
    const batches = Array.from({ length: 5 }, (_, batch) =>
      render(task('/a/', String(batch)), task('/b/', String(batch))),
    );
    expect(await Promise.all(batches)).toEqual(
      [0, 1, 2, 3, 4].map((batch) => [`/a/${batch}`, `/b/${batch}`]),
    );
  });

  it('name an address that cannot be rendered, and render the others', async () => {
    const [first, second, third] = await threads.run([
      task('/a/', ''),
      task('/b/', 'fails'),
      task('/c/', ''),
    ]);
    expect(() => textOf(second)).toThrow('/b/: no such layout');
    expect([first, third].map((attempt) => Buffer.from(textOf(attempt).text).toString())).toEqual([
      '/a/',
      '/c/',
    ]);
  });

  it.each([
    ['breaks', 'out of step'],
    ['ends', 'ended with status 7'],
  ])(
    'fail an address whose thread %s, by its name, and render others on a new one',
    async (how, why) => {
      const attempts = await threads.run([task('/a/', how), task('/b/', '')]);
      expect(() => textOf(attempts[0])).toThrow(new RegExp(`^/a/: .*${why}`));
      expect(Buffer.from(textOf(attempts[1]).text).toString()).toBe('/b/');
      expect(await render(task('/c/', ''))).toEqual(['/c/']);
    },
  );

  it('give the digest of the text as it is published', async () => {
    const [one, same, other] = await threads.run(['/ä/', '/ä/', '/b/'].map((at) => task(at, '')));
    expect(textOf(one).digest).toMatch(/^[0-9a-f]{64}$/);
    expect(textOf(same).digest).toBe(textOf(one).digest);
    expect(textOf(other).digest).not.toBe(textOf(one).digest);
  });
});

describe('a route with a model', () => {
  it('gets its own entry with the HTML of its body', async () => {
    const [one] = articles;
    expect(await render(task('/one/', 'shows its entry', one))).toEqual([
      '<main><p>One.</p></main>',
    ]);
    expect(asked).toEqual([]);
  });

  it('fails when its text lacks a part of the body', async () => {
    const [one] = articles;
    await expect(render(task('/one/', 'loses its entry', one))).rejects.toThrow(
      '/one/: the page lacks "<p>One.</p>" of its text',
    );
    const filled = stored('articles/three.md', '<p>A \u00010\u0001 picture.</p>');
    await expect(render(task('/three/', 'shows its entry', filled))).resolves.toEqual([
      '<main><p>A <img> picture.</p></main>',
    ]);
  });

  it('fails as a damaged cache when its body was changed or lost', async () => {
    const [one] = articles;
    rmSync(renderer.bodies, { recursive: true });
    // Astro wraps what loaders throw.
    for (const how of ['shows its entry', 'wraps what it got'])
      await expect(render(task('/one/', how, one))).rejects.toMatchObject({
        name: 'DamagedCache',
        message: expect.stringMatching(/cannot read bodies-.*\.pack/) as string,
      });
  });

  it.each([
    ['another entry', 'asks for another', 'articles/other.md of articles'],
    ['a collection', 'asks for all', 'all tags'],
    ['a collection, and swallows the error', 'hides that it asks', 'all authors'],
  ])('fails when it asks for %s, with the reason', async (_, how, what) => {
    const [one] = articles;
    await expect(render(task('/one/', how, one))).rejects.toThrow(
      `/one/: the route asks for ${what}. A route with a model may read its own entry only`,
    );
    expect(asked).toEqual([]);
  });

  it('is not blamed for what the one before it asked for', async () => {
    const [one] = articles;
    const tasks = [task('/one/', 'hides that it asks', one), task('/two/', '')];
    const [failed, fine] = await threads.run(tasks);
    expect(() => textOf(failed)).toThrow('the route asks for all authors');
    expect(Buffer.from(textOf(fine).text).toString()).toBe('/two/');
  });
});

describe('a page that an adopter added', () => {
  it('reads every collection and every entry, and what it read is recorded', async () => {
    const [attempt] = await threads.run([own('/list/')]);
    const { text, reads } = textOf(attempt);
    expect(Buffer.from(text).toString()).toBe('articles/one.md articles/two.md <p>One.</p> ');
    expect(reads).toEqual(['articles', 'pages']);
  });

  it('has each collection handed over once in each thread', async () => {
    await threads.run([own('/list/'), own('/list/'), own('/list/')]);
    expect(asked).toEqual(['articles', 'pages']);
  });

  it('is recorded as reading the moment of the build when it does, and not otherwise', async () => {
    const attempts = await threads.run([own('/now/'), own('/plain/')]);
    expect(Buffer.from(textOf(attempts[0]).text).toString()).toBe(String(now));
    expect(attempts.map((attempt) => textOf(attempt).reads)).toEqual([['now'], []]);
  });

  it('may read in `getStaticPaths` too, which is recorded', async () => {
    const task = { kind: 'paths', route: 'src/pages/[x].astro' } as const;
    expect(await threads.runOne(task)).toEqual({
      kind: 'paths',
      paths: ['/of/src/pages/[x].astro/'],
      reads: ['tags'],
    });
  });
});
