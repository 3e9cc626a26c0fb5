import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseFrontMatter } from '../../../src/content/front-matter/parse-front-matter.ts';
import { articleFields } from '../../../src/content/front-matter/fields.ts';
import { quotedYaml, yamlList, yamlText } from '../../../src/content/front-matter/yaml-text.ts';
import { readArticle, readRaw } from './support.ts';

function values(yaml: string): unknown {
  const { entries, diagnostics } = parseFrontMatter(`---\n${yaml}\n---\n`, articleFields);
  expect(diagnostics).toEqual([]);
  return entries.map(({ key, value }) => [key, 'value' in value ? value.value : value.kind]);
}

it.each([
  ['a colon', 'title: What: is', '2:8', "title: 'What: is'"],
  ['a colon and an apostrophe', "title: It's: is", '2:8', `title: "It's: is"`],
  ['an apostrophe', "title: 'What's in'", '2:14', `title: "What's in"`],
  ['quotation marks inside', 'title: "The "new" one"', '2:14', `title: 'The "new" one'`],
  ['two quotations', 'title: "A" and "B"', '2:12', `title: '"A" and "B"'`],
  ['a quotation at its beginning', 'title: "A" and B', '2:12', `title: '"A" and B'`],
  ['a quotation before a colon', 'title: "A": b', '2:8', `title: '"A": b'`],
  ['a double quotation mark left open', `title: "What's in`, '2:8', `title: "What's in"`],
  ['a quotation mark left open', "title: 'open", '2:8', "title: 'open'"],
  ['an at sign', 'title: @home', '2:8', "title: '@home'"],
  ['a percent sign', 'title: %x', '2:8', "title: '%x'"],
  ['a backtick', 'title: `x`', '2:8', "title: '`x`'"],
  ['a star', 'title: *Star* products', '2:15', "title: '*Star* products'"],
  ['a word in brackets', 'title: [Draft] Notes', '2:16', "title: '[Draft] Notes'"],
  ['a hyphen', 'title: - dash', '2:8', "title: '- dash'"],
  ['a question mark', 'title: ? why', '2:8', "title: '? why'"],
  ['a bar', 'title: | x', '2:10', "title: '| x'"],
  ['a backslash', 'title: "a\\d"', '2:10', "title: 'a\\d'"],
  ['no space behind the colon', 'title:What', '2:1', 'title: What'],
  ['a bracket left open', 'tags: [A, B', '2:7', 'tags: [A, B]'],
  ['a quotation mark left open in a list', 'tags: [A, "B]', '2:11', 'tags: [A, B]'],
  ['an at sign in a list', 'tags: [A, @b]', '2:11', "tags: [A, '@b']"],
  ['an apostrophe in a list', "tags: [A, 'What's in']", '2:17', `tags: [A, "What's in"]`],
  ['an at sign in an item', 'tags:\n  - @a', '3:5', "  - '@a'"],
  ['a tab', 'tags:\n\t- A', '3:1', '  - A'],
  ['another indent', 'authors:\n  - name: x\n   login: y', '4:1', '    login: y'],
  ['a space before a key', 'title: x\n  slug: y', '3:1', 'slug: y'],
])('shows the mended line for %s', (_, yaml, at, line) => {
  const { diagnostics } = readRaw(...yaml.split('\n'), 'date: 2018-03-13');
  const [found] = diagnostics;
  expect(`${found?.line}:${found?.column} ${found?.code}`).toBe(`${at} header-syntax`);
  expect(found?.hint).toBe(line.includes('`') ? `Write \`\` ${line} \`\`` : `Write \`${line}\``);
  const written = yaml.split('\n');
  written[(found?.line ?? 0) - 2] = line;
  expect(readRaw(...written, 'date: 2018-03-13').diagnostics.map(({ code }) => code)).not.toContain(
    'header-syntax',
  );
});

it.each(['title What', 'https://example.org/a', `title: "${'x'.repeat(300)}`, ' title: x'])(
  'guesses nothing of %j',
  (yaml) => {
    const [found] = readRaw(yaml, 'date: 2018-03-13').diagnostics;
    expect(found?.code).toBe('header-syntax');
    expect(found?.hint).not.toContain('title:');
  },
);

it.each([
  ['*star', 'header-alias'],
  ['&more', 'header-alias'],
  ['!important', 'header-alias'],
  ['{{ page.title }}', 'header-syntax'],
])('says how %s is written as text', (value, code) => {
  expect(readRaw(`title: ${value}`, 'date: 2018-03-13').diagnostics[0]).toMatchObject({
    code,
    line: 2,
    hint: `Write the value out, or \`title: '${value}'\` if it is text`,
  });
});

it('shows the line of a value that a comment cuts', () => {
  expect(readRaw('title: #1 of two', 'date: 2018-03-13').diagnostics).toMatchObject([
    {
      code: 'missing-key',
      line: 2,
      hint: expect.stringContaining("`title: '#1 of two'`") as string,
    },
  ]);
  expect(readArticle('tags:', "  - Issue's #5").diagnostics).toMatchObject([
    { code: 'cut-value', line: 5, hint: expect.stringContaining(`\`  - "Issue's #5"\``) as string },
  ]);
});

it('shows the line that lists become', () => {
  expect(readArticle('tags: [a]', 'tags: [b, "c, d"]').diagnostics).toMatchObject([
    { code: 'repeated-list', line: 5, hint: "Write one line, `tags: [a, b, 'c, d']`" },
  ]);
});

it('writes any text of one line so that it is read back', () => {
  const text = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .map((written) => written.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, ''))
    .filter((written) => written.trim() !== '');
  fc.assert(
    fc.property(text, (written) => {
      expect(values(`a: ${quotedYaml(written)}`)).toEqual([['a', written]]);
      expect(values(`a: ${yamlText(written)}`)).toEqual([['a', written]]);
    }),
  );
  const { entries } = parseFrontMatter(
    `---\na: ${yamlList(['a, b', 'null', '2024', '-', "it's", 'C#', 'R & D'])}\n---\n`,
    articleFields,
  );
  expect(entries[0]?.value).toMatchObject({
    items: ['a, b', 'null', '2024', '-', "it's", 'C#', 'R & D'].map((value) => ({ value })),
  });
});
