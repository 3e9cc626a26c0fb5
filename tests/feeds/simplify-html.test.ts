import { describe, expect, it } from 'vitest';
import { compileBody } from '../../src/content/body/compile-body.ts';
import { fillPlaceholders } from '../../src/content/body/placeholders.ts';
import { simplifyHtml } from '../../src/feeds/simplify-html.ts';

const page = 'https://ward.example/2025/page/';

function simplify(markdown: string): string {
  const { html, facts } = compileBody(markdown, {
    syntax: 'md',
    firstLine: 1,
    ownHosts: ['ward.example'],
    lang: 'en',
  });
  const links = facts.links.map(({ target }) => target);
  return simplifyHtml(fillPlaceholders(html, links, []), page);
}

describe('simplifyHtml', () => {
  it('takes a heading out of its wrapper and its permalink away', () => {
    expect(simplify('## What *holds*')).toBe('<h2>What <em>holds</em></h2>');
  });

  it('knows elements without an end tag', () => {
    expect(simplify('## One<br>two<wbr>three')).toBe('<h2>One<br>two<wbr>three</h2>');
  });

  it('takes a table out of its scrolling region, also beside a div of the editor’s own', () => {
    const simple = simplify('<div>\n\n| a | b |\n| - | -: |\n| 1 | 2 |\n\n</div>');
    expect(simple.replace(/\s+/g, '')).toBe(
      '<div><table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table></div>',
    );
  });

  it('makes a callout a quote with the name of its kind in bold', () => {
    expect(simplify(':::tip[Mind *this*]\n## A\n\nb\n:::\n\nAfter')).toBe(
      '<blockquote><p><strong>Tip</strong> Mind <em>this</em></p>\n<h2>A</h2>\n<p>b</p>\n</blockquote>\n<p>After</p>',
    );
  });

  it('keeps a link’s address and text, and nothing about assistive technology', () => {
    expect(simplify('[HL7](https://hl7.org/?a=1&b=2 "The *source*")')).toBe(
      '<p><a href="https://hl7.org/?a=1&amp;b=2" title="The *source*">HL7</a></p>',
    );
  });

  it('prints highlighted code as text', () => {
    expect(simplify('```json\n{ "a": [1, "<b>"] }\n```')).toBe(
      '<pre><code>{ "a": [1, "&#x3C;b>"] }\n</code></pre>',
    );
  });

  it('leads a footnote’s mark to the page, and leaves the way back out', () => {
    const simple = simplify('Said.[^1]\n\n[^1]: By whom.');
    expect(simple).toMatch(
      /<sup><a href="https:\/\/ward\.example\/2025\/page\/#[^"]+">1<\/a><\/sup>/,
    );
    expect(simple).toMatch(/<p>By whom\.\s*<\/p>/);
    expect(simple).not.toContain('↩');
  });

  it('writes check boxes as characters', () => {
    const simple = simplify('- [x] done\n- [ ] to do');
    expect(simple).toContain('☑ done');
    expect(simple).toContain('☐ to do');
    expect(simple).not.toContain('<input');
  });

  it('keeps what has a meaning of its own', () => {
    const kept =
      '<ol start="3" reversed><li value="7">x</li></ol><details open><summary>s</summary>t</details>';
    expect(simplify(kept)).toBe(kept);
    expect(simplify('<p lang="ar" dir="rtl" id="here" class="x">م</p>')).toBe(
      '<p lang="ar" dir="rtl">م</p>',
    );
  });

  it('is not led astray by angle brackets in attributes', () => {
    expect(simplify('<abbr title="a > b <c class=permalink">x</abbr> <span>y</span>')).toBe(
      '<p><abbr title="a > b <c class=permalink">x</abbr> y</p>',
    );
  });

  it('keeps formulas as MathML, without the region that they scroll in', () => {
    expect(simplify('$$\n\\begin{align}a&=b\\\\c&=d\\end{align}\n$$')).toBe(
      '<p><math display="block"><mtable displaystyle="true"><mtr><mtd><mi>a</mi></mtd><mtd><mrow><mo>=</mo><mi>b</mi></mrow></mtd></mtr><mtr><mtd><mi>c</mi></mtd><mtd><mrow><mo>=</mo><mi>d</mi></mrow></mtd></mtr></mtable></math></p>',
    );
    expect(simplify(`$${'x+'.repeat(20)}x$`)).toMatch(/^<p><math><mrow><mi>x<\/mi><mo>\+<\/mo>/);
  });

  it('drops an address that is neither absolute nor the page’s own', () => {
    expect(simplify('<blockquote cite="../x">q</blockquote>')).toBe('<blockquote>q</blockquote>');
  });
});
