import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BodyPlace } from '../../src/content/store/body-packs.ts';
import { digestOf } from '../../src/files/digest-of.ts';
import type { PlannedFile } from '../../src/build/publish/plan.ts';
import { PageManifest } from '../../src/build/render/page-manifest.ts';
import { textFiles } from '../../src/build/text-files.ts';
import type { Article } from '../../src/content/article.ts';
import { article, bodies, publish } from '../publication/sample.ts';

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
}

/** One build of a site with these articles, on the cache of the builds before. */
function build(articles: Article[]): Built {
  const publication = publish({ articles });
  const bodyOf = bodies();
  const bodiesByFile = new Map(
    articles.map((source) => [source.file, { body: bodyOf(source), problems: [] }]),
  );
  const read: string[] = [];
  const placeOf = (file: string): BodyPlace => ({ pack: file, offset: 0, length: 1, digest: '' });
  const reader = {
    read: ({ pack }: BodyPlace): string => {
      read.push(pack);
      return `<p>Text of ${pack}, ${articles.find(({ file }) => file === pack)?.bodyDigest ?? ''}</p>`;
    },
  };
  const manifest = new PageManifest(cacheDir, 'code');
  const site = { publication, bodies: bodiesByFile, store: { placeOf } };
  const files = new Map([...textFiles(site, manifest, reader)].map((file) => [file.path, file]));
  manifest.save();
  return { files, read };
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
    const first = build([one, two]);
    for (const [path, { digest }] of first.files)
      expect([path, digestOf(await bytesOf(first, path))]).toEqual([path, digest]);
    expect([...first.files.keys()]).toEqual(
      expect.arrayContaining(['feed.xml', 'tags/a/atom.xml', 'robots.txt', 'sitemap-1.xml']),
    );
  });

  it('are not printed again when nothing changed, and have the same digests', () => {
    const first = build([one, two]);
    expect(first.read).not.toEqual([]);
    const second = build([one, two]);
    expect(second.read).toEqual([]);
    expect(digestsOf(second)).toEqual(digestsOf(first));
  });

  it('are printed anew where an edited article stands, and nowhere else', () => {
    const first = digestsOf(build([one, two]));
    const edited = build([{ ...one, bodyDigest: 'edited' }, two]);
    expect(edited.read).toEqual(['articles/one.md', 'articles/two.md']);
    const changed = Object.entries(digestsOf(edited))
      .filter(([path, digest]) => first[path] !== digest)
      .map(([path]) => path);
    const formats = ['feed.xml', 'atom.xml', 'feed.json'];
    expect(changed).toEqual([...formats, ...formats.map((name) => `tags/a/${name}`)]);
  });

  it('are the same after an edit as from an empty cache', () => {
    build([one, two]);
    const edited = [{ ...one, title: 'Another' }, two];
    const warm = digestsOf(build(edited));
    rmSync(cacheDir, { recursive: true, force: true });
    expect(digestsOf(build(edited))).toEqual(warm);
  });

  it('can still be had when one of them was lost', async () => {
    const first = build([one, two]);
    const second = build([one, two]);
    expect(await bytesOf(second, 'tags/a/feed.json')).toBe(
      await bytesOf(first, 'tags/a/feed.json'),
    );
    expect(second.read).toEqual(['articles/one.md']);
  });
});
