import { describe, expect, it } from 'vitest';
import { en } from '../../../src/i18n/en.ts';
import { TableLabels } from '../../../src/content/body/tables.ts';
import { compile, html } from './compile.ts';

describe('a table', () => {
  it('scrolls by keyboard, has a name, and aligns by class', () => {
    const found = html('| a | b | c | d |\n| - | :- | :-: | -: |\n| e | f | g | h |');
    expect(found).toMatch(
      /^<div class="table-scroll" role="region" tabindex="0" aria-label="Table 1"><table>/,
    );
    expect(found).toContain('<td>e</td>\n<td class="align-left">f</td>');
    expect(found).toContain('<td class="align-center">g</td>\n<td class="align-right">h</td>');
    expect(found).not.toContain('style');
  });

  it('is named by its caption, else by its section', () => {
    const found = html(
      '## Results\n\n|a|\n|-|\n\n|b|\n|-|\n\n<table><caption>Doses</caption><tr><td>c</td></tr></table>',
    );
    expect([...found.matchAll(/aria-label="(Table[^"]*)"/g)].map((match) => match[1])).toEqual([
      'Table: Results',
      'Table: Results (2)',
      'Table: Doses',
    ]);
  });

  it('has no heading without a word', () => {
    const found = html('|  | Doses |\n| - | - |\n| Monday | 2 |');
    expect(found).toContain('<tr>\n<td></td>\n<th>Doses</th>\n</tr>');
    expect(html('<table><tr><th scope="col"> </th></tr></table>')).toContain('<td> </td>');
    const picture = '<table><tr><th><img src="a.png" alt=""></th></tr></table>';
    expect(html(picture)).toContain('<th><img src="a.png"></th>');
  });

  it('inside another scrolls with it', () => {
    const found = html(
      '<table><tr><td><table><tr><td align="right">a</td></tr></table></td></tr></table>',
    );
    expect(found.match(/table-scroll/g)).toHaveLength(1);
    expect(found).toContain('<td class="align-right">a</td>');
  });
});

describe('TableLabels', () => {
  it('never gives one name twice', () => {
    const labels = new TableLabels(en);
    const given = ['a', 'a (2)', 'a', 'a', '', ''].map((caption) => labels.next(caption, ''));
    expect(given).toEqual([
      'Table: a',
      'Table: a (2)',
      'Table: a (3)',
      'Table: a (4)',
      'Table 5',
      'Table 6',
    ]);
  });
});

describe('code', () => {
  it('of a known language is coloured by classes', () => {
    expect(html('```js\nlet a = "<b>";\n```')).toBe(
      '<pre class="code" tabindex="0"><code class="language-js">' +
        '<span class="hljs-keyword">let</span> a = <span class="hljs-string">"&#x3C;b>"</span>;\n</code></pre>',
    );
  });

  it.each([
    ['without a language', '```\na = 1\n```', '<code>a = 1\n</code>'],
    [
      'of an unknown language',
      '```hl7v2 x\na = 1\n```',
      '<code class="language-hl7v2">a = 1\n</code>',
    ],
    ['that is indented', '    a = 1', '<code>a = 1\n</code>'],
  ])('%s stays plain', (_, markdown, code) => {
    expect(html(markdown)).toBe(`<pre class="code" tabindex="0">${code}</pre>`);
  });

  it.each([
    ['long', 'a = 1;\n'.repeat(2000)],
    ['of one long line', 'a=1;'.repeat(400)],
    ['of letters only', 'a '.repeat(400)],
    ['of one sign only', '('.repeat(400)],
  ])('that is %s stays plain', (_, code) => {
    expect(html(`\`\`\`js\n${code}\n\`\`\``)).not.toContain('hljs');
  });

  it('keeps links that raw HTML put into it', () => {
    expect(html('<pre><code class="language-js">let <a href="/x">a</a></code></pre>')).toBe(
      '<pre class="code" tabindex="0"><code class="language-js">let <a href="/x">a</a></code></pre>',
    );
  });
});

describe('words', () => {
  it.each([
    ['one two  three', 3],
    ["don't stop-gap it’s 3.5", 5],
    ['a*b*c **d**e', 2],
    ['one\n\n- two\n- three\n\n| four |\n|-|\n| five |', 5],
    ['`code` counts\n\n```\nthis does not\n```', 2],
    ['日本語', 0],
    ['日本語 and 한국어 too', 3],
    ['é ü straße naïve', 4],
    ['— … • “a”', 1],
    ['😀 a 😀', 1],
    ['', 0],
  ])('%j has %i', (markdown, words) => {
    expect(compile(markdown).facts.words).toBe(words);
  });

  it.each([
    ['日本語 and 한국어 too', 3],
    ['𠮷野家で`コード`', 7],
    ['สวัสดี', 0],
  ])('%j has %i characters that are none', (markdown, characters) => {
    expect(compile(markdown).facts.characters).toBe(characters);
  });
});

describe('the lead', () => {
  it.each([
    ['the first paragraph', '# a\n\nOne *two*  \nthree[^1].\n\nFour\n\n[^1]: x', 'One two three.'],
    ['no quote', '> One\n\nTwo', 'Two'],
    ['no list', '- One\n\nTwo', 'Two'],
    ['no picture or link alone', '![a](b.png)\n\n[c](/d)\n\nTwo', 'Two'],
    ['no bold line that is a heading', '**A**\n\nOne\n\n**B**\n\nTwo', 'One'],
    ['inside a division too', '<div>\n\nOne\n\n</div>', 'One'],
    ['nothing where there is none', '# a\n\n- b', ''],
  ])('is %s', (_, markdown, lead) => {
    expect(compile(markdown).facts.lead).toBe(lead);
  });
});
