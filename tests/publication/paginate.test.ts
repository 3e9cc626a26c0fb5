import { describe, expect, it } from 'vitest';
import { paginate } from '../../src/publication/paginate.ts';
import { resolveSite } from '../../src/site-settings.ts';
import { languageAddresses } from '../../src/urls.ts';
import { config } from './sample.ts';

const site = {
  site: resolveSite(config, 'https://ward.example/blog/'),
  addresses: languageAddresses(''),
};
const items = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

describe('a list', () => {
  it.each([
    [0, [0]],
    [1, [1]],
    [20, [20]],
    [21, [20, 1]],
    [40, [20, 20]],
    [41, [20, 20, 1]],
  ])('of %i items is cut into pages of %j', (count, sizes) => {
    const parts = paginate(site, '/tags/x/', items(count));
    expect(parts.map((part) => part.items.length)).toEqual(sizes);
    expect(parts.flatMap((part) => part.items)).toEqual(items(count));
  });

  it('of one page has no page numbers', () => {
    expect(paginate(site, '/tags/x/', items(20))[0]).not.toHaveProperty('pagination');
  });
});

it('gives every page one address, the first the list’s own', () => {
  expect(paginate(site, '/tags/x/', items(41)).map(({ address }) => address)).toEqual([
    '/tags/x/',
    '/tags/x/2/',
    '/tags/x/3/',
  ]);
  expect(paginate(site, '/', items(41)).map(({ address }) => address)).toEqual([
    '/',
    '/page/2/',
    '/page/3/',
  ]);
});

it('leads to the pages before and after, under the site’s path', () => {
  const [first, second, last] = paginate(site, '/', items(41)).map(({ pagination }) => pagination);
  expect(first).toMatchObject({ current: 1, total: 3, next: '/blog/page/2/' });
  expect(first).not.toHaveProperty('previous');
  expect(second).toMatchObject({ previous: '/blog/', next: '/blog/page/3/' });
  expect(last).not.toHaveProperty('next');
});

it.each([
  [1, 2, '1 2'],
  [1, 12, '1 2 3 … 12'],
  [3, 12, '1 2 3 4 5 … 12'],
  [4, 12, '1 2 3 4 5 6 … 12'],
  [5, 12, '1 2 3 4 5 6 7 … 12'],
  [6, 12, '1 … 4 5 6 7 8 … 12'],
  [8, 12, '1 … 6 7 8 9 10 11 12'],
  [12, 12, '1 … 10 11 12'],
])('names around page %i of %i: %s', (current, total, named) => {
  const part = paginate(site, '/', items(total * 20))[current - 1];
  const pages = part?.pagination?.pages.map((page) => (page === 'gap' ? '…' : page.number)) ?? [];
  expect(pages.join(' ')).toBe(named);
});
