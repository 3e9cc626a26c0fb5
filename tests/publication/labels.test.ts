import { expect, it } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { dateLabel } from '../../src/publication/labels.ts';
import { day } from './sample.ts';

it.each([
  ['2018-03-13', '2018-03-13T00:00:00Z', '13 March 2018'],
  ['2018-12-01', '2018-12-01T00:00:00Z', '1 December 2018'],
  ['Tue, 13 Mar 2018 16:54:41 +0000', '2018-03-13T16:54:41Z', '13 March 2018'],
  ['2018-03-13T23:30:00-05:00', '2018-03-14T04:30:00Z', '13 March 2018'],
  ['2018-03-14T01:00:00+09:00', '2018-03-13T16:00:00Z', '14 March 2018'],
])('prints %s to machines in UTC and to people as the day of its author', (written, iso, label) => {
  expect(dateLabel(day(written), en)).toEqual({ iso, label });
});
