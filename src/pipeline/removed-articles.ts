import { requestKey } from '../urls.ts';
import { join } from 'node:path';
import { readChecked, writeChecked } from '../files/checked-file.ts';
import { articleState } from '../publication/article-state.ts';
import type { AssembledSite } from './assemble-site.ts';

/** Addresses of the articles that were published last, in their order. */
type PublishedArticles = readonly string[];

/** So many articles may go without a word, and this share of all. */
const FEW = 3;
const SHARE = 0.05;
const FINGERPRINT = 'published articles';

/**
 * Articles that were published last and would be gone now, when they are too many to go unnoticed:
 * more than three and more than 5 %. One that expired, or whose address redirects, is not gone.
 */
export function findRemovals(site: AssembledSite, cacheDir: string): string[] {
  const before = (readChecked(noteFile(cacheDir), FINGERPRINT) ?? []) as PublishedArticles;
  const { publication, pages, redirects } = site;
  const expired = publication.content.articles.filter(
    (article) => articleState(article, publication.now) === 'expired',
  );
  const answered = new Set(
    [
      ...pages.map(({ address }) => address),
      ...redirects.map(({ from }) => from),
      ...expired.map(({ address }) => address),
    ].map(requestKey),
  );
  const gone = before.filter((address) => !answered.has(requestKey(address)));
  return gone.length > FEW && gone.length > before.length * SHARE ? gone : [];
}

/** Remembers what was published, for the next build to compare with. */
export function rememberArticles({ publication }: AssembledSite, cacheDir: string): void {
  const { articles, unlisted } = publication;
  const addresses: PublishedArticles = [...articles, ...unlisted].map(({ address }) => address);
  writeChecked(noteFile(cacheDir), FINGERPRINT, addresses);
}

function noteFile(cacheDir: string): string {
  return join(cacheDir, 'articles.json');
}
