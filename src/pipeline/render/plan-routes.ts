import { memoize } from '../../content/memoize.ts';
import type { BodyLocation } from '../../content/store/body-packs.ts';
import { renderableBody } from '../../feeds/feed-text.ts';
import { feedAddresses, planFeeds, type PlannedFeeds } from '../../feeds/plan-feeds.ts';
import { digestOf } from '../../files/digest-of.ts';
import { type Entry, entryOf, type EntrySources } from '../../publication/entries.ts';
import type { CollectionName, Page } from '../../publication/page.ts';
import type { PlannedPage } from '../../publication/plan-pages.ts';
import type { Publication } from '../../publication/publication.ts';
import { planSitemaps, robotsOf } from '../../publication/sitemaps.ts';
import { webManifestOf } from '../../publication/web-manifest.ts';
import type { RouteModel } from '../../route-models.ts';
import { type Address, siteAddresses } from '../../urls.ts';
import type { ModelTask } from './render-worker.ts';
import { routeOf } from './routes.ts';

/** One address that is printed from a model. */
export interface PlannedRoute {
  address: Address;
  /** Digest of all that the text depends on besides the code. */
  key: string;
  group: 'page' | 'list';
  task: () => ModelTask;
}

export interface RouteInput {
  /** In each language; the first has what is on the site once. */
  publications: readonly Publication[];
  pages: readonly PlannedPage[];
  sources: EntrySources;
  /** Where the Markdown body of a file lies. */
  locationOf: (file: string) => BodyLocation;
  /** Digest of the MDX articles and what they import, which no model shows. */
  features: string;
  /** Addresses of pages that an adopter added, for the sitemap. */
  ownPages: readonly Address[];
}

/** Every route with a model, pages first. */
export function* planRoutes(input: RouteInput): Generator<PlannedRoute> {
  const keyOf = pageKeys();
  for (const page of mixed(input.pages)) yield planPage(page, keyOf, input);
  yield* planEndpoints(input);
}

/**
 * Lists evenly among the pages of files. An article that is added changes hundreds of lists and few other pages, so
 * threads render lists while those are planned.
 */
function mixed(pages: readonly PlannedPage[]): PlannedPage[] {
  const kinds = Map.groupBy(pages, ({ source }) => source === undefined);
  const placed = [...kinds.values()].flatMap((some) =>
    some.map((page, index) => ({ page, at: index / some.length })),
  );
  return placed.sort((one, other) => one.at - other.at).map(({ page }) => page);
}

/** Feeds, and what crawlers and devices ask for. */
export function* planEndpoints(input: Omit<RouteInput, 'pages'>): Generator<PlannedRoute> {
  const { publications } = input;
  const { bodyOf } = input.sources;
  const [first] = publications;
  for (const publication of publications) {
    for (const feeds of planFeeds(publication, bodyOf)) yield* planFeed(publication, feeds, input);
    const ownPages = publication === first ? input.ownPages : [];
    const sitemaps = planSitemaps(publication, { bodyOf, ownPages });
    if (!sitemaps) continue;
    const { sitemapIndex } = publication.addresses;
    yield planText(sitemapIndex, { kind: 'sitemap-index', index: sitemaps.index });
    for (const { address, model } of sitemaps.parts)
      yield planText(address, { kind: 'sitemap', sitemap: model });
  }
  yield planText(siteAddresses.robots, { kind: 'robots', robots: robotsOf(publications) });
  if (!first) return;
  yield planText(siteAddresses.webManifest, {
    kind: 'web-manifest',
    manifest: webManifestOf(first.site, first.context.shell),
  });
}

/** Addresses of routes other than pages that an article may link to. */
export function endpointAddresses(publications: readonly Publication[]): Address[] {
  const { robots, webManifest } = siteAddresses;
  return [
    robots,
    webManifest,
    ...publications.flatMap((publication) => [
      ...(publication.preview ? [] : [publication.addresses.sitemapIndex]),
      ...feedAddresses(publication),
    ]),
  ];
}

