import { describe, expect, it } from 'vitest';
import { planPages } from '../../src/publication/plan-pages.ts';
import type { Publication } from '../../src/publication/publication.ts';
import {
  planSitemaps,
  printRobots,
  printSitemap,
  printSitemapIndex,
  robotsOf,
  type PlannedSitemaps,
} from '../../src/publication/sitemaps.ts';
import { urlOf } from '../../src/urls.ts';
import { all, one, readXml } from './read-xml.ts';
import { article, bodies, day, publish, termPage } from './sample.ts';

const small = publish({
  articles: [
    article('old', { date: day('2020-01-02'), tags: ['a&b'] }),
    article('new', {
      lastmod: day('2025-06-01T10:00:00Z'),
      image: { root: 'content', file: 'top' },
      formerAddresses: ['/was-new/'],
    }),
  ],
});

const rich = publish({
  articles: [
    ...Array.from({ length: 38 }, (_, index) =>
      article(`n${index}`, { tags: ['t'], categories: ['c'], authors: ['x'] }),
    ),
    article('hidden', { noindex: true, tags: ['t'] }),
    article('elsewhere', { canonical: 'https://other.example/x/' }),
    article('here', { canonical: 'https://ward.example/2025/here/' }),
    article('draft', { draft: true, tags: ['d'] }),
    article('later', { date: day('2030-01-01') }),
  ],
  authors: [{ slug: 'x', name: 'X', page: termPage('X', { noindex: true }) }],
  pages: [
    { ...termPage('About'), address: '/about/' },
    { ...termPage('Thanks', { noindex: true }), address: '/thanks/' },
  ],
});

type Options = Partial<Parameters<typeof planSitemaps>[1]>;

function plan(publication: Publication, options: Options = {}): PlannedSitemaps {
  const planned = planSitemaps(publication, { bodyOf: bodies(), ...options });
  if (!planned) throw new Error('no sitemaps');
  return planned;
}

describe('sitemaps', () => {
  it('name every page, when it changed and its pictures', () => {
    const picture = { sources: [], srcset: '', width: 1, height: 1, alt: '', placeholder: '' };
    const bodyOf = bodies({
      'articles/new.md': {
        pictures: [
          { kind: 'picture', picture: { ...picture, src: '/_media/in&body.png' } },
          { kind: 'picture', picture: { ...picture, src: '/_media/top-800.jpg' } },
          { kind: 'link', href: 'https://other.example/y.png', text: 'y' },
        ],
      },
    });
    const [first] = plan(small, { bodyOf }).parts;
    expect(first?.address).toBe('/sitemap-1.xml');
    expect(printSitemap(first?.model ?? { entries: [] }))
      .toBe(`<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://ward.example/2025/old/</loc><lastmod>2020-01-02T00:00:00Z</lastmod></url>
<url><loc>https://ward.example/2025/new/</loc><lastmod>2025-06-01T10:00:00Z</lastmod><image:image><image:loc>https://ward.example/_media/top-800.jpg</image:loc></image:image><image:image><image:loc>https://ward.example/_media/in&amp;body.png</image:loc></image:image></url>
<url><loc>https://ward.example/</loc><lastmod>2025-06-01T10:00:00Z</lastmod></url>
<url><loc>https://ward.example/tags/a&amp;b/</loc><lastmod>2020-01-02T00:00:00Z</lastmod></url>
<url><loc>https://ward.example/2025/</loc><lastmod>2025-06-01T10:00:00Z</lastmod></url>
<url><loc>https://ward.example/2020/</loc><lastmod>2020-01-02T00:00:00Z</lastmod></url>
<url><loc>https://ward.example/archive/</loc><lastmod>2025-06-01T10:00:00Z</lastmod></url>
<url><loc>https://ward.example/categories/</loc><lastmod>2025-06-01T10:00:00Z</lastmod></url>
<url><loc>https://ward.example/tags/</loc><lastmod>2025-06-01T10:00:00Z</lastmod></url>
<url><loc>https://ward.example/authors/</loc><lastmod>2025-06-01T10:00:00Z</lastmod></url>
</urlset>
`);
  });

  it('hold exactly the pages that say of themselves that they are for search engines', () => {
    const indexed = planPages(rich)
      .map(({ address, model }) => ({ address, shell: model().shell }))
      .filter(({ address, shell }) => {
        return !shell.noindex && shell.canonical === urlOf(rich.site, address);
      })
      .map(({ shell }) => shell.canonical);
    const named = plan(rich).parts.flatMap(({ model }) => model.entries.map(({ url }) => url));
    expect(new Set(named)).toEqual(new Set(indexed));
    expect(named).toHaveLength(indexed.length);
    expect(named).toContain('https://ward.example/page/2/');
    expect(named.filter((url) => /hidden|elsewhere|draft|later|thanks|404/.test(url))).toEqual([]);
  });

  it('are split by addresses and by size, each named by the index with its newest change', () => {
    const articles = [3, 1, 2, 5].map((number) =>
      article(`${number}`, { date: day(`2025-01-0${number}`) }),
    );
    // Its pages: four articles, home, a year and four indexes, each about 100 characters.
    const publication = publish({ articles });
    const { index, parts } = plan(publication, { limits: { addresses: 2, characters: 1_000 } });
    expect(parts.map(({ address }) => address)).toEqual(
      [1, 2, 3, 4, 5].map((number) => `/sitemap-${number}.xml`),
    );
    const named = all(readXml(printSitemapIndex(index)), 'sitemap');
    expect(
      named.slice(0, 3).map((part) => [one(part, 'loc').text, one(part, 'lastmod').text]),
    ).toEqual([
      ['https://ward.example/sitemap-1.xml', '2025-01-02T00:00:00Z'],
      ['https://ward.example/sitemap-2.xml', '2025-01-05T00:00:00Z'],
      ['https://ward.example/sitemap-3.xml', '2025-01-05T00:00:00Z'],
    ]);
    const counts = parts.map(({ model }) => all(readXml(printSitemap(model)), 'url').length);
    expect(counts).toEqual([2, 2, 2, 2, 2]);
    const bySize = plan(publication, { limits: { addresses: 100, characters: 150 } });
    expect(bySize.parts).toHaveLength(10);
  });

  it('stay below what search engines read, at 100,000 pages', () => {
    const ownPages = Array.from({ length: 100_000 }, (_, index) => `/${index}/`);
    const counts = plan(small, { ownPages }).parts.map(
      ({ model }) => printSitemap(model).match(/<url>/g)?.length ?? 0,
    );
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(100_010);
    expect(Math.max(...counts)).toBeLessThan(45_000);
  });

  it('end with the pages that no model of the publication claims', () => {
    const [last] = plan(small, { ownPages: ['/reading list/'] }).parts;
    expect(last?.model.entries.at(-1)).toEqual({
      url: 'https://ward.example/reading%20list/',
      pictures: [],
      versions: [],
    });
  });

  it('are named by robots.txt, and of a preview there is nothing', () => {
    const publication = publish({ articles: [], siteUrl: 'https://ward.example/blog/' });
    expect(printRobots(robotsOf([publication]))).toBe(
      'User-agent: *\nAllow: /\n\nSitemap: https://ward.example/blog/sitemap.xml\n',
    );
    expect(printSitemapIndex(plan(publication).index)).toContain(
      '<loc>https://ward.example/blog/sitemap-1.xml</loc>',
    );
    const preview = publish({ articles: [article('one')], preview: true });
    expect(printRobots(robotsOf([preview]))).toBe('User-agent: *\nDisallow: /\n');
    expect(planSitemaps(preview, { bodyOf: bodies() })).toBeUndefined();
  });
});
