import { describe, expect, it } from 'vitest';
import { linkFaults, styleFaults } from './link-faults.ts';
import { listFaults } from './list-faults.ts';
import { pageFaults, sharedTitles } from './page-faults.ts';
import { siteOf, type Site } from './read-site.ts';
import { textFaults } from './text-faults.ts';

const url = 'https://example.org/blog/';

const page = (address: string, title: string, main: string): string => `<!doctype html>
<html lang="en"><head><title>${title}</title><meta name="description" content="What ${title} says.">
<link rel="canonical" href="${url}${address}"><link rel="stylesheet" href="/blog/_assets/site.css"></head>
<body class="page-list"><main><header class="page-header"><h1>${title}</h1></header>${main}</main></body></html>`;

const cards = (from: number, to: number): string =>
  `<ul class="cards">${Array.from(
    { length: to - from + 1 },
    (_, index) => `<li><h2 class="card-title"><a href="/blog/#${from + index}">A</a></h2></li>`,
  ).join('')}</ul>`;

const ways = (current: number): string =>
  `<nav class="pagination" aria-label="Pages: ${current} of 2">
${current === 2 ? '<a rel="prev" href="/blog/tags/x/">Previous</a>' : ''}
<a href="/blog/tags/x/"${current === 1 ? ' aria-current="page"' : ''}>1</a>
<a href="/blog/tags/x/2/"${current === 2 ? ' aria-current="page"' : ''}>2</a>
${current === 1 ? '<a rel="next" href="/blog/tags/x/2/">Next</a>' : ''}</nav>`;

const targets = Array.from({ length: 21 }, (_, index) => `<p id="${index + 1}"></p>`).join('');

const good: Readonly<Record<string, string>> = {
  'index.html': page(
    '',
    'Home',
    `${targets}<a href="#1">One</a><img src="/blog/a.png" width="2" height="1" alt="">`,
  ),
  'tags/x/index.html': page('tags/x/', 'X', `${cards(1, 20)}${ways(1)}`),
  'tags/x/2/index.html': page('tags/x/2/', 'X, page 2', `${cards(21, 21)}${ways(2)}`),
  'old/index.html': `<html lang="en"><head><meta http-equiv="refresh" content="0; url=/blog/tags/x/"></head></html>`,
  'a.png': 'A picture.',
  '_assets/site.css': 'body { background: url("../a.png"); }',
  'feed.xml': `<rss><channel><link>${url}</link><item><link>${url}#1</link></item></channel></rss>`,
  'feed.json': JSON.stringify({
    home_page_url: url,
    items: [{ content_html: `<a href="${url}">H</a>` }],
  }),
};

function siteWith(changes: Readonly<Record<string, string>> = {}): Site {
  const files = Object.entries({ ...good, ...changes });
  return siteOf(url, new Map(files.map(([file, text]) => [file, Buffer.from(text)])));
}

/** The good site with one thing of one file replaced. */
function siteBut(file: string, before: string, after: string): Site {
  const text = good[file] ?? '';
  if (!text.includes(before)) throw new Error(`${file} does not hold ${before}`);
  return siteWith({ [file]: text.replace(before, after) });
}

const faultsOf = (site: Site): string[] => [
  ...site.pages.flatMap((one) => pageFaults(site, one)),
  ...sharedTitles(site),
  ...linkFaults(site),
  ...styleFaults(site),
  ...listFaults(site),
  ...textFaults(site),
];

