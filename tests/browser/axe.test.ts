import { expect, test } from '@playwright/test';
import { axeViolations } from './axe-violations.ts';
import { openPage, pageTypes } from './pages.ts';

for (const [type, address] of pageTypes) {
  test(`axe finds nothing on the page: ${type}`, async ({ page }) => {
    await openPage(page, address);
    for (const [colorScheme, width] of [
      ['light', 320],
      ['dark', 1280],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      expect(await axeViolations(page), `${colorScheme}, ${width} px`).toEqual([]);
    }
  });
}
