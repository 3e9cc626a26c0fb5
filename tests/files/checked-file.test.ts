import { expect, test } from 'vitest';
import { withChecksum, fromChecked } from '../../src/files/checked-file.ts';

const value = { a: [1, 'zwei', '\n'] };
const text = withChecksum('record 1', value);

test('a value comes back as it was', () => {
  expect(fromChecked('record 1', text)).toEqual(value);
});

test('a value under another title does not', () => {
  expect(fromChecked('record 2', text)).toBeUndefined();
});

test('no value comes back from a text with any byte flipped, cut or added', () => {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 1) {
    const flipped = Buffer.from(bytes);
    flipped[at] = (flipped[at] ?? 0) ^ 1;
    expect(fromChecked('record 1', flipped.toString('utf8')), `byte ${at}`).toBeUndefined();
    expect(fromChecked('record 1', bytes.subarray(0, at).toString('utf8'))).toBeUndefined();
  }
  expect(fromChecked('record 1', `${text} `)).toBeUndefined();
});
