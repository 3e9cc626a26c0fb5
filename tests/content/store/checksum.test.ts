import { expect, it } from 'vitest';
import { withChecksum, fromChecked } from '../../../src/files/checked-file.ts';

const value = { a: [1, 'zwei', '\n'] };
const text = withChecksum('record 1', value);

it('gives back the value', () => {
  expect(fromChecked('record 1', text)).toEqual(value);
});

it('gives back nothing for another title', () => {
  expect(fromChecked('record 2', text)).toBeUndefined();
});

it('gives back nothing when any byte is flipped, cut or added', () => {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 1) {
    const flipped = Buffer.from(bytes);
    flipped[at] = (flipped[at] ?? 0) ^ 1;
    expect(fromChecked('record 1', flipped.toString('utf8')), `byte ${at}`).toBeUndefined();
    expect(fromChecked('record 1', bytes.subarray(0, at).toString('utf8'))).toBeUndefined();
  }
  expect(fromChecked('record 1', `${text} `)).toBeUndefined();
});
