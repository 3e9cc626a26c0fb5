import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodePostings, encodePostings, posting } from '../../src/search/postings.ts';

it('come back as they were', () => {
  const one = fc.tuple(fc.integer({ min: 1, max: 3_000_000 }), fc.integer({ min: 0, max: 39 }));
  fc.assert(
    fc.property(fc.array(one), (steps) => {
      let article = -1;
      const postings = steps.map(([step, places]) => posting((article += step), places));
      expect(decodePostings(encodePostings(postings))).toEqual(postings);
    }),
  );
});

it('take one character for a word that stands once in the next article', () => {
  expect(encodePostings([posting(0, 1), posting(1, 1), posting(2, 1)])).toHaveLength(3);
});

it('are refused when they are damaged', () => {
  expect(() => decodePostings('A!')).toThrow('damaged');
  expect(() => decodePostings('z')).toThrow('damaged');
});
