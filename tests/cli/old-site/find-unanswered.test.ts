import { describe, expect, it } from 'vitest';
import { findUnanswered, type Comparison } from '../../../src/cli/old-site/find-unanswered.ts';
import type { ListedAddresses } from '../../../src/pipeline/list-addresses.ts';
import type { Host } from '../../../src/site-settings.ts';

const now: ListedAddresses = {
  pages: [{ address: '/' }, { address: '/2020/a/' }, { address: '/tags/x/' }, { address: '/ü/' }],
  files: ['/feed.xml', '/form.pdf'],
  redirects: [
    { from: '/old/', to: '/2020/a/' },
    { from: '/old.html/', to: '/2020/a/' },
    { from: '/away/', to: 'https://other.example/' },
    { from: '/lost/', to: '/nowhere/' },
  ],
  rules: [
    { kind: 'query', from: '/', query: [['p', '12']], to: '/2020/a/' },
    { kind: 'below', from: '/tag/', to: '/tags/:splat' },
    { kind: 'below', from: '/files/', to: 'https://files.example/:splat' },
  ],
  lists: [],
  expired: ['/2019/over/'],
  broken: ['/2020/broken/'],
  without: () => now,
};

function compare(
  addresses: readonly string[],
  { hosts = ['nginx'], base = '/' }: { hosts?: Host[]; base?: string } = {},
): Comparison {
  const ownHosts = ['new.example', 'www.new.example'];
  return findUnanswered(addresses, now, { origin: 'https://new.example', base, ownHosts, hosts });
}

function lost(addresses: readonly string[], hosts?: Host[]): string[] {
  return compare(addresses, { ...(hosts && { hosts }) }).unanswered;
}

describe('findUnanswered', () => {
  it.each([
    '/',
    '/index.html',
    '/2020/a/',
    '/2020/a',
    '/2020/a/index.html',
    '/2020/a/?utm_source=x',
    '/%C3%BC/',
    '/form.pdf',
    '/old',
    '/old.html',
    '/away/',
    '/2020/broken/',
    '/?p=12',
    '/?p=12&preview=true',
    '/tag/x/',
    '/files/any/thing.zip',
  ])('knows that %s is answered', (address) => {
    expect(lost([address])).toEqual([]);
  });

  it.each([
    '/2020/A/',
    '/2020/',
    '/feed.xml.gz',
    '/lost/',
    '/?p=13',
    '/?q=12',
    '/tag/gone/',
    '/tags/../x/%2E/',
    '/%E0%A4%A/',
  ])('knows that %s is not', (address) => {
    expect(lost([address])).toHaveLength(1);
  });

  it('counts rules of hosts only where the site names a host that has them', () => {
    const rules = ['/?p=12', '/tag/x/'];
    expect(lost(rules, ['cloudflare'])).toEqual(['/?p=12']);
    expect(lost(rules, [])).toEqual(['/?p=12', '/tag/x/']);
  });

  it('names each address once, decoded and in order, and expired ones apart', () => {
    const urls = [
      'https://new.example/z/',
      'http://www.new.example/z',
      '/%C3%A4/?a=%20b',
      '/2019/over/',
    ];
    expect(compare(urls)).toEqual({
      count: 3,
      unanswered: ['/z', '/ä/?a=%20b'],
      expired: ['/2019/over/'],
      otherHosts: new Map(),
      outside: 0,
    });
  });

  it('compares addresses of another host by their paths, and counts them', () => {
    const urls = ['https://old.example/2020/a/', 'https://old.example/b/', 'https://x.example/c/'];
    expect(compare(urls)).toMatchObject({
      unanswered: ['/b/', '/c/'],
      otherHosts: new Map([
        ['old.example', 2],
        ['x.example', 1],
      ]),
    });
  });

  it('takes the path of a site below a path off, and leaves out what lies beside it', () => {
    const urls = [
      'https://new.example/blog/2020/a/',
      'https://new.example/blog/b/',
      'https://new.example/blog',
      'https://new.example/shop/',
      'https://old.example/2020/a/',
      'https://old.example/blog/2020/a/',
    ];
    expect(compare(urls, { base: '/blog/' })).toMatchObject({
      unanswered: ['/b/'],
      outside: 1,
      count: 3,
    });
  });
});
