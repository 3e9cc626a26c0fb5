import type { FeedFormat } from './feeds/feed-format.ts';
import type { Feed } from './feeds/plan-feeds.ts';
import type { EntryReference, Page, SiteContext } from './publication/page.ts';
import type { PreviewFrame } from './publication/page-diagnostics.ts';
import type { Robots, Sitemap, SitemapIndex } from './publication/sitemaps.ts';
import type { WebManifest } from './publication/web-manifest.ts';

/** What a route of `src/pages/` prints: plain JSON data, whose digest says whether it must print again. */
export type RouteModel =
  | Page
  /** The text of an entry alone, for a feed. */
  | { kind: 'body'; entry: EntryReference }
  | { kind: 'feed'; feed: Feed }
  | { kind: 'robots'; robots: Robots }
  | { kind: 'sitemap'; sitemap: Sitemap }
  | { kind: 'sitemap-index'; index: SitemapIndex }
  | { kind: 'web-manifest'; manifest: WebManifest };

/** `Astro.locals` of every route. */
export interface RouteLocals {
  /** The model of the address; absent for pages that an adopter added. */
  page?: RouteModel;
  /** What page shells are made from. */
  site: SiteContext;
  /** The moment the site is built for, in milliseconds since 1970. */
  now: number;
  /** Prints a feed with the whole text of its articles. */
  printFeed: (format: FeedFormat, feed: Feed) => string;
  /** Only in a preview. */
  preview?: PreviewFrame;
}

type Kind = RouteModel['kind'];

/**
 * The model of a route, which prints only these kinds.
 *
 * @throws when the address has no model or one of another kind.
 */
export function modelOf<Wanted extends Kind>(
  { page }: RouteLocals,
  ...kinds: readonly Wanted[]
): Extract<RouteModel, { kind: Wanted }> {
  if (page && isOneOf(page, kinds)) return page;
  const wanted = kinds.join(' or ');
  throw new Error(
    page === undefined
      ? `This route prints a model (${wanted}), and its address has none${wanted === 'feed' ? '; `src/feeds/formats.ts` names the formats of feeds' : ''}`
      : `This route prints ${wanted}, not ${page.kind}`,
  );
}

function isOneOf<Wanted extends Kind>(
  model: RouteModel,
  kinds: readonly Wanted[],
): model is Extract<RouteModel, { kind: Wanted }> {
  return (kinds as readonly Kind[]).includes(model.kind);
}

/** What an endpoint answers: text in UTF-8 of the given media type. */
export function textResponse(text: string, mediaType: string): Response {
  return new Response(text, { headers: { 'Content-Type': `${mediaType}; charset=utf-8` } });
}
