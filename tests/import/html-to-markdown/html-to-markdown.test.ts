import { describe, expect, it } from 'vitest';
import { compileBody } from '../../../src/content/body/compile-body.ts';
import { htmlToMarkdown } from '../../../src/import/html-to-markdown/html-to-markdown.ts';

function markdownOf(html: string): string {
  return htmlToMarkdown(html).markdown;
}

function shown(markdown: string): string {
  const options = { syntax: 'md', firstLine: 1, ownHosts: [], lang: 'en' } as const;
  return compileBody(markdown, options)
    .html.replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

it.each([
  ['paragraphs', '<p>One.</p><p>Two.</p>', 'One.\n\nTwo.\n'],
  ['text outside paragraphs', 'One. <em>Two</em>', 'One. *Two*\n'],
  ['a break', '<p>One<br>two</p>', 'One\\\ntwo\n'],
  ['two breaks, as two paragraphs', '<p>One<br><br>two</p>', 'One\n\ntwo\n'],
  ['old marks', '<p><b>a</b> <i>b</i> <strike>c</strike></p>', '**a** *b* ~~c~~\n'],
  ['space at the edge of a mark', '<p>a<b> b </b>c</p>', 'a **b** c\n'],
  ['equal marks side by side', '<p><b>a</b><b>b</b></p>', '**ab**\n'],
  ['a mark in itself', '<p><b>a <strong>b</strong></b></p>', '**a b**\n'],
  ['a heading with its id', '<h2 id="dose">The dose</h2>', '## The dose {#dose}\n'],
  ['a break in a heading', '<h2>The<br>dose</h2>', '## The dose\n'],
  ['a link with a title', '<p><a href="/a" title="T" class="x">a</a></p>', '[a](/a "T")\n'],
  [
    'an address as a link',
    '<p><a href="https://a.org/">https://a.org/</a></p>',
    '<https://a.org/>\n',
  ],
  ['a picture', '<p><img src="/a.png" alt="A" width="9" srcset="/b.png 2x"></p>', '![A](/a.png)\n'],
  [
    'a lazy picture',
    '<img src="data:image/gif;base64,R0" data-src="/a.png" alt="A">',
    '![A](/a.png)\n',
  ],
  [
    'a picture in a figure',
    '<figure class="x"><img src="/a.png" alt="A"></figure>',
    '![A](/a.png)\n',
  ],
  ['a list', '<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>', '- a\n- b\n  - c\n'],
  ['a list astray in a list', '<ul><li>a</li><ul><li>b</li></ul></ul>', '- a\n  - b\n'],
  ['a list from 3', '<ol start="3"><li>a</li><li>b</li></ol>', '3. a\n4. b\n'],
  ['items of paragraphs', '<ul><li><p>a</p></li><li><p>b</p></li></ul>', '- a\n- b\n'],
  [
    'a quote with its source',
    '<blockquote><p>a</p><cite>b</cite></blockquote>',
    '> a\n>\n> <cite>b</cite>\n',
  ],
  [
    'code of a plugin',
    '<pre class="brush: php; title:">a &lt; 1\n\n b</pre>',
    '```php\na < 1\n\n b\n```\n',
  ],
  [
    'coloured code',
    '<pre><code class="language-js"><span class="k">let</span> a<br>b</code></pre>',
    '```js\nlet a\nb\n```\n',
  ],
  [
    'a table',
    '<table border="1"><tr><th>A</th><th align="right">B</th></tr><tr><td>1</td><td align="right">2<br>3</td></tr></table>',
    '| A | B |\n| - | -: |\n| 1 | 2<br>3 |\n',
  ],
  ['groups', '<div class="row"><div><p>a</p></div><div>b</div></div>', 'a\n\nb\n'],
  ['a link around blocks', '<a href="/a"><h3>a</h3><p>b</p></a>', '### [a](/a)\n\n[b](/a)\n'],
  [
    'marks in a line that stay HTML',
    '<p>H<sub>2</sub>O <kbd>x</kbd></p>',
    'H<sub>2</sub>O <kbd>x</kbd>\n',
  ],
  [
    'an id to which a link leads',
    '<p><a href="#n">1</a></p><p id="n">Note</p>',
    '[1](#n)\n\n<span id="n"></span>Note\n',
  ],
  [
    'text that looks like Markdown',
    '<p>*a* _b_ [c] # 1. &lt;d&gt; &amp;amp;</p>',
    '\\*a\\* \\_b\\_ \\[c] # 1. \\<d> \\&amp;\n',
  ],
  [
    'lines that look like Markdown',
    '<p># a</p><p>- b</p><p>1. c</p>',
    '\\# a\n\n\\- b\n\n1\\. c\n',
  ],
  ['a mark between letters', '<p>a<em>b</em>c <em>(d)</em>e</p>', 'a*b*c <em>(d)</em>e\n'],
  [
    'addresses in text',
    '<p>At http://a.org/b_c and d@e.org</p>',
    'At http://a.org/b_c and d@e.org\n',
  ],
  ['code beside code', '<pre>a\n<pre><code>b</code></pre>\nc</pre>', '```\na\nb\nc\n```\n'],
  [
    'a link in code',
    '<pre>a <a href="/b">b</a>\n<code>c</code></pre>',
    '<pre>a <a href="/b">b</a>\nc</pre>\n',
  ],
  [
    'tags of other programs',
    '<p>{{ a }} {% b %} &lt;%= c %&gt;</p>',
    '&#123;{ a }} &#123;% b %} &lt;%= c %>\n',
  ],
  [
    'brackets in an address',
    '<p><a href="/a_(b)">a</a> <img src="/c (1).png" alt="c"></p>',
    '[a](/a_%28b%29) ![c](/c%20%281%29.png)\n',
  ],
  [
    'a video of a known host',
    '<iframe src="//www.youtube.com/embed/abcdefghijk"></iframe>',
    '[Video on YouTube](https://www.youtube.com/watch?v=abcdefghijk)\n',
  ],
  ['a video', '<video controls><source src="/a.mp4"></video>', '[Video: a.mp4](/a.mp4)\n'],
  ['nothing', '<p>&nbsp;</p><div><br></div><p></p>', ''],
])('writes %s', (_, html, markdown) => {
  expect(markdownOf(html)).toBe(markdown);
});

describe('what Markdown cannot say stays HTML', () => {
  it.each([
    [
      'a figure with a caption',
      '<figure><img src="/a.png" alt="A"><figcaption>A <em>b</em></figcaption></figure>',
    ],
    [
      'cells that span others',
      '<table><tbody><tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td></tr></tbody></table>',
    ],
    ['a table without heads', '<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>'],
    [
      'a list in a cell',
      '<table><thead><tr><th>A</th></tr></thead><tbody><tr><td><ul><li>a</li><li>b</li></ul></td></tr></tbody></table>',
    ],
    ['definitions', '<dl><dt>a</dt><dd>b</dd></dl>'],
    ['details', '<details open><summary>a</summary><p>b</p></details>'],
    ['an order from the end', '<ol reversed><li>a</li><li>b</li></ol>'],
    ['a paragraph from right to left', '<p dir="rtl">שלום</p>'],
  ])('%s', (_, html) => {
    expect(markdownOf(html)).toBe(`${html}\n`);
  });

  it('without a blank line, which would end it', () => {
    expect(markdownOf('<pre>a\n\n\n<em>b</em></pre><p>c</p>')).toBe(
      '<pre>a\n&#10;&#10;<em>b</em></pre>\n\nc\n',
    );
  });
});

it.each([
  ['<p>Term</p><p>: what</p>', 'Term\n\n\\: what\n'],
  ['<p>a<br>: b</p>', 'a\\\n\\: b\n'],
  ['<p>:::note</p><p>x: y</p><p>:::</p>', '\\:::note\n\nx: y\n\n\\:::\n'],
  ['<p>==a== x==y ===</p>', '\\==a\\== x\\==y ===\n'],
])('keeps what would be a mark of this house: %s', (html, markdown) => {
  expect(markdownOf(html)).toBe(markdown);
  expect(shown(markdown)).toBe(
    html
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
});

it('keeps the text, whatever marks stand in it', () => {
  const pieces = [
    '*',
    '_',
    '`',
    '[a](b)',
    '<',
    '&amp;',
    '#',
    '~~',
    '![',
    ']',
    '|',
    '\\',
    '“(',
    ')”',
    'é',
    ' ',
  ];
  for (let seed = 1; seed <= 300; seed += 1) {
    let state = seed;
    const next = (): string => {
      state = (state * 48_271) % 2_147_483_647;
      return pieces[state % pieces.length] ?? '';
    };
    const text = Array.from({ length: 9 }, () => `${next()}x${next()}`).join('');
    const plain = text.replaceAll('&amp;', '&');
    const html = `<p>a ${text.replaceAll('<', '&lt;')}<strong>b${next().replace('<', '&lt;')}</strong>z</p>`;
    const expected = html
      .replace(/<\/?(?:p|strong)>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&amp;', '&');
    const read = shown(markdownOf(html)).replaceAll('&#x3C;', '<').replaceAll('&#x26;', '&');
    expect(read, plain).toBe(expected.replace(/\s+/g, ' '));
  }
});

it('notes what it leaves out or replaces, with its line', () => {
  const html = [
    '<p>a</p>',
    '<script>track()</script>',
    '<div style="display:none">hidden words</div>',
    '<form action="https://a.org/send"><input name="mail"><button>Send</button></form>',
    '<iframe src="https://maps.example.org/x" title="Map"></iframe>',
    '<img src="https://t.example.org/p.gif" width="1" height="1">',
  ].join('\n');
  const { markdown, notes } = htmlToMarkdown(html);
  expect(markdown).toBe('a\n\nSend\n\n[Map (on maps.example.org)](https://maps.example.org/x)\n');
  expect(notes.map(({ outcome, subject, line }) => [outcome, subject, line])).toEqual([
    ['left-out', 'script', 2],
    ['left-out', 'hidden element', 3],
    ['left-out', 'form field', 4],
    ['left-out', 'form', 4],
    ['converted', 'frame', 5],
    ['left-out', 'tracking picture', 6],
  ]);
});

it('asks for the addresses of pictures and links', () => {
  const { markdown } = htmlToMarkdown('<a href="/a"><img src="/b.png" class="wp-image-5"></a>', {
    mapPicture: ({ src, alt, className }) => ({ src: `/new${src}`, alt: alt ?? className }),
    mapLink: (href) => `/new${href}`,
  });
  expect(markdown).toBe('[![wp-image-5](/new/b.png)](/new/a)\n');
});
