import { relative, resolve } from 'node:path';
import type { Content } from '../content/article.ts';
import { append } from '../content/append.ts';
import { assembleContent } from '../content/assemble/assemble-content.ts';
import type { Variant } from '../content/assemble/assign-addresses.ts';
import { type CompiledFile, isDraftFile } from '../content/compiled-file.ts';
import {
  diagnose,
  type Diagnostic,
  diagnosticIn,
  sortDiagnostics,
} from '../content/diagnostics/diagnostic.ts';
import { applySeverities, softenDrafts } from '../content/diagnostics/severities.ts';
import { heldUntil } from '../content/front-matter/held-back.ts';
import type { ContentListing } from '../content/list-content.ts';
import { lazy } from '../content/memoize.ts';
import { Moment } from '../content/moment.ts';
import { decodePath } from '../content/paths.ts';
import { readRedirectsFile, REDIRECTS_FILE } from '../content/redirects-file.ts';
import { feedFormats } from '../feeds/formats.ts';
import { createPublications } from '../publication/create-publication.ts';
import type { EntrySources } from '../publication/entries.ts';
import { type PlannedPage, planPages } from '../publication/plan-pages.ts';
import type { Publication } from '../publication/publication.ts';
import { type BodyTargets, resolveBody, type ResolvedBody } from '../publication/resolve-body.ts';
import { articlesByName, type PageTarget } from '../publication/resolve-link.ts';
import { sourcesOf } from '../publication/sources-of.ts';
import { checkTranslations } from '../publication/check-translations.ts';
import { checkHomeCategories, checkNavigation } from '../publication/check-navigation.ts';
import { checkRedirects, NO_HOST_HINT } from '../redirects/check-redirects.ts';
import {
  type HostRule,
  planHostRules,
  planRedirects,
  type Redirect,
  redirectFinder,
  tellsHosts,
} from '../redirects/plan-redirects.ts';
import type { SiteSettings } from '../site-settings.ts';
import {
  type Address,
  addressKey,
  hrefOf,
  languageAddresses,
  requestKey,
  siteAddresses,
  urlOf,
} from '../urls.ts';
import { checkPublicFiles } from './check-public-files.ts';
import { checkFonts } from './check-fonts.ts';
import { checkSettings } from './check-settings.ts';
import { checkImports } from './compile/check-imports.ts';
import {
  CONFIG_FILE,
  locateFont,
  locateLink,
  locateSetting,
  readConfig,
  redirectLocator,
} from './locate-redirect.ts';
import { type Assets, collectAssets } from './media/collect-assets.ts';
import { codeAddresses, listOwnRoutes, type OwnRoute } from './render/own-routes.ts';
import { endpointAddresses } from './render/plan-routes.ts';
import { readTokens } from './read-palette.ts';
import type { BuildSettings } from './settings.ts';

/** What compiled files come to together: pages, links between them and all that is wrong. */
export interface ConnectedSite {
  /** In the first language, whose settings and frame stand for the whole site. */
  publication: Publication;
  /** In each language. */
  publications: readonly Publication[];
  pages: PlannedPage[];
  redirects: Redirect[];
  /** Redirects that no page can make, for hosts. */
  hostRules: HostRule[];
  bodies: ReadonlyMap<string, ResolvedBody>;
  /** Pages that links can lead to, by the keys of their addresses. */
  linkedPages: ReadonlyMap<string, PageTarget>;
  /** What entries of collections are made of. */
  sources: EntrySources;
  /** Pages that an adopter added. */
  own: OwnPages;
  /** Addresses of files, those whose header has an error included. */
  addresses: ReadonlyMap<string, Address>;
  assets: Assets;
  /** Paths of the files below the public folder. */
  publicFiles: ReadonlySet<string>;
  /** Sorted. */
  diagnostics: Diagnostic[];
}

