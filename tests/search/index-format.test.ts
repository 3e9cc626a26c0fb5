import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodePostings, encodePostings, posting } from '../../src/search/index-format.ts';

it('decodes what it encodes', () => {
  const one = fc.tuple(fc.integer({ min: 1, max: 3_000_000 }), fc.integer({ min: 0, max: 39 }));
  fc.assert(
    fc.property(fc.array(one), (steps) => {
      let article = -1;
      const postings = steps.map(([step, fields]) => posting((article += step), fields));
      expect(decodePostings(encodePostings(postings))).toEqual(postings);
    }),
  );
});

it('encodes a word that occurs once in the next article as one character', () => {
  expect(encodePostings([posting(0, 1), posting(1, 1), posting(2, 1)])).toHaveLength(3);
});

it('refuses damaged postings', () => {
  expect(() => decodePostings('A!')).toThrow('damaged');
  expect(() => decodePostings('z')).toThrow('damaged');
});
