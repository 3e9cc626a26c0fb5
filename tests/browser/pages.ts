import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { expect, type Page } from '@playwright/test';
import { readSettings } from '../../src/pipeline/settings.ts';

/** One page of each type, and its address relative to the site's. */
export const pageTypes: readonly (readonly [type: string, address: string])[] = [
  ['home', './'],
  ['article', './2026/05/12/how-our-pages-are-set/'],
  ['part of a series', './2021/07/13/smart-on-fhir/'],
  ['MDX feature', './2020/04/07/telehealth-live-or-later/'],
  ['category', './categories/standards/'],
  ['tag', './tags/fhir/'],
  ['author', './authors/standards-desk/'],
  ['year', './2021/'],
  ['index of categories', './categories/'],
  ['index of tags', './tags/'],
  ['index of authors', './authors/'],
  ['archive', './archive/'],
  ['plain', './about/'],
  ['search', './search/'],
  ['search results', './search/?q=patient+record'],
  ['search without a result', './search/?q=telehelth'],
  ['not found', './not-there/'],
];

const commonTypes = new Set(['home', 'article', 'category', 'search results', 'not found']);

/** Pages that look much like others are looked at by `npm run test:long` alone. */
export function whenFor(type: string): { tag?: string } {
  return commonTypes.has(type) ? {} : { tag: '@long' };
}

/** Opens a page of `pageTypes`, waits until it shows what its script finds, and unfolds all of it. */
export async function openPage(page: Page, address: string): Promise<void> {
  await page.goto(address);
  if (address.includes('?q=')) {
    await expect(page.locator('.search-status')).toHaveText(/article/);
    await page.waitForLoadState('networkidle');
  }
  await page.evaluate(() => {
    for (const folded of document.querySelectorAll('details')) folded.open = true;
  });
}

/** The article that holds something of everything. */
export const specimen = './2026/05/12/how-our-pages-are-set/';

/** Addresses of all articles of the built site. */
export function articleAddresses(): string[] {
  const { outDir } = readSettings(env, Date.now);
  const addresses = readdirSync(outDir, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('index.html'))
    .filter((file) =>
      readFileSync(join(outDir, file), 'utf8').includes('<body class="page-article"'),
    )
    .map((file) => `./${file.slice(0, -'index.html'.length).replaceAll('\\', '/')}`);
  if (addresses.length === 0) throw new Error(`${outDir} holds no article`);
  return addresses.sort();
}
