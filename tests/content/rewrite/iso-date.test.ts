import { expect, it } from 'vitest';
import { isoDate } from '../../../src/content/rewrite/plan-fixes.ts';
import { parseDate } from '../../../src/content/parse-date.ts';

it.each([
  ['Tue, 13 Mar 2018 16:54:41 +0000', '2018-03-13T16:54:41Z'],
  ['Tue, 13 Mar 2018 23:54:41 -0500', '2018-03-13T23:54:41-05:00'],
  ['13 March 2018 16:54 EST', '2018-03-13T16:54:00-05:00'],
  ['2018-03-13 16:54:41', '2018-03-13T16:54:41Z'],
  ['2018-03-13 00:10:00 +5:30', '2018-03-13T00:10:00+05:30'],
  ['2018-03-13T16:54:41+0100', '2018-03-13T16:54:41+01:00'],
  ['2018-03-13T16:54:41.5Z', '2018-03-13T16:54:41Z'],
  [' 13 Mar 2018 ', '2018-03-13'],
])('writes %j as %s, the same moment on the same day', (written, iso) => {
  expect(isoDate(written)).toBe(iso);
  expect(parseDate(iso)).toEqual(parseDate(written));
});

it.each([
  '2018-03-13',
  '2018-03-13T16:54:41Z',
  '2018-03-13T16:54:41+01:00',
  '03/13/2018',
  '32 Mar 2018',
  '',
])('leaves %j alone', (written) => {
  expect(isoDate(written)).toBeUndefined();
});
