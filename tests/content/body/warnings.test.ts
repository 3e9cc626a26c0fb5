import { describe, expect, it } from 'vitest';
import { compileBody } from '../../../src/content/body/compile-body.ts';
import { compile, diagnostics, html } from './compile.ts';

describe('a tag of another generator', () => {
  it('is taken out of a paragraph of thousands in time that grows with them', () => {
    const started = performance.now();
    expect(diagnostics('{{ a }} b '.repeat(20_000))).toHaveLength(20_000);
    // Half a minute when each costs a copy of the paragraph.
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it.each([
    ['a {% b %} c', ['1:3 leftover-template']],
    ['a {{< b "c" >}} d', ['1:3 leftover-template']],
    ['ü😀 {{ b }} {{ c }}', ['1:5 leftover-template', '1:13 leftover-template']],
    ['{% a %}b{% enda %}', ['1:1 leftover-template', '1:9 leftover-template']],
    ['[caption id="x" width="3"]a[/caption]', ['1:1 leftover-template']],
    ['a\n\n{{< b\n  c="d" >}}', ['3:1 leftover-template']],
    ['<p>\n{{ a }}</p>', ['2:1 leftover-template']],
    ['[a]({{site.url}}/b)', ['1:5 leftover-template']],
    ['[a]({{ site.url }}/b)', ['1:5 leftover-template']],
    ['<a href="{{ site.url }}/b">c</a>', ['1:10 leftover-template']],
    ['![a]({{site.url}}/b.png)', ['1:6 leftover-template']],
    ['[a][b]\n\n[b]: {{site.url}}/c', ['3:6 leftover-template']],
  ])('%j is reported once, where it begins', (markdown, expected) => {
    expect(diagnostics(markdown)).toEqual(expected);
  });

  it.each([
    '`{{ a }}`',
    '```\n{% a %}\n```',
    '    {{ a }}\n\nb',
    '<pre>{{ a }}</pre>\n\nb',
    '<code>{% a %}</code>',
    'b <!-- {% a %} -->',
    '{ a } {{ b',
    '{{ a\n\nb }}',
    '[caption]: /x\n\n[caption]',
    '[caption here](/x)',
    '%} }}',
  ])('%j holds none that readers would see', (markdown) => {
    expect(diagnostics(markdown)).toEqual([]);
  });

  it('takes the link with it and leaves the text', () => {
    expect(html('[a]({{site.url}}/b) ![c]({{x}}.png)')).toBe('<p>a c</p>');
    expect(compile('[a]({{site.url}}/b)').facts.links).toEqual([]);
  });

  it('is no part of the lead', () => {
    expect(compile('{% x %}\n\n{% y %} Hello {{ z }} there').facts.lead).toBe('Hello there');
  });
});

describe('a picture without alternative text', () => {
  it.each([
    ['a ![](b.png)', ['1:3 missing-alt']],
    ['![ ](b.png)', ['1:1 missing-alt']],
    ['<b>x</b> ![](b.png)', ['1:10 missing-alt']],
    ['<img src="b.png">', ['1:1 missing-alt']],
    ['![][a]\n\n[a]: b.png', ['1:1 missing-alt']],
  ])('%j is reported', (markdown, expected) => {
    expect(diagnostics(markdown)).toEqual(expected);
  });

  it.each([
    '![a](b.png)',
    '<img src="b.png" alt="">',
    '<img src="b.png" alt>',
    '`![](b.png)`',
    '<!-- <img src=x> -->\n\na',
  ])('%j is fine', (markdown) => {
    expect(diagnostics(markdown)).toEqual([]);
  });
});

describe('HTML that is never closed', () => {
  it.each([
    ['a\n\n<!-- b\n\nc', ['3:1 unclosed-html']],
    ['a\n\n<details>\n\nb', ['3:1 unclosed-html']],
    ['a\n\n<div hidden>\n\nb', ['3:1 unclosed-html']],
    ['a <textarea> b', ['1:3 unclosed-html']],
    ['a <title> b\n\nc', ['1:3 unclosed-html']],
    ['a\n\n<script>\nb\n\nc', ['3:1 unclosed-html']],
    ['a <script>b\n\nc', ['1:3 unclosed-html']],
    ['a\n\n<pre>\nb\n\nc', ['3:1 unclosed-html']],
    ['a <a href="/x">b\n\nc', ['1:3 unclosed-html']],
  ])('%j is reported where it opens', (markdown, expected) => {
    expect(diagnostics(markdown)).toEqual(expected);
  });

  it.each([
    '<p>a\n\n<p>b',
    '<ul><li>a<li>b</ul>',
    'a<br>b<hr>c',
    '<details>\n\na\n\n</details>',
    'a <b>b\n\nc',
    '<div>\n\na',
    'a <!-- b\nc --> d',
    '<style>a</style>\n\nb',
    '<pre>\na\n\nb</pre>',
    'a `<textarea>` b',
    '<td>a',
  ])('%j swallows nothing', (markdown) => {
    expect(diagnostics(markdown)).toEqual([]);
  });
});

describe('a body without text', () => {
  it.each(['', ' \n\n', '<!-- a -->', '<script>a()</script>', '[a]: /b', '<br>'])(
    '%j is empty',
    (markdown) => {
      const found = diagnostics(markdown).filter((one) => one !== '1:1 removed-content');
      expect(found).toEqual(['1:1 empty-body']);
    },
  );

  it.each(['<!-- a\n\nb', '<script>\na', '<svg><p>a</svg>'.replace('<p>', '<text>'), '<style>a'])(
    '%j is lost, which is an error',
    (markdown) => {
      expect(diagnostics(markdown)).toContain('1:1 lost-body');
    },
  );

  it.each(['a', '![a](b.png)', '<img src="b.png" alt="">', '    code', '1', '{{ a }}'])(
    '%j is none',
    (markdown) => {
      expect(diagnostics(markdown).filter((line) => line.includes('body'))).toEqual([]);
    },
  );
});

describe('a link text that says nothing', () => {
  it.each([
    ['Go [here](/x).', ['1:5 vague-link-text']],
    ['[**Read more** →](/x)', ['1:2 vague-link-text']],
    ['[Click here!][x]\n\n[x]: /x', ['1:2 vague-link-text']],
    ['a <a href="/x">Here</a>', ['1:16 vague-link-text']],
    ['> <a href="/x">\n> <b>here</b>\n> </a>', ['2:3 vague-link-text']],
  ])('%j is reported at the text', (markdown, expected) => {
    expect(diagnostics(markdown)).toEqual(expected);
  });

  it('is reported in MDX too', () => {
    expect(diagnostics('a <a href="/x">here</a> b [here](/y)', 'mdx')).toEqual([
      '1:16 vague-link-text',
      '1:28 vague-link-text',
    ]);
  });

  it.each([
    '[Where FHIR stands](/x)',
    '[here is the rule](/x)',
    '[![The rule](a.png)](/x)',
    '<a href="/x"><img src="a.png" alt="a"> here</a>',
    '<a id="here">here</a>',
    '`[here](/x)`',
    '[hier](/x)',
  ])('%j says something, is no link or is another language', (markdown) => {
    expect(diagnostics(markdown)).toEqual([]);
  });

  it.each([
    ['de-AT', 'hier'],
    ['fr', 'Lire la suite…'],
    ['es', 'aquí'],
  ])('is known in %s: %s', (lang, text) => {
    const options = { firstLine: 1, ownHosts: [], lang, syntax: 'md' } as const;
    const { diagnostics: found } = compileBody(`[${text}](/x)`, options);
    expect(found.map(({ code }) => code)).toEqual(['vague-link-text']);
  });
});
