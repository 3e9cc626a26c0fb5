import fc from 'fast-check';

const character = fc
  .oneof(fc.integer({ max: 0x10ffff, min: 0 }), fc.integer({ max: 0x17f, min: 0 }))
  .map((code) => String.fromCodePoint(code));

/** Text of any characters, halves of pairs, controls and combining marks included. */
export function anyText(maxLength: number): fc.Arbitrary<string> {
  return fc.string({ unit: character, maxLength });
}
