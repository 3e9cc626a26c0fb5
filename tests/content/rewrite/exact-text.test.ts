import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineIndex } from '../../../src/content/line-index.ts';
import { exactText, offsetAt } from '../../../src/content/rewrite/exact-text.ts';
import { anyText } from '../any-text.ts';

describe('exactText', () => {
  it('gives back the same bytes, or nothing for what is not UTF-8', () => {
    const anyBytes = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      anyText(20).map((text) => Buffer.from(`\uFEFF${text}\r\n\0`)),
    );
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const text = exactText(bytes);
        const decodable = Buffer.from(bytes).equals(Buffer.from(new TextDecoder().decode(bytes)));
        if (text === undefined) expect(decodable).toBe(false);
        else expect(Buffer.from(text).equals(Buffer.from(bytes))).toBe(true);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe('offsetAt', () => {
  it('finds every place that the lines of a text name', () => {
    fc.assert(
      fc.property(anyText(40), fc.nat(39), (text, at) => {
        fc.pre(at <= text.length && !text.startsWith('\uFEFF'));
        expect(offsetAt(text, new LineIndex(text).at(at))).toBe(at);
      }),
      { seed: 1 },
    );
  });

  it('steps over a byte-order mark, which places do not count', () => {
    expect(offsetAt('\uFEFFab\ncd', { line: 1, column: 2 })).toBe(2);
    expect(offsetAt('\uFEFFab\ncd', { line: 2, column: 1 })).toBe(4);
  });

  it.each([
    { line: 1, column: 4 },
    { line: 3, column: 1 },
  ])('knows no place that the text does not have: %o', (place) => {
    expect(offsetAt('ab\ncd', place)).toBeUndefined();
  });
});
