import { expect, it } from 'vitest';
import type { Article } from '../../src/content/article.ts';
import { Moment } from '../../src/content/moment.ts';
import { keptBack } from '../../src/publication/unpublished.ts';

const now = new Moment(Date.UTC(2026, 10, 22, 12));
const on = (day: string) => ({ time: Date.parse(`${day}T00:00:00Z`), day });

function kept(article: Partial<Article>) {
  return keptBack({ draft: false, date: on('2026-01-01'), ...article } as Article, now);
}

it('says what keeps an article off the site', () => {
  expect(kept({})).toBeUndefined();
  expect(kept({ draft: true })?.reasons).toEqual(['Its front matter has `draft: true`.']);
  expect(keptBack({ draft: false } as Article, now)).toEqual({
    state: 'draft',
    reasons: ['It has no `date`.'],
  });
  expect(kept({ date: on('2027-01-01') })).toEqual({
    state: 'scheduled',
    reasons: ['It goes out at 2027-01-01 00:00 UTC (`date`).'],
  });
  expect(kept({ date: on('2027-01-01'), publishDate: on('2027-02-01') })?.reasons).toEqual([
    'It goes out at 2027-02-01 00:00 UTC (`publishDate`).',
  ]);
  expect(kept({ date: on('2027-01-01'), publishDate: on('2027-01-01') })?.reasons).toEqual([
    'It goes out at 2027-01-01 00:00 UTC (`date`).',
  ]);
  expect(kept({ expiryDate: on('2026-02-01') })).toEqual({
    state: 'expired',
    reasons: ['It expired at 2026-02-01 00:00 UTC (`expiryDate`).'],
  });
});
