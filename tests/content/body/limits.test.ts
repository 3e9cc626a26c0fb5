import { describe, expect, it } from 'vitest';
import { compile } from './compile.ts';

function times(count: number, make: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => make(index)).join('');
}

/** What each limit stops, and the line that its diagnostic names. */
const hostile: readonly (readonly [string, number, string])[] = [
  ['3,000 nested quotes', 3, `a\n\n${'> '.repeat(3000)}a`],
  ['100,000 quotes', 1, '>'.repeat(100_000)],
  ['list markers on one line', 1, `${'- '.repeat(5000)}a`],
  ['lists that nest line by line', 41, times(300, (index) => `${'  '.repeat(index)}- a\n`)],
  ['ordered lists that nest', 41, times(60, (index) => `${'   '.repeat(index)}1. a\n`)],
  ['addresses in one word', 1, '(https://'.repeat(100_000)],
  ['emphasis marks', 1, '*a_ '.repeat(3000 * 4)],
  ['emphasis that nests', 1, `${'*a '.repeat(1000)}${'b* '.repeat(1000)}`],
  ['entities', 1, '&amp;'.repeat(20_000)],
  ['a table of 5,000 columns', 4, `a\n\n|${'a|'.repeat(5000)}\n|${'-|'.repeat(5000)}\n`],
  [
    'a table of rows of one letter',
    1003,
    `|${'a|'.repeat(20)}\n|${'-|'.repeat(20)}\n${'x\n'.repeat(5000)}`,
  ],
  ['footnote marks', 3, `[^a]: x\n\n${'[^a] '.repeat(20_000)}`],
  ['open elements', 1, '<div>'.repeat(20_000)],
  ['open fonts', 1, times(2000, (index) => `<font color=${index}>`)],
  ['long references used often', 3, `[a]: /${'x'.repeat(1000)}\n\n${'[a] '.repeat(200)}`],
  ['parts', 1, 'a\n\n'.repeat(40_000)],
];

/** What is odd and cheap: it compiles. */
const harmless: readonly (readonly [string, string])[] = [
  ['brackets', '['.repeat(50_000)],
  ['picture marks', '!['.repeat(25_000)],
  ['growing runs of backticks', times(400, (index) => `${'`'.repeat(index)}a `)],
  ['a long address', `http://${'a'.repeat(100_000)}`],
  ['50,000 definitions', `${times(50_000, (index) => `[a${index}]: /x\n`)}\na`],
  ['one definition 50,000 times', `${'[a]: /x\n'.repeat(50_000)}\na`],
  ['unclosed template tags', '{%'.repeat(50_000)],
  ['a heading of spaces', `## a${' '.repeat(200_000)}b`],
  ['thematic breaks', `a\n\n${'* * * * * *\n\n'.repeat(500)}`],
  ['deep but legitimate lists', times(20, (index) => `${'  '.repeat(index)}- a\n`)],
  [
    'a wide table',
    `|${'a|'.repeat(20)}\n|${'-|'.repeat(20)}\n${`|${'a|'.repeat(20)}\n`.repeat(400)}`,
  ],
  ['a list of 400 items', '- a\n'.repeat(400)],
  ['unclosed paragraphs', '<p>a'.repeat(1000)],
];

describe('a body that asks too much', () => {
  it.each(hostile)('of %s is refused at line %i, the same way every time', (_, line, markdown) => {
    const first = compile(markdown);
    expect(first.diagnostics.map(({ code, line: at }) => `${code} ${at}`)).toEqual([
      `body-too-complex ${line}`,
    ]);
    expect(first.html).toBe('');
    expect(compile(markdown)).toEqual(first);
  });

  it('is refused for its open elements before they are parsed, which costs the square of their depth', () => {
    expect(compile('<div>'.repeat(20_000)).diagnostics[0]?.message).toMatch(/open at once/);
  });

  it.each(harmless)('of %s compiles', (_, markdown) => {
    const codes = compile(markdown).diagnostics.map(({ code }) => code);
    expect(codes).not.toContain('body-too-complex');
    expect(codes).not.toContain('lost-body');
  });
});
