import { describe, expect, it } from 'vitest';
import {
  articlesByName,
  resolveLink,
  type LinkTargets,
} from '../../src/publication/resolve-link.ts';
import { type Address, addressKey, hrefOf } from '../../src/urls.ts';
import { resolveSite } from '../../src/site-settings.ts';
import { config } from './sample.ts';

const pages = new Map(
  ['/', '/2018/03/13/a/', '/2018/03/13/é b/', '/about/', '/tags/fhir/', '/blog/about/'].map(
    (address) => [
      addressKey(address),
      { address, anchors: address === '/about/' ? ['team', 'größe'] : [] },
    ],
  ),
);

const articles = [
  { file: 'articles/2020-03-05-second-thoughts.md', address: '/2020/03/05/second-thoughts/' },
  { file: 'articles/x/index.md', address: '/2020/é b/' },
  { file: 'articles/one.md', address: '/2019/twin/' },
  { file: 'articles/two.md', address: '/2020/twin/' },
  { file: 'articles/twin.md', address: '/2021/other/' },
];

const drawing = {
  code: 'unsafe-picture',
  message: 'drawing.svg: its reason',
  hint: 'Its hint',
} as const;

function targets(siteUrl = 'https://ward.example/'): LinkTargets {
  const site = resolveSite(config, siteUrl);
  return {
    site,
    page: (key) => {
      const page = pages.get(key);
      return page && { ...page, href: hrefOf(site, page.address) };
    },
    redirect: (address): Address | undefined => (address === '/old/' ? '/about/' : undefined),
    source: (file) => {
      if (file === 'pages/about.md') return { address: '/about/' };
      if (file === 'articles/broken.md') return { address: '/broken/' };
      return file === 'articles/2018/draft.md' ? 'unpublished' : undefined;
    },
    asset: (file) => {
      if (file === 'articles/2018/demo.html') return 'other kind';
      if (file === 'articles/2018/drawing.svg' || file === 'images/drawing.svg') return drawing;
      const known = ['articles/2018/a b.pdf', 'images/chart.png'].includes(file);
      return known ? { href: `${site.base}_media/x` } : undefined;
    },
    publicFile: (file) => file === 'files/form.pdf',
    folder: (path) => path === 'articles/2018/files',
    articleNamed: articlesByName(articles),
  };
}

function resolve(target: string, siteUrl?: string, kind: 'internal' | 'external' = 'internal') {
  const link = { target, kind, line: 7, column: 3, length: target.length };
  const from = { file: 'articles/2018/a.md', address: '/2018/03/13/a/', anchors: ['here'] };
  const { href, diagnostic } = resolveLink(link, from, targets(siteUrl));
  expect(diagnostic === undefined || (diagnostic.line === 7 && diagnostic.column === 3)).toBe(true);
  return diagnostic ? [href, diagnostic.code] : href;
}

describe('leads to', () => {
  it.each([
    ['/about/', '/about/'],
    ['/about', '/about/'],
    ['/About/', '/about/'],
    ['/about/index.html', '/about/'],
    ['/', '/'],
    ['/#top', '/#top'],
    ['/about/?a=b#team', '/about/?a=b#team'],
    ['/about/#gr%C3%B6%C3%9Fe', '/about/#gr%C3%B6%C3%9Fe'],
    ['/about/#größe', '/about/#größe'],
    ['/2018/03/13/%C3%A9%20b/', '/2018/03/13/%C3%A9%20b/'],
    ['/2018/03/13/e\u0301 b', '/2018/03/13/%C3%A9%20b/'],
    ['https://ward.example/about/', '/about/'],
    ['http://WARD.example/about', '/about/'],
    ['//ward.example/about/', '/about/'],
    ['https://ward.example', '/'],
    ['../../pages/about.md', '/about/'],
    ['../../pages/about.md#team', '/about/#team'],
    ['a%20b.pdf', '/_media/x'],
    ['a b.pdf#page=2', '/_media/x#page=2'],
    ['/chart.png', '/_media/x'],
    ['/files/form.pdf', '/files/form.pdf'],
    ['/files/form.pdf#page=2', '/files/form.pdf#page=2'],
    ['/old/', '/old/'],
    ['#here', '#here'],
    ['#', '#'],
    ['#top', '#top'],
    ['#:~:text=x', '#:~:text=x'],
    ['?page=2', '/2018/03/13/a/?page=2'],
    ['/about/#:~:text=x', '/about/#:~:text=x'],
  ])('%s: %s', (target, href) => {
    expect(resolve(target)).toBe(href);
  });

  it('another host, as it is written', () => {
    expect(resolve('https://other.example/x#y', undefined, 'external')).toBe(
      'https://other.example/x#y',
    );
  });

  it('what a broken article will be, without a complaint here', () => {
    expect(resolve('../broken.md')).toBe('/broken/');
  });
});

