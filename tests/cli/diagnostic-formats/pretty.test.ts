import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { codeFrame } from '../../../src/cli/diagnostic-formats/pretty.ts';

/** The line and below it its mark. */
function drawn(line: string, marked: string, columns = 40): string[] {
  const column = line.indexOf(marked) + 1;
  const { text, indent, width } = codeFrame(line, { column, length: marked.length }, columns);
  return [text, ' '.repeat(indent) + '^'.repeat(width)];
}

describe('a code frame', () => {
  it.each([
    ['date: soon', 'soon', ['date: soon', '      ^^^^']],
    ['a\tb c', 'c', ['a   b c', '      ^']],
    ['\t\tx', 'x', ['        x', '        ^']],
    ['患者 x', 'x', ['患者 x', '     ^']],
    ['a 患者', '患者', ['a 患者', '  ^^^^']],
    ['👩‍⚕️ x', 'x', ['👩‍⚕️ x', '   ^']],
    ['e\u0301e\u0301 x', 'x', ['e\u0301e\u0301 x', '   ^']],
    ['a\u202Eb', 'b', ['a<U+202E>b', '         ^']],
    ['a\u00A0b', 'b', ['a<U+00A0>b', '         ^']],
    ['a\u200Bb', 'b', ['a<U+200B>b', '         ^']],
    ['a\u{E0020}b', 'b', ['a<U+E0020>b', '          ^']],
    ['a\u001B[31mb', 'b', ['a<U+001B>[31mb', '             ^']],
  ])('of %j stands below %j', (line, marked, expected) => {
    expect(drawn(line, marked)).toEqual(expected);
  });

  it('marks the end of the line and an empty span with one sign', () => {
    expect(codeFrame('abc', { column: 4, length: 0 }, 40)).toEqual({
      text: 'abc',
      indent: 3,
      width: 1,
    });
    expect(codeFrame('abc', { column: 2, length: 0 }, 40)).toEqual({
      text: 'abc',
      indent: 1,
      width: 1,
    });
    expect(codeFrame('', { column: 1, length: 0 }, 40)).toEqual({ text: '', indent: 0, width: 1 });
  });

  it('cuts a long line around the span', () => {
    const line = `${'a '.repeat(50)}here${' b'.repeat(50)}`;
    expect(drawn(line, 'here', 20)).toEqual(['…a a a here b b b b…', '       ^^^^']);
    expect(drawn(line, line.slice(0, 3), 20)).toEqual(['a a a a a a a a a …', '^^^']);
    expect(drawn(line, 'b b', 20)[0]).toHaveLength(20);
  });

  it('cuts a span that is longer than the line', () => {
    expect(drawn('x'.repeat(90), 'x'.repeat(90), 20)).toEqual([
      `${'x'.repeat(18)}…`,
      '^'.repeat(18),
    ]);
  });

  it('never is wider than the room, and marks what was meant when the line is not cut', () => {
    const characters = fc.constantFrom('a', ' ', '\t', '患', '👩‍⚕️', 'e\u0301', '\u202E', '😀', '–');
    const lines = fc.array(characters, { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        lines,
        fc.nat(80),
        fc.nat(80),
        fc.integer({ min: 12, max: 80 }),
        (line, at, length, columns) => {
          const column = Math.min(at, line.length) + 1;
          const { text, indent, width } = codeFrame(line, { column, length }, columns);
          expect(stringWidth(text)).toBeLessThanOrEqual(columns);
          expect(indent + width).toBeLessThanOrEqual(columns + 1);
          expect(width).toBeGreaterThanOrEqual(1);
        },
      ),
      { seed: 20261122, numRuns: 500 },
    );
  });
});
