import { describe, expect, it } from 'vitest';
import { accountOf } from './account.ts';
import { compile, html } from './compile.ts';

/** Diagnostics as `line:column message`, of one code. */
function named(markdown: string, code = 'removed-content'): string[] {
  return compile(markdown)
    .diagnostics.filter((one) => one.code === code)
    .map(({ line, column, message }) => `${line}:${column} ${message}`);
}

describe('what a page does not show is named at its place', () => {
  it.each([
    [
      'Text.[^1]\n\n[^1]: Note.\n\n[^2]: Left over.',
      '5:1 nothing refers to the note `[^2]`, which the page leaves out: “Left over.”',
    ],
    [
      'Text.[^1]\n\n[^1]: One.\n\n[^1]: Two.',
      '5:1 the note `[^1]` stands twice, and the page shows the first only: “Two.”',
    ],
    [
      '| a |\n| - |\n| b | c d |',
      '3:5 the row has 2 cells and the header 1; the page leaves out the rest: “c d”',
    ],
    [
      'Text <svg><text>Seventy per cent</text></svg> more',
      '1:6 the `<svg>` is left out: “Seventy per cent”',
    ],
    [
      'Text <select><option>One</option><option>Two</option></select>',
      '1:6 the `<select>` is left out: “One Two”',
    ],
    [
      'Text\n\n<div style="background-image: url(\'/a.png\')">words</div>',
      '3:1 the background picture /a.png is left out',
    ],
    [
      '<table><tr><td>a</td><td background="b.gif">c</td></tr></table>',
      '1:22 the background picture b.gif is left out',
    ],
    [
      'Text <button formaction="https://f.example/">Go</button>',
      '1:6 the button is left out that sends to https://f.example/',
    ],
    ['Text <textarea>in the area</textarea>', '1:6 the `<textarea>` is left out: “in the area”'],
    ['Text <span hidden>secret</span>', '1:6 the `<span>` is hidden, and left out: “secret”'],
    [
      'Text\n\n<div style="color: red; display:none">\n\nSecret *words*\n\n</div>',
      '3:1 the `<div>` is hidden, and left out: “Secret words”',
    ],
    ['Text <progress value="4" max="9"></progress>', '1:6 the `<progress>` is left out'],
    ['Text <lite-player video="abc"></lite-player>', '1:6 the `<lite-player>` is left out'],
    [
      'Text <script src="https://x.example/a.js"></script>',
      '1:19 the script https://x.example/a.js is not run',
    ],
    ['Text <script>draw()</script>', '1:6 a script is not run'],
    ['Text <img alt="The ward">', '1:6 the picture has no address; its alternative text stays'],
    [
      'Text <iframe srcdoc="<p>Inner words</p>"></iframe>',
      '1:6 the `<iframe>` is left out: “Inner words”',
    ],
    [
      'Text [](https://x.example/a) more',
      '1:9 the link to https://x.example/a shows nothing, and is left out',
    ],
    [
      '<form action="https://x.example/send"><p>Text</p></form>',
      '1:1 the form of https://x.example/send is left out; a link stands in',
    ],
    ['Text <input type="search">', '1:6 a field of a form is left out'],
    ['Text <?php echo $x; ?>', '1:6 browsers show nothing of `<?php echo $x; ?>`'],
    ['[a]: /x/\n[a]: /y/\n\n[a]', '2:1 `[a]` has two addresses, and the first counts'],
  ])('%j', (source, message) => {
    expect(named(source)).toEqual([message]);
  });

  it('with its beginning and the count of its words, where it is long', () => {
    const words = Array.from({ length: 40 }, (_, index) => `word${index}`).join(' ');
    expect(named(`Text <svg><text>${words}</text></svg>`)).toEqual([
      '1:6 the `<svg>` is left out: “word0 word1 word2 word3 word4 word5 word6 word7 word8 word9…” (40 words)',
    ]);
  });
});