describe('leads nowhere', () => {
  it.each([
    ['/gone/', '/gone/', 'broken-link'],
    ['https://ward.example/gone/?a=b', '/gone/?a=b', 'broken-link'],
    ['/a//b/', '/a//b/', 'broken-link'],
    ['/../secret', '/../secret', 'broken-link'],
    ['draft.md', '', 'broken-link'],
    ['lost.md', '', 'missing-file'],
    ['lost.pdf', '', 'missing-file'],
    ['demo.html', '', 'unpublishable-file'],
    ['drawing.svg', '', 'unsafe-picture'],
    ['/drawing.svg', '', 'unsafe-picture'],
    ['../../../secret.md', '', 'outside-content'],
    ['%2e%2e/%2e%2e/%2e%2e/secret.md', '', 'outside-content'],
    ['#gone', '#gone', 'broken-anchor'],
    ['?a=b#gone', '/2018/03/13/a/?a=b#gone', 'broken-anchor'],
    ['/about/#gone', '/about/#gone', 'broken-anchor'],
    ['/tags/fhir/#gone', '/tags/fhir/#gone', 'broken-anchor'],
    ['../../pages/about.md#gone', '/about/#gone', 'broken-anchor'],
  ])('%s: %s, %s', (target, href, code) => {
    expect(resolve(target)).toEqual([href, code]);
  });
});

describe('the hint', () => {
  const hint = (target: string): string | undefined => {
    const link = { target, kind: 'internal', line: 7, column: 3, length: 1 } as const;
    const from = { file: 'articles/2018/a.md', address: '/2018/03/13/a/', anchors: [] };
    return resolveLink(link, from, targets()).diagnostic?.hint;
  };

  it.each([
    '/blog/second-thoughts',
    '/blog/second-thoughts/',
    '/2020/03/second-thoughts/',
    '/Blog/Second-Thoughts/index.html',
    '/blog/2020/second-thoughts.html',
    'https://ward.example/blog/second-thoughts/',
    '../second-thoughts.html',
    'second-thoughts',
    '2020-03-05-second-thoughts.md',
  ])('names the one article that %s leads to', (target) => {
    expect(hint(target)).toBe('Write /2020/03/05/second-thoughts/');
  });

  it('keeps the section, and encodes what a link encodes', () => {
    expect(hint('/blog/second-thoughts/#end')).toBe('Write /2020/03/05/second-thoughts/#end');
    expect(hint('/blog/%C3%A9%20b')).toBe('Write /2020/%C3%A9%20b/');
    expect(hint('/blog/x/')).toBe('Write /2020/%C3%A9%20b/');
  });

  it.each(['/blog/twin/', '/blog/second-thought/', '/second-thoughts/y/', '/blog/'])(
    'names none for %s',
    (target) => {
      expect(hint(target)).toBe('Correct the address, or delete the link');
    },
  );

  it.each(['files', 'files/'])('says that %s is a folder', (target) => {
    expect(hint(target)).toBe('Name a file in it; the address of a page begins with a slash');
    expect(resolve(target)).toEqual(['', 'missing-file']);
  });

  it('of a file that is not published is its own', () => {
    expect(hint('drawing.svg')).toBe('Its hint');
  });
});

describe('a site under a path', () => {
  const siteUrl = 'https://ward.example/blog/';

  it.each([
    ['/about/', '/blog/about/'],
    ['/', '/blog/'],
    ['https://ward.example/blog/2018/03/13/a/', '/blog/2018/03/13/a/'],
    ['https://ward.example/blog', '/blog/'],
    ['/blog/2018/03/13/a/', '/blog/2018/03/13/a/'],
    ['../../pages/about.md', '/blog/about/'],
    ['/files/form.pdf', '/blog/files/form.pdf'],
    ['/chart.png', '/blog/_media/x'],
    ['#here', '#here'],
  ])('%s leads to %s', (target, href) => {
    expect(resolve(target, siteUrl)).toBe(href);
  });

  it('has neighbours on its host that are not its own', () => {
    expect(resolve('https://ward.example/shop/', siteUrl)).toBe('https://ward.example/shop/');
    expect(resolve('https://ward.example/blogs/', siteUrl)).toBe('https://ward.example/blogs/');
  });

  it('keeps the path in what leads nowhere', () => {
    expect(resolve('/gone/', siteUrl)).toEqual(['/blog/gone/', 'broken-link']);
  });
});
