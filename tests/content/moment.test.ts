import { expect, it } from 'vitest';
import { Moment } from '../../src/content/moment.ts';

it('knows between which of the times that it was asked about it lies', () => {
  const moment = new Moment(10);
  expect([3, 10, 7, 12, 40].map((time) => moment.hasCome(time))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
  expect(moment.lasts).toEqual({ since: 10, until: 12 });
});

it('lasts for ever while nobody asks', () => {
  const { since, until } = JSON.parse(JSON.stringify(new Moment(10).lasts)) as Moment['lasts'];
  expect(since).toBeLessThan(-8.64e15);
  expect(until).toBeGreaterThan(8.64e15);
});

it('lasts no longer than itself for one who read it', () => {
  const moment = new Moment(10);
  expect(moment.time).toBe(10);
  expect(moment.hasCome(5)).toBe(true);
  expect(moment.lasts).toEqual({ since: 10, until: 11 });
});