describe('what can be shown in another way stays', () => {
  it.each([
    ['<noscript><img src="/ward.jpg" alt="W"></noscript>', '<img src="/ward.jpg">'],
    [
      '<img data-src="/ward.jpg" src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" alt="W">\n\n<noscript><img src="/ward.jpg" alt="W"></noscript>',
      '<img src="/ward.jpg">',
    ],
    ['<img data-lazy-src="/ward.jpg" alt="W">', '<img src="/ward.jpg">'],
    ['<canvas>Twelve</canvas>', 'Twelve'],
    ['<header>Kicker</header><main>Main</main>', '<div>Kicker</div><div>Main</div>'],
    ['<center>One</center><center>Two</center>', '<div>One</div><div>Two</div>'],
    ['<li>One</li><li>Two</li>', '<div>One</div><div>Two</div>'],
    ['<menu><li>One</li></menu>', '<ul><li>One</li></ul>'],
    ['<map><area href="/x/" alt="North"></map>', '<a href="/x/">North</a>'],
  ])('%j', (source, shown) => {
    expect(
      html(source)
        .replace(/<\/?p>/g, '')
        .trim(),
    ).toBe(shown);
    expect(named(source)).toEqual([]);
  });

  it.each([
    [
      '<iframe src="/charts/one.html" title="Cases"></iframe>',
      '<a href="/charts/one.html">Cases</a>',
    ],
    ['<embed src="/charts/one.svg">', '<a href="/charts/one.svg">/charts/one.svg</a>'],
    [
      '<object data="/talk.swf"><param name="x" value="y"></object>',
      '<a href="/talk.swf">/talk.swf</a>',
    ],
    [
      '<object><param name="movie" value="/talk.swf">No player.</object>',
      '<span><a href="/talk.swf">/talk.swf</a> No player.</span>',
    ],
    [
      '<script src="https://gist.github.com/ann/0123.js"></script>',
      '<a href="https://gist.github.com/ann/0123"',
    ],
    [
      '<script data-id="0123" src="//speakerdeck.com/assets/embed.js"></script>',
      '<a href="https://speakerdeck.com/player/0123"',
    ],
    [
      '<object data="http://www.youtube.com/v/abcdefghijk&hl=fr"></object>',
      '<a href="https://www.youtube.com/watch?v=abcdefghijk"',
    ],
  ])('as a link: %j', (source, shown) => {
    expect(html(source)).toContain(shown);
  });
});

describe('words in angle brackets', () => {
  it.each([
    [
      'As a <kind of person>, I want <some goal>.',
      '<p>As a &#x3C;kind of person>, I want &#x3C;some goal>.</p>',
      2,
    ],
    [
      'Set<T> and Map<String, List<Integer>>',
      '<p>Set&#x3C;T> and Map&#x3C;String, List&#x3C;Integer>></p>',
      2,
    ],
    ['Run npm install <package-name> now', '<p>Run npm install &#x3C;package-name> now</p>', 1],
    [
      '<step one>\nThen *this*</step one>',
      '<p>&#x3C;step one>\nThen <em>this</em>&#x3C;/step one></p>',
      1,
    ],
    ['docker build -t <image name>', '<p>docker build -t &#x3C;image name></p>', 1],
    ['<image src="/a.png" alt="A"> and <image>', '<p><img src="/a.png"> and &#x3C;image></p>', 1],
    ['Follow the <link to the form>', '<p>Follow the &#x3C;link to the form></p>', 1],
    ['<div>\n<low value> is unknown\n</div>', '<div>\n&#x3C;low value> is unknown\n</div>', 1],
  ])('stay text: %j', (source, shown, count) => {
    expect(html(source)).toBe(shown);
    expect(named(source, 'unknown-element')).toHaveLength(count);
  });

  it.each([
    '`copy <from> <to>`',
    'See <https://x.example/> and <me@x.example>.',
    '<lite-thing>text</lite-thing>',
    '<b>bold</b> <font size="2">small</font>',
    '<svg><path d="M0 0"/></svg>',
    '\\<type>',
  ])('are not seen in %j', (source) => {
    expect(named(source, 'unknown-element')).toEqual([]);
  });

  it('keep the places of all else', () => {
    const source = 'A <kind of x> and [a](javascript:x) <img src="y.png">';
    expect(compile(source).diagnostics.map(({ column, code }) => `${column} ${code}`)).toEqual([
      '3 unknown-element',
      '23 unsafe-link',
      '37 missing-alt',
    ]);
  });
});

