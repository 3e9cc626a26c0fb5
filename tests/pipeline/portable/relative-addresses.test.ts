import { describe, expect, it } from 'vitest';
import {
  copiedFiles,
  plainScript,
  relativeAddress,
  relativePage,
  relativeStyles,
} from '../../../src/pipeline/portable/relative-addresses.ts';

const files = copiedFiles([
  '404.html',
  '_assets/site.css',
  '_assets/site.js',
  '_media/a b.png',
  'feed.xml',
  'index.html',
  'tags/index.html',
  'tags/was ist:das/index.html',
  'tags/ü/index.html',
]);
const from = 'tags/ü/index.html';
const place = { base: '/', from, files };
const page = (html: string): string => relativePage(html, place);

describe('an address', () => {
  it.each([
    ['/', '../../index.html'],
    ['/tags/', '../index.html'],
    ['/tags', '../index.html'],
    ['/tags/%C3%BC/', 'index.html'],
    ['/tags/ü/', 'index.html'],
    ['/tags/was%20ist:das/?q=1#part', '../was%20ist_das/index.html?q=1#part'],
    ['/feed.xml', '../../feed.xml'],
    ['/_media/a%20b.png', '../../_media/a%20b.png'],
  ])('%s leads from its page', (address, expected) => {
    expect(relativeAddress(address, place)).toBe(expected);
  });

  it.each([
    '#part',
    '',
    'https://a.example/',
    '//a.example/',
    '//tags/',
    'mailto:a@b.example',
    '/gone/',
    'data:image/png;base64,',
  ])('%j stays', (address) => {
    expect(relativeAddress(address, place)).toBe(address);
  });

  it('below a path leads the same way, and nothing beside the path does', () => {
    const below = { ...place, base: '/blog/' };
    expect(relativeAddress('/blog/tags/', below)).toBe('../index.html');
    expect(relativeAddress('/tags/', below)).toBe('/tags/');
  });
});

describe('a page', () => {
  it.each([
    ['<a class="x" href="/tags/?a=1&amp;b=2">', '<a class="x" href="../index.html?a=1&amp;b=2">'],
    ["<a href='/tags/'>", '<a href="../index.html">'],
    ['<img alt="a > b" src="/_media/a%20b.png">', '<img alt="a > b" src="../../_media/a%20b.png">'],
    [
      '<source srcset="/_media/a%20b.png 480w, /gone.png 2x">',
      '<source srcset="../../_media/a%20b.png 480w, /gone.png 2x">',
    ],
    [
      '<meta http-equiv="refresh" content="0; url=/tags/">',
      '<meta http-equiv="refresh" content="0; url=../index.html">',
    ],
    [
      '<form action="/tags/" data-search-index="/feed.xml">',
      '<form action="../index.html" data-search-index="../../feed.xml">',
    ],
    ['<meta name="description" content="/tags/">', '<meta name="description" content="/tags/">'],
    [
      '<p>href="/tags/" &lt;a href="/tags/"&gt;</p>',
      '<p>href="/tags/" &lt;a href="/tags/"&gt;</p>',
    ],
    ['<p title="<a href=&quot;/tags/&quot;>">', '<p title="<a href=&quot;/tags/&quot;>">'],
    ['<link rel="preload" as="font" href="/_assets/a.woff2" crossorigin>', ''],
  ])('%s', (html, expected) => {
    expect(page(html)).toBe(expected);
  });

  it('has each of its scripts once, in a form that runs from a disk', () => {
    const script = (more: string) =>
      `<script type="module"${more} src="/_assets/site.js"></script>`;
    expect(page(script(' async') + script(''))).toBe(
      '<script defer src="../../_assets/site.js"></script>',
    );
    const data = '<script type="application/ld+json">{"url":"/tags/"}</script>';
    expect(page(data)).toBe(data);
  });
});

it('styles name their files from their own place, and show faces that come late', () => {
  const css = relativeStyles(
    '@font-face{font-display:optional}a{background:url(/_media/a%20b.png)}b{src:url("/gone.woff2")}',
    {
      ...place,
      from: '_assets/site.css',
    },
  );
  expect(css).toBe(
    '@font-face{font-display:swap}a{background:url(../_media/a%20b.png)}b{src:url("/gone.woff2")}',
  );
});

it.each([
  ['const i=1;', '(()=>{const i=1;\n})();\n'],
  ['const a=import("/x.js")', '(()=>{const a=import("/x.js")\n})();\n'],
  ['import{a}from"./a.js";a()', 'import{a}from"./a.js";a()'],
  ['const a=1;export{a}', 'const a=1;export{a}'],
])('a script shares no names, and a module stays one: %j', (code, expected) => {
  expect(plainScript(code)).toBe(expected);
});

it('no name of a copy holds what disks and archives refuse, and none is there twice', () => {
  const copied = copiedFiles([
    'a:b/c?.html',
    'a_b/c_.html',
    'A_b/c_.html',
    'x./y .html',
    'nul/é"|<>*.png',
  ]);
  expect([...copied.values()]).toEqual([
    'a_b/c_.html',
    'a_b/c_-2.html',
    'A_b/c_-3.html',
    'x_/y .html',
    'nul/é_____.png',
  ]);
});
