import { env } from 'node:process';
import { expect, test, type Page } from '@playwright/test';
import { linkFaults, styleFaults } from '../site/link-faults.ts';
import { listFaults } from '../site/list-faults.ts';
import { pageFaults, sharedTitles } from '../site/page-faults.ts';
import { readSite, type Site } from '../site/read-site.ts';
import { textFaults } from '../site/text-faults.ts';
import { axeViolations } from './axe-violations.ts';
import { cutTexts, smallTargets, wideElements } from './measure.ts';
import { longWord } from './odd-articles.ts';
import { oddSiteUrl } from './odd-sites.ts';

type Name = 'EMPTY' | 'SINGLE' | 'ODD';

function setting(name: Name, what: 'FOLDER' | 'ADDRESS'): string {
  const value = env[`${name}_SITE_${what}`];
  if (value === undefined) throw new Error(`${name}_SITE_${what} is not set`);
  return value;
}

const siteOf = (name: Name): Site => readSite(setting(name, 'FOLDER'), oddSiteUrl);

async function open(page: Page, name: Name, address: string): Promise<void> {
  const response = await page.goto(new URL(address, setting(name, 'ADDRESS')).href);
  expect(response?.status(), address).toBe(200);
}

/** Everything that has to hold on a page, however odd its article. */
async function expectSound(page: Page): Promise<void> {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await wideElements(page), `${width} px`).toEqual([]);
    expect(await cutTexts(page), `${width} px`).toEqual([]);
    expect(await smallTargets(page), `${width} px`).toEqual([]);
  }
}

for (const name of ['EMPTY', 'SINGLE', 'ODD'] as const) {
  test(`every link, list, head and file of the small site holds, under its path: ${name}`, () => {
    const site = siteOf(name);
    expect(site.pages.flatMap((page) => pageFaults(site, page))).toEqual([]);
    expect(sharedTitles(site)).toEqual([]);
    expect(linkFaults(site)).toEqual([]);
    expect(styleFaults(site)).toEqual([]);
    expect(listFaults(site)).toEqual([]);
    expect(textFaults(site)).toEqual([]);
  });
}

test('a site without an article says so on every list', async ({ page }) => {
  for (const address of ['./', 'tags/', 'categories/', 'authors/', 'archive/']) {
    await open(page, 'EMPTY', address);
    await expect(page.locator('.empty')).toContainText('yet');
    await expectSound(page);
  }
  expect(await axeViolations(page)).toEqual([]);
});

test('a site with one article leads with it, and links to no neighbour', async ({ page }) => {
  await open(page, 'SINGLE', './');
  await expect(page.locator('.card')).toHaveCount(1);
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('link', { name: 'The only article' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The only article');
  await expect(page.locator('.adjacent, .related, .contents')).toHaveCount(0);
  await page.locator('.terms a').first().click();
  await expect(page.locator('.cards > li')).toHaveCount(1);
  await expectSound(page);
});

for (const address of [
  './',
  'page/2/',
  'tags/odd-states/',
  'tags/many/3/',
  'tags/',
  '2024/01/01/long-title/',
  '2024/01/02/long-word/',
  '2024/01/03/wide-table/',
  '2024/01/04/long-list/',
  '2024/03/02/arabic/',
  '2024/03/03/japanese/',
]) {
  test(`nobody scrolls sideways and axe finds nothing on the odd page ${address}`, async ({
    page,
  }) => {
    await open(page, 'ODD', address);
    await expectSound(page);
    expect(await axeViolations(page)).toEqual([]);
  });
}

test('a word of ninety letters is broken and stays whole', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, 'ODD', '2024/01/02/long-word/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(longWord);
  const lines = await page
    .getByRole('heading', { level: 1 })
    .evaluate(
      (heading) =>
        heading.getBoundingClientRect().height /
        Number.parseFloat(getComputedStyle(heading).lineHeight),
    );
  expect(lines).toBeGreaterThan(2);
});

test('a table of twenty columns scrolls in its own region', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, 'ODD', '2024/01/03/wide-table/');
  const region = page.getByRole('region', { name: /^Table/ });
  await expect(region.getByRole('columnheader')).toHaveCount(20);
  await region.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => region.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
});

test('a list of four hundred items keeps its numbers in view', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, 'ODD', '2024/01/04/long-list/');
  const items = page.locator('.prose > ol > li');
  await expect(items).toHaveCount(400);
  // A number of three digits and a full stop is about two ems wide.
  const room = await items.last().evaluate((item) => {
    const size = Number.parseFloat(getComputedStyle(item).fontSize);
    return item.getBoundingClientRect().left / size;
  });
  expect(room).toBeGreaterThan(2);
});

test('an article of fifty thousand words is whole and lists its sections', async ({ page }) => {
  await open(page, 'ODD', '2024/01/05/long-text/');
  const text = (await page.locator('.prose').textContent()) ?? '';
  expect(text.split(/\s+/).length).toBeGreaterThan(50_000);
  const contents = page.getByRole('navigation', { name: /^Contents/ });
  await expect(contents.getByRole('link')).toHaveCount(100);
  await contents.getByRole('link', { name: 'Section 100', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Section 100', exact: true })).toBeInViewport();
  await expectSound(page);
});

test('an article in Arabic runs from right to left, and its code from left to right', async ({
  page,
}) => {
  await open(page, 'ODD', '2024/03/02/arabic/');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  const edge = await page
    .locator('.prose > p')
    .first()
    .evaluate((paragraph) => {
      const range = document.createRange();
      range.selectNodeContents(paragraph);
      const first = range.getClientRects()[0];
      return Math.abs((first?.right ?? 0) - paragraph.getBoundingClientRect().right);
    });
  expect(edge).toBeLessThan(2);
});
