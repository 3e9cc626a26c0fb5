import { expect, test } from '@playwright/test';
import { axeViolations } from './axe-violations.ts';
import { openPage, pageTypes } from './pages.ts';

const narrow = { width: 320, height: 640 };
const wide = { width: 1280, height: 800 };

for (const [type, address] of pageTypes) {
  test(`axe finds nothing on the page: ${type}`, async ({ page }) => {
    await openPage(page, address);
    for (const viewport of [narrow, wide]) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await axeViolations(page), `${colorScheme}, ${viewport.width} px`).toEqual([]);
      }
    }
  });
}