describe('the checks of a built site', () => {
  it('find nothing in a good one', () => {
    expect(faultsOf(siteWith())).toEqual([]);
  });

  it.each([
    ['a second h1', 'index.html', '</main>', '<h1>Two</h1></main>', '2 elements for h1'],
    ['no h1', 'index.html', /<h1>.*<\/h1>/, '', '0 elements for h1'],
    ['no title', 'index.html', '<title>Home</title>', '', '0 elements for title'],
    ['an empty description', 'index.html', 'What Home says.', ' ', 'empty description'],
    [
      'another page’s canonical',
      'tags/x/2/index.html',
      'blog/tags/x/2/"',
      'blog/tags/x/"',
      'canonical is',
    ],
    ['no language', 'index.html', ' lang="en"', '', 'no language'],
    ['a skipped level', 'index.html', '</main>', '<h3>Deep</h3></main>', 'h3 after h1: Deep'],
    ['an empty heading', 'index.html', '</main>', '<h2> </h2></main>', 'empty h2'],
    [
      'an inline style',
      'index.html',
      '<main>',
      '<main style="color:red">',
      'attribute style on main',
    ],
    [
      'an event attribute',
      'index.html',
      '<main>',
      '<main onclick="x()">',
      'attribute onClick on main',
    ],
    ['a style block', 'index.html', '</head>', '<style></style></head>', 'inline style'],
    ['an inline script', 'index.html', '</head>', '<script>x()</script></head>', 'inline script'],
    [
      'a picture elsewhere',
      'index.html',
      '/blog/a.png',
      'https://cdn.example/a.png',
      'loads https://cdn.example',
    ],
    [
      'a source elsewhere',
      'index.html',
      'src="',
      'srcset="/blog/a.png 1x, //cdn.example/b.png 2x" src="',
      'loads //cdn',
    ],
    ['a picture without height', 'index.html', ' height="1"', '', 'without height'],
    ['a picture without alt', 'index.html', ' alt=""', '', 'without alt'],
    ['an id twice', 'index.html', '</main>', '<i id="1"></i></main>', 'id 1 twice'],
    ['two pages of one title', 'tags/x/2/index.html', '<title>X, page 2', '<title>X', 'X: tags/x'],
    ['a broken link', 'index.html', '#1', '/blog/gone/', '/blog/gone/ leads nowhere'],
    ['a link out of the path', 'index.html', '#1', '/tags/x/', '/tags/x/ leads nowhere'],
    ['an own absolute link', 'index.html', '#1', 'https://example.org/x/', 'leads nowhere'],
    ['a broken anchor', 'index.html', '#1', '#none', '#none names no element'],
    ['an empty link', 'index.html', 'href="#1"', 'href=""', 'has an empty address'],
    [
      'a redirect to nowhere',
      'old/index.html',
      '/blog/tags/x/',
      '/blog/y/',
      '/blog/y/ leads nowhere',
    ],
    [
      'a lost social picture',
      'index.html',
      '</head>',
      `<meta property="og:image" content="${url}b.png"></head>`,
      'b.png leads nowhere',
    ],
    [
      'a lost address in JSON-LD',
      'index.html',
      '</head>',
      `<script type="application/ld+json">{"a":{"url":"${url}b/"}}</script></head>`,
      'b/ leads nowhere',
    ],
    ['a lost background', '_assets/site.css', '../a.png', '../b.png', '../b.png leads nowhere'],
    [
      'a font elsewhere',
      '_assets/site.css',
      '../a.png',
      'https://fonts.example/a',
      'leads nowhere',
    ],
    ['an imported style sheet', '_assets/site.css', 'body', '@import "b.css"; body', 'imports'],
    [
      'a short page of a list',
      'tags/x/index.html',
      cards(1, 20),
      cards(1, 19),
      '19 articles on page 1 of 2',
    ],
    [
      'a long page of a list',
      'tags/x/2/index.html',
      cards(21, 21),
      cards(1, 21),
      '21 articles on page 2 of 2',
    ],
    ['an article listed twice', 'tags/x/2/index.html', '#21', '#20', '/blog/#20 twice'],
    [
      'a wrong count',
      'tags/x/index.html',
      '<h1>X</h1>',
      '<h1>X</h1>22 articles',
      'says 22 articles, lists 21',
    ],
    ['no page numbers', 'tags/x/2/index.html', ways(2), '', 'no page numbers on page 2'],
    [
      'a wrong next page',
      'tags/x/index.html',
      'rel="next" href="/blog/tags/x/2/"',
      'rel="next" href="/blog/tags/x/"',
      'wrong next page',
    ],
    [
      'a wrong current page',
      'tags/x/index.html',
      ways(1),
      ways(1).replace(' aria-current="page"', ''),
      'not marked as current',
    ],
    ['broken XML', 'feed.xml', '</rss>', '', 'cannot be parsed'],
    ['a feed that names a lost page', 'feed.xml', '#1', 'gone/', 'blog/gone/ leads nowhere'],
    ['broken JSON', 'feed.json', '}', '', 'cannot be parsed'],
    [
      'a relative link in a feed',
      'feed.json',
      `<a href=\\"${url}`,
      '<a href=\\"/blog/',
      '/blog/ is relative',
    ],
  ])('find %s', (_name, file, before, after, fault) => {
    const part = before instanceof RegExp ? (before.exec(good[file] ?? '')?.[0] ?? '') : before;
    expect(faultsOf(siteBut(file, part, after)).join('\n')).toContain(fault);
  });

  it('find a missing page of a list', () => {
    const { 'tags/x/2/index.html': second = '', ...others } = good;
    const files = Object.entries({ ...others, 'tags/x/3/index.html': second });
    const site = siteOf(url, new Map(files.map(([file, text]) => [file, Buffer.from(text)])));
    expect(listFaults(site)).toContain(`${url}tags/x/: page 2 is missing`);
  });
});
