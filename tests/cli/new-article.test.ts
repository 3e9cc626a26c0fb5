import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileFile } from '../../src/content/compile-file.ts';
import { newArticle } from '../../src/cli/new-article.ts';

const time = Date.UTC(2026, 10, 22, 9, 30, 15, 250);

function frontMatterOf(title: string, categories: string[], authors: string[]) {
  const made = newArticle({ title, time, categories, authors });
  if (!made) return undefined;
  const source = { file: made.file, kind: 'article', syntax: 'md' } as const;
  const { compiled } = compileFile(source, Buffer.from(made.text), {
    ownHosts: [],
    lang: 'en',
    components: {},
  });
  expect(compiled.diagnostics.filter(({ code }) => code !== 'empty-body')).toEqual([]);
  return compiled.frontMatter;
}

it('names file and folder by the day in UTC and the title', () => {
  const made = newArticle({ title: 'C# & FHIR: a start', time, categories: [], authors: [] });
  expect(made).toMatchObject({
    file: 'articles/2026/2026-11-22-csharp-fhir-a-start.md',
    address: '/2026/11/22/csharp-fhir-a-start/',
    pictures: 'articles/2026/2026-11-22-csharp-fhir-a-start/',
  });
});

it('makes a draft dated to the second', () => {
  expect(frontMatterOf('A title', [], [])).toMatchObject({
    title: 'A title',
    draft: true,
    date: { time: Date.UTC(2026, 10, 22, 9, 30, 15), day: '2026-11-22' },
  });
});

it.each([
  `It's "new": a \\ title # with - signs`,
  '- [x] {a: b}, *c* & !d | > %e @f `g`',
  'AT&amp;T and &lt;b&gt;',
  'null',
  '2026-01-01',
  '要約',
])('writes %j so that the front matter reads it back', (title) => {
  expect(frontMatterOf(title, [title], [title])).toMatchObject({
    title,
    categories: [title],
    authors: [title],
  });
});

it('keeps any printable title as it is', () => {
  const printable = fc.string({ unit: 'grapheme' }).map((text) =>
    text
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
      .trim()
      .replace(/\s+/g, ' '),
  );
  fc.assert(
    fc.property(printable, (title) => {
      const frontMatter = frontMatterOf(title, [], []);
      if (frontMatter) expect(frontMatter).toMatchObject({ title });
    }),
  );
});

it('cuts a long name between two words, and one without words by characters', () => {
  const words = newArticle({ title: 'word '.repeat(40), time, categories: [], authors: [] });
  expect(words?.address).toBe(`/2026/11/22/${'word-'.repeat(10).slice(0, -1)}/`);
  const one = newArticle({ title: '𝒜'.repeat(90), time, categories: [], authors: [] });
  expect(Buffer.byteLength(one?.address.split('/')[4] ?? '')).toBe(200);
});

it('makes nothing of a title that names no file', () => {
  expect(newArticle({ title: '?!', time, categories: [], authors: [] })).toBeUndefined();
});