/** The entry that a page shows, if it shows one. */
function shownEntry(
  { source, address, site }: PlannedPage,
  page: Page,
  sources: EntrySources,
): ({ collection: CollectionName } & { entry: Entry }) | undefined {
  const reference =
    page.kind === 'list' ? page.introduction : 'entry' in page ? page.entry : undefined;
  if (!reference || !source) return undefined;
  const entry = entryOf({ site }, source, address, sources);
  return { collection: reference.collection, entry };
}

function planPage(
  planned: PlannedPage,
  keyOf: (page: Page) => string,
  { sources, locationOf, features }: RouteInput,
): PlannedRoute {
  const { address, source } = planned;
  const page = planned.model();
  const shown = shownEntry(planned, page, sources);
  const isMdx = source?.syntax === 'mdx';
  return {
    address,
    key: digestOf(
      [keyOf(page), shown ? JSON.stringify(shown.entry) : '', isMdx ? features : ''].join(' '),
    ),
    group: page.kind === 'article' || page.kind === 'plain' ? 'page' : 'list',
    task: () => ({
      kind: 'model',
      route: routeOf(page, address),
      address,
      model: JSON.stringify(page),
      ...(shown && {
        entry: { ...shown, ...(source && !isMdx && { location: locationOf(source.file) }) },
      }),
    }),
  };
}

function* planFeed(
  publication: Publication,
  feeds: PlannedFeeds,
  { sources, locationOf, features }: Omit<RouteInput, 'pages'>,
): Generator<PlannedRoute> {
  const feed = feeds.model();
  const json = JSON.stringify({ kind: 'feed', feed } satisfies RouteModel);
  const mdx = feeds.features();
  const key = digestOf(`${json} ${mdx.length > 0 ? features : ''}`);
  const task = (address: Address): ModelTask => ({
    kind: 'model',
    route: routeOf({ kind: 'feed', feed }, address),
    address,
    model: json,
    bodies: Object.fromEntries(
      feed.items.flatMap(({ body: { file, source } }): [string, BodyLocation][] =>
        source === 'markdown' ? [[file, locationOf(file)]] : [],
      ),
    ),
    features: mdx.map(({ file, url }) => featureEntry(file, url)),
  });
  const featureEntry = (file: string, url: string): Entry => {
    const article = publication.articles[publication.positions.get(file) ?? -1];
    if (!article) throw new Error(`${file} is no article of the site`);
    const entry = entryOf(publication, article, article.address, sources);
    return { ...entry, body: renderableBody(sources.bodyOf(article), url) };
  };
  for (const { address } of feeds.files)
    yield { address, key, group: 'list', task: () => task(address) };
}

function planText(address: Address, model: RouteModel): PlannedRoute {
  const json = JSON.stringify(model);
  return {
    address,
    key: digestOf(json),
    group: 'list',
    task: () => ({ kind: 'model', route: routeOf(model, address), address, model: json }),
  };
}

/**
 * Makes keys of pages: the same key, the same page. What many pages show, as the card of an article,
 * is one object in all of them and goes into their keys by its own digest, which is computed once.
 */
export function pageKeys(): (page: Page) => string {
  const digestOfPart = memoize(
    (part: object) => part,
    (part) => digestOf(JSON.stringify(part)),
  );
  const digestsOf = (parts: readonly object[]): string[] => parts.map(digestOfPart);
  return (page) =>
    digestOf(
      JSON.stringify({
        ...page,
        shell: {
          ...page.shell,
          site: digestOfPart(page.shell.site),
          feeds: digestOfPart(page.shell.feeds),
        },
        ...('teasers' in page && { teasers: digestsOf(page.teasers) }),
        ...('related' in page && { related: digestsOf(page.related) }),
      }),
    );
}
