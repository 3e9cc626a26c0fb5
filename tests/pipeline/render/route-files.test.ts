import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../../src/content/article.ts';
import { digestOf } from '../../../src/files/digest-of.ts';
import type { PlannedFile } from '../../../src/pipeline/publish/plan.ts';
import { planEndpoints } from '../../../src/pipeline/render/plan-routes.ts';
import type { ModelTask } from '../../../src/pipeline/render/render-worker.ts';
import {
  renderThreads,
  routeFiles,
  type RenderThreads,
} from '../../../src/pipeline/render/route-files.ts';
import { RouteManifest } from '../../../src/pipeline/render/route-manifest.ts';
import type { BodyPicture } from '../../../src/publication/page.ts';
import {
  article,
  articleFrontMatter,
  bodies,
  day,
  now,
  publish,
} from '../../publication/sample.ts';
import { scriptRenderer, type ScriptedRenderer } from './scripted-renderer.ts';

const script = `
  if (address !== '/_body/') return endpoint();
  const { entry } = await entries.entry('articles', locals.page.entry.id);
  return '<div class="prose"><p>Rendered as number ' + calls + ', ' + entry.body.links + '.</p></div>';`;

let cacheDir: string;
let renderer: ScriptedRenderer;
const opened: RenderThreads[] = [];

beforeEach(() => {
  cacheDir = mkdtempSync(join(tmpdir(), 'route-files-'));
  renderer = scriptRenderer(script);
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((threads) => threads.close()));
  renderer[Symbol.dispose]();
  rmSync(cacheDir, { recursive: true, force: true });
});

interface Built {
  files: Map<string, PlannedFile>;
  /** Addresses that were printed, each time. */
  printed: string[];
  /** What threads were asked to print. */
  tasks: ModelTask[];
  counts: RouteManifest['counts'];
}

const links = ['/2025/one/', 'https://hl7.org/'];
const picture = { sources: [], src: '/_media/y.jpg', srcset: '', width: 4, height: 3, alt: '' };
const pictures: BodyPicture[] = [
  { kind: 'picture', picture: { ...picture, placeholder: 'data:,x' } },
  { kind: 'link', href: '/y', text: 'y' },
];

/** One build of the endpoints of a site with these articles, on the cache of the builds before. */
async function build(articles: Article[], features = 'features'): Promise<Built> {
  const publication = publish({ articles });
  const bodyOf = bodies({ 'features/live.mdx': { links, pictures } });
  const locations = new Map(
    articles.map(({ file, bodyDigest }) => [
      file,
      renderer.add(`<p>Text of ${file}, ${bodyDigest}</p>`),
    ]),
  );
  const locationOf = (file: string) => {
    const location = locations.get(file);
    if (!location) throw new Error(`no body of ${file}`);
    return location;
  };
  const { context: site } = publication;
  const threads = renderThreads(renderer, renderer.bodies, { site, now }, () => '[]');
  opened.push(threads);
  const sources = { frontMatter: () => articleFrontMatter(), bodyOf };
  const routes = [
    ...planEndpoints({ publications: [publication], sources, locationOf, features, ownPages: [] }),
  ];
  const printed: string[] = [];
  const tasks: ModelTask[] = [];
  const watched = routes.map((route) => ({
    ...route,
    task: (): ModelTask => {
      const task = route.task();
      printed.push(route.address);
      tasks.push(task);
      return task;
    },
  }));
  const manifest = new RouteManifest(cacheDir, 'code');
  const made = routeFiles(watched, threads, manifest);
  const files = new Map((await Array.fromAsync(made)).map((file) => [file.path, file]));
  manifest.save();
  return { files, printed, tasks, counts: manifest.counts };
}

const digestsOf = ({ files }: Built): Record<string, string> =>
  Object.fromEntries([...files].map(([path, { digest }]) => [path, digest]));

async function bytesOf({ files }: Built, path: string): Promise<string> {
  const file = files.get(path);
  if (typeof file?.content !== 'function') throw new Error(`no ${path}`);
  return Buffer.from(await file.content()).toString();
}

const one = article('one', { tags: ['a'] });
const two = article('two', { tags: ['b'] });

