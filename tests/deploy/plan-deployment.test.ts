import { expect, it } from 'vitest';
import { GRACE, emptiedFolders, planDeployment } from '../../src/deploy/plan-deployment.ts';
import type { RecordedFile } from '../../src/deploy/target-record.ts';
import { groupOf, siteOf, type Texts } from './deploy-memory.ts';

function recordedOf(texts: Texts, change: Partial<RecordedFile> = {}): Map<string, RecordedFile> {
  return new Map([...siteOf(texts).files].map(([path, file]) => [path, { ...file, ...change }]));
}

function plan(site: Texts, recorded: ReadonlyMap<string, RecordedFile>, now = 0) {
  return planDeployment(siteOf(site).files, recorded, groupOf(), now);
}

const page = '2020/01/02/rye/index.html';
const site = {
  'index.html': 'home',
  'feed.xml': 'feed',
  'robots.txt': 'robots',
  'sitemap.xml': 'map',
  'search/index.json': 'index',
  'tags/rye/index.html': 'tag',
  'tags/rye/feed.xml': 'tag feed',
  '2020/index.html': 'year',
  'page/2/index.html': 'second',
  [page]: 'page',
  'about/index.html': 'about',
  '404.html': 'lost',
  'favicon.svg': 'icon',
  'manifest.webmanifest': 'manifest',
  'paper.pdf': 'paper',
  '_assets/a.css': 'style',
  '_media/b.webp': 'picture',
  'search/parts/c.json': 'part',
};

it('sends what pages need first, then pages, lists, and what leads to all of them', () => {
  expect(plan(site, new Map()).sends).toEqual([
    ['_assets/a.css', '_media/b.webp', 'search/parts/c.json'],
    ['favicon.svg', 'manifest.webmanifest', 'paper.pdf'],
    [page, 'about/index.html'],
    ['2020/index.html', '404.html', 'index.html', 'page/2/index.html', 'tags/rye/index.html'],
    ['feed.xml', 'robots.txt', 'search/index.json', 'sitemap.xml', 'tags/rye/feed.xml'],
  ]);
});

it('sends compressed variants with their files', () => {
  const variants = { [`${page}.br`]: 'b', '_assets/a.css.gz': 'g', 'feed.xml.br': 'f' };
  expect(plan(variants, new Map()).sends).toEqual([
    ['_assets/a.css.gz'],
    [`${page}.br`],
    ['feed.xml.br'],
  ]);
});

it('sends nothing that the target has, and again what it may not have', () => {
  expect(plan(site, recordedOf(site)).sends).toEqual([]);
  expect(plan({ [page]: 'new' }, recordedOf({ [page]: 'old' })).sends).toEqual([[page]]);
  expect(plan({ [page]: '1' }, recordedOf({ [page]: '1' }, { digest: '' })).sends).toEqual([
    [page],
  ]);
});

it('sends a file again whose headers are others now', () => {
  const recorded = recordedOf({ [page]: '1' }, { headers: { 'Cache-Control': 'no-store' } });
  expect(plan({ [page]: '1' }, recorded).sends).toEqual([[page]]);
});

it('removes pages that are gone at once, and what open pages may load after a day', () => {
  const gone = { [page]: 'p', 'feed.xml': 'f', '_assets/a.css': 's', 'paper.pdf': 'd' };
  const first = plan({}, recordedOf(gone), 5);
  expect(first.removals).toEqual([page, 'feed.xml']);
  expect([...first.waiting]).toEqual([
    ['_assets/a.css', 5],
    ['paper.pdf', 5],
  ]);
  const waiting = recordedOf({ '_assets/a.css': 's' }, { goneSince: 5 });
  expect(plan({}, waiting, 5 + GRACE - 1).removals).toEqual([]);
  expect(plan({}, waiting, 5 + GRACE).removals).toEqual(['_assets/a.css']);
});

it('removes a variant at once that would be served in place of its file', () => {
  const recorded = recordedOf({ 'paper.txt': 't', 'paper.txt.br': 'b' });
  expect(plan({ 'paper.txt': 'n' }, recorded).removals).toEqual(['paper.txt.br']);
});

it('clears what stands in the way of what comes', () => {
  const recorded = recordedOf({ old: '1', 'new/index.html': '2', 'Page/index.html': '3' });
  const next = { 'old/index.html': '4', new: '5', 'page/index.html': '6' };
  expect(plan(next, recorded).clears).toEqual(['Page/index.html', 'new/index.html', 'old']);
});

it('names the folders that hold nothing any more, the innermost first', () => {
  expect(emptiedFolders(['a/b/c/x', 'a/b/y', 'd/z'], ['a/q', 'd/e/f'])).toEqual(['a/b/c', 'a/b']);
});
