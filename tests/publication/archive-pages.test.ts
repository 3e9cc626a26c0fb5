import { describe, expect, it } from 'vitest';
import { archivePage, yearPages } from '../../src/publication/archive-pages.ts';
import type { ArchivePage } from '../../src/publication/page.ts';
import type { Publication } from '../../src/publication/publication.ts';
import { article, day, publish } from './sample.ts';

const dated = (name: string, date: string) => article(name, { date: day(date) });

/** Articles, one a day from the first of January on, through the given number of years. */
function daily(count: number, years: number): Publication {
  const days = Array.from({ length: count }, (_, number) => {
    const year = 2000 + (number % years);
    const time = Date.UTC(year, 0, 1 + (Math.floor(number / years) % 365));
    return dated(`a${number}`, new Date(time).toISOString().slice(0, 10));
  });
  return publish({ articles: days });
}

const years = (publication: Publication): ArchivePage[] =>
  [...publication.byYear].flatMap(([year, articles]) =>
    yearPages(publication, year, articles).map(({ model }) => model()),
  );

describe('the archive', () => {
  it('lists titles by year and month, the newest first', () => {
    const publication = publish({
      articles: [
        dated('c', '2025-03-04'),
        dated('b', '2025-03-01'),
        article('d', { date: day('2025-11-30'), lang: 'de' }),
        dated('a', '2024-07-09'),
      ],
    });
    const { count, years: found } = archivePage(publication);
    expect(count).toBe(4);
    expect(
      found.map(({ label, href, months }) => [
        label,
        href,
        months.map((month) => [
          month.label,
          month.articles.map(({ label: title, date }) => `${date?.label ?? ''} ${title}`),
        ]),
      ]),
    ).toEqual([
      [
        '2025',
        '/2025/',
        [
          ['November', ['30 On d']],
          ['March', ['4 On c', '1 On b']],
        ],
      ],
      ['2024', '/2024/', [['July', ['9 On a']]]],
    ]);
    expect(found[0]?.months[0]?.articles[0]?.lang).toBe('de');
  });

  it('is empty without an article', () => {
    expect(archivePage(publish({ articles: [] }))).toMatchObject({ count: 0, years: [] });
  });

  it('of more than 500 articles leads to where each month begins, on the right page', () => {
    const publication = daily(2000, 2);
    const archive = archivePage(publication);
    const months = archive.years.flatMap((year) => year.months);
    expect(months.every(({ articles }) => articles.length === 0)).toBe(true);
    const pages = new Map(years(publication).map((page) => [page.shell.address, page]));
    for (const { href = '', id, label } of months) {
      const [path = '', anchor] = href.split('#');
      expect(anchor).toBe(id);
      const shown = pages.get(path)?.years.flatMap((year) => year.months) ?? [];
      expect(shown.map((month) => month.id)).toContain(id);
      expect(shown.find((month) => month.id === id)?.label).toBe(label);
    }
    expect(months.some(({ href = '' }) => href.startsWith('/2000/2/'))).toBe(true);
  });

  it.each([1, 5, 50, 5000])('and its years name each of %i articles once', (count) => {
    const publication = daily(count, 3);
    const titles = years(publication).flatMap((page) =>
      page.years.flatMap((year) => year.months.flatMap((month) => month.articles)),
    );
    expect(new Set(titles.map(({ href }) => href)).size).toBe(count);
    expect(titles).toHaveLength(count);
  });

  it('stays small, however many articles there are', () => {
    const size = (model: unknown): number => JSON.stringify(model).length;
    const publication = daily(20_000, 20);
    expect(size(archivePage(publication))).toBeLessThan(50_000);
    expect(Math.max(...years(publication).map(size))).toBeLessThan(50_000);
  });
});

describe('the pages of a year', () => {
  it('have titles and descriptions of their own, and the year’s address first', () => {
    const publication = daily(401, 1);
    const pages = years(publication);
    expect(pages).toHaveLength(3);
    expect(pages[0]?.shell.address).toBe('/2000/');
    expect(new Set(pages.map(({ shell }) => shell.documentTitle)).size).toBe(3);
    expect(new Set(pages.map(({ shell }) => shell.description)).size).toBe(3);
    expect(pages.map(({ count }) => count)).toEqual([401, 401, 401]);
    expect(pages[1]?.pagination).toMatchObject({ current: 2, total: 3, previous: '/2000/' });
  });
});
