import { describe, expect, it } from 'vitest';
import {
  endpointAddresses,
  planEndpoints,
  planRoutes,
  type PlannedRoute,
  type RouteInput,
} from '../../../src/pipeline/render/plan-routes.ts';
import { planPages } from '../../../src/publication/plan-pages.ts';
import type { Publication } from '../../../src/publication/publication.ts';
import {
  article,
  articleFrontMatter,
  bodies,
  publish,
  termFrontMatter,
  termPage,
} from '../../publication/sample.ts';

const small = publish({
  articles: [
    article('one', { tags: ['a&b'] }),
    article('two', { file: 'features/two.mdx', syntax: 'mdx', tags: ['x'] }),
  ],
  tags: [{ slug: 'x', name: 'X', page: termPage('X', { file: 'tags/x.md' }) }],
  pages: [{ ...termPage('About', { file: 'pages/about.md' }), address: '/about/' }],
});

function input(publication: Publication, more: Partial<RouteInput> = {}): RouteInput {
  return {
    publications: [publication],
    pages: planPages(publication),
    sources: {
      frontMatter: (file) =>
        /^(?:articles|features)/.test(file) ? articleFrontMatter() : termFrontMatter(),
      bodyOf: bodies(),
    },
    locationOf: (file) => ({ pack: file, offset: 0, length: 1, digest: '' }),
    features: 'features',
    ownPages: [],
    ...more,
  };
}

const addressesOf = (routes: Iterable<PlannedRoute>): string[] =>
  [...routes].map(({ address }) => address);

/** Addresses whose keys differ between two plans. */
function changed(one: RouteInput, other: RouteInput): string[] {
  const before = new Map([...planRoutes(one)].map(({ address, key }) => [address, key]));
  return [...planRoutes(other)]
    .filter(({ address, key }) => before.get(address) !== key)
    .map(({ address }) => address);
}

describe('the endpoints of a site', () => {
  it('are those that an article may link to, and numbered sitemaps', () => {
    const made = addressesOf(planEndpoints(input(small)));
    const known = endpointAddresses([small]);
    expect(known).toEqual(expect.arrayContaining(['/sitemap.xml', '/tags/a&b/atom.xml']));
    expect(new Set([...known, '/sitemap-1.xml'])).toEqual(new Set(made));
    expect(made).toHaveLength(known.length + 1);
  });

  it('have no sitemap in a preview', () => {
    const preview = publish({ articles: [article('one')], preview: true });
    const made = addressesOf(planEndpoints(input(preview)));
    expect(made.filter((address) => address.includes('sitemap'))).toEqual([]);
    expect(new Set(endpointAddresses([preview]))).toEqual(new Set(made));
  });
});

describe('a planned route', () => {
  it('names the file that prints it, and the entry that it shows with its body', () => {
    const tasks = new Map(
      [...planRoutes(input(small))].map(({ address, task }) => [address, task()]),
    );
    expect(tasks.get('/2025/one/')).toMatchObject({
      route: 'src/pages/[...address].astro',
      entry: {
        collection: 'articles',
        entry: { id: 'articles/one.md', href: '/2025/one/' },
        location: { pack: 'articles/one.md' },
      },
    });
    expect(tasks.get('/about/')?.entry?.collection).toBe('pages');
    expect(tasks.get('/tags/x/')).toMatchObject({
      route: 'src/pages/tags/[slug]/[...page].astro',
      entry: { collection: 'tags', entry: { id: 'tags/x.md' } },
    });
    for (const address of ['/', '/2025/', '/tags/a&b/', '/feed.xml'])
      expect(tasks.get(address)).not.toHaveProperty('entry');
    // Astro renders the body of MDX from its module.
    expect(tasks.get('/2025/two/')?.entry).not.toHaveProperty('location');
  });

  it('has another key when its entry or the body of its entry changed', () => {
    const before = input(small);
    const { sources } = before;
    const frontMatter = (file: string) =>
      file === 'articles/one.md'
        ? articleFrontMatter({ keywords: ['other'] })
        : sources.frontMatter(file);
    expect(changed(before, { ...before, sources: { ...sources, frontMatter } })).toEqual([
      '/2025/one/',
    ]);
    const bodyOf = bodies({ 'tags/x.md': { links: ['/other/'] } });
    expect(changed(before, { ...before, sources: { ...sources, bodyOf } })).toEqual(['/tags/x/']);
  });

  it('has another key when it shows MDX and what that imports changed', () => {
    const before = input(small);
    expect(changed(before, { ...before, features: 'other' })).toEqual([
      '/2025/two/',
      ...['/feed.xml', '/atom.xml', '/feed.json'],
      ...['/tags/x/feed.xml', '/tags/x/atom.xml', '/tags/x/feed.json'],
    ]);
  });

  it('has another key for the sitemap when an adopter adds a page', () => {
    const before = input(small);
    expect(changed(before, { ...before, ownPages: ['/reading-list/'] })).toEqual([
      '/sitemap-1.xml',
    ]);
  });
});
