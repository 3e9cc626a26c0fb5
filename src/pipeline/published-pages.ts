import { join } from 'node:path';
import { readChecked, writeChecked } from '../files/checked-file.ts';
import { articleState } from '../publication/article-state.ts';
import type { Publication } from '../publication/publication.ts';
import { answersBelow } from '../redirects/redirect-rule.ts';
import { type Address, requestKey } from '../urls.ts';
import type { ConnectedSite } from './connect-site.ts';

/** A page of an article, or a plain page, that is on the site. */
export interface PublishedPage {
  address: Address;
  /** Below the content folder. */
  file: string;
  title: string;
  bodyDigest: string;
  isArticle: boolean;
}

/** So many articles may go without a word, and this share of all. */
const FEW = 3;
const SHARE = 0.05;
const FINGERPRINT = 'published pages';

/** The pages that a site publishes now. */
export function publishedPages(publications: readonly Publication[]): PublishedPage[] {
  return publications.flatMap(({ articles, unlisted, content }) => [
    ...[...articles, ...unlisted].map((article) => pageOf(article, true)),
    ...content.pages.map((page) => pageOf(page, false)),
  ]);
}

/** The pages of files that are on the site now, or will be as they are. */
export function lastingPages(publications: readonly Publication[]): PublishedPage[] {
  return publications.flatMap(({ content, now }) => [
    ...content.articles
      .filter((article) => [undefined, 'scheduled'].includes(articleState(article, now)))
      .map((article) => pageOf(article, true)),
    ...content.pages.map((page) => pageOf(page, false)),
  ]);
}

function pageOf(
  { address, file, title, bodyDigest }: Omit<PublishedPage, 'isArticle'>,
  isArticle: boolean,
): PublishedPage {
  return { address, file, title, bodyDigest, isArticle };
}

/** The pages that were published last; none for a cache that knows of no build. */
export function lastPublished(cacheDir: string): PublishedPage[] {
  const known = (readChecked(pagesFile(cacheDir), FINGERPRINT) ?? []) as StoredPage[];
  return known.map(([address, file, title, bodyDigest, isArticle]) => ({
    address,
    file,
    title,
    bodyDigest,
    isArticle: isArticle === 1,
  }));
}

/** Remembers what was published, for the next build to compare with. */
export function rememberPublished(publications: readonly Publication[], cacheDir: string): void {
  const pages = publishedPages(publications).map(
    ({ address, file, title, bodyDigest, isArticle }): StoredPage => [
      address,
      file,
      title,
      bodyDigest,
      isArticle ? 1 : 0,
    ],
  );
  writeChecked(pagesFile(cacheDir), FINGERPRINT, pages);
}

type StoredPage = readonly [
  address: Address,
  file: string,
  title: string,
  bodyDigest: string,
  isArticle: 0 | 1,
];

/** Where what was published last is noted. */
export function pagesFile(cacheDir: string): string {
  return join(cacheDir, 'published-pages.json');
}

type AnsweringSite = Pick<ConnectedSite, 'publications' | 'pages' | 'redirects' | 'hostRules'>;

/**
 * Pages whose addresses the site does not answer now, by a page or a redirect. One that expired is not
 * lost, nor one whose file has an error, which the check names.
 */
export function lostPages(
  before: readonly PublishedPage[],
  { publications, pages, redirects, hostRules }: AnsweringSite,
): PublishedPage[] {
  if (before.length === 0) return [];
  const expired = publications.flatMap(({ content, now }) =>
    content.articles.filter((article) => articleState(article, now) === 'expired'),
  );
  const broken = publications.flatMap(({ content }) =>
    content.broken.flatMap(({ address }) => address ?? []),
  );
  const answered = new Set(
    [
      ...pages.map(({ address }) => address),
      ...redirects.map(({ from }) => from),
      ...expired.map(({ address }) => address),
      ...broken,
    ].map(requestKey),
  );
  const below = hostRules.filter((rule) => rule.kind === 'below');
  return before.filter(
    ({ address }) =>
      !answered.has(requestKey(address)) && !below.some(({ from }) => answersBelow(from, address)),
  );
}

/**
 * Addresses of articles that were published last and would be gone now, when they are too many to go
 * unnoticed: more than three and more than 5 %.
 */
export function findRemovals(before: readonly PublishedPage[], site: AnsweringSite): string[] {
  const articles = before.filter(({ isArticle }) => isArticle);
  const gone = lostPages(articles, site);
  return gone.length > FEW && gone.length > articles.length * SHARE
    ? gone.map(({ address }) => address)
    : [];
}
