import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compileFile } from '../../../src/content/compile-file.ts';
import type { CompiledFile } from '../../../src/content/compiled-file.ts';
import { BodyReader, DamagedCache } from '../../../src/content/store/body-packs.ts';
import { ContentStore } from '../../../src/content/store/content-store.ts';
import { digestOf } from '../../../src/files/digest-of.ts';
import { article, sourceOf } from '../compiled.ts';
import { temporaryFolder } from '../temporary-folder.ts';

type Texts = Readonly<Record<string, string>>;

interface Run {
  compiledCount: number;
  files: CompiledFile[];
  html: string[];
}

/** One run over these texts: takes from the store what it knows and compiles the rest. */
function run(cache: string, texts: Texts, fingerprint = 'one'): Run {
  const store = new ContentStore(cache, fingerprint);
  let compiledCount = 0;
  const files = Object.entries(texts).map(([file, text]) => {
    const known = store.reuse(file, digestOf(text));
    if (known) return known;
    const compilation = compileFile(sourceOf(file), Buffer.from(text), {
      ownHosts: [],
      lang: 'en',
      components: {},
      typography: false,
    });
    store.add(digestOf(text), compilation);
    compiledCount += 1;
    return compilation.compiled;
  });
  store.save();
  const reader = new BodyReader(store.folder);
  try {
    const html = files.map(({ file }) => reader.read(store.locationOf(file)).trim());
    return { compiledCount, files, html };
  } finally {
    reader.close();
  }
}

const indexOf = (cache: string): string => join(cache, 'content/index-0.json');
const packsOf = (cache: string): string[] =>
  readdirSync(join(cache, 'content')).filter((name) => name.endsWith('.pack'));

const one = { 'articles/a.md': article('', 'One.') };
const two = { ...one, 'articles/b.md': article('', 'Two.') };

it('compiles nothing twice', () => {
  const cache = temporaryFolder();
  const first = run(cache, two);
  expect(first).toMatchObject({ compiledCount: 2, html: ['<p>One.</p>', '<p>Two.</p>'] });
  expect(run(cache, two)).toEqual({ ...first, compiledCount: 0 });
});

it('knows a file by its path and its bytes', () => {
  const cache = temporaryFolder();
  run(cache, two);
  const changed = { ...two, 'articles/b.md': article('', 'Three.') };
  expect(run(cache, changed)).toMatchObject({
    compiledCount: 1,
    html: ['<p>One.</p>', '<p>Three.</p>'],
  });
  const renamed = { 'articles/c.md': two['articles/a.md'] };
  expect(run(cache, renamed)).toMatchObject({ compiledCount: 1, html: ['<p>One.</p>'] });
});

it('keeps nothing of files that are gone', () => {
  const cache = temporaryFolder();
  run(cache, { 'articles/b.md': two['articles/b.md'] });
  run(cache, one);
  expect(packsOf(cache)).toHaveLength(1);
  expect(readFileSync(indexOf(cache), 'utf8')).not.toContain('articles/b.md');
});

it('starts anew for another fingerprint', () => {
  const cache = temporaryFolder();
  run(cache, two, 'one');
  expect(run(cache, two, 'two').compiledCount).toBe(2);
  expect(run(cache, two, 'two').compiledCount).toBe(0);
});

it.each([
  ['empty', () => ''],
  ['cut short', (text: string) => text.slice(0, -20)],
  ['JSON of another shape', () => '{}'],
  ['of another program', () => 'one 1\n{"articles/a.md":{"digest":"x"}}'],
  ['without its checksum', (text: string) => text.slice(text.indexOf('\n') + 1)],
])('starts anew when the index is %s', (_, damage) => {
  const cache = temporaryFolder();
  const { files, html } = run(cache, two);
  writeFileSync(indexOf(cache), damage(readFileSync(indexOf(cache), 'utf8')));
  expect(run(cache, two)).toEqual({ compiledCount: 2, files, html });
  expect(run(cache, two)).toEqual({ compiledCount: 0, files, html });
});

it('starts anew whichever byte of the index is changed', () => {
  const cache = temporaryFolder();
  run(cache, one);
  const sound = readFileSync(indexOf(cache));
  const known = (): boolean =>
    new ContentStore(cache, 'one').reuse('articles/a.md', digestOf(one['articles/a.md'])) !==
    undefined;
  expect(known()).toBe(true);
  for (let at = 0; at < sound.length; at += 7) {
    const turned = Buffer.from(sound);
    turned[at] = (turned[at] ?? 0) ^ (1 << (at % 8));
    writeFileSync(indexOf(cache), turned);
    expect(known(), `byte ${at} of the index`).toBe(false);
  }
});

it.each([
  ['cut short', (bytes: Buffer) => bytes.subarray(0, -1)],
  ['changed by a bit', (bytes: Buffer) => bytes.fill((bytes[4] ?? 0) ^ 1, 4, 5)],
])('refuses a body from a pack that was %s', (_, damage) => {
  const cache = temporaryFolder();
  run(cache, one);
  const file = join(cache, 'content', packsOf(cache)[0] ?? '');
  writeFileSync(file, damage(readFileSync(file)));
  expect(() => run(cache, one)).toThrow(DamagedCache);
});

it('merges packs before there are too many, and keeps every body', () => {
  const cache = temporaryFolder();
  const texts: Record<string, string> = {};
  for (let number = 0; number < 40; number += 1) {
    texts[`articles/${number}.md`] = article('', `Text ${number}.`);
    expect(run(cache, texts).compiledCount).toBe(1);
    expect(packsOf(cache).length).toBeLessThanOrEqual(17);
  }
  const { compiledCount, html } = run(cache, texts);
  expect(compiledCount).toBe(0);
  expect(html).toEqual(Array.from({ length: 40 }, (_, number) => `<p>Text ${number}.</p>`));
});

it('does not know a file that was never compiled', () => {
  expect(() => new ContentStore(temporaryFolder(), 'one').locationOf('articles/a.md')).toThrow(
    'was not compiled',
  );
});
