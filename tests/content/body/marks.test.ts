import { describe, expect, it } from 'vitest';
import { compile, diagnostics, html, pointedAt } from './compile.ts';

describe('two equal signs around text', () => {
  it('are quoted in messages as they are written', () => {
    const [found] = compile('[n](my a\\==b.md ==c==)').diagnostics;
    expect(found?.message).toContain('`[n](my a\\==b.md ==c==)` is no link');
  });

  it.each([
    ['==a== b', '<mark>a</mark> b'],
    ['(==a *b* c==), ==d==.', '(<mark>a <em>b</em> c</mark>), <mark>d</mark>.'],
    [
      '*==a==* ==_b_== ==`c`==',
      '<em><mark>a</mark></em> <mark><em>b</em></mark> <mark><code>c</code></mark>',
    ],
    [
      '==[a](/x/) b== [==c==](/y/)',
      '<mark><a href="/x/">a</a> b</mark> <a href="/y/"><mark>c</mark></a>',
    ],
    ['==a\nb== ==c=d==', '<mark>a\nb</mark> <mark>c=d</mark>'],
    ['==a <b>b</b>== <i>==c==</i>', '<mark>a <b>b</b></mark> <i><mark>c</mark></i>'],
    ['これは==重要==です', 'これは<mark>重要</mark>です'],
    ['==a ==b==', '==a <mark>b</mark>'],
    ['\\\\==a==', '\\<mark>a</mark>'],
    ['==a \\== b==', '<mark>a == b</mark>'],
  ])('marks it: %j', (source, expected) => {
    expect(html(source)).toBe(`<p>${expected}</p>`);
    expect(diagnostics(source).filter((one) => !one.endsWith('vague-link-text'))).toEqual([]);
  });

  it.each([
    'a == b == c',
    'x==y and z==w',
    'a==b==c',
    'é==a==',
    '==a==b',
    '===a=== ====b====',
    '== a == b',
    '==a',
    '==a\\==',
    '\\==a== \\=\\=b==',
    '=\\=a==',
    '`==a==`',
    '*==a* b==',
  ])('stays text: %j', (source) => {
    expect(html(source)).not.toContain('<mark>');
    const words = html(source).replace(/<[^>]*>/g, '');
    expect(words).toBe(source.replace(/[`\\]|\*(?=[=\s])|(?<=a)\*/g, ''));
    expect(diagnostics(source)).toEqual([]);
  });

  it('stays text in code, and a line of them below text is a heading', () => {
    expect(html('```\n==a== \\=\n```')).toContain('<code>==a== \\=\n</code>');
    expect(html('`\\=` ==a== \\= [b](/c\\=d "\\==")')).toBe(
      '<p><code>\\=</code> <mark>a</mark> = <a href="/c=d" title="==">b</a></p>',
    );
    expect(html('a\n==')).toContain('<h2 id="a">a</h2>');
    expect(html('==a\n\nb==')).toBe('<p>==a</p>\n<p>b==</p>');
    expect(html('<div>==a<p>b</p>c==</div>')).toBe('<div>==a<p>b</p>c==</div>');
  });

  it('leaves positions, words and headings what they are', () => {
    const source = '## A ==b==\n\nü ==c \\== [d](/x/)== ![e](f.png)\n';
    for (const syntax of ['md', 'mdx'] as const) {
      const { facts } = compile(source, syntax);
      expect(facts.headings).toEqual([{ id: 'a-b', text: 'A b', level: 2 }]);
      expect(facts.links.map((link) => pointedAt(source, link))).toEqual(['/x/']);
      expect(facts.pictures.map((picture) => pointedAt(source, picture))).toEqual(['f.png']);
      expect(facts.lead).toBe('ü c == d');
    }
    expect(html('a \u0010==b==')).toBe('<p>a <mark>b</mark></p>');
  });
});

describe('a definition list', () => {
  it('has terms and what they mean', () => {
    const source = 'Term *a*\nB\n: one [c](/x/)\n: two\n\nC\n\n:   three\n\n    - d\n\nEnd';
    expect(html(source)).toBe(
      '<dl>\n<dt>Term <em>a</em></dt>\n<dt>B</dt>\n<dd>one <a href="/x/">c</a></dd>\n<dd>two</dd>\n' +
        '<dt>C</dt>\n<dd>\n<p>three</p>\n<ul>\n<li>d</li>\n</ul>\n</dd>\n</dl>\n<p>End</p>',
    );
    expect(diagnostics(source)).toEqual([]);
    expect(diagnostics(source, 'mdx')).toEqual([]);
    expect(compile(source).facts.lead).toBe('End');
    expect(compile(source, 'mdx').facts).toEqual(compile(source).facts);
  });

  it.each([':smile: and 10:30', 'At\n:10 or so', 'a\n\n\n:b', '`a`\\\n\\: b'])(
    'is none: %j',
    (source) => {
      expect(html(source)).not.toContain('<dl>');
      expect(diagnostics(source)).toEqual([]);
    },
  );

  it('is named where it stays text', () => {
    expect(html(': a')).toBe('<p>: a</p>');
    expect(diagnostics('# H\n: a')).toEqual(['2:1 leftover-template']);
  });
});

describe('attributes of a heading', () => {
  it.each(['## A *b* {#own}', 'A *b* {#own}\n---', '## A *b* {: #own}'])(
    'give it an id: %j',
    (source) => {
      expect(html(source)).toContain('<h2 id="own">A <em>b</em></h2>');
      expect(diagnostics(source)).toEqual([]);
    },
  );

  it('are a comment in MDX', () => {
    const { facts } = compile(
      '## A *b* {/* #own */}\n\n## C {/* #no id */}\n\n## D {/* #location */}',
      'mdx',
    );
    expect(facts.headings.map(({ id, text }) => `${id} ${text}`)).toEqual([
      'own A b',
      'c C',
      'section-location D',
    ]);
  });

  it('besides the id are left out, and named', () => {
    const source = 'Text\n\n## A {.wide #own data-x="y z"}\n\n<b>x</b>\n\n## B {.c}';
    expect(html(source)).toContain('<h2 id="own">A</h2>');
    expect(html(source)).toContain('<h2 id="b">B</h2>');
    expect(diagnostics(source)).toEqual(['3:6 removed-content', '7:6 removed-content']);
    expect(compile(source).diagnostics[0]?.message).toContain('`.wide data-x="y z"`');
  });
});
