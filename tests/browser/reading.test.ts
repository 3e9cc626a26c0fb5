import { expect, test } from '@playwright/test';
import { specimen } from './pages.ts';

test('the table of contents jumps to its sections', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(specimen);
  const contents = page.getByRole('navigation', { name: /^Contents/ });
  const links = await contents.getByRole('link').all();
  expect(links.length).toBeGreaterThan(5);
  const headings = await page.locator('.prose :is(h2, h3)[id]').allTextContents();
  expect(headings.slice(0, links.length)).toEqual(
    await contents.getByRole('link').allTextContents(),
  );
  for (const link of [links[0], links[4]]) {
    if (link === undefined) throw new Error('There are too few links');
    const name = await link.innerText();
    await link.click();
    const heading = page.getByRole('heading', { name, exact: true }).first();
    await expect(heading).toBeInViewport({ ratio: 1 });
    const top = await heading.evaluate((element) => element.getBoundingClientRect().top);
    expect(top).toBeLessThan(120);
  }
});

test('a footnote leads to its text and back', async ({ page }) => {
  await page.goto(specimen);
  await page.locator('[data-footnote-ref]').first().click();
  await expect(page.locator('.footnotes li').first()).toBeInViewport();
  await page.locator('[data-footnote-backref]').first().click();
  await expect(page.locator('[data-footnote-ref]').first()).toBeInViewport();
});

test('a reader goes from home to an article, its author, and on', async ({ page }) => {
  await page.goto('./');
  const title = page.locator('.card-title a').first();
  const name = await title.innerText();
  await title.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  const author = page.locator('.authors a').first();
  const desk = await author.innerText();
  await author.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(desk);
  await expect(page.locator('.cards').getByText(name)).toBeVisible();
});

test('copy link puts the address to share on the clipboard and says so', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(specimen);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('status')).toHaveText('The link is copied.');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const canonical = await page.locator('link[rel=canonical]').getAttribute('href');
  expect(copied).toBe(canonical);
});

test('a link that cannot be copied is shown instead', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator.clipboard, 'writeText', {
      value: () => Promise.reject(new Error('refused')),
    });
  });
  await page.goto(specimen);
  await page.getByRole('button', { name: 'Copy link' }).click();
  const canonical = (await page.locator('link[rel=canonical]').getAttribute('href')) ?? '';
  await expect(page.getByRole('status')).toContainText(canonical);
});

test('the page prints: its text and address on paper, without what only a screen needs', async ({
  page,
}) => {
  await page.goto(specimen);
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  const pages = pdf.match(/\/Type\s*\/Page\b/g) ?? [];
  expect(pages.length).toBeGreaterThan(1);
  expect(pages.length).toBeLessThan(10);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.print-address')).toBeVisible();
  await expect(page.locator('.prose')).toBeVisible();
  for (const part of ['.site-header nav', '.contents', '.share', '.site-footer', '.adjacent']) {
    await expect(page.locator(part)).toBeHidden();
  }
});
