import { expect, it } from 'vitest';
import { describeArticle } from '../../src/publication/teaser.ts';
import { article } from './sample.ts';

function drawn(lead: string): string {
  const sample = article('x');
  return describeArticle({ ...sample, description: '', body: { ...sample.body, lead } });
}

it('is the editor’s own description, however long', () => {
  const description = 'word '.repeat(60).trim();
  expect(describeArticle(article('x', { description }))).toBe(description);
});

it('is a first paragraph of at most 160 characters whole', () => {
  expect(drawn('x'.repeat(160))).toBe('x'.repeat(160));
  expect(drawn('')).toBe('');
});

it('is cut at a word, without the punctuation before the cut', () => {
  const text = drawn(`${'abcd '.repeat(31)}efgh, ijkl mnop`);
  expect(text).toBe(`${'abcd '.repeat(31)}…`.replace(' …', '…'));
  expect(drawn(`${'a'.repeat(140)}, ${'b'.repeat(40)}`)).toBe(`${'a'.repeat(140)}…`);
});

it('never has more than 160 characters, nor half of one', () => {
  const texts = [
    'x'.repeat(161),
    '🩺'.repeat(100),
    `a${'🩺'.repeat(100)}`,
    'word '.repeat(40),
    '漢'.repeat(300),
  ];
  for (const text of texts.map(drawn)) {
    expect(text.length).toBeLessThanOrEqual(160);
    expect(text.isWellFormed()).toBe(true);
    expect(text.endsWith('…')).toBe(true);
  }
});
