import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { articleAddress, articleTitle, type Corpus } from '../../bench/article.ts';
import { verifySite } from '../../bench/verify-site.ts';
import { vocabulary } from '../../bench/vocabulary.ts';
import { siteAddresses } from '../../src/urls.ts';
import { temporaryFolder } from '../content/temporary-folder.ts';
import { printLibrary } from '../search/library.ts';

const corpus: Corpus = { articles: 40, seed: 1, vocabulary: vocabulary('narrow'), pictures: [] };

/** A site without anything but what is looked at. */
function writeSite(output: string): void {
  const write = (address: string, text: string): void => {
    const file = join(output, address);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  const numbers = Array.from({ length: corpus.articles }, (_, number) => number);
  const addresses = numbers.map((number) => `/${articleAddress(corpus, number)}`);
  for (const address of addresses) write(`${address}index.html`, '');
  const locations = (paths: readonly string[]): string =>
    paths.map((path) => `<loc>https://example.org${path}</loc>`).join('');
  write(siteAddresses.sitemapIndex, locations([siteAddresses.sitemap(1)]));
  write(siteAddresses.sitemap(1), locations(addresses));
  const { index, parts } = printLibrary(
    numbers.map((number) => ({ title: articleTitle(corpus, number) })),
  );
  write(siteAddresses.searchIndex, JSON.stringify(index));
  for (const [address, text] of parts)
    // The library knows articles by their numbers alone.
    write(
      address,
      text.replace(/"\/(\d+)\/"/g, (_, number) => `"${addresses[Number(number)] ?? ''}"`),
    );
}

describe('a site that is compared with its corpus', () => {
  let output = '';

  beforeEach(() => {
    output = temporaryFolder();
    writeSite(output);
  });

  it('is right where nothing is missing', async () => {
    await expect(verifySite(output, corpus)).resolves.toBeUndefined();
  });

  it('lacks a page', async () => {
    const address = articleAddress(corpus, 17);
    rmSync(join(output, address), { recursive: true });
    await expect(verifySite(output, corpus)).rejects.toThrow(`/${address} has no page`);
  });

  it('lacks an address in its sitemaps', async () => {
    const file = join(output, siteAddresses.sitemap(1));
    const address = `/${articleAddress(corpus, 17)}`;
    writeFileSync(file, readFileSync(file, 'utf8').replace(address, '/another/'));
    await expect(verifySite(output, corpus)).rejects.toThrow(`lists ${address}`);
  });

  it('has a search of other articles', async () => {
    await expect(verifySite(output, { ...corpus, articles: 30 })).rejects.toThrow(
      'holds 40 of 30 articles',
    );
  });

  it('has a search that is too dear', async () => {
    const file = join(output, siteAddresses.searchIndex);
    const noise = Array.from({ length: 100_000 }, (_, number) => Math.sin(number)).join(' ');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/\}$/, `,"noise":${JSON.stringify(noise)}}`));
    await expect(verifySite(output, corpus)).rejects.toThrow('the budget is 400000');
  });
});
