import { expect, test } from '@playwright/test';
import { brokenWords, cutTexts, smallTargets, wideElements } from './measure.ts';
import { openPage, pageTypes, whenFor } from './pages.ts';

/** Beside a portrait a line has less room than its block. */
const portrayed = new Set(['category', 'author', 'index of categories', 'index of authors']);

for (const [type, address] of pageTypes) {
  // 1280 px enlarged to 400 %: 320 px of four device pixels each.
  test.describe(() => {
    test.use({ viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 });

    test(`nobody scrolls sideways at 400 %, and targets have 24 px: ${type}`, async ({ page }) => {
      await openPage(page, address);
      expect(await wideElements(page)).toEqual([]);
      expect(await cutTexts(page)).toEqual([]);
      expect(await smallTargets(page)).toEqual([]);
    });
  });

  test(
    `text of twice the size fits 320 px, and no word is broken that a line has room for: ${type}`,
    { tag: '@long' },
    async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await openPage(page, address);
      await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
      expect(await wideElements(page)).toEqual([]);
      expect(await cutTexts(page)).toEqual([]);
      if (!portrayed.has(type)) expect(await brokenWords(page)).toEqual([]);
    },
  );

  test(
    `text of twice the size fits, and has twice the size: ${type}`,
    whenFor(type),
    async ({ page }) => {
      await page.setViewportSize({ width: 1280, height: 800 });
      await openPage(page, address);
      expect(await smallTargets(page)).toEqual([]);
      const sizes = (): Promise<number[]> =>
        page.evaluate(() =>
          [...document.querySelectorAll('main :is(p, li, dd, time), footer a, nav a')].map(
            (element) => Number.parseFloat(getComputedStyle(element).fontSize),
          ),
        );
      const before = await sizes();
      await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
      const growth = (await sizes()).map((size, index) => size / (before[index] ?? 0));
      expect(growth.filter((factor) => factor < 1.9)).toEqual([]);
      expect(await wideElements(page)).toEqual([]);
      expect(await cutTexts(page)).toEqual([]);
    },
  );
}
