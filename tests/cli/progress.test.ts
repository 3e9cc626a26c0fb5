import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { describeProgress, showProgress } from '../../src/cli/progress.ts';

it.each([
  [0, 14_224, 0, 'Rendering pages  0 of 14,224'],
  [300, 14_224, 100, 'Rendering pages  300 of 14,224'],
  [6_100, 14_224, 10_000, 'Rendering pages  6,100 of 14,224  610/s  14 s left'],
  [14_224, 14_224, 20_000, 'Rendering pages  14,224 of 14,224  711/s'],
  [12, 0, 4_000, 'Rendering pages  12  3/s'],
])(
  'says count, rate and remaining time: %i of %i after %i ms',
  (done, total, milliseconds, line) => {
    expect(describeProgress('Rendering pages', done, total, milliseconds)).toBe(line);
  },
);

it('prints nothing off a terminal', () => {
  let written = '';
  const stream = new Writable({
    write: (part, _encoding, done) => {
      written += String(part);
      done();
    },
  });
  const progress = showProgress(stream);
  progress.begin('Rendering pages', 3);
  progress.reach(3);
  progress.end();
  expect(written).toBe('');
});
