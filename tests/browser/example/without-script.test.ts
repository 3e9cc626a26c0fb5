import { expect, test } from '@playwright/test';
import { specimen } from '../pages.ts';

test.use({ javaScriptEnabled: false });

test('an article’s pictures, folded parts and links work', async ({ page }) => {
  await page.goto(specimen);
  const picture = page.locator('.prose .picture-body picture img').last();
  await picture.scrollIntoViewIfNeeded();
  await expect(picture).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy' })).toHaveCount(0);
  const folded = page.locator('.prose details');
  await folded.locator('summary').click();
  await expect(folded.getByRole('list')).toBeVisible();
  await page
    .getByRole('navigation', { name: /^Contents/ })
    .getByRole('link')
    .last()
    .click();
  await expect(page).toHaveURL(/#what-is-folded-away$/);
});
