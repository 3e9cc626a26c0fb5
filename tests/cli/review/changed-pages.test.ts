import { expect, it } from 'vitest';
import { changedPages } from '../../../src/cli/review/changed-pages.ts';
import { article, day, publish, termPage } from '../../publication/sample.ts';

const ines = { slug: 'ines', name: 'Ines', page: termPage('Ines', { file: 'authors/ines.md' }) };
const about = { ...termPage('About', { file: 'pages/about.md' }), address: '/about/' };
const rye = article('rye', { authors: ['ines'] });

function changes(before: Parameters<typeof publish>[0], now: Parameters<typeof publish>[0]) {
  return changedPages([publish(before)], [publish(now)]).map(
    ({ change, address, state }) => `${change} ${address}${state === undefined ? '' : ` ${state}`}`,
  );
}

it('names what is new, changed, moved and gone, by address', () => {
  const before = {
    articles: [rye, article('oats'), article('wheat')],
    authors: [ines],
    pages: [about],
  };
  const now = {
    articles: [
      { ...rye, bodyDigest: 'other' },
      article('draft', { draft: true }),
      article('later', { date: day('2035-01-01') }),
      article('wheat', { address: '/wheat/' }),
    ],
    authors: [{ ...ines, page: { ...ines.page, description: 'Bakes.' } }],
    pages: [about],
  };
  expect(changes(before, now)).toEqual([
    'new /2025/draft/ draft',
    'new /2025/later/ scheduled',
    'gone /2025/oats/',
    'changed /2025/rye/',
    'changed /authors/ines/',
    'moved /wheat/',
  ]);
});

it('names nothing where files say the same, wherever in them it stands', () => {
  const span = { line: 3, column: 1, length: 2 };
  const image = { root: 'content', file: 'a.png' } as const;
  const before = { articles: [{ ...rye, image, imageSpan: span }] };
  const now = { articles: [{ ...rye, image, imageSpan: { ...span, line: 9 } }] };
  expect(changes(before, now)).toEqual([]);
});