describe('Markdown that stayed text', () => {
  it.each([
    ['A claim.[^2]', '`[^2]` is a mark without a note'],
    [
      'Look at ![the chart](my chart.png)',
      '`![the chart](my chart.png)` is no picture, as its address holds a space or is not closed',
    ],
    [
      'Read [the form](the form.pdf)',
      '`[the form](the form.pdf)` is no link, as its address holds a space or is not closed',
    ],
    ['See [the guide][guide]', '`[the guide][guide]` names an address that is defined nowhere'],
    ['^[inline note]', '`^[inline note]` is a note of Pandoc'],
    [
      '[the registry]((https://x.example/a "R")',
      '`[the registry]((` is no link, as its bracket stands twice',
    ],
    ['[x] (https://x.example/)', 'is no link, as its brackets are not as Markdown wants them'],
    ['(x)[https://x.example/]', 'is no link, as its brackets are not as Markdown wants them'],
    ['| a | b |\n| 1 | 2 |', 'is no table, as the line of dashes'],
    ['受付は**「無料」**です。門診**“免費”**服務。', 'is not bold'],
    ['案内はhttps://x.example/jaを見る。詳情', 'the address takes the words behind it along'],
    [
      'Text\n\n#Heading of two\n\nMore',
      '`#Heading of two` is no heading without a space behind its mark',
    ],
    ['## A\n\n#Other\n\nMore', '`#Other` is no heading without a space behind its mark'],
    ['##Heading', '`##Heading` is no heading without a plain space behind its marks'],
    [
      '-\u00a0an item',
      '`-\u00a0an item` is no item of a list, as a space that does not break stands behind its mark',
    ],
    ['<o:p></o:p>', '`<o:p>` is a tag of a word processor, which readers would see'],
    [
      '受付は**「無料」**です。',
      '`**「無料」**` is not bold: an asterisk stands between a letter and a punctuation mark',
    ],
  ])('%j', (source, message) => {
    expect(named(source, 'markdown-left')[0]).toContain(message);
  });

  it.each([
    'A \\[^2] and [1][2] and a[i][j]',
    'Mail #hashtag\n\n#hashtag',
    'f(x)[y](z)',
    '`[^2]` and `![a](b c)`',
    '[a]\n\n[a]: /x/',
    '2 ** 3 ** 4',
    '```\n##Heading\n```',
    '#Other\n\nMore',
    '## A\n\nText\n\n#Hashtag',
    'Text\n\n#Hashtag and words\nof a paragraph',
    '#Two words and #Another tag',
    '#Words of a sentence.',
    '#words #FHIR\n\n#1 of all\n\n#FHIR is all',
    'a decimal \\[decimal\\](15, 5)',
    'See [logs](https://x.example/v3...{{ tag }})',
  ])('is not seen in %j', (source) => {
    expect(named(source, 'markdown-left')).toEqual([]);
  });
});

