import { expect, test } from 'vitest';
import { seal, unseal } from '../../../src/content/store/seal.ts';

const value = { a: [1, 'zwei', '\n'] };
const text = seal('record 1', value);

test('a sealed value comes back as it was', () => {
  expect(unseal('record 1', text)).toEqual(value);
});

test('a value sealed under another title does not', () => {
  expect(unseal('record 2', text)).toBeUndefined();
});

test('no value comes back from a text with any byte flipped, cut or added', () => {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 1) {
    const flipped = Buffer.from(bytes);
    flipped[at] = (flipped[at] ?? 0) ^ 1;
    expect(unseal('record 1', flipped.toString('utf8')), `byte ${at}`).toBeUndefined();
    expect(unseal('record 1', bytes.subarray(0, at).toString('utf8'))).toBeUndefined();
  }
  expect(unseal('record 1', `${text} `)).toBeUndefined();
});
