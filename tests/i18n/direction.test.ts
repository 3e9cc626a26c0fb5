import { expect, it } from 'vitest';
import { directionOf } from '../../src/i18n/direction.ts';

it.each([
  ['ar', 'rtl'],
  ['AR-eg', 'rtl'],
  ['he-IL', 'rtl'],
  ['uz-Arab', 'rtl'],
  ['uz', 'ltr'],
  ['ar-Latn', 'ltr'],
  ['zh-Hant-TW', 'ltr'],
  ['arn', 'ltr'],
  ['', 'ltr'],
])('knows that %s runs %s', (lang, direction) => {
  expect(directionOf(lang)).toBe(direction);
});
