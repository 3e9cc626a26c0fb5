import { describe, expect, it } from 'vitest';
import { exceededLimits, redirectsFile } from '../../../src/redirects/hosts/netlify-cloudflare.ts';
import type { HostRule, Redirect } from '../../../src/redirects/plan-redirects.ts';
import { type Host, resolveSite, type SiteSettings } from '../../../src/site-settings.ts';
import { config } from '../../publication/sample.ts';

function siteFor(...hosts: Host[]): SiteSettings {
  return resolveSite({ ...config, hosts }, 'https://ward.example/blog/');
}

const plain: Redirect[] = [
  { from: '/old/', to: '/año/' },
  { from: '/tags/x/feed.xml/', to: '/tags/y/feed.xml' },
  { from: '/a:b *c/', to: 'https://other.example/?q=1' },
];
const rules: HostRule[] = [
  { kind: 'below', from: '/tag/', to: '/tags/:splat' },
  {
    kind: 'query',
    from: '/',
    query: [
      ['p', '12'],
      ['lang', 'en'],
    ],
    to: '/a/',
  },
];

describe('_redirects', () => {
  it('has queries first, and answers before pages, in the dialect of Netlify', () => {
    expect(redirectsFile(siteFor('nginx', 'netlify'), { plain, rules })).toBe(
      [
        '/blog/ p=12 lang=en /blog/a/ 301!',
        '/blog/old/ /blog/a%C3%B1o/ 301!',
        '/blog/tags/x/feed.xml/ /blog/tags/y/feed.xml 301!',
        '/blog/a%3Ab%20%2Ac/ https://other.example/?q=1 301!',
        '/blog/tag/* /blog/tags/:splat 301!',
        '',
      ].join('\n'),
    );
  });

  it('has plain paths first, and no query, in the dialect of Cloudflare', () => {
    expect(redirectsFile(siteFor('cloudflare'), { plain, rules })).toBe(
      [
        '/blog/old/ /blog/a%C3%B1o/ 301',
        '/blog/tags/x/feed.xml /blog/tags/y/feed.xml 301',
        '/blog/tags/x/feed.xml/ /blog/tags/y/feed.xml 301',
        '/blog/a%3Ab%20%2Ac/ https://other.example/?q=1 301',
        '/blog/tag/* /blog/tags/:splat 301',
        '',
      ].join('\n'),
    );
  });

  it('keeps to what Cloudflare reads: so many lines of each kind, and none too long', () => {
    const many = Array.from({ length: 2100 }, (_, index) => ({ from: `/x/${index}/`, to: '/' }));
    const below = Array.from({ length: 110 }, (_, index): HostRule => {
      return { kind: 'below', from: `/y/${index}/`, to: '/' };
    });
    const long = { from: `/${'long/'.repeat(200)}`, to: '/' };
    const text = redirectsFile(siteFor('cloudflare'), { plain: [long, ...many], rules: below });
    const lines = (text ?? '').trimEnd().split('\n');
    expect(lines).toHaveLength(2100);
    expect(lines[0]).toBe('/blog/x/0/ /blog/ 301');
    expect(lines[2000]).toBe('/blog/y/0/* /blog/ 301');
  });

  it('has no limit for nginx, and a large one for Netlify', () => {
    const many = Array.from({ length: 9_999 }, (_, index) => ({ from: `/x/${index}/`, to: '/' }));
    const limitsOf = (host: Host, more: Redirect[]): string[] =>
      exceededLimits(host, siteFor(host), { plain: [...many, ...more], rules: [] });
    expect(limitsOf('netlify', [])).toEqual([]);
    expect(limitsOf('netlify', plain.slice(0, 1))).toEqual([
      '10000 redirects: from 10000 on Netlify may refuse them',
    ]);
    expect(limitsOf('nginx', plain)).toEqual([]);
  });

  it('is not written for hosts that read none', () => {
    expect(redirectsFile(siteFor('nginx'), { plain, rules })).toBeUndefined();
    expect(redirectsFile(siteFor(), { plain, rules })).toBeUndefined();
  });
});
