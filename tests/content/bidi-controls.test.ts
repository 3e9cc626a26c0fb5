import { expect, it } from 'vitest';
import {
  findBidiControls,
  hasBidiControl,
  removeBidiControls,
} from '../../src/content/bidi-controls.ts';
import { LineIndex } from '../../src/content/line-index.ts';

const overrides = '\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069'.split('');
const marks = '\u200E\u200F\u061C'.split('');

it.each(overrides)('finds, knows and removes %j', (character) => {
  const text = `a\nb${character}c`;
  const [found, ...more] = findBidiControls(text, new LineIndex(text), 'bidi-control', {
    from: 0,
    to: text.length,
  });
  expect(found).toMatchObject({ line: 2, column: 2, length: 1, code: 'bidi-control' });
  expect(more).toEqual([]);
  expect(hasBidiControl(text)).toBe(true);
  expect(removeBidiControls(text)).toBe('a\nbc');
});

it.each(marks)('lets the mark %j pass', (character) => {
  expect(hasBidiControl(character)).toBe(false);
  expect(removeBidiControls(character)).toBe(character);
});

it('looks only at the range it is asked about', () => {
  const text = '\u202Ea\u202Eb\u202E';
  const found = findBidiControls(text, new LineIndex(text), 'bidi-control-removed', {
    from: 1,
    to: 4,
  });
  expect(found.map(({ column }) => column)).toEqual([3]);
});

it('answers the same whenever it is asked', () => {
  expect([hasBidiControl('\u202E'), hasBidiControl('\u202E'), hasBidiControl('a')]).toEqual([
    true,
    true,
    false,
  ]);
});
