import { describe, expect, it } from 'vitest';
import { excerpt, highlight, type Segment } from '../../src/search/query/excerpt.ts';
import { english } from './library.ts';

/** With brackets around what is highlighted. */
function show(segments: readonly Segment[]): string {
  return segments.map(({ text, match }) => (match ? `[${text}]` : text)).join('');
}

describe('highlighting', () => {
  it.each([
    ['Records of a recorded stay', ['record'], '[Records] of a [recorded] stay'],
    ['On e-health and health', ['ehealth'], 'On [e-health] and health'],
    ['什么是电子病历', ['电子', '子病'], '什么是[电子病]历'],
    ['Café', ['cafe'], '[Café]'],
    ['Nothing', ['cafe'], 'Nothing'],
    ['', ['cafe'], ''],
  ])('of %j by %j gives %j', (text, stems, shown) => {
    expect(show(highlight(text, new Set(stems), english))).toBe(shown);
  });
});

describe('an excerpt', () => {
  const filler = (count: number): string => 'lorem ipsum dolor sit amet '.repeat(count);

  it('is the part with the most different words', () => {
    const text = `record ${filler(40)}audit and record here. ${filler(40)}audit audit audit`;
    const shown = show(excerpt(text, new Set(['audit', 'record']), english));
    expect(shown).toContain('[audit] and [record] here.');
    expect(shown).toMatch(/^….*…$/);
    expect(shown.length).toBeLessThan(280);
  });

  it('is cut at words', () => {
    const shown = show(excerpt(`${filler(40)}audit ${filler(40)}`, new Set(['audit']), english));
    expect(
      shown
        .replace(/[[\]…]/g, '')
        .split(' ')
        .every((word) => /^(?:lorem|ipsum|dolor|sit|amet|audit)$/.test(word)),
    ).toBe(true);
  });

  it('without a match is the beginning', () => {
    const shown = show(excerpt(`First ${filler(40)}`, new Set(['audit']), english));
    expect(shown).toMatch(/^First lorem.*…$/);
  });

  it('of a short text is the whole', () => {
    expect(show(excerpt('An audit.', new Set(['audit']), english))).toBe('An [audit].');
  });

  it('never cuts a character in two', () => {
    const text = '𠮷'.repeat(400);
    for (const { text: part } of excerpt(`${text}病历${text}`, new Set(['病历']), english))
      expect(part.isWellFormed()).toBe(true);
  });
});
