import { expect, it } from 'vitest';
import { foldQuotedLines } from '../../../src/content/front-matter/fold-quoted-lines.ts';

it.each([
  ['title: "one\ntwo"\ndate: x', 'title: "one two"\ndate: x'],
  ["title: 'it''s\r\ntwo'\n", "title: 'it''s  two'\n"],
  ['a: "x \\" y\nz"', 'a: "x \\" y z"'],
])('folds %j, every character at its offset', (yaml, folded) => {
  expect(foldQuotedLines(yaml)).toBe(folded);
  expect(folded).toHaveLength(yaml.length);
});

it.each([
  'title: "one"\ndate: "two"',
  'title: "one\n  two"',
  'title: "never closed\ndate: "x"',
  "a: it's\nb: it's",
  'a: "x\nb: y"',
])('leaves %j alone', (yaml) => {
  expect(foldQuotedLines(yaml)).toBe(yaml);
});
