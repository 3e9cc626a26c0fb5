import { expect, test, type Locator, type Page } from '@playwright/test';
import { specimen } from '../pages.ts';

const button = (page: Page): Locator => page.getByRole('button', { name: 'Colours' });

const paper = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor);

test('the theme that a reader chooses lasts over a reload and on other pages', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(specimen);
  const light = await paper(page);
  await button(page).click();
  const dark = await paper(page);
  expect(dark).not.toBe(light);
  await page.reload();
  await expect.poll(() => paper(page)).toBe(dark);
  await expect(button(page)).toHaveAccessibleName('Colours Dark');
  await page.goto('./about/');
  await expect.poll(() => paper(page)).toBe(dark);
  expect(await page.evaluate(() => Object.entries(localStorage))).toEqual([['theme', 'dark']]);
});

test('without a choice the theme is the system’s, and leaving the choice keeps nothing', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(specimen);
  const light = await paper(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await paper(page);
  expect(dark).not.toBe(light);
  await button(page).click();
  expect(await paper(page)).toBe(light);
  await button(page).click();
  await expect(button(page)).toHaveAccessibleName('Colours Dark');
  await button(page).click();
  await expect(button(page)).toHaveAccessibleName('Colours Auto');
  expect(await paper(page)).toBe(dark);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('a page that may store nothing still changes its theme', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(specimen);
  const light = await paper(page);
  await button(page).click();
  expect(await paper(page)).not.toBe(light);
});

test('before the styles have come a chosen theme is set, and the page is not laid out', async ({
  page,
}) => {
  await page.goto(specimen);
  await button(page).click();
  const { promise: released, resolve: release } = Promise.withResolvers<undefined>();
  let fetchedScripts = 0;
  page.on('request', (request) => {
    if (request.resourceType() === 'script') fetchedScripts += 1;
  });
  await page.route('**/*.css', async (route) => {
    await released;
    await route.continue();
  });
  // A browser lays the page out where it says that the content is loaded.
  let loaded = false;
  page.on('domcontentloaded', () => (loaded = true));
  await page.goto('./about/', { waitUntil: 'commit' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect.poll(() => page.evaluate(() => document.readyState)).toBe('interactive');
  await page.waitForTimeout(300);
  expect(loaded).toBe(false);
  release(undefined);
  await expect.poll(() => loaded).toBe(true);
  expect(fetchedScripts).toBe(1);
});
