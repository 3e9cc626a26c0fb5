import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LineIndex } from '../../../src/content/diagnostics/line-index.ts';

it('counts lines and columns from 1', () => {
  const lines = new LineIndex('ab\n\ncd');
  expect([0, 2, 3, 4, 6].map((offset) => lines.at(offset))).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 3 },
    { line: 2, column: 1 },
    { line: 3, column: 1 },
    { line: 3, column: 3 },
  ]);
});

it('agrees with counting line breaks, at any offset of any text', () => {
  const text = fc.array(fc.constantFrom('a', '\n', '\r\n', '🩺')).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.nat(), (value, seed) => {
      const offset = seed % (value.length + 1);
      const before = value.slice(0, offset).split('\n');
      const { line, column } = new LineIndex(value).at(offset);
      expect(line).toBe(before.length);
      expect(column).toBe((before.at(-1) ?? '').length + 1);
    }),
  );
});
