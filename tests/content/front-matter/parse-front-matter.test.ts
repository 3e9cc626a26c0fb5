import { describe, expect, it } from 'vitest';
import { articleFields } from '../../../src/content/front-matter/fields.ts';
import { plainValue } from '../../../src/content/front-matter/front-matter-value.ts';
import { parseFrontMatter } from '../../../src/content/front-matter/parse-front-matter.ts';
import { positions } from './support.ts';

function parse(yaml: string) {
  return parseFrontMatter(`---${yaml}\n---\n`, articleFields);
}

function values(yaml: string): unknown[] {
  const { entries, diagnostics } = parse(yaml);
  expect(diagnostics).toEqual([]);
  return entries.map(({ key, value }) => [key, plainValue(value)]);
}

it.each([
  ['a space before the colon', '\ntitle : A', [['title', 'A']]],
  ['tabs between tokens', '\ntitle:\tA', [['title', 'A']]],
  [
    'numbers as they are written',
    '\nversion: 1.10\nid: 0x1F',
    [
      ['version', '1.10'],
      ['id', '0x1F'],
    ],
  ],
  ['dates as text', '\ndate: 2018-03-13', [['date', '2018-03-13']]],
  [
    'only true and false as booleans',
    '\na: true\nb: yes\nc: "true"',
    [
      ['a', true],
      ['b', 'yes'],
      ['c', 'true'],
    ],
  ],
  [
    'an empty value and ~ as null',
    '\na:\nb: ~\nc: null',
    [
      ['a', null],
      ['b', null],
      ['c', null],
    ],
  ],
  [
    'lists in both notations',
    '\na: [x, y]\nb:\n  - x\nc:\n- y',
    [
      ['a', ['x', 'y']],
      ['b', ['x']],
      ['c', ['y']],
    ],
  ],
  [
    'folded and literal text',
    '\na: >\n  x\n  y\nb: |\n  x\n  y',
    [
      ['a', 'x y\n'],
      ['b', 'x\ny\n'],
    ],
  ],
  ['text over several lines', '\na: x\n  y', [['a', 'x y']]],
  [
    'a repeated key twice',
    '\na: x\na: y',
    [
      ['a', 'x'],
      ['a', 'y'],
    ],
  ],
  ['no keys', '\n\n', []],
  ['comments alone', '\n# x\n', []],
])('reads %s', (_, yaml, expected) => {
  expect(values(yaml)).toEqual(expected);
});

describe('a quoted value that continues at the margin', () => {
  it.each([
    ['title: "one\ntwo"\ndate: x', 'one two'],
    ["title: 'it''s\r\ntwo'", "it's  two"],
    ['title: "x \\" y\nz"', 'x " y z'],
  ])('is one value: %j', (yaml, title) => {
    expect(values(`\n${yaml}`)[0]).toEqual(['title', title]);
  });

  it('leaves what follows at its position', () => {
    const { entries } = parse('\ntitle: "one\ntwo" # three\ndate: x');
    expect(entries[1]).toMatchObject({ keySpan: { line: 4, column: 1 }, key: 'date' });
  });

  it.each([
    ['two values in quotation marks', 'a: "one"\nb: "two"', ['one', 'two']],
    ['further lines that are indented', 'a: "one\n  two"', ['one two']],
    ['apostrophes', "a: it's\nb: it's", ["it's", "it's"]],
  ])('is not seen in %s', (_, yaml, expected) => {
    const { entries } = parse(`\n${yaml}`);
    expect(entries.map(({ value }) => plainValue(value))).toEqual(expected);
  });

  it.each(['title: "never closed\ndate: "x"', 'title: "x\ndate: y"'])(
    'is not seen where a line looks like the next key: %j',
    (yaml) => {
      expect(positions(parse(`\n${yaml}`).diagnostics)).toEqual(['2:8 header-syntax']);
    },
  );
});

it('gives every key and value its position in the file', () => {
  const { entries } = parse('\n\ntags : [A, "B, C"]\nlinks:\n  - label: x');
  const [tags, links] = entries;
  expect(tags).toMatchObject({
    keySpan: { line: 3, column: 1, length: 4 },
    value: { span: { line: 3, column: 8 } },
  });
  expect(tags?.value).toMatchObject({
    items: [
      { span: { line: 3, column: 9, length: 1 } },
      { span: { line: 3, column: 12, length: 6 } },
    ],
  });
  expect(links?.value).toMatchObject({
    items: [{ entries: [{ keySpan: { line: 5, column: 5 } }] }],
  });
});

