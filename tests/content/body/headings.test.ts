import { describe, expect, it } from 'vitest';
import { headingSlug, IdRegistry } from '../../../src/content/body/ids.ts';
import { compile, html, diagnostics } from './compile.ts';

function outline(markdown: string): string[] {
  return compile(markdown).facts.headings.map(({ level, id, text }) => `${level} ${id}: ${text}`);
}

describe('heading levels', () => {
  it.each([
    ['stay where they make an outline', '## a\n### b\n#### c\n## d', '2 3 4 2'],
    ['begin at 2 below the h1 of the page', '# a\n## b\n# c', '2 3 2'],
    ['begin at 2 when the body begins at 3', '### a\n### b\n#### c', '2 2 3'],
    ['skip none', '## a\n##### b\n###### c\n### d', '2 3 4 3'],
    ['go no deeper than 6', '# a\n## b\n### c\n#### d\n##### e\n###### f', '2 3 4 5 6 6'],
    ['count raw HTML too', '<h1>a</h1>\n\n## b\n\n<h4>c</h4>', '2 3 4'],
  ])('%s', (_, markdown, levels) => {
    const { facts } = compile(markdown);
    expect(facts.headings.map(({ level }) => level).join(' ')).toBe(levels);
    expect([...html(markdown).matchAll(/<h(\d)/g)].map((match) => match[1]).join(' ')).toBe(levels);
  });

  it('that skip one in the source are reported at their line', () => {
    expect(diagnostics('# a\n\n### b\n\n> #### c\n\n## d\n\n<h4>e</h4>')).toEqual([
      '3:1 skipped-heading',
      '9:1 skipped-heading',
    ]);
  });

  it('at the start of a body are no skip', () => {
    expect(diagnostics('### a\n\n### b')).toEqual([]);
  });
});

describe('heading ids', () => {
  it.each([
    ['Hello, World!', 'hello-world'],
    ['  Über  A_b-c ', '--über--a_b-c-'],
    ['日本語', '日本語'],
    ['!!!', 'section'],
  ])('%j becomes %s', (text, slug) => {
    expect(headingSlug(text)).toBe(slug);
  });

  it('are numbered when they repeat, and keep clear of headings written like that', () => {
    expect(outline('## x\n## x\n## x-1\n## x\n## x-1')).toEqual([
      '2 x: x',
      '2 x-1: x',
      '2 x-1-1: x-1',
      '2 x-2: x',
      '2 x-1-2: x-1',
    ]);
  });

  it('never are names that scripts look for', () => {
    expect(outline('## Location\n## Cookie\n## Constructor\n## onerror\n## Summary')).toEqual([
      '2 section-location: Location',
      '2 section-cookie: Cookie',
      '2 section-constructor: Constructor',
      '2 section-onerror: onerror',
      '2 summary: Summary',
    ]);
  });

  it('written in raw HTML stay where they are safe, and stay unique', () => {
    expect(
      html('<p id="a.b">x</p>\n\n<p id="a.b">y</p>\n\n<p id="body">z</p>\n\n<p id="x y">w</p>'),
    ).toBe('<p id="a.b">x</p>\n<p id="a.b-1">y</p>\n<p id="section-body">z</p>\n<p>w</p>');
  });

  it('of old anchors stay, without a link', () => {
    expect(html('<a name="start">x</a>')).toBe('<p><span id="start">x</span></p>');
  });

  it('are listed with all others', () => {
    expect(compile('## A\n\n<p id="b">x</p>').facts.anchors).toEqual(['a', 'b']);
  });
});

describe('IdRegistry', () => {
  it('gives many equal ids their numbers', () => {
    const ids = new IdRegistry();
    const claimed = Array.from({ length: 1000 }, () => ids.claim('x'));
    expect(claimed.at(-1)).toBe('x-999');
    expect(new Set(claimed).size).toBe(1000);
  });
});

describe('a heading', () => {
  it('has a link to itself beside it, whose name its own name does not hold', () => {
    expect(html('## A *b*')).toBe(
      '<div class="heading"><h2 id="a-b">A <em>b</em></h2>' +
        '<a class="permalink" href="#a-b" aria-label="Link to section: A b"></a></div>',
    );
  });

  it('inside a link or summary has none, since controls do not nest', () => {
    expect(html('<details><summary><h2>A</h2></summary>b</details>')).not.toContain('permalink');
    expect(html('<div><a href="/x"><h2>A</h2></a></div>')).not.toContain('permalink');
  });

  it('without text is none', () => {
    expect(html('##\n\nx')).toBe('<div></div>\n<p>x</p>');
    expect(outline('##\n\nx')).toEqual([]);
  });

  it('of a picture is named by its alternative text', () => {
    expect(outline('## ![A logo](x.png)')).toEqual(['2 a-logo: A logo']);
  });

  it('has the text without footnote marks', () => {
    expect(outline('## A[^1]\n\n[^1]: b')).toEqual(['2 a: A']);
  });
});

describe('a paragraph that is one bold line', () => {
  const two = '**One**\n\na\n\n**Two** \n\nb';

  it('is a heading where there are two of them and no heading', () => {
    expect(outline(two)).toEqual(['2 one: One', '2 two: Two']);
    expect(html(two)).toContain('<h2 id="one">One</h2>');
  });

  it.each([
    ['there is one only', '**One**\n\na'],
    ['the article has a heading', `## Zero\n\n${two}`],
    ['they end like sentences', '**One.**\n\na\n\n**Two:**\n\nb'],
    ['they are long', `**${'a'.repeat(121)}**\n\na\n\n**${'b'.repeat(121)}**\n\nb`],
    ['something stands beside it', '**One** x\n\na\n\n**Two** y\n\nb'],
    ['they are two lines', '**One\ntwo**\n\na\n\n**Two\\\nthree**\n\nb'],
    ['they stand in a list', '- **One**\n\n  a\n\n- **Two**\n\n  b'],
  ])('is none where %s', (_, markdown) => {
    expect(outline(markdown).filter((line) => !line.includes('zero'))).toEqual([]);
  });

  it('may have 120 characters', () => {
    expect(outline(`**${'a'.repeat(120)}**\n\na\n\n**b**`)).toHaveLength(2);
  });
});