describe('marks of other programs', () => {
  it.each([
    '[youtube=https://www.youtube.com/watch?v=abcdefghijk&w=450]',
    '[youtube abcdefghijk]',
    '[soundcloud url="https://x.example/1" width="100%"]',
    '[gallery ids="1,2,3"]',
    '[embed]https://x.example/film[/embed]',
    '[audio mp3="a.mp3"][/audio]',
    '[gallery]',
    '[GALLERY ids=1]',
    '[pullquote]x[/pullquote]',
    '[php]\n\necho 1;\n\n[/php]',
    '%%\n\nprivate\n\n%%',
    '??? note "Title"',
    '<%= x %>',
    '[x]{.cls}',
    'So \\(x^2\\) is',
    '[contact-form-7 id="12" title="Contact"]',
    'See [[Other note|alias]]',
    '![[Pasted image.png]]',
    'A %%comment for me%%',
    'So $$ x^2 $$ is',
    '{:.no_toc}',
    ':::columns Title',
    '!!! note\n    Indented.',
  ])('%j', (source) => {
    expect(named(source, 'leftover-template')).not.toEqual([]);
  });

  it.each([
    '[video](https://x.example/)',
    '[gallery][g]\n\n[g]: /x/',
    'See the [code of conduct] and [more of it].\n\n[code of conduct]: /x/\n[more of it]: /y/',
    'It costs $5 or $$6',
    'From $5 to $9_000 and $x',
    'An aside \\(see below\\) ends',
    '[caption]\n\n[caption]: /x/',
    'a == b and c == d',
    '100%% sure',
    '`{:.x}` and `[[x]]`',
    'See [[Bug 1]]\n\n[Bug 1]: /x/',
    'Note: this\n\n- item: text',
    '[a note, as the author says]',
  ])('are not seen in %j', (source) => {
    expect(named(source, 'leftover-template')).toEqual([]);
  });

  it('that have a meaning are read', () => {
    expect(html('## Dose {#own .wide}')).toContain('<h2 id="own">Dose</h2>');
    expect(html('## A {#b .c data-x="y"}')).toContain('<h2 id="b">A</h2>');
    const open = '{% highlight a %}\none\n\nAfter\n\n{% highlight b %}\ntwo\n{% endhighlight %}';
    expect(html(open)).toContain('<p>After</p>');
    const code =
      'Before\n\n{% highlight ruby %}\n# Adds\na + b # => [1](2)\n{% endhighlight %}\n\nAfter [x](/x/)';
    expect(html(code)).toContain('<pre class="code" tabindex="0"><code class="language-ruby">');
    expect(compile(code).diagnostics).toEqual([]);
    expect(compile(code).facts.links[0]).toMatchObject({ line: 8, column: 11 });
  });

  it.each([
    '1.  One\n\n    {% highlight ruby %}\n    a <b c> d\n    {% endhighlight %}\n\n    Two <x>',
    '> {% highlight js %}\n> a <b c> d\n> {% endhighlight %}\n>\n> Two <x>',
    '- {% highlight js %}\n  a <b c> d\n  {% endhighlight %}\n- Two <x>',
  ])('that make code are read in lists and quotes: %j', (source) => {
    expect(html(source)).toMatch(
      /<pre class="code" tabindex="0"><code class="language-\w+">[^%]*<\/code>/,
    );
    const found = compile(source).diagnostics.map(({ code, message }) => `${code} ${message}`);
    expect(found).toEqual([
      'unknown-element `<x>` is no element of HTML, and is shown as it is written',
    ]);
  });

  it.each([
    'Text\n    {% highlight ruby %}\n    a\n    {% endhighlight %}',
    '- Text\n  {% highlight ruby %}\na\n{% endhighlight %}\n\nMore',
  ])('that would make no code there stay, and are named: %j', (source) => {
    expect(html(source)).toContain('{% highlight ruby %}\na\n{% endhighlight %}');
    expect(named(source, 'leftover-template')).toHaveLength(2);
  });
});

