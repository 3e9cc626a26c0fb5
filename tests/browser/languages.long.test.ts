import { expect, test } from '@playwright/test';
import { serveFolder } from '../../src/cli/serve-folder.ts';
import { textsFor } from '../../src/i18n/texts-for.ts';
import { buildSampleSites, type SampleSites } from '../languages/build-sample-sites.ts';
import {
  languageSites,
  sampleSiteUrl,
  specimenAddress,
  type SiteLanguage,
} from '../languages/sample-sites.ts';
import { axeViolations } from './axe-violations.ts';
import { cutTexts, smallTargets, wideElements } from './measure.ts';

const addresses = [
  '',
  'page/2/',
  specimenAddress,
  '2024/02/02/feature/',
  'categories/',
  'tags/',
  '2023/',
  'about/',
  'search/',
  'search/?q=13',
  'not-there/',
];

// One worker builds the sites, once.
test.describe.configure({ mode: 'default' });

const servers = new Map<SiteLanguage, { url: string; close: () => Promise<void> }>();
let sites: SampleSites;

test.beforeAll(async () => {
  // Builds three sites.
  test.setTimeout(300_000);
  sites = await buildSampleSites();
  for (const lang of Object.keys(languageSites) as SiteLanguage[])
    servers.set(
      lang,
      await serveFolder({
        folder: sites.folders[lang],
        base: new URL(sampleSiteUrl).pathname,
        port: 0,
      }),
    );
});

test.afterAll(async () => {
  for (const { close } of servers.values()) await close();
  await sites.remove();
});

const addressOf = (lang: SiteLanguage, address: string): string =>
  new URL(address, servers.get(lang)?.url).href;

for (const lang of Object.keys(languageSites) as SiteLanguage[]) {
  for (const address of addresses) {
    test(`the page ${address} in ${lang} fits narrow and wide screens, and axe finds nothing`, async ({
      page,
    }) => {
      for (const [width, colorScheme] of [
        [320, 'light'],
        [1280, 'dark'],
      ] as const) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        await page.goto(addressOf(lang, address));
        if (address.includes('?q='))
          await expect(page.locator('.search-results > li')).not.toHaveCount(0);
        await page.evaluate(() => {
          for (const folded of document.querySelectorAll('details')) folded.open = true;
        });
        expect(await wideElements(page), `${width} px`).toEqual([]);
        expect(await cutTexts(page), `${width} px`).toEqual([]);
        expect(await smallTargets(page), `${width} px`).toEqual([]);
        expect(await axeViolations(page), `${width} px`).toEqual([]);
      }
    });
  }

  test(`the search says in ${lang} what it found, and what not`, async ({ page }) => {
    const { results } = textsFor(lang);
    await page.goto(addressOf(lang, 'search/?q=zzzqqq'));
    await expect(page.locator('.search-status')).toHaveText(
      results.none.replace('{query}', 'zzzqqq'),
    );
  });

  test(`copying a link is confirmed in ${lang}`, async ({ page, context }) => {
    const { share } = textsFor(lang);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(addressOf(lang, specimenAddress));
    await page.getByRole('button', { name: share.copy }).click();
    await expect(page.locator('[data-share-status]')).toHaveText(share.done);
  });
}

test('an Arabic page runs from right to left: header, breadcrumbs, contents, quotes and tables', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(addressOf('ar', specimenAddress));
  const middle = (selector: string): Promise<number> =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { left, right } = element.getBoundingClientRect();
        return (left + right) / 2;
      });
  expect(await middle('.brand')).toBeGreaterThan(await middle('.tools'));
  expect(await middle('.breadcrumbs li:first-child')).toBeGreaterThan(
    await middle('.breadcrumbs li:last-child'),
  );
  expect(await middle('.contents')).toBeGreaterThan(await middle('.prose'));
  expect(await middle('.prose th:first-child')).toBeGreaterThan(
    await middle('.prose th:last-child'),
  );
  const style = (selector: string, name: string): Promise<string> =>
    page
      .locator(selector)
      .first()
      .evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), name);
  expect(await style('.prose blockquote', 'border-right-width')).toBe('3px');
  expect(await style('.prose pre', 'direction')).toBe('ltr');
  expect(await style('.article-header h1', 'letter-spacing')).toBe('normal');
  expect(await style('.prose [data-footnote-backref]', 'direction')).toBe('rtl');
  await expect(page.locator('[data-footnote-backref]')).toHaveText('↪');
});
