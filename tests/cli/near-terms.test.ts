import { expect, it } from 'vitest';
import { findNearTerms } from '../../src/cli/terms/near-terms.ts';
import { slugify } from '../../src/content/text.ts';

function nearOf(...names: string[]): string[] {
  const terms = names.map((name, index) => {
    return { slug: slugify(name), name, count: names.length - index, others: [] };
  });
  return findNearTerms(terms).map(({ kept, other, why }) => `${kept.name}/${other.name}: ${why}`);
}

it.each([
  ['Unit Testing', 'unittesting', 'spaces'],
  ['Node.js', 'NodeJS', 'spaces'],
  ['Book Review', 'books reviews', 'a plural'],
  ['repository', 'repositories', 'a plural'],
  ['Patterns of Design', 'design of patterns', 'the order of words'],
  ['Management', 'Mangement', 'a letter or two'],
  ['Architecture', 'Architechture', 'a letter or two'],
  ['continuous integration', 'contnuous integratoin', 'a letter or two'],
])('%s and %s differ in %s', (one, other, why) => {
  expect(nearOf(one, other)).toEqual([`${one}/${other}: ${why}`]);
});

it.each([
  ['HTML 4', 'HTML 5'],
  ['Visual Studio 2008', 'Visual Studio 2010'],
  ['C#', 'F#'],
  ['git', 'gil'],
  ['testing', 'hosting'],
  ['JavaScript', 'TypeScript'],
  ['class', 'clas'],
])('%s and %s are two', (one, other) => {
  expect(nearOf(one, other)).toEqual([]);
});

it('names every pair, the more used first', () => {
  expect(nearOf('unit tests', 'unittests', 'other', 'unit test')).toEqual([
    'unit tests/unittests: spaces',
    'unit tests/unit test: a plural',
    'unittests/unit test: a plural',
  ]);
});
