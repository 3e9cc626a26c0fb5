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

it('reads an MDX article without its code, and with the text inside its components', () => {
  const source = `---\ntitle: T\n---\nimport X from './x.astro';\n\n## Head\n\nA **bold** word.\n\n<X kind="note">\n\nInside it.\n\n</X>\n\n{1 + 1}\n`;
  const text = mdxText(source).replace(/\s+/g, ' ');
  expect(text).toContain('Head A bold word. Inside it.');
  expect(text).not.toMatch(/import|title|kind|1 \+ 1/);
});
