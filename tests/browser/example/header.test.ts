import { expect, test, type Locator, type Page } from '@playwright/test';
import { specimen } from '../pages.ts';

const longName = 'Frankfurter Allgemeine Gesundheitszeitung für Ärztinnen';

const menu = (page: Page): Locator => page.getByRole('button', { name: 'Menu' });
const navigation = (page: Page): Locator => page.getByRole('navigation', { name: 'Main' });

/** Of what a reader can press in the header: its name, and where its middle is from above. */
function controls(page: Page): Promise<{ name: string; middle: number }[]> {
  return page.locator('.site-header').evaluate((header) =>
    [...header.querySelectorAll('a, button')]
      .filter((element) => element.checkVisibility())
      .map((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return { name: element.textContent.trim(), middle: (top + bottom) / 2 };
      }),
  );
}

for (const width of [320, 360, 768, 1280]) {
  test(`the header is one row, ${width} px wide, and what is in it is named`, async ({ page }) => {
    await page.setViewportSize({ width, height: 640 });
    await page.goto(specimen);
    await expect(page.getByRole('button', { name: 'Colours' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Search', exact: true })).toBeVisible();
    await expect(width < 960 ? menu(page) : navigation(page)).toBeVisible();
    const middles = (await controls(page)).map(({ middle }) => middle);
    expect(Math.max(...middles) - Math.min(...middles)).toBeLessThan(4);
  });
}

test('a long name breaks between its words and leaves the row whole, 320 px wide', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const html = await (await page.request.get(specimen)).text();
  await page.route('**/2026/**', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: html.replace(
        /<p class="brand">([^]*?)<span>[^<]*/,
        `<p class="brand brand-long">$1<span>${longName}`,
      ),
    }),
  );
  await page.goto(specimen);
  await expect(page.locator('.brand')).toHaveText(longName);
  const middles = (await controls(page)).map(({ middle }) => middle);
  expect(Math.max(...middles) - Math.min(...middles)).toBeLessThan(4);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBe(320);
  // Each word in a line of its own is no wider than the name.
  const broken = await page.locator('.brand span').evaluate((name) => {
    const text = name.firstChild;
    const words = [...(text?.textContent?.matchAll(/\S+/g) ?? [])];
    return words
      .filter(({ 0: word, index }) => {
        const range = new Range();
        if (text === null) return true;
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        return range.getClientRects().length > 1;
      })
      .map(([word]) => word);
  });
  expect(broken).toEqual([]);
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });

  test('the menu opens and closes by keyboard, and its links are next', async ({ page }) => {
    await page.goto(specimen);
    await expect(navigation(page)).toBeHidden();
    await menu(page).focus();
    await page.keyboard.press('Enter');
    await expect(navigation(page)).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Close' })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(navigation(page).getByRole('link').first()).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(navigation(page)).toBeHidden();
    await expect(menu(page)).toBeFocused();
  });

  test('the search is a link to its page, and no theme is offered', async ({ page }) => {
    await page.goto(specimen);
    await expect(page.getByRole('button', { name: 'Colours' })).toBeHidden();
    await page.getByRole('link', { name: 'Search', exact: true }).click();
    await expect(page).toHaveURL(/\/search\/$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Search');
  });
});

test('a menu that is open closes at a click beside it', async ({ page }) => {
  await page.setViewportSize({ width: 600, height: 640 });
  await page.goto(specimen);
  await menu(page).click();
  await expect(navigation(page)).toBeVisible();
  await page.mouse.click(20, 400);
  await expect(navigation(page)).toBeHidden();
});

test('no single key does anything, as speech input types letters', async ({ page }) => {
  await page.goto(specimen);
  const address = page.url();
  const theme = await page.locator('html').getAttribute('data-theme');
  for (const key of ['/', 's', 'k', 't', 'm', '?']) await page.keyboard.press(key);
  await expect(page.locator('body')).toBeFocused();
  expect(page.url()).toBe(address);
  expect(await page.locator('html').getAttribute('data-theme')).toBe(theme);
});

test('the home page says the name of the publication once', async ({ page }) => {
  await page.goto('./');
  const name = await page.getByRole('heading', { level: 1 }).textContent();
  const text = await page.locator('body').innerText();
  expect(text.split(name?.trim() ?? '').length).toBe(2);
});
