import { describe, expect, it } from 'vitest';
import { compileBody } from '../../../src/content/body/compile-body.ts';
import type { CompiledBody } from '../../../src/content/body/body.ts';

function compile(markdown: string, lang = 'en', typography = true): CompiledBody {
  const options = { firstLine: 1, ownHosts: [], lang, typography, syntax: 'md' } as const;
  return compileBody(markdown, options);
}

const htmlOf = (markdown: string, lang?: string): string => compile(markdown, lang).html;

describe('marks across the elements of a paragraph', () => {
  it.each([
    ['"*the name* is gone"', '<p>“<em>the name</em> is gone”</p>'],
    ['*"the* name" is', '<p><em>“the</em> name” is</p>'],
    ['"`x`" and `y`\'s', '<p>“<code>x</code>” and <code>y</code>’s</p>'],
    ['"said"[^1].\n\n[^1]: A note.', '“said”<sup>'],
    ['the *ward*\'s <b>"x"</b>', '<p>the <em>ward</em>’s <b>“x”</b></p>'],
    ['"one  \ntwo"', '<p>“one<br>\ntwo”</p>'],
    ['a *-*- b', '<p>a <em>-</em>- b</p>'],
  ])('%s', (markdown, html) => {
    expect(htmlOf(markdown)).toContain(html);
  });

  it('includes links', () => {
    expect(htmlOf('"see [the "rota"](/x/)"')).toMatch(/^<p>“see <a [^>]*>the “rota”<\/a>”<\/p>/);
  });

  it('ends with each block', () => {
    expect(htmlOf('- "a\n- b"\n\n> "c"\n')).toMatch(/“a<\/li>[^]*b"<\/li>[^]*“c”/);
    expect(htmlOf('| "a" | b" |\n| --- | --- |\n| "c" | -- |')).toMatch(
      /“a”<\/th>[^]*b"<\/th>[^]*“c”<\/td>[^]*>--<\/td>/,
    );
  });
});

it('keeps code, keys, samples, attributes and addresses', () => {
  const markdown = [
    '`"a" -- b`',
    '```js\nconst a = "b"; // it\'s...\n```',
    '<pre>"a" -- b</pre>',
    '<kbd>"</kbd> <samp>it\'s "x"</samp> <var>x\'</var>',
    '[x](/a--b/ "a \'title\'") ![an "alt"](/x--y.png)',
    '<abbr title="it\'s">X</abbr>',
    'https://a.example/b--c',
  ].join('\n\n');
  const { html, facts } = compile(markdown);
  expect(html).toBe(compile(markdown, 'en', false).html);
  expect(facts.pictures[0]?.alt).toBe('an "alt"');
  expect(facts.links[0]?.target).toBe('/a--b/');
});

it('keeps the ids of headings, and sets their names', () => {
  const { facts, html } = compile(`## What's "new" -- here...\n\n## A {#b key="c"}\n`);
  expect(facts.headings).toEqual([
    { id: 'whats-new----here', text: 'What’s “new” – here…', level: 2 },
    { id: 'b', text: 'A', level: 2 },
  ]);
  expect(html).toContain('id="whats-new----here">What’s “new” – here…</h2>');
  expect(html).toContain('aria-label="Link to section: What’s “new” – here…"');
});

it('sets the first paragraph, from which descriptions are drawn', () => {
  expect(compile('It\'s "so".').facts.lead).toBe('It’s “so”.');
  expect(compile('Elle dit : "oui !"', 'fr').facts.lead).toBe(
    'Elle dit\u202f: «\u202foui\u202f!\u202f»',
  );
});

it('sets the name of a callout as its title', () => {
  expect(htmlOf(':::note The "label"\nText.\n:::')).toContain('aria-label="The “label”"');
});

it('sets callouts, captions, definitions and marked text, and no formula', () => {
  expect(htmlOf('> [!NOTE] The "rota"\n> It\'s "here".')).toMatch(
    /The “rota”[^]*<p>It’s “here”\.<\/p>/,
  );
  expect(htmlOf('![An "alt"](a.png "The \'rota\' -- now")')).toContain(
    '<figcaption>The ‘rota’ – now</figcaption>',
  );
  expect(htmlOf('"Rota"\n: It\'s a list')).toMatch(/<dt>“Rota”<\/dt>\s*<dd>It’s a list<\/dd>/);
  expect(htmlOf('"==the rota==" is')).toContain('<p>“<mark>the rota</mark>” is</p>');
  const formula = compile('$f\'$ and $$\\text{"a" -- b}$$', 'en', false).html;
  expect(htmlOf('$f\'$ and $$\\text{"a" -- b}$$')).toBe(formula);
});

it('follows the language of an element', () => {
  expect(htmlOf('<p lang="de">Ein "Wort"</p>\n\nA "word"')).toMatch(/„Wort“[^]*“word”/);
  expect(htmlOf('The <span lang="de">"Wort"</span> is "word"')).toContain(
    '<p>The <span lang="de">„Wort“</span> is “word”</p>',
  );
  expect(htmlOf('<div lang="tlh">\n\n"x"\n\n</div>')).toContain('"x"');
});

it('moves no diagnostic', () => {
  const markdown =
    '"It\'s" -- so... [here](x.md) and ![](y.png) "\n\n#### "Deep"\n\n## b\n\n#### c\n';
  expect(compile(markdown).diagnostics).toEqual(compile(markdown, 'en', false).diagnostics);
  expect(compile(markdown).facts.links).toEqual(compile(markdown, 'en', false).facts.links);
});

it('makes no markup of text', () => {
  const { html } = compile('"&lt;b onclick=\'x\'&gt;" \'--&gt; "&amp;quot;&#39; `<"`');
  expect(html).not.toMatch(/<(?!\/?(?:p|code)>)/);
});

it('counts the same words', () => {
  const markdown = 'It\'s "one" -- two... three\'s.';
  expect(compile(markdown).facts.words).toBe(compile(markdown, 'en', false).facts.words);
});
