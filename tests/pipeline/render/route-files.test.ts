import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BodyLocation } from '../../src/content/store/body-packs.ts';
import { digestOf } from '../../src/files/digest-of.ts';
import type { PlannedFile } from '../../src/pipeline/publish/plan.ts';
import { PageManifest } from '../../src/pipeline/render/page-manifest.ts';
import type { RenderedPage, RenderJob } from '../../src/pipeline/render/render-worker.ts';
import { textFiles } from '../../src/pipeline/text-files.ts';
import type { Article } from '../../src/content/article.ts';
import type { ArticleBody, BodyPicture } from '../../src/publication/page.ts';
import { planPages } from '../../src/publication/plan-pages.ts';
import { article, bodies, day, publish } from '../publication/sample.ts';

let cacheDir: string;

beforeEach(() => {
  cacheDir = mkdtempSync(join(tmpdir(), 'text-files-'));
});
afterEach(() => {
  rmSync(cacheDir, { recursive: true, force: true });
});

interface Built {
  files: Map<string, PlannedFile>;
  /** Files whose bodies were read, each time. */
  read: string[];
  /** What was asked of the renderer. */
  rendered: RenderJob[];
}

const links = ['/2025/one/', 'https://hl7.org/'];
const picture = { sources: [], src: '/_media/y.jpg', srcset: '', width: 4, height: 3, alt: '' };
const pictures: BodyPicture[] = [
  { kind: 'picture', picture: { ...picture, placeholder: 'data:,x' } },
  { kind: 'link', href: '/y', text: 'y' },
];

/** One build of a site with these articles, on the cache of the builds before. */
async function build(articles: Article[], features = 'features'): Promise<Built> {
  const publication = publish({ articles });
  const bodyOf = bodies({ 'features/live.mdx': { links, pictures } });
  const bodiesByFile = new Map(
    articles.map((source) => [source.file, { body: bodyOf(source), diagnostics: [] }]),
  );
  const read: string[] = [];
  const locationOf = (file: string): BodyLocation => ({
    pack: file,
    offset: 0,
    length: 1,
    digest: '',
  });
  const reader = {
    read: ({ pack }: BodyLocation): string => {
      read.push(pack);
      return `<p>Text of ${pack}, ${articles.find(({ file }) => file === pack)?.bodyDigest ?? ''}</p>`;
    },
  };
  const rendered: RenderJob[] = [];
  const pool = {
    render: (jobs: readonly RenderJob[]): Promise<RenderedPage[]> => {
      rendered.push(...jobs);
      const html = Buffer.from('<p>Rendered text.</p>');
      return Promise.resolve(jobs.map(() => ({ html, digest: '' })));
    },
  };
  const manifest = new PageManifest(cacheDir, 'code');
  const pages = planPages(publication);
  const site = { publication, pages, bodies: bodiesByFile, store: { locationOf } };
  const made = textFiles({ site, manifest, reader, pool, features });
  const files = new Map((await Array.fromAsync(made)).map((file) => [file.path, file]));
  manifest.save();
  return { files, read, rendered };
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

describe('files made of text alone', () => {
  it('are what their digests say', async () => {
    const first = await build([one, two]);
    for (const [path, { digest }] of first.files)
      expect([path, digestOf(await bytesOf(first, path))]).toEqual([path, digest]);
    expect([...first.files.keys()]).toEqual(
      expect.arrayContaining(['feed.xml', 'tags/a/atom.xml', 'robots.txt', 'sitemap-1.xml']),
    );
  });

  it('are not printed again when nothing changed, and have the same digests', async () => {
    const first = await build([one, two]);
    expect(first.read).not.toEqual([]);
    const second = await build([one, two]);
    expect(second.read).toEqual([]);
    expect(digestsOf(second)).toEqual(digestsOf(first));
  });

  it('are printed anew where an edited article stands, and nowhere else', async () => {
    const first = digestsOf(await build([one, two]));
    const edited = await build([{ ...one, bodyDigest: 'edited' }, two]);
    expect(edited.read).toEqual(['articles/one.md', 'articles/two.md']);
    const changed = Object.entries(digestsOf(edited))
      .filter(([path, digest]) => first[path] !== digest)
      .map(([path]) => path);
    const formats = ['feed.xml', 'atom.xml', 'feed.json'];
    expect(changed).toEqual([...formats, ...formats.map((name) => `tags/a/${name}`)]);
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
    expect(second.read).toEqual(['articles/one.md']);
  });

  describe('of an MDX article', () => {
    const live = article('live', { file: 'features/live.mdx', syntax: 'mdx', tags: ['c'] });

    it('hold its rendered body, which is rendered once for all its feeds', async () => {
      const built = await build([live, one]);
      for (const path of ['feed.xml', 'tags/c/feed.json', 'tags/c/atom.xml'])
        expect(await bytesOf(built, path)).toContain('Rendered text.');
      expect(built.rendered).toMatchObject([{ part: 'body' }]);
      expect(built.read).toEqual(['articles/one.md']);
    });

    it('hold it also where the first feed that is printed does not', async () => {
      const newer = Array.from({ length: 20 }, (_, number) =>
        article(`newer-${number}`, { date: day('2025-06-01') }),
      );
      const built = await build([live, ...newer]);
      expect(await bytesOf(built, 'feed.xml')).not.toContain('Rendered text.');
      expect(await bytesOf(built, 'tags/c/feed.xml')).toContain('Rendered text.');
    });

    it('are printed anew when what it imports changed, and those without it are not', async () => {
      await build([live, one]);
      const again = await build([live, one]);
      expect([again.rendered, again.read]).toEqual([[], []]);
      const changed = await build([live, one], 'other features');
      expect(changed.rendered).toHaveLength(1);
      expect(changed.read).toEqual(['articles/one.md']);
      const without = await build([one], 'other features');
      await build([one], 'yet other features');
      expect(without.rendered).toEqual([]);
    });

    it('is rendered with addresses that hold everywhere', async () => {
      const { rendered } = await build([live]);
      const { body } = JSON.parse(rendered[0]?.model ?? '') as { body: ArticleBody };
      expect(body.links).toEqual(['https://ward.example/2025/one/', 'https://hl7.org/']);
      expect(body.pictures).toMatchObject([
        { kind: 'picture', picture: { src: 'https://ward.example/_media/y.jpg', srcset: '' } },
        { kind: 'link', href: 'https://ward.example/y' },
      ]);
    });
  });
});
