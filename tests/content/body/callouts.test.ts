import { describe, expect, it } from 'vitest';
import { calloutKinds } from '../../../src/content/body/callouts.ts';
import { compile, diagnostics, html, pointedAt } from './compile.ts';

/** A callout as pages have it. */
function callout(kind: string, name: string, title: string, content: string): string {
  const label = title === '' ? name : title.replace(/<[^>]*>/g, '');
  const line = `<span class="callout-kind">${name}</span>${title === '' ? '' : ` ${title}`}`;
  return (
    `<div class="callout callout-${kind}" role="note" aria-label="${label}">` +
    `<p class="callout-title">${line}</p>\n${content}\n</div>`
  );
}

describe('a quote that begins with a kind in brackets', () => {
  it.each(calloutKinds)('is a callout: %s', (kind) => {
    const name = kind.slice(0, 1).toUpperCase() + kind.slice(1);
    const expected = callout(kind, name, '', '<p>Two <em>words</em></p>');
    expect(html(`> [!${kind.toUpperCase()}]\n> Two *words*`)).toBe(expected);
    expect(html(`> [!${kind}]-\n>\n> Two *words*`)).toBe(expected);
    expect(html(`:::${kind}\nTwo *words*\n:::`)).toBe(expected);
  });

  it.each([
    ['> [!hint] Own', callout('tip', 'Tip', 'Own', '').replace('\n\n', '\n')],
    [
      '> [!NOTE] Read *this* first\n> x',
      callout('note', 'Note', 'Read <em>this</em> first', '<p>x</p>'),
    ],
    ['> [!NOTE]  \n> x', callout('note', 'Note', '', '<p>x</p>')],
    ['> [!NOTE] A\\\n> x', callout('note', 'Note', 'A', '<p>x</p>')],
    ['> [!error]+ A\n> - x', callout('danger', 'Danger', 'A', '<ul>\n<li>x</li>\n</ul>')],
    [
      '> [!NOTE]\n> > [!TIP]\n> > x',
      callout('note', 'Note', '', callout('tip', 'Tip', '', '<p>x</p>')),
    ],
  ])('takes its title from the same line: %j', (source, expected) => {
    expect(html(source)).toBe(expected);
  });

  it('of Obsidian has a kind that is a word in bold', () => {
    expect(html('> [!example] A *b*\n> x')).toBe(
      '<blockquote><p><strong>Example: A <em>b</em></strong></p>\n<p>x</p>\n</blockquote>',
    );
    expect(html('> [!FAQ]\n> x')).toContain('<p><strong>Faq</strong></p>\n<p>x</p>');
  });

  it('stays a quote and is named where the kind is unknown', () => {
    const source = 'Text\n\n- > [!NOTICE] A\n  > x';
    expect(html(source)).toContain('<blockquote>\n<p>[!NOTICE] A\nx</p>\n</blockquote>');
    expect(diagnostics(source)).toEqual(['3:5 markdown-left']);
    expect(diagnostics(source, 'mdx')).toEqual(['3:5 markdown-left']);
    expect(diagnostics('Text [!NOTICE]\n\n> a [!NOTICE]\n\n`> [!NOTICE]`')).toEqual([]);
  });
});

