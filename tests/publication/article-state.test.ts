import { describe, expect, it } from 'vitest';
import { articleState, isNoindex } from '../../src/publication/article-state.ts';
import { article, day } from './sample.ts';

const noon = Date.UTC(2026, 0, 1, 12);

function state(more: Parameters<typeof article>[1], now = noon) {
  return articleState(article('x', more), now);
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
  expect(articleState(undated, noon)).toBe('draft');
  expect(state({ draft: true, expiryDate: day('2020-01-01') })).toBe('draft');
});

describe('search engines', () => {
  it('leave out what says so and what is not published', () => {
    expect(isNoindex(article('x'), noon)).toBe(false);
    expect(isNoindex(article('x', { noindex: true }), noon)).toBe(true);
    expect(isNoindex(article('x', { draft: true }), noon)).toBe(true);
  });
});
