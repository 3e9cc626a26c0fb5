import { expect, test } from '@playwright/test';
import { visibleParts } from './measure.ts';
import { openPage, pageTypes, specimen, whenFor } from './pages.ts';

for (const [type, address] of pageTypes) {
  test(
    `forced colours and reduced motion hide nothing: ${type}`,
    whenFor(type),
    async ({ page }) => {
      await openPage(page, address);
      const parts = await visibleParts(page);
      expect(parts.length).toBeGreaterThan(10);
      await page.emulateMedia({ forcedColors: 'active' });
      expect(await visibleParts(page)).toEqual(parts);
      await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce' });
      expect(await visibleParts(page)).toEqual(parts);
    },
  );
}

test('nothing moves for a reader who wants less motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(specimen);
  const moving = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('body *')]
      .map((element) => ({ element, style: getComputedStyle(element) }))
      .filter(
        ({ style }) =>
          style.scrollBehavior !== 'auto' ||
          style.animationName !== 'none' ||
          style.transitionDuration.split(', ').some((duration) => duration !== '0s'),
      )
      .map(({ element }) => element.outerHTML.slice(0, 80)),
  );
  expect(moving).toEqual([]);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  for (const [type, address] of pageTypes) {
    test(
      `the page is whole, and offers nothing that needs a script: ${type}`,
      whenFor(type),
      async ({ page }) => {
        await page.goto(address);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.getByRole('main')).toBeVisible();
        await expect(page.getByLabel('Colours')).toBeHidden();
        // The menu opens without one.
        for (const button of await page.locator('button:not([popovertarget])').all())
          await expect(button).toBeHidden();
      },
    );
  }
});