describe('a container', () => {
  it.each([
    ['[one] and [two]', '[one] and [two]'],
    ['[one [of] two]', 'one [of] two'],
    ['[one\\]] ', 'one]'],
  ])('named %j has the title %s', (written, title) => {
    expect(html(`:::note ${written}\nx\n:::`)).toContain(`aria-label="${title}"`);
  });

  it.each([
    [
      ':::tip[My *own* t]{.wide #x}\nx\n:::',
      callout('tip', 'Tip', 'My <em>own</em> t', '<p>x</p>'),
    ],
    ['::: Warning  My t {open}\nx\n:::', callout('warning', 'Warning', 'My t', '<p>x</p>')],
    [':::note My t\r\nx\r\n:::\r\n', callout('note', 'Note', 'My t', '<p>x</p>')],
    [
      'Before\n:::note\nx\n:::\nAfter',
      `<p>Before</p>\n${callout('note', 'Note', '', '<p>x</p>')}\n<p>After</p>`,
    ],
    [':::note\n- a\n- b\n:::', callout('note', 'Note', '', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>')],
    [':::note\n> a\n:::', callout('note', 'Note', '', '<blockquote>\n<p>a</p>\n</blockquote>')],
    [
      '> :::note\n> x\n> :::',
      `<blockquote>\n${callout('note', 'Note', '', '<p>x</p>')}\n</blockquote>`,
    ],
    [
      '- :::note\n  x\n  :::',
      `<ul>\n<li>\n${callout('note', 'Note', '', '<p>x</p>')}\n</li>\n</ul>`,
    ],
    [
      '<div>\n\n:::note\n<b>x</b>\n:::\n\n</div>',
      `<div>\n${callout('note', 'Note', '', '<p><b>x</b></p>')}\n</div>`,
    ],
  ])('is a callout: %j', (source, expected) => {
    expect(html(source)).toBe(expected);
    expect(diagnostics(source)).toEqual([]);
  });

  it('holds others, which end first or have fewer colons', () => {
    const inner = callout('tip', 'Tip', '', '<p>b</p>');
    const expected = callout('note', 'Note', '', `<p>a</p>\n${inner}\n<p>c</p>`);
    expect(html('::::note\na\n:::tip\nb\n:::\nc\n::::')).toBe(expected);
    expect(html(':::note\na\n:::tip\nb\n:::\nc\n:::')).toBe(expected);
    expect(html('::::note\na\n::::')).toBe(callout('note', 'Note', '', '<p>a</p>'));
  });

  it.each([
    [':::columns\nx\n:::', ['1:1 leftover-template', '3:1 leftover-template']],
    [':::note\n:::columns\nx\n:::\n:::', ['2:1 leftover-template', '4:1 leftover-template']],
    ['x\n\n:::note\ny', ['3:1 markdown-left']],
    ['- :::note\n  x\n\n:::', ['1:3 markdown-left', '4:1 leftover-template']],
    ['> :::tip A\n> x', ['1:3 markdown-left']],
    ['x\n\n:::', ['3:1 leftover-template']],
  ])('that is unknown or not closed stays text and is named: %j', (source, expected) => {
    expect(diagnostics(source)).toEqual(expected);
    expect(diagnostics(source, 'mdx')).toEqual(expected);
    const words = html(source).replace(/<[^>]*>/g, '');
    const lines = expected.map((at) => source.split('\n')[Number(/^\d+/.exec(at)?.[0]) - 1] ?? '');
    for (const line of lines) expect(words).toContain(line.replace(/^[->] /, ''));
  });

  it.each([
    '```\n:::note\nx\n:::\n```',
    '    :::note\n    x\n    :::',
    '`:::note`',
    'At 10:30 :smile: a:b c::d ::e :f[g]\n::j[k]\n:l',
    'x :::note\ny :::',
    '\\:::note\n\\:::',
  ])('is none in code or in a line: %j', (source) => {
    expect(html(source)).not.toContain('callout');
    const text = html(source)
      .replace(/<[^>]*>/g, '')
      .trim();
    expect(text).toBe(source.replace(/^ {4}|```|`|\\/gm, '').trim());
    expect(diagnostics(source)).toEqual([]);
  });

  it('comes to its end where HTML parts its two lines', () => {
    expect(html('<p>a</p>\n\n:::note T\n\n<div>\n\nb\n\n:::\n\n</div>')).toBe(
      '<p>a</p>\n<p>:::note T</p>\n<div>\n<p>b</p>\n<p>::: </p>\n</div>',
    );
  });

  it('nests no deeper than quotes may', () => {
    const nested = (depth: number): string =>
      `${':::note\n'.repeat(depth)}x\n${':::\n'.repeat(depth)}`;
    expect(diagnostics(nested(40))).toEqual([]);
    expect(diagnostics(nested(2000))).toEqual(['1:1 body-too-complex']);
    const rows = ':::note\nx\n:::\n'.repeat(2501);
    expect(diagnostics(rows)).toEqual(['7501:1 body-too-complex']);
  });

  it('leaves positions what they are', () => {
    const source = 'ü\n\n:::note A [b](/x/)\n![c](d.png) [e](/y/)\n:::\n\n[f](/z/)';
    for (const syntax of ['md', 'mdx'] as const) {
      const { links, pictures } = compile(source, syntax).facts;
      expect(links.map((link) => pointedAt(source, link))).toEqual(['/x/', '/y/', '/z/']);
      expect(pictures.map((picture) => pointedAt(source, picture))).toEqual(['d.png']);
    }
  });

  it('cannot be written with the characters that stand for it', () => {
    expect(html('# \u000enote\u000fx\n\n# \u000e')).not.toContain('callout');
    expect(html('# \u000enote\n\n:::tip\nx\n:::\n\n# \u000e')).not.toContain('callout-note');
  });
});

describe('what is in a callout', () => {
  it.each(['md', 'mdx'] as const)(
    'is no section and no description of the article: %s',
    (syntax) => {
      const source =
        ':::note Read\nWords in it.\n\n# In\n\n### Deep\n:::\n\nThe first.\n\n# A\n\n> [!TIP]\n> ## B\n\n## C\n';
      const { facts } = compile(source, syntax);
      expect(facts.headings).toEqual([
        { id: 'a', text: 'A', level: 2 },
        { id: 'c', text: 'C', level: 3 },
      ]);
      expect(facts.anchors).toEqual(['in', 'deep', 'a', 'b', 'c']);
      expect(facts.lead).toBe('The first.');
      expect(facts.words).toBe(11);
      expect(diagnostics(source, syntax)).toEqual(['6:1 skipped-heading']);
    },
  );

  it('has headings below the section around it', () => {
    const source = '# A\n\n## B\n\n:::note\n# C\n\n## D\n:::\n\n## E';
    expect(html(source).match(/<h\d id="\w">/g)).toEqual([
      '<h2 id="a">',
      '<h3 id="b">',
      '<h4 id="c">',
      '<h5 id="d">',
      '<h3 id="e">',
    ]);
  });

  it('is the same in a component', () => {
    const { facts } = compile('# A\n\n<Callout>\n# B\n</Callout>\n\n## C', 'mdx');
    expect(facts.headings.map(({ id, level }) => `${id} ${level}`)).toEqual(['a 2', 'c 3']);
  });
});
