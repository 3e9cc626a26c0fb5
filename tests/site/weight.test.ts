import { brotliCompressSync, constants } from 'node:zlib';
import type { Element } from 'hast';
import { describe, expect, it } from 'vitest';
import { addressesOf, fileAt } from './addresses.ts';
import { elements, kindOf, type SitePage } from './read-site.ts';
import { siteUnderTest } from './site-under-test.ts';

const site = siteUnderTest();
const articles = site.pages.filter((page) => kindOf(page) === 'article');
const compressed = new Map<string, number>();

/** Bytes of a file as a host sends it. */
function weigh(file: string): number {
  const bytes = site.files.get(file);
  if (bytes === undefined) throw new Error(`${file} is not there`);
  const weight =
    compressed.get(file) ??
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  compressed.set(file, weight);
  return weight;
}

function linked(page: SitePage, wanted: (element: Element) => boolean): string[] {
  return elements(page.tree, 'link', 'script')
    .filter(wanted)
    .map(({ properties }) => {
      const address = String(properties.src ?? properties.href);
      const file = fileAt(site, new URL(address, page.url));
      if (file === undefined) throw new Error(`${page.file} loads ${address}, which is not there`);
      return file;
    });
}

const isStyle = ({ properties }: Element): boolean => String(properties.rel) === 'stylesheet';

const isFont = ({ properties }: Element): boolean => properties.as === 'font';

/** Scripts that neither wait for the page nor let it go on. */
const isBlocking = ({ tagName, properties }: Element): boolean =>
  tagName === 'script' &&
  properties.src !== undefined &&
  properties.type !== 'module' &&
  properties.async !== true &&
  properties.defer !== true;

describe('an article page', () => {
  it('weighs at most 14,000 bytes at the median and 30,000 at the 95th percentile, styles included', () => {
    const weights = articles
      .map((page) =>
        [page.file, ...linked(page, isStyle)].reduce((sum, file) => sum + weigh(file), 0),
      )
      .sort((one, other) => one - other);
    const at = (share: number): number | undefined =>
      weights[Math.ceil(weights.length * share) - 1];
    expect(at(0.5)).toBeLessThanOrEqual(14_000);
    expect(at(0.95)).toBeLessThanOrEqual(30_000);
  });

  it('waits for one request at most before it is painted', () => {
    for (const page of articles) {
      expect(
        linked(page, (element) => isStyle(element) || isBlocking(element)),
        page.file,
      ).toHaveLength(1);
    }
  });

  // A browser fetches a script once that a page names twice.
  it('has at most 2,000 bytes of script', () => {
    for (const page of articles) {
      const scripts = linked(page, ({ properties }) => properties.src !== undefined);
      expect(
        [...new Set(scripts)].reduce((sum, file) => sum + weigh(file), 0),
        page.file,
      ).toBeLessThanOrEqual(2_000);
    }
  });

  it('without pictures makes three requests besides fonts and weighs 20,000 bytes at most', () => {
    const plain = articles.filter(({ tree }) => elements(tree, 'img').length === 0);
    for (const page of plain) {
      const fetched = addressesOf(page)
        .filter(({ url, loads }) => loads && !/icon|manifest|\.woff2$/.test(url.pathname))
        .map(({ url }) => fileAt(site, url) ?? url.href);
      const files = [page.file, ...new Set(fetched)];
      expect(files.length, page.file).toBeLessThanOrEqual(3);
      expect(
        files.reduce((sum, file) => sum + weigh(file), 0),
        page.file,
      ).toBeLessThanOrEqual(20_000);
    }
  });

  it('loads the fonts that it shows, 60,000 bytes of them at most', () => {
    for (const page of articles) {
      const fonts = linked(page, isFont);
      const bytes = fonts.reduce((sum, file) => sum + (site.files.get(file)?.length ?? 0), 0);
      expect(bytes, page.file).toBeLessThanOrEqual(60_000);
    }
  });

  it('does not wait for a font', () => {
    for (const page of articles) {
      const preloads = elements(page.tree, 'link').filter(isFont);
      for (const { properties } of preloads)
        expect(properties, page.file).toMatchObject({ fetchPriority: 'low', crossOrigin: '' });
      for (const file of linked(page, isStyle)) {
        const rules = String(site.files.get(file)).match(/@font-face\s*\{[^}]*url\([^}]*\}/g) ?? [];
        expect(rules.length, file).toBeGreaterThanOrEqual(preloads.length);
        for (const rule of rules) expect(rule, file).toContain('font-display:optional');
      }
    }
  });
});
