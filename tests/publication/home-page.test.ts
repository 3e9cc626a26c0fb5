import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/content/article.ts';
import { allArticlesPages, homePage } from '../../src/publication/home-page.ts';
import type { HomePage } from '../../src/publication/page.ts';
import type { Publication } from '../../src/publication/publication.ts';
import { article, day, publish } from './sample.ts';

/** Articles of the given number, the newest first: `a0`, `a1` … */
function many(count: number, more: (number: number) => Partial<Article> = () => ({})): Article[] {
  return Array.from({ length: count }, (_, number) =>
    article(`a${number}`, {
      date: day(new Date(Date.UTC(2025, 11, 31) - number * 3_600_000).toISOString()),
      ...more(number),
    }),
  );
}

const named = (...categories: string[]): Pick<Article, 'categories'> => ({ categories });

function shown({ lead, secondary, latest, bands }: HomePage): string[] {
  const teasers = [...secondary, ...latest, ...bands.flatMap((band) => band.teasers)];
  return [...(lead ? [lead] : []), ...teasers].map(({ title }) => title.replace('On ', ''));
}

const titlesOf = (teasers: readonly { title: string }[]): string[] =>
  teasers.map(({ title }) => title.replace('On ', ''));

function furtherTitles(publication: Publication): string[] {
  return allArticlesPages(publication).flatMap(({ model }) => titlesOf(model().teasers));
}

describe('the home page', () => {
  it.each([1, 5, 50, 5000])('shows no article twice, and leads to all of %i', (count) => {
    const categories = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const articles = many(count, (number) =>
      named(categories[number % 8] ?? '', categories[(number * 3 + 1) % 8] ?? ''),
    );
    const publication = publish({ articles });
    const home = homePage(publication);
    const all = shown(home);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBe(Math.min(count, all.length));
    const further = furtherTitles(publication);
    const reached = home.all === undefined ? all : further;
    expect([...reached].sort()).toEqual(articles.map(({ title }) => title.slice(3)).sort());
  });

  it.each([
    [1, { secondary: 0, latest: 0, bands: [] }],
    [5, { secondary: 3, latest: 1, bands: [] }],
    [50, { secondary: 3, latest: 5, bands: [4, 4, 4, 4, 4, 4] }],
    [5000, { secondary: 3, latest: 6, bands: [4, 4, 4, 4, 4, 4] }],
  ])('has of %i articles so many in each place', (count, expected) => {
    const articles = many(count, (number) => named(`c${number % 8}`));
    const { lead, secondary, latest, bands } = homePage(publish({ articles }));
    expect(lead?.title).toBe('On a0');
    expect({
      secondary: secondary.length,
      latest: latest.length,
      bands: bands.map(({ teasers }) => teasers.length),
    }).toEqual(expected);
  });

  it('leads with the newest featured article, the others beside it before the newest', () => {
    const articles = many(8, (number) => ({ featured: number === 5 || number === 7 }));
    const home = homePage(publish({ articles }));
    expect(home.lead?.title).toBe('On a5');
    expect(titlesOf(home.secondary)).toEqual(['a7', 'a0', 'a1']);
    expect(titlesOf(home.latest)).toEqual(['a2', 'a3', 'a4', 'a6']);
  });

  it('without categories lists more of the latest', () => {
    const home = homePage(publish({ articles: many(50) }));
    expect(home.bands).toEqual([]);
    expect(home).not.toHaveProperty('allTopics');
    expect(titlesOf(home.latest)).toEqual(
      many(20)
        .slice(4)
        .map(({ title }) => title.slice(3)),
    );
    expect(home.all).toEqual({ label: 'All articles', href: '/page/2/' });
  });

  it('has bands of the categories with the most articles, and names some of the others', () => {
    const sizes = (number: number): string => `c${Math.floor(Math.sqrt(number))}`;
    const articles = many(300 * 3, (number) => named(number < 300 ? `x${number}` : sizes(number)));
    const { bands, topics, allTopics } = homePage(publish({ articles }));
    expect(bands.map(({ label }) => label)).toEqual(['c29', 'c28', 'c27', 'c26', 'c25', 'c24']);
    expect(topics).toHaveLength(12);
    expect(topics.slice(0, 2).map(({ label }) => label)).toEqual(['c23', 'c22']);
    expect(allTopics).toBe('/categories/');
  });

  it('has the bands that the configuration names, in its order, even of one article', () => {
    const articles = many(40, (number) => named(number === 39 ? 'Rare' : `c${number % 4}`));
    const publication = publish({ articles, home: { categories: ['rare', 'C 2', 'c2', 'c0'] } });
    const { bands, topics } = homePage(publication);
    expect(bands.map(({ href }) => href)).toEqual(['/categories/c2/', '/categories/c0/']);
    expect(topics.map(({ href }) => href)).toContain('/categories/c1/');
  });

  it('puts an article into the band of its main category', () => {
    const articles = many(30, (number) => named(...(number % 2 === 0 ? ['a', 'b'] : ['b', 'a'])));
    const { bands } = homePage(publish({ articles }));
    const numbers = bands.map(({ teasers }) =>
      titlesOf(teasers).map((title) => Number(title.slice(1))),
    );
    expect(numbers.map((band) => new Set(band.map((number) => number % 2)).size)).toEqual([1, 1]);
  });

  it('shows nothing that is unlisted', () => {
    const articles = many(12, (number) => ({
      ...named('a'),
      unlisted: number === 0 || number === 6,
      featured: number === 0,
    }));
    const publication = publish({ articles });
    expect([...shown(homePage(publication)), ...furtherTitles(publication)]).not.toContain('a0');
    expect(shown(homePage(publication))).not.toContain('a6');
  });
});

describe('the pages of all articles', () => {
  it('begin with the second, and hold the newest twenty first', () => {
    const publication = publish({ articles: many(45) });
    const pages = allArticlesPages(publication);
    expect(pages.map(({ address }) => address)).toEqual(['/page/2/', '/page/3/', '/page/4/']);
    const [first] = pages.map(({ model }) => model());
    expect(first?.teasers[0]?.title).toBe('On a0');
    expect(first).toMatchObject({ of: 'article', count: 45 });
    expect(first?.pagination).toMatchObject({ current: 2, total: 4, previous: '/' });
  });

  it('are there wherever they were before the home page had bands: from 22 articles on', () => {
    const numbers = (count: number): number =>
      allArticlesPages(publish({ articles: many(count, () => named('a')) })).length;
    expect(numbers(12)).toBeGreaterThan(0);
    expect([numbers(5), numbers(22)]).toEqual([0, 2]);
  });
});