describe('refuses', () => {
  it.each([
    ['\na: *b', '2:4 header-alias'],
    ['\na: &b c', '2:4 header-alias'],
    ['\na: [&b c]', '2:5 header-alias'],
    ['\n&b a: c', '2:1 header-alias'],
    ['\na: !c d', '2:4 header-alias'],
    ['\na: !!js/function "x"', '2:4 header-alias'],
    ['\n<<: { a: b }', '2:1 header-alias'],
    ['\nconstructor: x', '2:1 forbidden-key'],
    ['\na: { prototype: x }', '2:6 forbidden-key'],
    ['\n- a', '2:1 header-syntax'],
    ['\na: b: c', '2:4 header-syntax'],
    ['\na: [b, [c', '2:4 header-syntax'],
    ['\na: {b: c\nd: e', '2:4 header-syntax'],
    ["\na: 'b\nc: d", '2:4 header-syntax'],
    ['\na: b\n...\nc: d', '3:1 header-syntax'],
    ['\n[a]: b', '2:1 header-syntax'],
    ['\na: {{ b }}', '2:5 header-syntax'],
  ])('%j at its position', (yaml, position) => {
    expect(positions(parse(yaml).diagnostics)).toEqual([position]);
  });

  it('six levels, however they are nested, and reads five', () => {
    const nested = (open: string, close: string, levels: number): string =>
      `\na: ${open.repeat(levels)}x${close.repeat(levels)}`;
    expect(positions(parse(nested('[', ']', 4)).diagnostics)).toEqual([]);
    expect(positions(parse(nested('[', ']', 5)).diagnostics)).toEqual(['2:8 header-too-deep']);
    expect(positions(parse(nested('{b: ', '}', 5)).diagnostics)).toEqual(['2:20 header-too-deep']);
    expect(positions(parse('\n- - - - - - x').diagnostics)).toEqual(['2:11 header-too-deep']);
  });

  it('16 KB of brackets and of aliases without delay', () => {
    expect(positions(parse(`\na: ${'['.repeat(16_000)}`).diagnostics)).toEqual([
      '2:9 header-too-deep',
    ]);
    const bomb = Array.from({ length: 9 }, (_, index) => {
      const from = index === 0 ? 'x' : `*a${index - 1}`;
      return `a${index}: &a${index} [${Array.from({ length: 9 }, () => from).join(',')}]`;
    });
    expect(parse(`\n${bomb.join('\n')}`).diagnostics[0]?.code).toBe('header-alias');
  });
});

describe('front matter of more than 16 KB', () => {
  const long = (bytes: number): string => 'x'.repeat(bytes);

  it('is read where an unknown key holds the most of it', () => {
    const plugin = `oc_metadata:\n  - |\n    {"text":"${long(50_000)}"}\n    tags: [b]`;
    const { entries, isAbridged, diagnostics } = parse(`\ntitle: A\n${plugin}\ntags: [a]`);
    expect(diagnostics).toEqual([]);
    expect(isAbridged).toBe(true);
    expect(entries.map(({ key, keySpan }) => [key, keySpan.line])).toEqual([
      ['title', 2],
      ['oc_metadata', 3],
      ['tags', 7],
    ]);
    expect(entries.map(({ value }) => plainValue(value))).toEqual(['A', null, ['a']]);
  });

  it('keeps short values of unknown keys, which may hide the article elsewhere', () => {
    const { entries } = parse(`\nplugin: ${long(20_000)}\npassword: x`);
    expect(entries.map(({ key, value }) => [key, plainValue(value)])).toEqual([
      ['plugin', null],
      ['password', 'x'],
    ]);
  });

  it('is refused at its largest known key', () => {
    const { entries, diagnostics } = parse(
      `\ntitle: A\nplugin: ${long(20_000)}\nkeywords: ${'é'.repeat(100)}\ndescription: ${long(16_400)}`,
    );
    expect(entries).toEqual([]);
    expect(positions(diagnostics)).toEqual(['5:1 header-too-large']);
    expect(diagnostics[0]?.message).toMatch(/`description` alone has 16413$/);
    expect(diagnostics[0]?.hint).toContain('`description`');
  });

  it('is refused without keys at its beginning', () => {
    expect(positions(parse(`\n${'é'.repeat(8200)}`).diagnostics)).toEqual(['1:4 header-too-large']);
  });

  it('is counted in bytes: 16 KB are read', () => {
    const text = (bytes: number): string => `\ntitle: ${'é'.repeat((bytes - 8) / 2)}`;
    expect(parse(text(16 * 1024)).diagnostics).toEqual([]);
    expect(parse(text(16 * 1024 + 2)).diagnostics).toHaveLength(1);
  });
});

describe('a merge that was never finished', () => {
  const conflict = '<<<<<<< HEAD\ndate: 2024-01-02\n=======\ndate: 2024-01-03\n>>>>>>> feature';

  it.each([
    [`---\ntitle: A\n${conflict}\n---\nText.\n`, '3:1'],
    [`---\r\ntitle: A\r\n${conflict.replaceAll('\n', '\r\n')}\r\n---\r\nText.\r\n`, '3:1'],
    [
      `---\n${conflict.replace('=======', '||||||| base\ndate: 2024-01-01\n=======')}\n---\n`,
      '2:1',
    ],
    [`${conflict.replaceAll('date', '---\ndate')}\n---\nText.\n`, '1:1'],
    ['---\ntitle: A\n<<<<<<< HEAD\n---\nOne.\n=======\n---\nTwo.\n>>>>>>> feature\n', '3:1'],
  ])('is one error at its first mark: %j', (text, position) => {
    const { entries, diagnostics } = parseFrontMatter(text, articleFields);
    expect(positions(diagnostics)).toEqual([`${position} unfinished-merge`]);
    expect(entries).toEqual([]);
  });

  it.each([
    '---\ntitle: <<<<<<< HEAD\n---\n',
    `---\ntitle: A\n---\n${conflict}\n`,
    '---\ntitle: A\n---\n<<<<<<< HEAD\n',
  ])('is none of the front matter in %j', (text) => {
    expect(parseFrontMatter(text, articleFields).diagnostics).toEqual([]);
  });
});
