import { relative, resolve } from 'node:path';
import { assembleContent } from '../content/assemble/assemble-content.ts';
import type { Content } from '../content/article.ts';
import type { CompiledFile } from '../content/compiled-file.ts';
import {
  type Diagnostic,
  diagnosticIn,
  sortDiagnostics,
} from '../content/diagnostics/diagnostic.ts';
import type { ContentListing } from '../content/list-content.ts';
import { applySeverities } from '../content/diagnostics/severities.ts';
import { addressKey, type Address } from '../content/parse-address.ts';
import { planPages, type PlannedPage } from '../publication/plan-pages.ts';
import { textAddresses } from '../publication/plan-texts.ts';
import {
  planHostRules,
  planRedirects,
  type HostRule,
  type Redirect,
} from '../redirects/plan-redirects.ts';
import { createPublication, type Publication } from '../publication/publication.ts';
import { resolveBody, type BodyTargets, type ResolvedBody } from '../publication/resolve-body.ts';
import type { PageTarget } from '../publication/resolve-link.ts';
import { sourcesOf } from '../publication/sources-of.ts';
import { checkRedirects } from '../redirects/check-redirects.ts';
import { finalTarget } from '../redirects/final-target.ts';
import { hrefOf, siteAddresses } from '../urls.ts';
import type { SiteSettings } from '../site-settings.ts';
import { collectAssets, type Assets } from './collect-assets.ts';
import { CONFIG_FILE, redirectLocator } from './locate-redirect.ts';
import type { BuildSettings } from './settings.ts';

/** What compiled files come to together: pages, links between them and all that is wrong. */
export interface ConnectedSite {
  publication: Publication;
  pages: PlannedPage[];
  redirects: Redirect[];
  /** Redirects that no page can make, for hosts. */
  hostRules: HostRule[];
  bodies: ReadonlyMap<string, ResolvedBody>;
  /** Addresses of files, those whose header has an error included. */
  addresses: ReadonlyMap<string, Address>;
  assets: Assets;
  /** Paths of the files below the public folder. */
  publicFiles: ReadonlySet<string>;
  /** Sorted. */
  diagnostics: Diagnostic[];
}

/** `fingerprint` stands for the code that reads pictures. */
export async function connectSite(
  files: readonly CompiledFile[],
  listing: ContentListing,
  settings: BuildSettings,
  fingerprint: string,
): Promise<ConnectedSite> {
  const { site, now, preview } = settings;
  const { content, addresses, diagnostics } = assembleContent(files, listing, site);
  diagnostics.push(...listing.diagnostics);

  const assets = await collectAssets(content, listing, settings, fingerprint);
  diagnostics.push(...assets.diagnostics);
  const publication = createPublication({
    site,
    content,
    picture: assets.picture,
    socialImages: assets.socialImages,
    now,
    preview,
  });
  const pages = planPages(publication);
  const redirects = planRedirects(publication);
  const pageByKey = new Map([
    ...textAddresses(publication).map((address) => asTarget(site, address)),
    // A page that its own error keeps away is no fault of those who link to it.
    ...content.broken.flatMap(({ address, body }) =>
      address === undefined ? [] : [asTarget(site, address, body.anchors)],
    ),
    ...pages.map(({ address, source }) => asTarget(site, address, source?.body.anchors)),
  ]);
  const configFile = relative(settings.contentDir, resolve(CONFIG_FILE)).replaceAll('\\', '/');
  diagnostics.push(
    ...checkRedirects(publication, {
      answered: [
        ...[...pageByKey.values()].map(({ address }) => address),
        ...[...listing.publicFiles].map((file) => `/${file}`),
      ],
      possible: possibleAddresses(content),
      placeOf: redirectLocator(site.redirects),
    }).map((found) => diagnosticIn(configFile, found)),
  );
  const redirectByKey = new Map(redirects.map(({ from, to }) => [addressKey(from), to]));
  const hostRules = planHostRules(publication);
  const below = hostRules.filter((rule) => rule.kind === 'below');
  const throughRules = (key: string): Address | undefined => {
    const end = finalTarget(`${key}/`, { paths: redirectByKey, below });
    return end !== undefined && pageByKey.has(addressKey(end)) ? end : undefined;
  };
  const sources = new Set(listing.sources.map(({ file }) => file));
  const targets: BodyTargets = {
    site,
    listing,
    picture: assets.picture,
    page: (key) => pageByKey.get(key),
    redirect: (key) => redirectByKey.get(key) ?? throughRules(key),
    source: (file) => {
      const address = addresses.get(file);
      if (address !== undefined && pageByKey.has(addressKey(address))) return { address };
      return sources.has(file) ? 'unpublished' : undefined;
    },
    asset: assets.link,
    publicFile: (file) => listing.publicFiles.has(file),
  };
  const bodies = new Map<string, ResolvedBody>();
  for (const { source, address } of sourcesOf(content)) {
    const resolved = resolveBody(source, address, targets);
    bodies.set(source.file, resolved);
    diagnostics.push(...resolved.diagnostics.map((found) => diagnosticIn(source.file, found)));
  }
  return {
    publication,
    pages,
    redirects,
    hostRules,
    bodies,
    addresses,
    assets,
    publicFiles: listing.publicFiles,
    diagnostics: sortDiagnostics(applySeverities(diagnostics, site.severities)),
  };
}

/** Of articles and terms, whether or not they are on the site now. */
function possibleAddresses({ articles, categories, tags, authors }: Content): Address[] {
  const { term } = siteAddresses;
  return [
    ...articles.map(({ address }) => address),
    ...[...categories.keys()].map((slug) => term('category', slug)),
    ...[...tags.keys()].map((slug) => term('tag', slug)),
    ...[...authors.keys()].map((slug) => term('author', slug)),
  ];
}

function asTarget(
  site: SiteSettings,
  address: Address,
  anchors: readonly string[] = [],
): [string, PageTarget] {
  return [addressKey(address), { address, href: hrefOf(site, address), anchors }];
}
