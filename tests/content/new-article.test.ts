import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileFile } from '../../src/content/compile-file.ts';
import { newArticle, readTitle } from '../../src/content/new-article.ts';

const time = Date.UTC(2026, 10, 22, 9, 30, 15, 250);

function frontMatterOf(title: string, categories: string[], authors: string[]) {
  const made = newArticle({ title, time, categories, authors });
  if (!made) return undefined;
  const source = { file: made.file, kind: 'article', syntax: 'md' } as const;
  const { compiled } = compileFile(source, Buffer.from(made.text), {
    ownHosts: [],
    lang: 'en',
    components: {},
    typography: false,
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

it('writes any title that it takes so that it is read back, without a word of the check', () => {
  const hard = fc.constantFrom(
    ...[
      ': ',
      ' #',
      "'",
      '"',
      '\\',
      '- ',
      '? ',
      '[',
      '{',
      '&amp;',
      '*a',
      '!b',
      '%',
      '@',
      '`',
      '|',
      '>',
    ],
    ...[
      '\n',
      '\t',
      '\r\n',
      '---',
      '...',
      'yes',
      'null',
      '2024',
      '👩‍⚕️',
      '\u00A0',
      '\u200B',
      '\u202E',
      '\0',
    ],
  );
  const text = fc
    .array(fc.oneof(hard, fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 8 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (given) => {
      const title = readTitle(given);
      if (title === undefined) return;
      const frontMatter = frontMatterOf(title, [title.replaceAll(',', '')], [title]);
      if (frontMatter) expect(frontMatter).toMatchObject({ title, authors: [title] });
    }),
  );
});

it.each([
  [' Two\n  lines\t ', 'Two lines'],
  ['zero\u200Bwidth', 'zerowidth'],
  ['no\u00A0break', 'no break'],
  ['👩\u200D⚕️ and نامه\u200Cها', '👩\u200D⚕️ and نامه\u200Cها'],
  ['', undefined],
  ['\u200B', undefined],
  ['bell\u0007', undefined],
  ['reversed \u202Etxet', undefined],
])('takes %j for the title %j', (given, title) => {
  expect(readTitle(given)).toBe(title);
});

it('writes a title with an apostrophe in double quotation marks', () => {
  const made = newArticle({ title: "What's in", time, categories: ["R'n'B", 'A'], authors: [] });
  expect(made?.text).toContain(`title: "What's in"\n`);
  expect(made?.text).toContain(`categories: ["R'n'B", A]\n`);
});

it('puts an article of another language into its folder', () => {
  const edition = { lang: 'de', prefix: '/de' } as const;
  expect(newArticle({ title: 'Was', time, categories: [], authors: [], edition })).toMatchObject({
    file: 'articles/de/2026/2026-11-22-was.md',
    address: '/de/2026/11/22/was/',
    pictures: 'articles/de/2026/2026-11-22-was/',
  });
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
