import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/content/rewrite/apply-edits.ts';

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
