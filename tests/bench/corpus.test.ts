import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { corpusArticle } from '../../bench/article.ts';
import { writeCorpus } from '../../bench/corpus.ts';
import { addedArticle, applyEdit, editedArticle, undoEdit } from '../../bench/edit.ts';
import { vocabulary } from '../../bench/vocabulary.ts';

const ARTICLES = 50;

let folder = '';
const files = new Map<string, string>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corpus-test-'));
  await writeCorpus({ folder, articles: ARTICLES, seed: 1, spread: 'narrow', pictures: 2 });
  for (const [path, text] of await textsBelow(folder)) files.set(path, text);
});

afterAll(() => rm(folder, { recursive: true }));

describe('a corpus', () => {
  it('has the same bytes for the same seed on every machine', () => {
    expect(digest(files)).toMatchInlineSnapshot(
      `"be111c04f54ae13c3d291c0f3cb17a5eb44588ca1eabfd5996db9d65ff91020e"`,
    );
  });

  it('has other bytes for another seed', () => {
    const corpus = { articles: ARTICLES, seed: 2, vocabulary: vocabulary('narrow'), pictures: [] };
    const { path } = corpusArticle(corpus, 0);
    expect(files.has(path)).toBe(false);
  });

  it('writes one file for each article, in a folder of its year', () => {
    expect(files.size).toBe(ARTICLES);
    for (const path of files.keys()) {
      expect(path).toMatch(/^articles\/(\d{4})\/\1-\d\d-\d\d-[a-z-]+-\d+\.md$/);
    }
  });

  it('gives all front matter the quirks of a real export', () => {
    for (const text of files.values()) {
      const { frontMatter } = parts(text);
      expect(frontMatter.match(/^categories : \[/gm)).toHaveLength(2);
      expect(frontMatter).toMatch(
        /^date: [A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} [\d:]{8} \+0000$/m,
      );
      expect(frontMatter).toMatch(/^safeURL : \d{4}\/\d\d\/\d\d\/\S+\/$/m);
      expect(frontMatter).toMatch(/^share : \d{4}\//m);
      expect(frontMatter).toMatch(/^image : [01]-1200x800\.jpg$/m);
      expect(text).toContain('\n\n---\n\n');
    }
    expect([...files.values()].some((text) => /^keywords : .* & /m.test(text))).toBe(true);
    expect([...files.values()].some((text) => /^title: '.*''.*'$/m.test(text))).toBe(true);
  });

  it('has front matter that is valid YAML except for the repeated key', () => {
    for (const text of files.values()) {
      const document = parseDocument(parts(text).frontMatter, { uniqueKeys: false });
      expect(document.errors).toEqual([]);
      expect(document.warnings).toEqual([]);
      const frontMatter: unknown = document.toJS();
      expect(frontMatter).toMatchObject({ draft: false, tags: expect.any(Array) as unknown });
    }
  });

  it('repeats equal categories', () => {
    for (const text of files.values()) {
      const [first, second] = [...text.matchAll(/^categories : \[(.*)\]$/gm)].map(([, list]) =>
        (list ?? '').split(/, ?/),
      );
      expect(second).toEqual(first);
    }
  });

  it('links only to its own articles', () => {
    const addresses = new Set(
      [...files.values()].map((text) => /^safeURL : (.+)$/m.exec(text)?.[1]),
    );
    const links = [...files.values()].flatMap((text) =>
      [...parts(text).body.matchAll(/\]\((?:\/|https:\/\/www\.healthcareguys\.com\/)(.+?)\)/g)].map(
        ([, address]) => address,
      ),
    );
    expect(links.length).toBeGreaterThan(ARTICLES);
    expect(links.filter((link) => !addresses.has(link))).toEqual([]);
  });

  it('has bodies of 600 to 1,400 words, give or take a sentence', () => {
    for (const text of files.values()) {
      const count = parts(text).body.split(/\s+/).length;
      expect(count).toBeGreaterThan(575);
      expect(count).toBeLessThan(1_425);
    }
  });

  it('has headings in most articles, and somewhere lists, tables and bold lines', () => {
    const bodies = [...files.values()].map((text) => parts(text).body);
    const share = (pattern: RegExp): number =>
      bodies.filter((body) => pattern.test(body)).length / ARTICLES;
    expect(share(/^## /m)).toBeGreaterThan(0.7);
    expect(share(/^\*\*.+\*\* $/m)).toBeGreaterThan(0);
    expect(share(/^- /m)).toBeGreaterThan(0.2);
    expect(share(/^\| --- /m)).toBeGreaterThan(0.05);
  });

  it('has as many terms as large archives where it is wide, most of them with few articles', () => {
    const corpus = { articles: 2_000, seed: 1, vocabulary: vocabulary('wide'), pictures: [] };
    const uses = new Map<string, number>();
    const tags = new Set<string>();
    for (let number = 0; number < corpus.articles; number += 1) {
      const { text } = corpusArticle(corpus, number);
      const list = (key: string): string[] =>
        new RegExp(`^${key} ?: \\[(.*)\\]$`, 'm').exec(text)?.[1]?.split(/, ?/) ?? [];
      for (const category of list('categories')) uses.set(category, (uses.get(category) ?? 0) + 1);
      for (const tag of list('tags')) tags.add(tag);
    }
    const counts = [...uses.values()].sort((a, b) => a - b);
    expect(uses.size).toBeGreaterThan(550);
    expect(uses.size).toBeLessThanOrEqual(723);
    expect(tags.size).toBeGreaterThan(900);
    expect(counts[counts.length >> 1]).toBeLessThan(10);
    expect(counts.at(-1)).toBeGreaterThan(300);
  });

  it('keeps an article’s front matter when the corpus grows', () => {
    const corpus = {
      articles: ARTICLES * 100,
      seed: 1,
      vocabulary: vocabulary('narrow'),
      pictures: [],
    };
    const { path, text } = corpusArticle(corpus, 7);
    const title = /^title: .*$/m.exec(text)?.[0] ?? 'no title';
    expect(files.get(path)).toContain(title);
  });
});

describe('an edit of a corpus', () => {
  it('changes one article and can be undone', async () => {
    const corpus = await writeCorpus({
      folder,
      articles: ARTICLES,
      seed: 1,
      spread: 'narrow',
      pictures: 2,
    });
    const edit = editedArticle(corpus, 'Edit 1');
    applyEdit(folder, edit);
    const changed = (await textsBelow(folder)).filter(([path, text]) => files.get(path) !== text);
    expect(changed.map(([path]) => path)).toEqual([edit.file.path]);
    expect(changed[0]?.[1]).toMatch(/^title: 'Edit 1 [\s\S]+Edit 1 was added to the text\.\n$/m);
    undoEdit(folder, edit);
    expect(new Map(await textsBelow(folder))).toEqual(files);
  });

  it('adds an article at an address of its own and can be undone', async () => {
    const corpus = await writeCorpus({
      folder,
      articles: ARTICLES,
      seed: 1,
      spread: 'narrow',
      pictures: 2,
    });
    const edit = addedArticle(corpus);
    applyEdit(folder, edit);
    expect(await textsBelow(folder)).toHaveLength(ARTICLES + 1);
    expect(edit.file.text).toContain('safeURL : 2025/12/31/added-by-the-bench/\n');
    undoEdit(folder, edit);
    expect(new Map(await textsBelow(folder))).toEqual(files);
  });
});

function parts(text: string): { frontMatter: string; body: string } {
  const [, frontMatter = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  return { frontMatter, body };
}

function digest(texts: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const [path, text] of texts) hash.update(`${path}\n${text}\n`);
  return hash.digest('hex');
}

async function textsBelow(root: string): Promise<[string, string][]> {
  const names = await readdir(join(root, 'articles'), { recursive: true });
  const paths = names.filter((name) => name.endsWith('.md')).sort();
  return Promise.all(
    paths.map(async (name): Promise<[string, string]> => {
      const path = `articles/${name}`;
      return [path, await readFile(join(root, path), 'utf8')];
    }),
  );
}