describe('the files of endpoints', () => {
  it('are what their digests say', async () => {
    const first = await build([one, two]);
    for (const [path, { digest }] of first.files)
      expect([path, digestOf(await bytesOf(first, path))]).toEqual([path, digest]);
    expect([...first.files.keys()]).toEqual(
      expect.arrayContaining(['feed.xml', 'tags/a/atom.xml', 'robots.txt', 'sitemap-1.xml']),
    );
    expect(await bytesOf(first, 'tags/a/atom.xml')).toContain('Text of articles/one.md');
  });

  it('are not printed again when nothing changed, and have the same digests', async () => {
    const first = await build([one, two]);
    expect(first.printed).toHaveLength(first.files.size);
    expect(first.counts).toEqual({ rendered: first.files.size, reused: 0 });
    const second = await build([one, two]);
    expect(second.printed).toEqual([]);
    expect(second.counts).toEqual({ rendered: 0, reused: first.files.size });
    expect(digestsOf(second)).toEqual(digestsOf(first));
  });

  it('are printed anew where an edited article stands, and nowhere else', async () => {
    const first = digestsOf(await build([one, two]));
    const edited = await build([{ ...one, bodyDigest: 'edited' }, two]);
    const changed = Object.entries(digestsOf(edited))
      .filter(([path, digest]) => first[path] !== digest)
      .map(([path]) => path);
    const formats = ['feed.xml', 'atom.xml', 'feed.json'];
    expect(changed).toEqual([...formats, ...formats.map((name) => `tags/a/${name}`)]);
    expect(edited.printed).toEqual(changed.map((path) => `/${path}`));
  });

  it('are the same after an edit as from an empty cache', async () => {
    await build([one, two]);
    const edited = [{ ...one, title: 'Another' }, two];
    const warm = digestsOf(await build(edited));
    rmSync(cacheDir, { recursive: true, force: true });
    expect(digestsOf(await build(edited))).toEqual(warm);
  });

  it('can still be had when one of them was lost', async () => {
    const first = await build([one, two]);
    const second = await build([one, two]);
    expect(await bytesOf(second, 'tags/a/feed.json')).toBe(
      await bytesOf(first, 'tags/a/feed.json'),
    );
    expect(second.printed).toEqual(['/tags/a/feed.json']);
  });

  describe('of an MDX article', () => {
    const live = article('live', { file: 'features/live.mdx', syntax: 'mdx', tags: ['c'] });

    it('hold its rendered body, which is rendered once for all its feeds', async () => {
      const built = await build([live, one]);
      for (const path of ['feed.xml', 'tags/c/feed.json', 'tags/c/atom.xml'])
        expect(await bytesOf(built, path)).toContain('Rendered as number 1,');
      expect(await bytesOf(built, 'tags/a/feed.xml')).not.toContain('Rendered as');
    });

    it('hold it also where the first feed that is printed does not', async () => {
      const newer = Array.from({ length: 20 }, (_, number) =>
        article(`newer-${number}`, { date: day('2025-06-01') }),
      );
      const built = await build([live, ...newer]);
      expect(await bytesOf(built, 'feed.xml')).not.toContain('Rendered as');
      expect(await bytesOf(built, 'tags/c/feed.xml')).toContain('Rendered as');
    });

    it('are printed anew when what it imports changed, and those without it are not', async () => {
      await build([live, one]);
      const again = await build([live, one]);
      expect(again.printed).toEqual([]);
      const changed = await build([live, one], 'other features');
      const formats = ['feed.xml', 'atom.xml', 'feed.json'];
      expect(changed.printed).toEqual([
        ...formats.map((name) => `/${name}`),
        ...formats.map((name) => `/tags/c/${name}`),
      ]);
      await build([one], 'other features');
      const without = await build([one], 'yet other features');
      expect(without.printed).toEqual([]);
    });

    it('is rendered with addresses that hold everywhere', async () => {
      const built = await build([live]);
      expect(await bytesOf(built, 'feed.xml')).toContain(
        'https://ward.example/2025/one/,https://hl7.org/',
      );
      const [feature] = built.tasks[0]?.features ?? [];
      expect(feature?.body?.links).toEqual(['https://ward.example/2025/one/', 'https://hl7.org/']);
      expect(feature?.body?.pictures).toMatchObject([
        { kind: 'picture', picture: { src: 'https://ward.example/_media/y.jpg', srcset: '' } },
        { kind: 'link', href: 'https://ward.example/y' },
      ]);
    });
  });
});
