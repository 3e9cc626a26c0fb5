import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Frames } from '../../src/language-server/frames.ts';

function frame(body: string): string {
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** What comes out of the bytes, cut at some places. */
function handedOn(bytes: Buffer, cuts: readonly number[]): string {
  const frames = new Frames();
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort(
    (one, other) => one - other,
  );
  for (const [index, place] of places.entries())
    frames.write(bytes.subarray(place, places[index + 1] ?? bytes.length));
  const parts: Buffer[] = [];
  for (let part = frames.read() as Buffer | null; part; part = frames.read() as Buffer | null)
    parts.push(part);
  return Buffer.concat(parts).toString();
}

it('hands on every message, wherever the stream is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.array(fc.nat()), (bodies, cuts) => {
      const all = bodies.map(frame).join('');
      expect(handedOn(Buffer.from(all), cuts)).toBe(all);
    }),
    { seed: 1, numRuns: 200 },
  );
});

it.each([
  'nonsense',
  'nonsense\r\n\r\n',
  'Content-Length: many\r\n\r\n{}',
  'Content-Length: -1\r\n\r\n',
  'Content-Length: 99999999\r\n\r\n',
  'Content-Type: x\r\n\r\n{}',
  '\0\r\n\u{1F600}',
])('hands on what follows %j, and not that itself', (nonsense) => {
  const next = frame('{"id":1}') + frame('{"id":2}');
  expect(handedOn(Buffer.from(nonsense + next), [3, 12, 30])).toBe(next);
});
