import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineIndex } from '../../../src/content/diagnostics/line-index.ts';
import { applyEdits, exactText, offsetAt } from '../../../src/content/rewrite/text-edits.ts';
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
  it('finds every position that a text has', () => {
    fc.assert(
      fc.property(anyText(40), fc.nat(39), (text, at) => {
        fc.pre(at <= text.length && !text.startsWith('\uFEFF'));
        expect(offsetAt(text, new LineIndex(text).at(at))).toBe(at);
      }),
      { seed: 1 },
    );
  });

  it('skips a byte-order mark, which positions do not count', () => {
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

describe('applyEdits', () => {
  it('changes the stretches that are named and no other', () => {
    const edits = [
      { start: 8, end: 9, text: '' },
      { start: 0, end: 2, text: 'XYZ' },
      { start: 4, end: 4, text: '+' },
    ];
    expect(applyEdits('ab\r\ncd\n\te', edits)).toBe('XYZ\r\n+cd\n\t');
  });

  it('keeps the order of insertions at one place, before what replaces the text there', () => {
    const edits = [
      { start: 1, end: 2, text: 'X' },
      { start: 1, end: 1, text: '1' },
      { start: 1, end: 1, text: '2' },
    ];
    expect(applyEdits('abc', edits)).toBe('a12Xc');
  });

  it.each([
    [
      'overlap',
      [
        { start: 0, end: 2, text: '' },
        { start: 1, end: 3, text: '' },
      ],
    ],
    ['end before they start', [{ start: 2, end: 1, text: '' }]],
    ['leave the text', [{ start: 2, end: 4, text: '' }]],
    ['begin before the text', [{ start: -1, end: 1, text: '' }]],
  ])('refuses edits that %s', (_, edits) => {
    expect(() => applyEdits('abc', edits)).toThrow(RangeError);
  });
});
