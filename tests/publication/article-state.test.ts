import { describe, expect, it } from 'vitest';
import { Moment } from '../../src/content/moment.ts';
import { articleChanges, articleState, isNoindex } from '../../src/publication/article-state.ts';
import { article, day } from './sample.ts';

const noon = Date.UTC(2026, 0, 1, 12);

function state(more: Parameters<typeof article>[1], now = noon) {
  return articleState(article('x', more), new Moment(now));
}

it('is published from its date on, to the second', () => {
  const date = day('2026-01-01T12:00:00Z');
  expect(state({ date }, noon - 1000)).toBe('scheduled');
  expect(state({ date }, noon)).toBeUndefined();
});

it('counts a date in its own zone', () => {
  expect(state({ date: day('2026-01-01T13:30:00+02:00') })).toBeUndefined();
  expect(state({ date: day('2026-01-01T11:30:00-02:00') })).toBe('scheduled');
});

it('waits for the later of date and publishDate', () => {
  expect(state({ publishDate: day('2026-01-02') })).toBe('scheduled');
  expect(state({ publishDate: day('2025-01-02') })).toBeUndefined();
  expect(state({ date: day('2026-01-02'), publishDate: day('2025-01-02') })).toBe('scheduled');
});

it('is gone from its expiryDate on', () => {
  const expiryDate = day('2026-01-01T12:00:00Z');
  expect(state({ expiryDate }, noon - 1)).toBeUndefined();
  expect(state({ expiryDate }, noon)).toBe('expired');
});

it('is a draft whatever its dates say, and without a date', () => {
  const { date: _date, ...undated } = article('x');
  expect(articleState(undated, new Moment(noon))).toBe('draft');
  expect(state({ draft: true, expiryDate: day('2020-01-01') })).toBe('draft');
});

describe('search engines', () => {
  it('leave out what says so and what is not published', () => {
    expect(isNoindex(article('x'), new Moment(noon))).toBe(false);
    expect(isNoindex(article('x', { noindex: true }), new Moment(noon))).toBe(true);
    expect(isNoindex(article('x', { draft: true }), new Moment(noon))).toBe(true);
  });
});

describe('what changes by itself', () => {
  it('is that an article goes out, is due for review and expires, in this order', () => {
    const changing = article('x', {
      date: day('2026-01-01'),
      publishDate: day('2026-02-01'),
      nextReview: day('2026-03-01'),
      expiryDate: day('2026-04-01'),
    });
    expect(articleChanges(changing)).toEqual([
      { time: Date.UTC(2026, 1, 1), becomes: 'published' },
      { time: Date.UTC(2026, 2, 1), becomes: 'review due' },
      { time: Date.UTC(2026, 3, 1), becomes: 'expired' },
    ]);
  });

  it('is nothing of a draft, of one that expires before it goes out, or of a review after that', () => {
    const dates = { date: day('2026-02-01'), expiryDate: day('2026-03-01') };
    expect(articleChanges(article('x', { ...dates, draft: true }))).toEqual([]);
    expect(articleChanges(article('x', { ...dates, publishDate: day('2026-03-01') }))).toEqual([]);
    const reviewed = article('x', { ...dates, nextReview: day('2026-03-02') });
    expect(articleChanges(reviewed).map(({ becomes }) => becomes)).toEqual([
      'published',
      'expired',
    ]);
  });

  it('agrees at every moment with what keeps an article off the site', () => {
    const times = ['2026-01-01', '2026-01-02', '2026-01-03'].map(day);
    for (const date of times) {
      for (const publishDate of times) {
        for (const expiryDate of times) {
          const one = article('x', { date, publishDate, expiryDate });
          const seen = articleChanges(one);
          for (const { time } of times) {
            const last = seen.findLast((change) => change.time <= time)?.becomes;
            expect(articleState(one, new Moment(time)) === undefined).toBe(last === 'published');
          }
        }
      }
    }
  });
});
