import { expect, it } from 'vitest';
import { publicKey, reservedBy } from '../../../src/urls.ts';

const claimed = {
  publicKeys: new Set(['logo.svg', 'files/Report.pdf', 'demo/index.html'].map(publicKey)),
  ownPages: new Map([['/reading-list', 'src/pages/reading-list.astro']]),
  ownFiles: new Map([['/data.json', 'src/pages/data.json.ts']]),
  feedFiles: new Set(['feed.xml', 'twtxt.txt']),
};

it.each([
  ['/data.json/x/', 'src/pages/data.json.ts, which makes /data.json a file'],
  ['/Data.json/x/y/', 'src/pages/data.json.ts, which makes /data.json a file'],
  ['/tags/', 'the tags'],
  ['/Tags/fhir/', 'the tags'],
  ['/categories/x/', 'the categories'],
  ['/authors/', 'the authors'],
  ['/archive/', 'the archive'],
  ['/search/', 'the search'],
  ['/page/2/', 'the home page’s further pages'],
  ['/_assets/x/', 'the site’s styles and scripts'],
  ['/_media/x/', 'the pictures'],
  ['/404.html/', 'the page for what is not found'],
  ['/feed.xml/', 'the feeds'],
  ['/Twtxt.txt/below/', 'the feeds'],
  ['/robots.txt/', 'the crawlers’ rules'],
  ['/sitemap.xml/', 'the sitemap'],
  ['/sitemap-index.xml/', 'the sitemap'],
  ['/2018/', 'the archive of a year'],
  ['/2018/2/', 'the archive of a year'],
  ['/favicon.ico/', 'the icons'],
  ['/icon-512.png/below/', 'the icons'],
  ['/Logo.svg/', 'public/logo.svg'],
  ['/logo.svg/below/', 'public/logo.svg'],
  ['/files/report.PDF/', 'public/files/report.pdf'],
  ['/demo/', 'public/demo/index.html'],
  ['/Reading-List/', 'src/pages/reading-list.astro'],
])('%s belongs to %s', (address, owner) => {
  expect(reservedBy(address, claimed)).toBe(owner);
});

it.each([
  '/2018/03/13/tags/',
  '/tag/',
  '/tags-and-more/',
  '/2018-review/',
  '/20180/',
  '/files/',
  '/demo/more/',
  '/constructor/',
  '/sitemap/',
  '/reading-list/2/',
])('%s is free', (address) => {
  expect(reservedBy(address, claimed)).toBeUndefined();
});