/** What the site knows of the pages that an adopter added, and what it tells them. */
export interface OwnPages {
  routes: readonly OwnRoute[];
  /** What lies at an address already: a file below the content folder, or words for it. */
  ownerOf: (address: Address) => string | undefined;
  /**
   * Whether the site answers a link of the page at `from`, as HTML has it. `added` has the keys of all
   * addresses that adopters' pages make.
   */
  answers: (link: string, from: Address, added: ReadonlySet<string>) => boolean;
  /** Whether a body of the content folder has the same broken link, which is reported there. */
  isReported: (link: string, from: Address) => boolean;
  /** Links of content to addresses that a route with parameters could make and does not. */
  recheckLinks: (added: ReadonlySet<string>) => Diagnostic[];
  /** Path of a file of the project as diagnostics name it. */
  pathOf: (file: string) => string;
}

/** `fingerprint` stands for the code that reads pictures. */
export async function connectSite(
  files: readonly CompiledFile[],
  listing: ContentListing,
  settings: BuildSettings,
  fingerprint: string,
): Promise<ConnectedSite> {
  const { site, preview } = settings;
  const now = new Moment(settings.now);
  const ownRoutes = listOwnRoutes();
  const byCode = codeAddresses(ownRoutes, site);
  const { contents, addresses, variants, diagnostics } = assembleContent(
    files,
    listing,
    site,
    byCode,
  );
  append(diagnostics, listing.diagnostics);
  append(diagnostics, checkImports(files, settings.contentDir));
  for (const { file, published } of files) {
    const held = published ? heldUntil(published, now) : [];
    for (const one of held) diagnostics.push(diagnosticIn(file, one));
  }

  const assets = await collectAssets(contents, listing, settings, fingerprint);
  append(diagnostics, assets.diagnostics);
  const pathOf = (file: string): string =>
    relative(settings.contentDir, resolve(file)).replaceAll('\\', '/');
  const ofSettings = checkSettings(site, {
    config: readConfig,
    tokens: readTokens(),
    logoFault: assets.logoFault,
  });
  append(
    diagnostics,
    ofSettings.map(([file, found]) => diagnosticIn(pathOf(file), found)),
  );
  const written = readRedirectsFile(settings.contentDir);
  append(
    diagnostics,
    written.diagnostics.map((found) => diagnosticIn(REDIRECTS_FILE, found)),
  );
  const publications = createPublications({
    site,
    redirects: [...site.redirects, ...written.entries],
    contents,
    picture: assets.picture,
    socialImages: assets.socialImages,
    look: assets.look,
    feedFormats,
    ownPages: byCode.ownPages,
    now,
    preview,
  });
  const [publication] = publications;
  if (!publication) throw new Error('A site has at least one language');
  const pages = publications.flatMap(planPages);
  const redirects = planRedirects(publications);
  const pageByKey = new Map([
    ...endpointAddresses(publications).map((address) => asTarget(site, address)),
    ...assets.icons.map(({ address }) => asTarget(site, address)),
    // A page that its own error keeps away is no fault of those who link to it.
    ...contents.flatMap(({ broken }) =>
      broken.flatMap(({ address, body }) =>
        address === undefined ? [] : [asTarget(site, address, body.anchors)],
      ),
    ),
    ...pages.map(({ address, source }) => asTarget(site, address, source?.body.anchors)),
  ]);
  const configFile = pathOf(CONFIG_FILE);
  const ownerOf = owners(site, pages, new Map(pageByKey), listing.publicFiles);
  append(diagnostics, findConflicts(ownRoutes, ownerOf, pathOf));
  append(
    diagnostics,
    checkPublicFiles({
      files: listing.publicFiles,
      publicDir: settings.publicDir,
      site,
      byCode,
      made: (key) => pageByKey.get(key)?.address,
      pathOf,
    }),
  );
  const ofFonts = await checkFonts(site, settings.publicDir, locateFont);
  append(
    diagnostics,
    ofFonts.map((found) => diagnosticIn(configFile, found)),
  );
  for (const { address } of ownRoutes)
    if (address !== undefined) pageByKey.set(...asTarget(site, address, 'any'));
  const withParameters = ownRoutes.filter(({ address }) => address === undefined);
  const hostRules = planHostRules(publications, redirects);
  const redirect = redirectFinder(redirects, hostRules, (key) => pageByKey.has(key));
  append(
    diagnostics,
    checkRedirects(publications, {
      planned: { plain: redirects, rules: hostRules },
      answered: [
        ...[...pageByKey.values()].map(({ address }) => address),
        ...[...listing.publicFiles].map((file) => `/${file}`),
      ],
      possible: contents.flatMap(possibleAddresses),
      configFile,
      positionOf: redirectLocator(site.redirects),
      fromFile: { file: REDIRECTS_FILE, spans: written.entries.map(({ span }) => span) },
    }),
  );
  const ofLinks = publications.flatMap((shown, index) =>
    checkNavigation(index === 0 ? site : (site.editions[index] ?? site), shown.site, {
      addresses: [...pageByKey.values()].map(({ address }) => address),
      plainPages: shown.content.pages.map(({ address }) => address),
      prefixes: site.editions.map(({ prefix }) => prefix),
      positionOf: (link) => locateLink(link, shown.content.prefix),
    }),
  );
  const ofHome = checkHomeCategories(
    site.home?.categories ?? [],
    publications.flatMap(({ byTerm, content }) =>
      [...byTerm.category.keys()].map((slug) => {
        return { slug, name: content.categories.get(slug)?.name ?? slug };
      }),
    ),
    (name) => locateSetting(readConfig(), ['home', 'categories'], name),
  );
  append(
    diagnostics,
    [...ofLinks, ...ofHome].map((found) => diagnosticIn(configFile, found)),
  );
  if (!tellsHosts(site)) append(diagnostics, variants.map(unansweredVariant));
  const sources = new Set(listing.sources.map(({ file }) => file));
  const byName = lazy(() =>
    articlesByName(publications.flatMap(({ articles, unlisted }) => [...articles, ...unlisted])),
  );
  // A link may be typed in one Unicode form, and the file named in the other.
  const byComposedName = new Map(listing.sources.map(({ file }) => [file.normalize('NFC'), file]));
  const targets: BodyTargets = {
    site,
    listing,
    picture: assets.picture,
    recording: assets.recording,
    page: (key) => pageByKey.get(key),
    redirect,
    source: (written) => {
      const file = sources.has(written)
        ? written
        : (byComposedName.get(written.normalize('NFC')) ?? written);
      const address = addresses.get(file);
      if (address !== undefined && pageByKey.has(addressKey(address))) return { address };
      return sources.has(file) ? 'unpublished' : undefined;
    },
    asset: assets.link,
    publicFile: (file) => listing.publicFiles.has(file),
    folder: (path) => [...listing.assets, ...sources].some((file) => file.startsWith(`${path}/`)),
    articleNamed: (name) => byName()(name),
  };
  const bodies = new Map<string, ResolvedBody>();
  const reported = new Set<string>();
  const toRecheck: ReturnType<typeof sourcesOf> = [];
  for (const found of sourcesOf(contents)) {
    const { source, address } = found;
    const uncertain: string[] = [];
    const page = (key: string): PageTarget | undefined => {
      const known = pageByKey.get(key);
      if (known || !withParameters.some(({ pattern }) => pattern.test(key))) return known;
      uncertain.push(key);
      return asTarget(site, `${key}/`, 'any')[1];
    };
    const resolved = resolveBody(source, address, { ...targets, page });
    if (uncertain.length > 0) toRecheck.push(found);
    bodies.set(source.file, resolved);
    for (const link of resolved.broken)
      reported.add(pathOnSite(link, address ?? siteAddresses.home, site) ?? '');
    append(
      diagnostics,
      resolved.diagnostics.map((entry) => diagnosticIn(source.file, entry)),
    );
  }
  append(
    diagnostics,
    checkTranslations(publications, (file) => bodies.get(file)?.body.links ?? []),
  );
  const drafts = new Set(files.filter(isDraftFile).map(({ file }) => file));
  const severe = (found: Diagnostic[]): Diagnostic[] =>
    sortDiagnostics(
      softenDrafts(applySeverities(found, site.severities), (file) => drafts.has(file)),
    );
  const frontMatter = new Map(files.map((file) => [file.file, file.frontMatter]));
  return {
    publication,
    publications,
    pages,
    redirects,
    hostRules,
    bodies,
    linkedPages: pageByKey,
    sources: {
      frontMatter: (file) => frontMatter.get(file),
      bodyOf: ({ file }) => {
        const resolved = bodies.get(file);
        if (!resolved) throw new Error(`${file} has no resolved body`);
        return resolved.body;
      },
    },
    own: {
      routes: ownRoutes,
      ownerOf,
      pathOf,
      answers: (link, from, added) => {
        const path = pathOnSite(link, from, site);
        if (path === undefined) return true;
        const key = addressKey(path);
        const page = pageByKey.get(key);
        const isMade = [siteAddresses.assets, siteAddresses.media].some((made) =>
          path.startsWith(made),
        );
        return (
          isMade ||
          path === siteAddresses.home ||
          (page !== undefined && requestKey(page.address) === requestKey(path)) ||
          added.has(key) ||
          redirect(path) !== undefined ||
          listing.publicFiles.has(path.slice(1))
        );
      },
      isReported: (link, from) => reported.has(pathOnSite(link, from, site) ?? ''),
      recheckLinks: (added) => {
        const page = (key: string): PageTarget | undefined =>
          pageByKey.get(key) ?? (added.has(key) ? asTarget(site, `${key}/`, 'any')[1] : undefined);
        const found = toRecheck.flatMap(({ source, address }) =>
          resolveBody(source, address, { ...targets, page }).diagnostics.map((entry) =>
            diagnosticIn(source.file, entry),
          ),
        );
        const known = new Set(diagnostics.map((entry) => JSON.stringify(entry)));
        return severe(found.filter((entry) => !known.has(JSON.stringify(entry))));
      },
    },
    addresses,
    assets,
    publicFiles: listing.publicFiles,
    diagnostics: severe(diagnostics),
  };
}

