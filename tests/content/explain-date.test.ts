import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainDate } from '../../src/content/explain-date.ts';
import { parseDate } from '../../src/content/parse-date.ts';
import { readRaw } from './front-matter/support.ts';

describe('says why there is no such date', () => {
  it.each([
    ['2026-02-30', 'February 2026 has 28 days', 'Correct the day'],
    ['2024-02-30', 'February 2024 has 29 days', 'Correct the day'],
    ['2100-02-29', 'February 2100 has 28 days', 'Correct the day'],
    ['2000-02-30', 'February 2000 has 29 days', 'Correct the day'],
    ['31 Apr 2026', 'April 2026 has 30 days', 'Correct the day'],
    ['30. Februar 2026', 'February 2026 has 28 days', 'Correct the day'],
    ['31/11/2026', 'November 2026 has 30 days', 'Correct the day'],
    ['2026-11-00', 'there is no day 0', 'Correct the day'],
    ['2026-00-11', 'there is no month 0', 'Correct the month'],
    ['2026-13-45', 'there is no month 13', 'Correct the month'],
    ['28/13/2026', 'there is no month 13', 'Correct the month'],
    ['2026-11-28 25:00', 'there is no hour 25, only 0 to 23', 'Correct the hour'],
    ['2026-11-28T12:60:00Z', 'there is no minute 60, only 0 to 59', 'Correct the minute'],
    ['28 Nov 2026 12:00:61', 'there is no second 61, only 0 to 59', 'Correct the second'],
    ['28 Nov 2026 12:00 CET', 'the zone "CET" is unknown', 'Write it in numbers, as +0100'],
  ])('%s', (text, reason, mend) => {
    expect(explainDate(text)).toEqual({ reason, mend, readings: [] });
  });

  it('offers the day where day and month are exchanged', () => {
    expect(explainDate('2026-13-05')).toMatchObject({
      reason: 'there is no month 13',
      readings: ['2026-05-13'],
    });
  });
});

describe('offers what is meant', () => {
  it.each([
    ['28. November 2026', '2026-11-28'],
    ['Samstag, 28. Nov. 2026', '2026-11-28'],
    ['5. März 2026', '2026-03-05'],
    ['28 novembre 2026', '2026-11-28'],
    ['1er août 2026', '2026-08-01'],
    ['28 févr. 2026', '2026-02-28'],
    ['28 de noviembre de 2026', '2026-11-28'],
    ['3 enero 2026', '2026-01-03'],
    ['28 de novembro de 2026', '2026-11-28'],
    ['5 de março de 2026', '2026-03-05'],
    ['28th of November 2026', '2026-11-28'],
    ['28/11/2026', '2026-11-28'],
    ['11/28/2026', '2026-11-28'],
    ['28.11.2026', '2026-11-28'],
    ['4/4/2026', '2026-04-04'],
    ['2026-1-5', '2026-01-05'],
    ['2026.11.28', '2026-11-28'],
    ['20261128', '2026-11-28'],
    ['2026年11月28日', '2026-11-28'],
    ['November 28, 2026 at 4:05 pm', '2026-11-28T16:05:00Z'],
    ['28 November 2026 12:30 AM', '2026-11-28T00:30:00Z'],
    ['28. November 2026, 14:30 Uhr', '2026-11-28T14:30:00Z'],
    ['28.11.2026 14:30 +0100', '2026-11-28T14:30:00+01:00'],
  ])('by %s', (text, iso) => {
    expect(explainDate(text)).toEqual({ readings: [iso] });
  });

  it('by numbers of which either may be the day, in two ways', () => {
    expect(explainDate('03/04/2026').readings).toEqual(['2026-04-03', '2026-03-04']);
    expect(explainDate('3.4.2026').readings).toEqual(['2026-04-03', '2026-03-04']);
  });

  it('by nothing that is no date', () => {
    for (const text of ['soon', '2019', '13 Foo 2018', 'Tue, 32 Mar 2018', '-001-11-30', '5. 2026'])
      expect(explainDate(text)).toEqual({ readings: [] });
  });

  it('as dates that are read', () => {
    const number = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(number, number, fc.constantFrom('/', '.', '-'), (one, other, separator) => {
        const { readings } = explainDate([one, other, 2026].join(separator));
        for (const reading of readings) expect(parseDate(reading)?.day).toBe(reading);
      }),
    );
  });

  it('in time that white space does not stretch', () => {
    expect(explainDate(`28 November 2026${' '.repeat(16_000)}x`)).toEqual({ readings: [] });
  });
});

it('puts the whole line into the hint', () => {
  const { diagnostics } = readRaw(
    'title: A',
    'pubDate: 28. November 2026',
    'lastmod: 03/04/2027',
    'publishDate: 2026-02-30',
  );
  expect(diagnostics).toMatchObject([
    {
      code: 'invalid-date',
      line: 3,
      column: 10,
      message: 'pubDate "28. November 2026" is not a date',
      hint: 'Write `pubDate: 2026-11-28`',
    },
    {
      line: 4,
      column: 10,
      hint: 'Write `lastmod: 2027-04-03` if the day stands first, `lastmod: 2027-03-04` if the month does',
    },
    {
      line: 5,
      column: 14,
      message: 'publishDate "2026-02-30" is not a date: February 2026 has 28 days',
      hint: 'Correct the day',
    },
  ]);
});
