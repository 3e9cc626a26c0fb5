import { describe, expect, it } from 'vitest';
import {
  decodeSource,
  findBidiControls,
  findUnfinishedMerge,
  hasBidiControl,
  removeBidiControls,
} from '../../src/content/source-text.ts';

const encoder = new TextEncoder();
const overrides = '\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069'.split('');
const marks = '\u200E\u200F\u061C'.split('');

function decode(text: string): { text: string; positions: string[] } {
  const source = decodeSource(encoder.encode(text));
  const positions = source.diagnostics.map(
    ({ line, column, code, message }) => `${line}:${column} ${code} ${message}`,
  );
  return { text: source.text, positions };
}

it('takes tabs, both line endings and letters of any script as they are', () => {
  const text = 'a\tb\r\nc\ná 漢 🩺\u200E\u200F\u061C';
  expect(decode(text)).toEqual({ text, positions: [] });
});

it('drops a byte-order mark, and no other', () => {
  expect(decode('\uFEFFa\uFEFF')).toEqual({ text: 'a\uFEFF', positions: [] });
});

it.each([
  ['\u0000', 'U+0000'],
  ['\u0008', 'U+0008'],
  ['\u001B', 'U+001B'],
  ['\u007F', 'U+007F'],
  ['\u0085', 'U+0085'],
  ['\r', 'U+000D'],
])('finds %j and replaces it, so that columns stay', (character, name) => {
  expect(decode(`ab\nc${character}d`)).toEqual({
    text: character === '\u0000' ? 'ab\nc\uFFFDd' : 'ab\nc\u0004d',
    positions: [`2:2 control-character control character ${name}`],
  });
});

it('finds each of several control characters', () => {
  expect(decode('\u0001a\u0002').positions).toHaveLength(2);
});

it('names the first 20 and counts the others', () => {
  const { positions } = decode('\u0000'.repeat(23));
  expect(positions).toHaveLength(20);
  expect(positions.at(-1)).toBe(
    '1:20 control-character control character U+0000, and 3 more follow',
  );
});

it.each([
  ['a continuation byte alone', [0x61, 0x80], '1:2', '80'],
  ['a sequence cut short', [0x0a, 0xe2, 0x82], '2:1', 'E2'],
  ['an overlong slash', [0xc0, 0xaf], '1:1', 'C0'],
  ['an overlong sequence of three', [0xe0, 0x80, 0x80], '1:1', 'E0'],
  ['half of a surrogate pair', [0xed, 0xa0, 0x80], '1:1', 'ED'],
  ['a character beyond the last', [0xf4, 0x90, 0x80, 0x80], '1:1', 'F4'],
  ['Latin-1 after an honest letter', [0xc3, 0xa9, 0xe9, 0x61], '1:2', 'E9'],
])('points at %s', (_, bytes, place, byte) => {
  const { diagnostics } = decodeSource(Uint8Array.from(bytes));
  expect(diagnostics.map(({ line, column }) => `${line}:${column}`)).toEqual([place]);
  expect(diagnostics[0]?.message).toBe(`byte ${byte} is not UTF-8`);
});

it('does not mistake an honest replacement character for a fault', () => {
  expect(decode('a\uFFFDb').positions).toEqual([]);
});

it.each([['utf-16le'], ['utf-16be']])(
  'reads %s on, with the encoding as its only fault',
  (encoding) => {
    const bytes = Buffer.from('\uFEFFtitle: Café', 'utf16le');
    if (encoding === 'utf-16be') bytes.swap16();
    const { text, diagnostics } = decodeSource(bytes);
    expect(text).toBe('title: Café');
    expect(diagnostics.map(({ message }) => message)).toEqual(['the file is UTF-16']);
  },
);

it.each(overrides)('finds, knows and removes %j', (character) => {
  const text = `a\nb${character}c`;
  const [found, ...more] = findBidiControls(text, 'bidi-control', { from: 0, to: text.length });
  expect(found).toMatchObject({ line: 2, column: 2, length: 1, code: 'bidi-control' });
  expect(more).toEqual([]);
  expect(hasBidiControl(text)).toBe(true);
  expect(removeBidiControls(text)).toBe('a\nbc');
});

it.each(marks)('ignores the mark %j', (character) => {
  expect(hasBidiControl(character)).toBe(false);
  expect(removeBidiControls(character)).toBe(character);
});

it('finds bidi controls only in the given range', () => {
  const text = '\u202Ea\u202Eb\u202E';
  const found = findBidiControls(text, 'bidi-control-removed', { from: 1, to: 4 });
  expect(found.map(({ column }) => column)).toEqual([3]);
});

it('keeps no state between calls', () => {
  expect([hasBidiControl('\u202E'), hasBidiControl('\u202E'), hasBidiControl('a')]).toEqual([
    true,
    true,
    false,
  ]);
});

describe('the marks of an unfinished merge', () => {
  it.each([
    ['a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\n', { start: 2, end: 27 }],
    ['<<<<<<<\n=======\n>>>>>>>', { start: 0, end: 16 }],
    ['<<<<<<< A\n<<<<<<< B\n=======\n>>>>>>> B', { start: 10, end: 28 }],
  ])('are found in %j', (text, found) => {
    expect(findUnfinishedMerge(text)).toEqual(found);
  });

  it.each([
    'Head\n=======\n',
    '<<<<<<< HEAD\n>>>>>>> x\n',
    '>>>>>>> x\n=======\n<<<<<<< HEAD\n',
    '<<<<<<<< HEAD\n=======\n>>>>>>> x\n',
    ' <<<<<<< HEAD\n=======\n>>>>>>> x\n',
    '<<<<<<< HEAD\n======= x\n>>>>>>> x\n',
    '<<<<<<<HEAD\n=======\n>>>>>>> x\n',
  ])('are not in %j', (text) => {
    expect(findUnfinishedMerge(text)).toBeUndefined();
  });

  it('are looked for once, however many begin', () => {
    const text = '<<<<<<< x\n'.repeat(100_000);
    const started = performance.now();
    expect(findUnfinishedMerge(text)).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
