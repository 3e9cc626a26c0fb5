import { describe, expect, it } from 'vitest';
import { compile, pointedAt, diagnostics } from './compile.ts';

const feature = `import x from './x.js'

## Hi [é](</a b> "t") <a href="/q">x</a> {1 + 1}

Some *prose* here.

<Figure src="/a.png" alt="Ü" caption="c" />

<Callout kind="note">
  ![a](b.png) [d](https://other.example/)
</Callout>
`;

describe('an MDX body', () => {
  it('yields facts and no HTML', () => {
    const { facts, html } = compile(feature, 'mdx');
    expect(html).toBe('');
    expect(facts.headings).toEqual([{ level: 2, id: 'hi-é-x', text: 'Hi é x' }]);
    expect(facts.lead).toBe('Some prose here.');
    expect(facts.links.map((link) => [link.target, pointedAt(feature, link)])).toEqual([
      ['/a b', '/a b'],
      ['/q', '/q'],
      ['https://other.example/', 'https://other.example/'],
    ]);
    expect(facts.pictures.map((use) => [use.source, use.alt, pointedAt(feature, use)])).toEqual([
      ['/a.png', 'Ü', '/a.png'],
      ['b.png', 'a', 'b.png'],
    ]);
  });

  it.each([
    ['a\n\nü {1+}\n', ['3:6 mdx-syntax']],
    ['a\n\n<b>c', ['3:1 mdx-syntax']],
    ['<a>\n</b>', ['2:1 mdx-syntax']],
    ['import x from\n', ['1:14 mdx-syntax']],
    ['<!-- a -->', ['1:1 mdx-syntax']],
  ])('%j is refused where it goes wrong', (markdown, expected) => {
    expect(diagnostics(markdown, 'mdx')).toEqual(expected);
  });

  it('gets the same warnings as a Markdown one', () => {
    const markdown = '## a\n\n#### b\n\n![](c.png) [d](javascript:e) <img src="f.png" />';
    expect(diagnostics(markdown, 'mdx')).toEqual([
      '3:1 skipped-heading',
      '5:1 missing-alt',
      '5:16 unsafe-link',
      '5:30 missing-alt',
    ]);
  });

  it.each([
    ['Text <b hidden>gone</b>.', '1:6 the `<b>` is hidden, and left out: “gone”'],
    [
      '<p style="display: none"><Callout>Words</Callout> more</p>',
      '1:1 the `<p>` is hidden, and left out: “Words more”',
    ],
    ['a\n\n<p hidden title="x" onClick="y">b</p>', '3:1 the `<p>` is hidden, and left out: “b”'],
    ['<textarea rows="3">Type</textarea>', '1:1 the `<textarea>` is left out: “Type”'],
    [
      '<svg viewBox="0 0 9 9"><text x="1">Drawn</text></svg>',
      '1:1 the `<svg>` is left out: “Drawn”',
    ],
    [
      '<object data="/film.swf">Words</object>',
      '1:1 the frame of /film.swf is not loaded; a link stands in',
    ],
    ['<img alt="A" />', '1:1 the picture has no address; its alternative text stays'],
    ['<input type="search" name="q" />', '1:1 a field of a form is left out'],
    ['<script async src="/a.js"></script>', '1:20 the script /a.js is not run'],
  ])('tells of %j as a Markdown one does', (markdown, expected) => {
    const { diagnostics: found } = compile(`${markdown}\n\nText.`, 'mdx');
    expect(found.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
      expected,
    ]);
  });

  it('has the pictures and links that Markdown has, with whatever attributes of HTML', () => {
    const { facts } = compile(
      '<img data-src="/a.png" alt="A" width="3" /> <a href="/x/" target="_blank">X y</a>\n\n<noscript>Words</noscript>',
      'mdx',
    );
    expect(facts.pictures.map(({ source }) => source)).toEqual(['/a.png']);
    expect(facts.links.map(({ target }) => target)).toEqual(['/x/']);
    expect(facts.words).toBe(3);
  });

  it.each([
    '<svg width={3}><title>T</title></svg>',
    '<p hidden={isHidden}>Text.</p>',
    '<progress value=".5" max="1">Half</progress>',
    '<my-map data-place="x"></my-map>',
    '<Callout hidden>Text.</Callout>',
  ])('leaves %j to its code', (markdown) => {
    const found = diagnostics(`${markdown}\n\nText.`, 'mdx');
    expect(found.filter((one) => one.includes('removed-content'))).toEqual([]);
  });

  it.each(['onClick', 'constructor'])('leaves an element with %s to its code', (attribute) => {
    expect(compile(`<a ${attribute}="x" href="/y/">z</a>`, 'mdx').facts.links).toEqual([]);
  });

  it('may hold double braces, which are code there', () => {
    expect(diagnostics('<Anything style={{ a: 1 }}>b</Anything>\n\nc', 'mdx')).toEqual([]);
  });

  it('keeps to the same limits', () => {
    expect(diagnostics(`${'> '.repeat(3000)}a`, 'mdx')).toEqual(['1:1 body-too-complex']);
  });
});
