import { describe, expect, it } from 'vitest';
import { compileBody } from '../../../src/content/body/compile-body.ts';
import { compile, pointedAt } from './compile.ts';

/** Markdown, and what the spans of its links and pictures point to, in order. */
const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['a plain link', '[text](/a/b)', ['/a/b']],
  ['text beyond ASCII and beyond 16 bits', 'Über 😀 é [x](/a) 😀 [y](/b)', ['/a', '/b']],
  ['emphasis around and inside', '**a *b* [c *d* `]`](/e) f** _[g](h)_', ['/e', 'h']],
  ['nested brackets', '[a [b] \\] c](/d) [![e](f.png)](/g)', ['/d', '/g', 'f.png']],
  ['an address in angle brackets', '[a](</b c>) [d]( <e> "t")', ['/b c', 'e']],
  ['escapes and entities', '[a](/b\\)c) [d](/e&amp;f)', ['/b\\)c', '/e&amp;f']],
  ['parentheses in the address', '[a](/b(c)d) [e](f "g)")', ['/b(c)d', 'f']],
  [
    'a table with an escaped bar',
    '| a\\|b [c](/d) | [e](/f) |\n|-|-|\n| [g](/h) | ü [i](/j) |',
    ['/d', '/f', '/h', '/j'],
  ],
  ['lists and quotes', '- a\n  - [b](/c)\n\n> > 😀 [d](/e)\n> lazy [f](/g)', ['/c', '/e', '/g']],
  ['an address on the next line of a quote', '> [a](\n> /b)', ['/b']],
  [
    'footnotes, which move to the end',
    'a[^1] [b](/c)\n\n[^1]: [d](/e)\n\n[f](/g)',
    ['/c', '/g', '/e'],
  ],
  ['CRLF', 'a\r\n\r\nb [c](/d)\r\n\r\n> [e](/f)\r\n', ['/d', '/f']],
  [
    'bare and bracketed addresses',
    'www.a.example <https://b.example/> https://c.example/d.',
    ['www.a.example', 'https://b.example/', 'https://c.example/d'],
  ],
  [
    'references, where their definition is',
    '[a][One] [two] [c][]\n\n[one]: /x "t"\n[TWO]: </y>\n[c]: /z',
    ['/x', '/y', '/z'],
  ],
  ['a reference of two words over two lines', '[a][b\nc]\n\n[b C]: /x', ['/x']],
  ['the first of two definitions', '[a]\n\n[a]: /x\n[a]: /y', ['/x']],
  ['a picture and a reference to one', '![a](b.png) ![c][d]\n\n[d]: e.png', ['b.png', 'e.png']],
  ['raw HTML', 'ü <a class="x" href=\'/b\'>c</a> <img alt="" src=d.png>', ['/b', 'd.png']],
  [
    'raw HTML with entities',
    '<a href="/a?b&amp;c">x</a> <a href="/d&copy;e">y</a>',
    ['/a?b&amp;c', '/d&copy;e'],
  ],
  ['an entity that only an object has', '<a href="/a&constructor;b">x</a>', ['/a&constructor;b']],
  ['raw HTML in a quote', '> <div>\n> <a\n>   href="/b">c</a>\n> </div>', ['/b']],
  ['raw HTML in a list', '- <p>\n  <a href="/b">c</a>\n  </p>', ['/b']],
  [
    'Markdown between raw HTML',
    '<div>\n\n[a](/b) ![c](d.png)\n\n</div>\n\n[e](/b)',
    ['/b', '/b', 'd.png'],
  ],
  ['equal addresses in both spellings', '[a](/x) <a href="/x">b</a> [c](/x)', ['/x', '/x', '/x']],
  [
    'an address in a comment or code, which is none',
    'y <!-- <a href="/x">n</a> --> `[a](/x)` [b](/x)',
    ['/x'],
  ],
  ['a video', '<video><source src="a.mp4"></video>', ['a.mp4']],
  [
    'a frame',
    'x\n\n<iframe src="https://www.youtube.com/embed/abcdefgh"></iframe>',
    ['https://www.youtube.com/embed/abcdefgh'],
  ],
];

describe('the position of a link or picture', () => {
  it.each(cases)('is its address: %s', (_, markdown, expected) => {
    const { facts } = compile(markdown);
    const spans = [...facts.links, ...facts.pictures];
    expect(spans.map((span) => pointedAt(markdown, span))).toEqual(expected);
  });

  it('tells equal addresses apart', () => {
    const markdown = '[a](/x) <a href="/x">b</a> [c](/x)\n\n[d](/x)';
    const places = compile(markdown).facts.links.map(({ line, column }) => `${line}:${column}`);
    expect(places).toEqual(['1:5', '1:18', '1:32', '3:5']);
  });

  it('counts lines from the line the body begins on', () => {
    const { facts } = compileBody('\na [b](/c)', {
      firstLine: 12,
      ownHosts: [],
      lang: 'en',
      syntax: 'md',
    });
    expect(facts.links).toEqual([
      { line: 13, column: 7, length: 2, target: '/c', kind: 'internal' },
    ]);
  });
});

describe('the target of a link or picture', () => {
  it.each([
    ['[a](</b c>)', '/b c'],
    ['[a](/ü)', '/ü'],
    ['[a](/b%20c)', '/b%20c'],
    ['[a](/b&amp;c)', '/b&c'],
    ['[a](100%.html)', '100%.html'],
    ['<a href=" /b&amp;c ">x</a>', '/b&c'],
    ['<b>x</b> [a](/ü b)', undefined],
    ['<b>x</b> [a](</ü b>)', '/ü b'],
    ['[a](//cdn.example/x)', 'https://cdn.example/x'],
    ['[a](HTTPS://Other.example/x)', 'https://Other.example/x'],
    ['[a](x\\:y)', undefined],
    ['[a](12:30.html)', './12:30.html'],
  ])('%s is %s', (markdown, target) => {
    expect(compile(markdown).facts.links[0]?.target).toBe(target);
  });

  it('of a picture is as it was written', () => {
    expect(
      compile('![a](100%.png) ![b](<c d.png>)').facts.pictures.map(({ source }) => source),
    ).toEqual(['100%.png', 'c d.png']);
  });
});
