import { describe, expect, it } from 'vitest';
import type { ListedAddresses } from '../../src/pipeline/list-addresses.ts';
import { findLostAddresses } from '../../src/cli/find-lost-addresses.ts';
import { article } from '../publication/sample.ts';

/** A site with these pages; `/tags/x/` is one of its lists. */
function site(pages: readonly string[], more: Partial<ListedAddresses> = {}): ListedAddresses {
  const listed: ListedAddresses = {
    pages: pages.map((address) => ({ address })),
    files: ['/feed.xml'],
    redirects: [],
    rules: [],
    lists: ['/', '/tags/x/'],
    expired: [],
    broken: [],
    without: (gone) =>
      site(
        pages.filter((address) => !gone(article('a', { address }))),
        more,
      ),
    ...more,
  };
  return listed;
}

function lostOf(before: ListedAddresses, now: ListedAddresses): string[] {
  return findLostAddresses(before, now).lost.map(({ address }) => address);
}

describe('findLostAddresses', () => {
  it('names, in order, what is answered no more: pages, files and redirects', () => {
    const before = site(['/', '/b/', '/a/', '/stays/'], {
      redirects: [
        { from: '/old/', to: '/a/' },
        { from: '/tags/old/feed.xml/', to: '/feed.xml' },
      ],
    });
    const now = site(['/', '/STAYS/'], { files: [] });
    expect(lostOf(before, now)).toEqual([
      '/a/',
      '/b/',
      '/feed.xml',
      '/old/',
      // Hosts compare paths exactly.
      '/stays/',
      '/tags/old/feed.xml',
    ]);
  });

  it.each<[string, Partial<ListedAddresses>]>([
    ['the address without a final slash', { files: ['/feed.xml', '/a/b'] }],
    ['a redirect', { redirects: [{ from: '/a/b/', to: '/' }] }],
    ['a redirect of all below', { rules: [{ kind: 'below', from: '/a/', to: '/:splat' }] }],
    ['a file with an error in its front matter', { broken: ['/a/b/'] }],
  ])('knows what %s answers', (_, more) => {
    expect(lostOf(site(['/', '/a/b/']), site(['/'], more))).toEqual([]);
  });

  it.each<[string, Partial<ListedAddresses>]>([
    ['of a page', { files: ['/feed.xml', '/A/b/'] }],
    ['of a redirect', { redirects: [{ from: '/a/B/', to: '/' }] }],
    ['of a redirect of all below', { rules: [{ kind: 'below', from: '/A/', to: '/:splat' }] }],
  ])('takes another spelling %s for no answer', (_, more) => {
    expect(lostOf(site(['/', '/a/b/']), site(['/'], more))).toEqual(['/a/b/']);
    expect(lostOf(site(['/', '/e\u0301/']), site(['/', '/\u00E9/']))).toEqual(['/e\u0301/']);
  });

  it('takes no query for an answer to a page', () => {
    const rules = [{ kind: 'query', from: '/a/', query: [['p', '1']], to: '/' }] as const;
    expect(lostOf(site(['/a/']), site([], { rules: [...rules] }))).toEqual(['/a/']);
  });

  it('leaves out further pages of a list that answers, and of no other', () => {
    const before = site(['/', '/page/2/', '/tags/x/', '/tags/x/2/', '/other/2/']);
    expect(lostOf(before, site(['/', '/tags/x/']))).toEqual(['/other/2/']);
    expect(lostOf(before, site(['/']))).toEqual(['/other/2/', '/tags/x/', '/tags/x/2/']);
  });

  it('sets apart what went with articles whose time is over', () => {
    const before = site(['/', '/over/', '/withdrawn/']);
    const now = site(['/'], { expired: ['/over/'] });
    expect(findLostAddresses(before, now)).toEqual({
      lost: [{ address: '/withdrawn/' }],
      expired: [{ address: '/over/' }],
    });
  });

  it('names redirects that only a host made, unless a wider one answers', () => {
    const before = site(['/'], {
      rules: [
        { kind: 'below', from: '/a/b/', to: '/' },
        { kind: 'below', from: '/c/', to: '/' },
        { kind: 'query', from: '/', query: [['p', '1']], to: '/' },
        { kind: 'query', from: '/', query: [['p', '2']], to: '/' },
      ],
    });
    const now = site(['/'], {
      rules: [
        { kind: 'below', from: '/a/', to: '/' },
        { kind: 'query', from: '/', query: [['p', '2']], to: '/feed.xml' },
      ],
    });
    expect(lostOf(before, now)).toEqual(['/?p=1', '/c/*']);
  });
});
