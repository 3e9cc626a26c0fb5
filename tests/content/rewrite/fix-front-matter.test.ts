import { describe, expect, it } from 'vitest';
import { fixFrontMatter } from '../../../src/content/rewrite/fix-front-matter.ts';
import { articleFields, termFields } from '../../../src/content/front-matter/fields.ts';

const BODY = '\n---\n\nauhtor: x  \n\ndate: 13 Mar 2018\n';

/** The lines of the front matter below its title, after fixing them. */
function fixed(...lines: string[]): string[] {
  const before = `---\n${['title: A', ...lines].join('\n')}${BODY}`;
  const { text } = fixFrontMatter(before, articleFields);
  expect(text.endsWith(BODY)).toBe(true);
  return text.slice('---\ntitle: A\n'.length, -BODY.length).split('\n');
}

describe('in front matter is mended', () => {
  it.each([
    ['a spelling that is not canonical', ['category: X # why'], ['categories: X # why']],
    ['a near miss', ['auhtor:   "Jane"'], ['authors:   "Jane"']],
    ['a date', ["date: 'Tue, 13 Mar 2018 16:54:41 -0500'"], ["date: '2018-03-13T16:54:41-05:00'"]],
    ['a day in German', ["date: 'Sonntag, 3. März 2018'"], ["date: '2018-03-03'"]],
    ['a day in numbers, of which one is no month', ['date: 13/03/2018'], ['date: 2018-03-13']],
    ['a clock of twelve hours', ['date: March 13, 2018 4:54 pm'], ['date: 2018-03-13T16:54:00Z']],
    ['a date and its key', ['updated: 13 Mar 2018'], ['lastmod: 2018-03-13']],
    ['a line that stands twice', ['slug: x', 'toc: true', 'slug: x'], ['slug: x', 'toc: true']],
    ['a value written in two ways', ['slug: x', "slug: 'x'"], ['slug: x']],
    ['a line that stands twice in another spelling', ['author: X', 'author: X'], ['authors: X']],
    ['a date that stands twice', ['date: 13 Mar 2018', 'date: 13 Mar 2018'], ['date: 2018-03-13']],
    ['a list of brackets', ['tags: [A, "B"]', 'tags: [B, C]'], ['tags: [A, "B", "C"]']],
    [
      'a list of lines',
      ['tags:', '  - A', 'toc: true', 'tags: [B, A]'],
      ['tags:', '  - A', '  - B', 'toc: true'],
    ],
    ['a list of commas', ['tags: A, B', 'tags:', '  - C'], ['tags: A, B, C']],
    ['a list of commas in quotation marks', ["tags: 'A, B'", 'tags: [C]'], ["tags: 'A, B, C'"]],
    ['a single author', ['authors: Jane', 'authors: Joe, MD'], ["authors: [Jane, 'Joe, MD']"]],
    ['lists of the same', ['tags: [A, B]', 'tags: B, A'], ['tags: [A, B]']],
    ['a list three times', ['tags: [A]', 'tags: [B]', 'tags: [C, A]'], ['tags: [A, B, C]']],
    [
      'a list and another key',
      ['tags: [A]', 'tags: [B]', 'auhtor: J'],
      ['tags: [A, B]', 'authors: J'],
    ],
  ])('%s', (_, before, after) => {
    expect(fixed('draft: true', ...before)).toEqual(['draft: true', ...after]);
  });
});

describe('in front matter stays', () => {
  it.each([
    ['a key that stands twice with different values', ['slug: x', 'slug: y']],
    ['a date that may be two', ['date: 03/04/2018']],
    ['a day that does not exist, in German', ['date: 30. februar 2018']],
    ['a month that is none', ['date: 2018-13-03']],
    ['a date that is none', ['date: 32 Mar 2018']],
    ['a near miss that would move the article', ['slgu: x', 'safe-url: /x/', 'dat: 2018-03-13']],
    ['a near miss that would hide it or show it', ['drafts: true', 'publish-dates: 2030-01-01']],
    ['a near miss of a picture that may not be there', ['images: x.png']],
    ['a near miss of a key that is there', ['authors: A', 'auhtor: B']],
    ['two near misses of one key', ['auhtor: A', 'autor: B']],
    ['a near miss whose value the key cannot have', ['toc: true', 'languag: no language']],
    ['a second spelling that says more', ['safeURL: /a/', 'url: /b/']],
    ['a repeated list with a comment in it', ['tags: [A]', 'tags: [B] # mine']],
    ['a list that holds what cannot be read as text', ['tags: [A]', 'tags: [B, {c: d}]']],
    ['an unknown key', ['layout: post', 'my_date: 13 Mar 2018']],
    ['front matter that cannot be parsed', ['category: X', 'description: a: b']],
  ])('%s', (_, lines) => {
    expect(fixed(...lines)).toEqual(lines);
  });
});

it('keeps a byte-order mark and the line endings', () => {
  const before =
    '\uFEFF---\r\ntitle: A\r\ntags:\r\n  - A\r\ntags: [B]\r\nupdated: 13 Mar 2018\r\n---\r\nText\r\n';
  const after =
    '\uFEFF---\r\ntitle: A\r\ntags:\r\n  - A\r\n  - B\r\nlastmod: 2018-03-13\r\n---\r\nText\r\n';
  expect(fixFrontMatter(before, articleFields).text).toBe(after);
});

it('takes a repeated last line out whatever ends the lines', () => {
  const before = '---\r\ntitle: A\r\nslug: x\r\nslug: x\r\n---\r\nText';
  const { text } = fixFrontMatter(before, articleFields);
  expect(text).toBe('---\r\ntitle: A\r\nslug: x\r\n---\r\nText');
});

it('says where each fix was needed, by the lines that the file had', () => {
  const text = '---\ntitle: A\ntags: [A]\ntags: [B]\nauhtor: J\nupdated: 13 Mar 2018\n---\n';
  const { fixes } = fixFrontMatter(text, articleFields);
  expect(fixes.map(({ line, what }) => `${line} ${what}`)).toEqual([
    '4 `tags` is one with the one above now',
    '5 `auhtor` is `authors` now',
    '6 `updated` is `lastmod` now',
    '6 `lastmod` is written 2018-03-13 now',
  ]);
});

it('says so too of a line above one that it took out', () => {
  const text =
    '---\ntags:\n  - A\ntags: [B]\nauthor: J\ndraft: true\nauthor: J\nupdated: 13 Mar 2018\n---\n';
  const { fixes } = fixFrontMatter(text, articleFields);
  expect(fixes.map(({ line, what }) => `${line} ${what}`)).toEqual([
    '4 `tags` is one with the one above now',
    '5 `author` is `authors` now',
    '7 `author` is one with the one above now',
    '8 `updated` is `lastmod` now',
    '8 `lastmod` is written 2018-03-13 now',
  ]);
});

it('mends a term’s file by its own keys', () => {
  const { text } = fixFrontMatter('---\nname: A\ntags: [x]\ntags: [y]\n---\n', termFields);
  expect(text).toBe('---\ntitle: A\ntags: [x]\ntags: [y]\n---\n');
});

it('finds nothing to mend in what it mended', () => {
  const once = fixFrontMatter(
    '---\ntitle: A\nurl: /x/\nauhtor: J\ntags: [A]\ntags: B\ndate: 13 Mar 2018\n---\n',
    articleFields,
  );
  expect(fixFrontMatter(once.text, articleFields)).toEqual({
    text: once.text,
    fixes: [],
  });
});