/** The decoded path below the site's root of a link on the page at `from`; undefined for one to elsewhere. */
function pathOnSite(link: string, from: Address, site: SiteSettings): string | undefined {
  const url = URL.parse(link, urlOf(site, from));
  if (url?.origin !== site.origin || !url.pathname.startsWith(site.base)) return undefined;
  return `/${decodePath(url.pathname.slice(site.base.length))}`;
}

function unansweredVariant({ file, span, address, of }: Variant): Diagnostic {
  const message = `${address} differs from ${of} in case or Unicode form only, and would not be answered`;
  return diagnosticIn(file, diagnose('redirect-host', span, message, NO_HOST_HINT));
}

/** Says what lies at an address: the file that makes its page, or words for what the site makes. */
function owners(
  site: SiteSettings,
  pages: readonly PlannedPage[],
  pageByKey: ReadonlyMap<string, PageTarget>,
  publicFiles: ReadonlySet<string>,
): OwnPages['ownerOf'] {
  const files = new Map(
    pages.map(({ address, source }) => [
      addressKey(address),
      source?.file ?? `a page of ${site.name}`,
    ]),
  );
  const publicPaths = new Map(
    [...publicFiles].map((file) => [addressKey(`/${file}`), `public/${file}`]),
  );
  return (address) => {
    const key = addressKey(address);
    const made = pageByKey.get(key) && `a file of ${site.name}`;
    return files.get(key) ?? made ?? publicPaths.get(key) ?? publicPaths.get(`${key}/index.html`);
  };
}

/** Routes with one address that something else has too. */
function findConflicts(
  routes: readonly OwnRoute[],
  ownerOf: OwnPages['ownerOf'],
  pathOf: OwnPages['pathOf'],
): Diagnostic[] {
  return routes.flatMap(({ file, address }) => {
    if (address === undefined) return [];
    const key = addressKey(address);
    const twin = routes.find(
      (other) =>
        other.file !== file &&
        other.address !== undefined &&
        (addressKey(other.address) === key ||
          (other.kind === 'endpoint' && key.startsWith(`${addressKey(other.address)}/`))),
    );
    const other = twin?.file ?? ownerOf(address);
    if (other === undefined) return [];
    const message = `${address} is claimed by ${other} too`;
    const found = diagnose(
      'route-conflict',
      { line: 1, column: 1 },
      message,
      'Give one of them another address',
    );
    return [diagnosticIn(pathOf(file), found)];
  });
}

/** Of articles and terms, whether or not they are on the site now. */
function possibleAddresses({ articles, categories, tags, authors, prefix }: Content): Address[] {
  const { term } = languageAddresses(prefix);
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
  anchors: PageTarget['anchors'] = [],
): [string, PageTarget] {
  return [addressKey(address), { address, href: hrefOf(site, address), anchors }];
}
