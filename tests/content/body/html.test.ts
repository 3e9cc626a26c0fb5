import { describe, expect, it } from 'vitest';
import { compile, html, diagnostics } from './compile.ts';

describe('raw HTML', () => {
  it.each([
    '<figure><p>a</p><figcaption>b</figcaption></figure>',
    '<details open><summary>a</summary>b</details>',
    '<dl><dt>a</dt><dd>b</dd></dl>',
    '<p><abbr title="b">a</abbr> <kbd>c</kbd> <sup>d</sup> <sub>e</sub> <mark>f</mark></p>',
    '<p><q cite="https://x.example/">a</q> <time datetime="2020-01-01">b</time> <span lang="fr">c</span></p>',
    '<ol start="3" reversed><li value="9">a</li></ol>',
  ])('that is of use stays: %s', (source) => {
    expect(html(source)).toBe(source);
  });

  it.each([
    'before <code>a</code>',
    '<code>a</code> after',
    '<code>a</code> <code>b</code>',
    '<b>a</b>',
  ])('in `pre` stays whole: %s', (source) => {
    expect(html(`<pre>${source}</pre>`)).toBe(`<pre class="code" tabindex="0">${source}</pre>`);
  });

  it.each([
    ['<font color="red">a</font> <center>b</center> <big>c</big>', 'a b c'],
    ['<button onclick="x()">a</button> <label>b</label>', 'a b'],
    ['<form action="/x"><input name="y"><p>a</p></form>', 'a'],
    ['<object type="x"><p>a</p></object>', 'a'],
    ['<article>a</article> <main>b</main> <nav>c</nav>', 'a b c'],
    ['<unknown-thing>a</unknown-thing>', 'a'],
  ])('that is of none goes and its text stays: %s', (source, text) => {
    expect(
      html(source)
        .replace(/<\/?(?:p|div)>/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    ).toBe(text);
  });

  it.each([
    '<script>a()</script>',
    '<style>a{}</style>',
    '<svg><a xlink:href="javascript:x">a</a></svg>',
    '<template><p>a</p></template>',
    '<textarea>a</textarea>',
    '<iframe srcdoc="<p>a</p>"></iframe>',
    '<meta http-equiv="refresh" content="0">',
    '<base href="https://x.example/">',
    '<link rel="stylesheet" href="https://x.example/">',
    '<embed src="javascript:x">',
    '<!-- a -->',
  ])('that is unsafe goes with all in it: %s', (source) => {
    expect(html(`${source}\n\nb`).trim()).toBe('<p>b</p>');
  });

  it('loses attributes that do anything', () => {
    const source =
      '<p style="color:red" onclick="x()" class="y" tabindex="3" contenteditable data-z="1">a</p>';
    expect(html(source)).toBe('<p>a</p>');
  });

  it('gets the names of today', () => {
    expect(html('<strike>a</strike> <tt>b</tt> <acronym title="c">d</acronym>')).toBe(
      '<p><s>a</s> <code>b</code> <abbr title="c">d</abbr></p>',
    );
  });

  it('keeps list items and summaries where they belong', () => {
    expect(html('<ul><li>a</li></ul>')).toBe('<ul><li>a</li></ul>');
    expect(html('<li>a</li>')).toBe('<div>a</div>');
    expect(html('<summary>a</summary>')).toBe('<div>a</div>');
    expect(html('<figcaption>a</figcaption>')).toBe('<div>a</div>');
  });
});

describe('a frame or video', () => {
  const link = (href: string, text: string): string =>
    `<p><a href="${href}" class="external" rel="external" aria-describedby="external-link">${text}</a></p>`;

  it.each([
    [
      'https://www.youtube.com/embed/abcDEF_-123?autoplay=1',
      'https://www.youtube.com/watch?v=abcDEF_-123',
      'YouTube',
    ],
    [
      '//www.youtube-nocookie.com/embed/abcDEF_-123',
      'https://www.youtube.com/watch?v=abcDEF_-123',
      'YouTube',
    ],
    ['http://youtu.be/abcDEF_-123', 'https://www.youtube.com/watch?v=abcDEF_-123', 'YouTube'],
    ['https://player.vimeo.com/video/12345?autoplay=1', 'https://vimeo.com/12345', 'Vimeo'],
  ])('of a known host becomes a link to the video: %s', (address, href, where) => {
    expect(html(`<iframe src="${address}"></iframe>`)).toBe(link(href, `Video on ${where}`));
    expect(html(`<iframe src="${address}" title="A & b"></iframe>`)).toBe(
      link(href, `Video on ${where}: A &#x26; b`),
    );
    expect(diagnostics(`<iframe src="${address}"></iframe>`)).toEqual([]);
  });

  it('of another host becomes a link, with a warning', () => {
    const source = 'a\n\n<iframe src="https://slides.example/x"></iframe>';
    expect(html(source)).toBe(
      `<p>a</p>\n${link('https://slides.example/x', 'Content on slides.example')}`,
    );
    expect(diagnostics(source)).toEqual(['3:14 remote-frame']);
  });

  it('from the days of Flash becomes a link too', () => {
    const source =
      '<object><param name="movie" value="x"><embed src="http://www.youtube.com/v/abcDEF_-123"></object>';
    expect(html(source)).toContain('href="https://www.youtube.com/watch?v=abcDEF_-123"');
  });

  it('that is a file of another site or kind becomes a link to it', () => {
    expect(html('<video controls autoplay src="https://x.example/b.mp4"></video>')).toMatch(
      /^<p><a href="https:\/\/x\.example\/b\.mp4"[^>]*>Video: b\.mp4<\/a><\/p>$/,
    );
    expect(html('x <audio><source src="/b.aiff"></audio>')).toBe(
      '<p>x <a href="/b.aiff">Audio: b.aiff</a></p>',
    );
  });

  it('that is a file of the site becomes its player', () => {
    expect(html('<video controls autoplay src="a/b.mp4?x"></video>')).toBe(
      '<p><img src="a/b.mp4?x"></p>',
    );
    expect(html('x <audio title="A talk"><source src="/b.mp3"></audio>')).toBe(
      '<p>x <img src="/b.mp3"></p>',
    );
    const { facts } = compile(
      'x <audio title="A talk"><source src="/&#1;0&#2;b.mp3"></audio> <video src="c.webm">',
    );
    expect(facts.pictures).toMatchObject([
      { source: '/0b.mp3', alt: 'A talk' },
      { source: 'c.webm', alt: 'c.webm' },
    ]);
  });

  it('says which captions and pictures are not found by their names', () => {
    const video =
      '<video src="/a/walk.mp4" poster="walk.jpg"><track src="walk.de.vtt"><track src="subs/en.vtt"></video>';
    expect(compile(video).diagnostics).toMatchObject([
      {
        code: 'removed-content',
        message: 'subs/en.vtt is left out, as its name is not that of the film',
        hint: 'Put it beside the film, as `walk.vtt`, `walk.de.vtt` or `walk.jpg`',
      },
    ]);
  });

  it('loads nothing', () => {
    const source =
      '<video poster="https://x.example/p.png"><source src="javascript:x"><track src="https://x.example/t"></video>';
    expect(html(`${source}\n\nb`)).not.toMatch(/src=|poster|href=/);
  });
});

describe('a picture', () => {
  it('is a slot, with its source and text listed', () => {
    const { facts } = compile(
      '![A b](c.png "t") <img src="https://x.example/d.png" alt="e" onerror="x()">',
    );
    expect(facts.pictures.map(({ source, alt }) => [source, alt])).toEqual([
      ['c.png', 'A b'],
      ['https://x.example/d.png', 'e'],
    ]);
  });

  it('in the address itself stays when it is a raster picture', () => {
    expect(html('![a](data:image/png;base64,iVBORw0KGgo=)')).toBe(
      '<p><img src="data:image/png;base64,iVBORw0KGgo=" alt="a"></p>',
    );
  });

  it.each([
    'data:image/svg+xml;base64,AAAA',
    'data:text/html,x',
    'javascript:x',
    'file:///x',
    'mailto:a@b.c',
  ])('with the address %s leaves its text and a warning', (address) => {
    expect(html(`![a](${address})`)).toBe('<p>a</p>');
    expect(diagnostics(`![a](${address})`)).toEqual(['1:6 unsafe-link']);
  });

  it('brings no other candidates along', () => {
    const source =
      '<picture><source srcset="https://x.example/y"><img src="a.png" srcset="https://x.example/z 2x" alt="b"></picture>';
    expect(html(source)).toBe('<p><img src="a.png"></p>');
  });
});

describe('a task list', () => {
  it('says aloud what its boxes show', () => {
    expect(html('- [x] a\n- [ ] b')).toBe(
      '<ul class="contains-task-list">\n' +
        '<li class="task-list-item"><input type="checkbox" disabled checked aria-label="Done"> a</li>\n' +
        '<li class="task-list-item"><input type="checkbox" disabled aria-label="To do"> b</li>\n</ul>',
    );
  });
});
