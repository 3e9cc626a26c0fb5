import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/content/article.ts';
import { relatedFinder, relatedRules } from '../../src/publication/related.ts';
import { article, day, publish } from './sample.ts';

/** Articles that share nothing with any other, so that terms are rare. */
const strangers = Array.from({ length: 30 }, (_, number) => titled(`s${number}`, {}));

function titled(name: string, more: Partial<Article>): Article {
  return article(name, { title: name, ...more });
}

/** Names of what is related to the first of these articles, best first. */
function relatedTo(first: Article, ...others: Article[]): string[] {
  const publication = publish({ articles: [...others, ...strangers, first] });
  return relatedFinder(publication)(first).map(({ title }) => title);
}

const tags = ['fhir', 'hl7'];

it('names what shares the most, best first', () => {
  const first = titled('first', { tags, categories: ['standards'], series: 'Basics' });
  expect(
    relatedTo(
      first,
      titled('category', { categories: ['standards'] }),
      titled('tag', { tags: ['fhir'] }),
      titled('both', { tags }),
      titled('series', { series: 'basics', tags }),
    ),
  ).toEqual(['series', 'both', 'tag']);
});

it('holds a rare tag for more than a frequent one', () => {
  const frequent = Array.from({ length: 6 }, (_, number) =>
    titled(`f${number}`, { tags: ['common'] }),
  );
  const [best] = relatedTo(
    titled('first', { tags: ['common', 'rare'] }),
    ...frequent,
    titled('rare', { tags: ['rare'] }),
  );
  expect(best).toBe('rare');
});

it('holds what too many share for nothing', () => {
  const all = Array.from({ length: relatedRules.commonFloor + 1 }, (_, number) =>
    titled(`c${number}`, { tags: ['all'] }),
  );
  const [first, ...others] = all;
  if (!first) throw new Error('no article');
  expect(relatedTo(first, ...others.slice(1))).not.toEqual([]);
  expect(relatedTo(first, ...others)).toEqual([]);
});

describe('words', () => {
  it('of keywords count like tags do, whatever their spelling', () => {
    expect(
      relatedTo(
        titled('first', { keywords: ['Health IT'] }),
        titled('x', { keywords: ['health-it'] }),
      ),
    ).toEqual(['x']);
  });

  it('of titles count when they are longer than three letters', () => {
    const first = article('first', { title: 'The audit log of the day' });
    expect(relatedTo(first, article('x', { title: 'the day' }))).toEqual([]);
    expect(relatedTo(first, article('x', { title: 'Audit trails' }))).toEqual(['Audit trails']);
  });
});

it('names none rather than one that has nothing in common', () => {
  expect(relatedTo(titled('first', { tags }))).toEqual([]);
});

describe('when an archive grows', () => {
  const date = day('2020-01-01');
  const newer = (name: string): Article => titled(name, { tags, date: day('2024-01-01') });

  it('names at most one newer article', () => {
    const found = relatedTo(
      titled('first', { tags, date }),
      newer('n1'),
      newer('n2'),
      titled('old', { tags: ['fhir'], date: day('2019-01-01') }),
    );
    expect(found).toEqual(['n1', 'old']);
  });

  it('names at most three, the nearer in time first', () => {
    const old = ['2013', '2019', '2011', '2017'].map((year) =>
      titled(year, { tags, date: day(`${year}-01-01`) }),
    );
    expect(relatedTo(titled('first', { tags, date }), ...old)).toEqual(['2019', '2017', '2013']);
  });
});

it('never names the article itself, nor one that is not on the site', () => {
  const first = titled('first', { tags });
  expect(relatedTo(first, titled('draft', { tags, draft: true }))).toEqual([]);
});

it('finds the same in any order, and when it is asked again', () => {
  const articles = Array.from({ length: 12 }, (_, number) =>
    titled(`a${number}`, { tags, keywords: [`k${number % 3}`] }),
  );
  const find = (list: Article[]): string[][] => {
    const finder = relatedFinder(publish({ articles: list }));
    return articles
      .flatMap((one) => [finder(one), finder(one)])
      .map((found) => found.map(({ title }) => title));
  };
  expect(find([...articles].reverse())).toEqual(find(articles));
  expect(find(articles)[0]).toEqual(find(articles)[1]);
});
