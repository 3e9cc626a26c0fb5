import { expect, test } from '@playwright/test';
import { openPage } from '../pages.ts';

for (const width of [360, 1280]) {
  test(`on the search page each click does what it says, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const results = page.locator('.search-results > li');
    const search = async (): Promise<void> => {
      await openPage(page, './search/?q=patient');
      await expect(results.nth(1)).toBeVisible();
    };
    for (const at of [0, 1]) {
      await search();
      const title = await results.nth(at).getByRole('link').innerText();
      // Anywhere on the result, where the link of its title lies on top.
      await results.nth(at).locator('.search-excerpt').click({ force: true });
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    }
    await search();
    await page.getByLabel('Topic').click();
    await expect(page.getByLabel('Topic')).toBeFocused();
    await expect(page).toHaveURL(/\/search\//);
    await page.locator('.site-header a').first().click();
    await expect(page.locator('body')).toHaveClass(/page-home/);
  });
}
