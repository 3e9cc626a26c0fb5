import { expect, it } from 'vitest';
import { compileBody } from '../../src/content/body/compile-body.ts';
import { htmlText, mdxText } from '../../src/search/index/build-index.ts';

function textOf(markdown: string): string {
  const options = { firstLine: 1, ownHosts: [], lang: 'en', syntax: 'md' } as const;
  return htmlText(compileBody(markdown, options).html).replace(/\s+/g, ' ').trim();
}

it('reads a body without its tags, links and pictures', () => {
  const text = textOf(
    '# Head\n\nTele**health** is [here](https://a.example/x "t>t").\n\n![Alt](x.png)\n\n| a | b |\n|---|---|\n| c | d |\n\n- one\n- two',
  );
  expect(text).toContain('Head Telehealth is here.');
  expect(text).toContain('a b c d one two');
  expect(text).not.toMatch(/[<>\p{Cc}]|example|png/u);
});

it('reads character references as what they stand for', () => {
  expect(textOf('A &lt; B &amp; C')).toBe('A < B & C');
});

it('reads captions, and leaves out formulas', () => {
  const markdown =
    'Where $x_{long}$ is.\n\n```math\n\\text{never}\n```\n\n![Alt](x.png "What it shows")\n\n$$\ny\n$$\n\nEnd, for $5.';
  expect(textOf(markdown)).toBe('Where is. What it shows End, for $5.');
  const mdx = mdxText(`---\ntitle: T\n---\n${markdown}`).replace(/\s+/g, ' ');
  expect(mdx).toContain('Where is.');
  expect(mdx).toContain('End, for $5.');
  expect(mdx).not.toMatch(/long|never|\p{Cc}|[xy]\b/u);
});

it('leaves the kind of a callout out, which the page adds', () => {
  const source = 'One\n\n:::evidence[Two *three*]\nFour\n:::\n\nFive';
  expect(textOf(source)).toBe('One Two three Four Five');
  expect(mdxText(`---\ntitle: T\n---\n${source}`).replace(/\s+/g, ' ')).toContain(
    'Two three Four Five',
  );
  expect(mdxText(`---\ntitle: T\n---\n${source}`)).not.toContain('evidence');
});

it('reads an MDX article without its code, and with the text inside its components', () => {
  const source = `---\ntitle: T\n---\nimport X from './x.astro';\n\n## Head\n\nA **bold** word.\n\n<X kind="note">\n\nInside it.\n\n</X>\n\n{1 + 1}\n`;
  const text = mdxText(source).replace(/\s+/g, ' ');
  expect(text).toContain('Head A bold word. Inside it.');
  expect(text).not.toMatch(/import|title|kind|1 \+ 1/);
});