describe('code that is not closed', () => {
  it.each([
    ['```js\na\n\nText', '1:1 the code is never closed, and takes what follows'],
    ['> ~~~~\n> a\n> ~~~\n\nText', '1:3 the code is never closed, and takes what follows'],
    ['```js\na\n```js\n\nText\n\n```\nb\n```\n', '3:1 `` ```js `` closes no code'],
  ])('%j', (source, message) => {
    expect(named(source, 'unclosed-code')[0]?.replace(/`(```js)`/, '`` $1 ``')).toContain(message);
  });

  it.each([
    '```\na\n```',
    '> ```\n> a\n> ```',
    '- ~~~\n  a\n  ~~~~\n',
    '````md\n```js\na\n```\n````',
    '    a',
  ])('is not seen in %j', (source) => {
    expect(named(source, 'unclosed-code')).toEqual([]);
  });
});

describe('an unfinished merge', () => {
  const merge = 'Before.\n\n<<<<<<< HEAD\nFive.\n=======\nFifty.\n>>>>>>> other\n';
  it('is an error at its first mark', () => {
    expect(named(merge, 'unfinished-merge')).toEqual([
      '3:1 an unfinished merge: both versions stand below each other',
    ]);
    expect(named(merge.replaceAll('\n', '\r\n'), 'unfinished-merge')).toHaveLength(1);
  });

  it.each([`\`\`\`\n${merge}\`\`\``, 'Title\n=======\n\n<<<<<<< a', '>>>>>>> a\n\nb\n=======\n'])(
    'is not seen in %j',
    (source) => {
      expect(named(source, 'unfinished-merge')).toEqual([]);
    },
  );
});

describe('links that cannot work', () => {
  it.each([
    [
      '[us](desk@x.example)',
      'link-without-scheme',
      'desk@x.example is an address of mail without a scheme',
    ],
    ['[a](http://)', 'broken-link', 'http:// is no address that a browser can open'],
    ['[a](https://x.example:99999/)', 'broken-link', 'is no address that a browser can open'],
    ['[a](http://https://x.example/)', 'broken-link', 'is no address that a browser can open'],
    ['[a](https://x,example/)', 'broken-link', 'is no address that a browser can open'],
    ['[a]((https://x.example/a))', 'broken-link', '(https://x.example/a) is no address'],
    ['[a](http://localhost:4000/x/)', 'local-link', 'leads to the reader’s own machine'],
    ['[a](http://127.0.0.1/)', 'local-link', 'leads to the reader’s own machine'],
    ['[a](http://192.168.0.5/admin)', 'local-link', 'leads to the reader’s own machine'],
  ])('%j', (source, code, message) => {
    expect(compile(source).diagnostics.find((one) => one.code === code)?.message).toContain(
      message,
    );
  });

  it('with characters that cannot be seen at their ends lose these', () => {
    for (const source of [
      '[a](https://x.example/a/\u200b)',
      '[a](/a/\u00a0)',
      '[a](/a/%E2%80%8B)',
    ]) {
      const { facts, diagnostics } = compile(source);
      expect(facts.links[0]?.target).toMatch(/\/a\/$/);
      expect(diagnostics.map(({ code }) => code)).toEqual(['unseen-character']);
    }
  });

  it('but an address that is shown as it is, as in a manual', () => {
    expect(compile('Open http://localhost:4000/ now').diagnostics).toEqual([]);
  });
});

it('the account is even: words of the source less those of the page are those that are named', () => {
  const source =
    'A<svg><text>b c</text></svg> d.[^1]\n\n[^1]: e\n\n[^2]: f\n\n| g |\n| - |\n| h | i |\n';
  const { lost, named: words, count } = accountOf(source, html(source), compile(source));
  expect(lost).toEqual(['b', 'c', 'f', 'i']);
  expect(words.toSorted()).toEqual(lost);
  expect(count).toBe(lost.length);
});

it('an address of IPv6 stays', () => {
  const { facts, diagnostics } = compile('[x](http://[2606:4700::1111]/a)');
  expect(facts.links).toHaveLength(1);
  expect(diagnostics).toEqual([]);
});

it('an MDX body has the same account', () => {
  const source =
    'A.[^1]\n\n[^1]: One.\n\n[^2]: Two.\n\n| a |\n| - |\n| b | c |\n\nA [^3], [gallery ids="1"] {"%%x%%"}';
  expect(compile(source, 'mdx').diagnostics.map(({ line, code }) => `${line} ${code}`)).toEqual([
    '5 removed-content',
    '9 removed-content',
    '11 markdown-left',
    '11 leftover-template',
  ]);
});
