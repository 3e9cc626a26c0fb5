import { publicKey, reservedBy } from '../../../src/urls.ts';
import { expect, it } from 'vitest';

const publicKeys = new Set(['favicon.ico', 'files/Report.pdf', 'demo/index.html'].map(publicKey));

it.each([
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
  ['/atom.xml/', 'the feeds'],
  ['/feed.json/', 'the feeds'],
  ['/robots.txt/', 'the crawlers’ rules'],
  ['/sitemap.xml/', 'the sitemap'],
  ['/sitemap-index.xml/', 'the sitemap'],
  ['/2018/', 'the archive of a year'],
  ['/2018/2/', 'the archive of a year'],
  ['/favicon.ico/', 'public/favicon.ico'],
  ['/favicon.ico/below/', 'public/favicon.ico'],
  ['/files/report.PDF/', 'public/files/report.pdf'],
  ['/demo/', 'public/demo/index.html'],
])('%s belongs to %s', (address, owner) => {
  expect(reservedBy(address, publicKeys)).toBe(owner);
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
])('%s is free', (address) => {
  expect(reservedBy(address, publicKeys)).toBeUndefined();
});
