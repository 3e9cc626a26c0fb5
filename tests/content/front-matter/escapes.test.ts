import { describe, expect, it } from 'vitest';
import { positions, readArticle, readRaw } from './support.ts';

describe('a character that an escape of YAML puts into a value', () => {
  it.each([
    ['half of a pair', String.raw`x \uD800 y`, 'invalid-value', 'U+D800'],
    ['the other half', String.raw`x \U0000DFFF`, 'invalid-value', 'U+DFFF'],
    ['an override', String.raw`b \u202e x`, 'bidi-control', 'reverses'],
    ['an isolate', String.raw`b \u2066 x`, 'bidi-control', 'reverses'],
    ['a control character', String.raw`b \x07 x`, 'control-character', 'U+0007'],
    ['NUL', String.raw`b\0`, 'control-character', 'U+0000'],
  ])('is an error at the value: %s', (_, text, code, message) => {
    const title = readRaw(`title: "${text}"`, 'date: 2018-03-13');
    expect(positions(title.diagnostics)).toEqual([`2:8 ${code}`]);
    expect(title.diagnostics[0]?.message).toContain(message);
    expect(title.diagnostics[0]?.message).not.toContain('entity');
    expect(title.data).toBeUndefined();
    expect(JSON.stringify(title.partial)).not.toMatch(/\\u|[\u202E\u2066]/);
    const others = readArticle(
      `description: "${text}"`,
      `tags: [A, "${text}"]`,
      'authors:',
      `  - name: "${text}"`,
      `slug: a`,
    );
    expect(positions(others.diagnostics)).toEqual([`4:14 ${code}`, `5:11 ${code}`, `7:11 ${code}`]);
  });

  it('is told in the same run as what else is wrong', () => {
    const read = readArticle(String.raw`description: "\u202E"`, 'toc: maybe');
    expect(positions(read.diagnostics)).toEqual(['4:14 bidi-control', '5:6 invalid-value']);
  });

  it('is told once where the file holds the character itself', () => {
    const read = readArticle('description: "a \\" \u202E b"');
    expect(positions(read.diagnostics)).toEqual(['4:20 bidi-control']);
  });

  it('is nobody’s concern where any text may hold it', () => {
    const read = readRaw(
      String.raw`title: "\uD83D\uDE00 \u00e9\t\" \n \u200F"`,
      String.raw`description: 'a \u202E'`,
      'date: 2018-03-13',
    );
    expect(read.diagnostics).toEqual([]);
    expect(read.data?.title).toContain('\u{1F600} \u00E9');
    expect(read.data?.description).toBe(String.raw`a \u202E`);
  });
});
