import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { expect, type Page } from '@playwright/test';
import { filesIn } from '../../src/files/walk-folder.ts';
import { readSettings } from '../../src/pipeline/settings.ts';

const { outDir } = readSettings(env, Date.now);
/** Pages of the built site by their addresses relative to its own, in the order of those. */
const pages = new Map(
  filesIn(outDir)
    .filter((file) => /(?:^|\/)index\.html$/.test(file))
    .map((file) => [
      `./${file.slice(0, -'index.html'.length)}`,
      readFileSync(join(outDir, file), 'utf8'),
    ]),
);

/** Addresses of all articles of the built site. */
export const articleAddresses: readonly string[] = addressesWith('<body class="page-article"');

/** The article that holds most kinds of things. */
export const specimen = richestOf(articleAddresses);

/** A word of an article's title, which the search finds. */
const word = titleOf(specimen)
  .split(/\P{L}+/u)
  .reduce((longest, one) => (one.length > longest.length ? one : longest), '');

/** Pages of each type that the built site has, and their addresses relative to the site's. */
export const pageTypes: readonly (readonly [type: string, address: string])[] = [
  ['home', './'],
  ['article', specimen],
  ...firstWith('part of a series', 'class="box series"'),
  ...firstWith('MDX feature', 'class="comparison'),
  ...firstBelow('category', /^\.\/categories\/[^/]+\/$/),
  ...firstBelow('tag', /^\.\/tags\/[^/]+\/$/),
  ...firstBelow('author', /^\.\/authors\/[^/]+\/$/),
  ...firstBelow('year', /^\.\/\d{4}\/$/),
  ['index of categories', './categories/'],
  ['index of tags', './tags/'],
  ['index of authors', './authors/'],
  ['archive', './archive/'],
  ...firstWith('plain', '<body class="page-plain"'),
  ['search', './search/'],
  ['search results', `./search/?q=${encodeURIComponent(word)}`],
  [
    'search for a misspelt word',
    `./search/?q=${encodeURIComponent(word.slice(0, 2) + word.slice(3))}`,
  ],
  ['not found', './not-there/'],
];

function addressesWith(html: string): string[] {
  return [...pages].filter(([, text]) => text.includes(html)).map(([address]) => address);
}

function firstWith(type: string, html: string): [string, string][] {
  return addressesWith(html)
    .slice(0, 1)
    .map((address) => [type, address]);
}

function firstBelow(type: string, address: RegExp): [string, string][] {
  return [...pages.keys()]
    .filter((one) => address.test(one))
    .slice(0, 1)
    .map((one) => [type, one]);
}

function richestOf(addresses: readonly string[]): string {
  const [first] = addresses
    .map((address) => ({ address, kinds: kindsIn(pages.get(address) ?? '') }))
    .sort((one, other) => other.kinds - one.kinds);
  if (first === undefined) throw new Error(`${outDir} holds no article`);
  return first.address;
}

/** How many elements, by name and class, a page differs in. */
function kindsIn(html: string): number {
  return new Set(html.match(/<[a-z][a-z\d]*(?: class="[^"]*")?/g)).size;
}

function titleOf(address: string): string {
  return /<h1[^>]*>([^<]*)/.exec(pages.get(address) ?? '')?.[1] ?? '';
}

const commonTypes = new Set(['home', 'article', 'category', 'search results', 'not found']);

/** Pages that look much like others are looked at by `npm run test:long` alone. */
export function whenFor(type: string): { tag?: string } {
  return commonTypes.has(type) ? {} : { tag: '@long' };
}

/** Opens a page of `pageTypes`, waits until it shows what its script finds, and unfolds all of it. */
export async function openPage(page: Page, address: string): Promise<void> {
  await page.goto(address);
  if (address.includes('?q=')) {
    await expect(page.locator('.search-status')).toHaveText(/\S/);
    await page.waitForLoadState('networkidle');
  }
  await page.evaluate(() => {
    for (const folded of document.querySelectorAll('details')) folded.open = true;
  });
}
