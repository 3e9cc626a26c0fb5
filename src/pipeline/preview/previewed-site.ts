import type { CompiledFile } from '../../content/compiled-file.ts';
import type { DiagnosticCode } from '../../content/diagnostics/diagnostic-codes.ts';
import {
  diagnose,
  type Diagnostic,
  diagnosticIn,
  sortDiagnostics,
} from '../../content/diagnostics/diagnostic.ts';
import { applySeverities } from '../../content/diagnostics/severities.ts';
import { lazy, memoize } from '../../content/memoize.ts';
import { feedPrinter } from '../../feeds/feed-text.ts';
import {
  entriesOf,
  type Entry,
  type EntrySources,
  unlistedEntry,
} from '../../publication/entries.ts';
import { groupDigits } from '../../publication/labels.ts';
import {
  type DiagnosticNote,
  diagnosticsOfPage,
  diagnosticsOfSite,
  type PreviewFrame,
} from '../../publication/page-diagnostics.ts';
import { pageShell } from '../../publication/page-shell.ts';
import type { ArticleBody, CollectionName, Page, SiteShell } from '../../publication/page.ts';
import type { EntryWithHtml } from '../../publication/provider.ts';
import { sourcesOf } from '../../publication/sources-of.ts';
import type { RouteLocals, RouteModel } from '../../route-models.ts';
import { previewIndex } from '../../search/index/build-index.ts';
import {
  type Address,
  addressKey,
  hrefOf,
  requestKey,
  languageAddresses,
  prefixOf,
  siteAddresses,
} from '../../urls.ts';
import type { StuckFile } from '../compile/compile-content.ts';
import type { ConnectedSite } from '../connect-site.ts';
import { hostTexts } from '../host-files.ts';
import type { AssetFile } from '../media/collect-assets.ts';
import { assetsOnSite, pathOf } from '../media/media-files.ts';
import { planEndpoints } from '../render/plan-routes.ts';
import type { KnownSite } from '../write-article.ts';
import type { BrokenFile, ContentState } from './content-state.ts';
import { type FileNotes, idOfNote, notesOfFile } from './file-notes.ts';
import { articleFormPage, unpublishedPage } from './preview-pages.ts';
import { PREVIEW_FOLDER } from './preview-folder.ts';
import { unpublishedArticles } from './unpublished-articles.ts';

const UNPUBLISHED: Address = `${PREVIEW_FOLDER}unpublished/`;

/** What lies at an address of the previewed site. */
export type PreviewAnswer =
  /** A route of `src/pages/`, for Astro to print. */
  | { kind: 'route'; status: 200 | 404; locals: RouteLocals }
  | { kind: 'text'; text: string }
  | { kind: 'asset'; asset: AssetFile }
  | { kind: 'moved'; to: Address }
  | { kind: 'public' };

/** With one of these Astro cannot render an MDX body. */
const unrenderable: ReadonlySet<DiagnosticCode> = new Set([
  'mdx-syntax',
  'mdx-component',
  'mdx-import',
  'mdx-missing-property',
  'mdx-property-value',
]);

export interface PreviewedSite {
  /** What to answer for a decoded path below the site's root. */
  answer: (path: string) => PreviewAnswer;
  /** All entries of a collection; drafts, scheduled and expired articles among them. */
  entries: (collection: CollectionName) => Entry[];
  entry: (collection: CollectionName, id: string) => EntryWithHtml | undefined;
  /** What is wrong with a file, and what would mend it. */
  notesOf: (file: string) => FileNotes;
  /** What a new article must not collide with. */
  known: KnownSite;
  /** Sorted. */
  diagnostics: Diagnostic[];
  fileCount: number;
}

/**
 * The site as a preview shows it. The page of a file that broke keeps the front matter, or all, that it
 * had, and says so; of a file that was never whole, a page at its address names the diagnostic.
 */
export function previewSite(site: ConnectedSite, content: ContentState): PreviewedSite {
  const { publication, publications } = site;
  const prefixes = publications.map(({ content: { prefix } }) => prefix);
  const homes = new Set(publications.map(({ addresses }) => addresses.home));
  const { broken, files } = content;
  const diagnostics = sortDiagnostics([
    ...site.diagnostics.filter(({ file }) => broken.get(file)?.hasOldBody !== true),
    ...applySeverities(
      [...broken.values()].flatMap((one) => one.found),
      publication.site.severities,
    ),
    ...content.stuck.map(stuckOn),
  ]);
  const found = Map.groupBy(diagnostics, ({ file }) => file);
  const pages = new Map([...site.pages].reverse().map((page) => [page.address, page]));
  const unread = new Map(
    files.flatMap((file): [Address, CompiledFile][] => {
      const address = site.addresses.get(file.file);
      return file.frontMatter || address === undefined ? [] : [[address, file]];
    }),
  );
  const filesAt = Map.groupBy(
    [...site.addresses, ...termAddresses(site)],
    ([, address]) => address,
  );
  const unprintable = new Set(
    diagnostics.filter(({ code }) => unrenderable.has(code)).map(({ file }) => file),
  );
  const kinds = new Map(files.map(({ file, kind }) => [file, kind]));
  const frontMatter = new Map(files.map((file) => [file.file, file.frontMatter]));
  const sources: EntrySources = {
    frontMatter: (file) => frontMatter.get(file),
    bodyOf: (source) =>
      unprintable.has(source.file) ? emptyBody(source.file) : site.sources.bodyOf(source),
  };
  const htmlOf = (file: string): string => content.htmlOf(file);
  const entries = memoize(
    (collection: CollectionName) => collection,
    (collection) =>
      publications.flatMap((publication) => entriesOf(publication, collection, sources)),
  );
  const context = { ...publication.context, shell: withoutPolicy(publication.context.shell) };
  const unpublished = lazy(() => unpublishedArticles(site, content, found));
  const { base, name, editions } = publication.site;
  const links = lazy((): PreviewFrame['links'] => [
    {
      label: `Not published (${groupDigits(unpublished().length)})`,
      href: hrefOf({ base }, UNPUBLISHED),
    },
    { label: 'New article', href: hrefOf({ base }, `${PREVIEW_FOLDER}new/`) },
  ]);
  const ownPage = (path: string): string | undefined => {
    const surroundings = { base, siteName: name, links: links() };
    if (path === UNPUBLISHED)
      return unpublishedPage(surroundings, unpublished(), (file) => notesOf(file).notes);
    if (path !== `${PREVIEW_FOLDER}new/`) return undefined;
    const namesOf = (of: 'categories' | 'authors'): string[] => [
      ...new Set(
        publications.flatMap((one) => [...one.content[of].values()].map((term) => term.name)),
      ),
    ];
    const languages = editions.map(({ lang }) => lang);
    const form = { categories: namesOf('categories'), authors: namesOf('authors'), languages };
    return articleFormPage(surroundings, form);
  };
  const locals = { site: context, now: publication.now.time, printFeed: feedPrinter(htmlOf) };
  const endpoints = lazy(() => new Map(endpointsOf(site, sources)));
  const texts = lazy(
    () => new Map(hostTexts(site).map(({ address, text }) => [address, text] as const)),
  );
  const variants = lazy(
    () =>
      new Map(
        site.redirects.flatMap(({ from, to, isVariant }) =>
          isVariant ? [[requestKey(from), to] as const] : [],
        ),
      ),
  );
  const search = lazy(
    () =>
      new Map(
        publications.flatMap((publication) =>
          previewIndex(publication, htmlOf).map(
            ([address, text]) => [publication.content.prefix + address, text] as const,
          ),
        ),
      ),
  );
  const assets = lazy(() => new Map(assetsOf(site)));

  const notesOf = memoize(
    (file: string) => file,
    (file) =>
      notesOfFile({
        file,
        bytes: content.bytesOf(file),
        diagnostics: found.get(file) ?? [],
        html: unprintable.has(file) ? '' : htmlOf(file),
        compile: (text) => content.compileText(file, text),
      }),
  );
  const fileAddresses = lazy(() => new Map([...termAddresses(site), ...site.addresses]));
  /** As the pages that show no file list it: with a link to where it stands in full, if anywhere. */
  const noteElsewhere = (one: Diagnostic): DiagnosticNote => {
    const id = idOfNote(one, found.get(one.file) ?? []);
    const isArticle = kinds.get(one.file) === 'article';
    const address = fileAddresses().get(one.file) ?? (isArticle ? UNPUBLISHED : undefined);
    const href = address === undefined ? undefined : `${hrefOf({ base }, address)}#${id}`;
    return { ...one, id, repairs: [], ...(href !== undefined && { href }) };
  };
  /** `text` is the file whose text the page shows; problems of other texts stand in full above it. */
  const diagnosticsOf = (
    files: readonly string[],
    text: string | undefined,
  ): PreviewFrame['diagnostics'] => {
    const notes = files.flatMap((file) =>
      notesOf(file).notes.map(({ href, ...note }) =>
        href !== undefined && file === text ? { ...note, href } : note,
      ),
    );
    const ofPage = diagnosticsOfPage(notes, files);
    const ofText = broken.get(text ?? '');
    const isUnread = text === undefined && files.some((file) => !frontMatter.get(file));
    const remark = ofText ? remarkOn(ofText) : isUnread ? UNREAD : undefined;
    return ofPage && remark !== undefined ? { ...ofPage, remark } : ofPage;
  };
  const siteDiagnostics = lazy((): PreviewFrame['diagnostics'] => {
    const ofSite = diagnosticsOfSite(diagnostics);
    return ofSite && { ...ofSite, entries: ofSite.entries.map(noteElsewhere) };
  });

  const shown = (page: Page, status: 200 | 404): PreviewAnswer & { kind: 'route' } => {
    const { shell } = page;
    const { address } = shell;
    const shownFiles = (filesAt.get(address) ?? []).map(([file]) => file);
    const isOfSite = homes.has(address) || status === 404;
    const ofPage = isOfSite ? siteDiagnostics() : diagnosticsOf(shownFiles, textOf(page));
    const model: Page = { ...page, shell: { ...shell, site: withoutPolicy(shell.site) } };
    const preview = { links: links(), ...(ofPage && { diagnostics: ofPage }) };
    return { kind: 'route', status, locals: { ...locals, page: model, preview } };
  };
  const notFound = (path: string = siteAddresses.home) => {
    const page = pages.get(languageAddresses(prefixOf(path, prefixes)).notFound);
    if (!page) throw new Error('The site has no page for what is not found');
    return shown(page.model(), 404);
  };

  const answer = (path: string): PreviewAnswer => {
    const ofPreview = ownPage(path);
    if (ofPreview !== undefined) return { kind: 'text', text: ofPreview };
    const page = pages.get(path);
    if (page) return shown(page.model(), path.endsWith(siteAddresses.notFound) ? 404 : 200);
    const file = unread.get(path);
    if (file) return shown(unreadPage(site, file, path), 200);
    const endpoint = endpoints().get(path);
    if (endpoint) return { kind: 'route', status: 200, locals: { ...locals, page: endpoint() } };
    const text = texts().get(path);
    if (text !== undefined) return { kind: 'text', text };
    const part = path.includes(siteAddresses.search) ? search().get(path) : undefined;
    if (part !== undefined) return { kind: 'text', text: part };
    const asset = assets().get(path);
    if (asset) return { kind: 'asset', asset };
    if (site.publicFiles.has(path.slice(1))) return { kind: 'public' };
    const own = site.own.routes.find(({ pattern }) => pattern.test(addressKey(path)));
    if (own?.address !== undefined) return { kind: 'route', status: 200, locals };
    if (own)
      return withParameters(notFound(path), diagnosticIn(site.own.pathOf(own.file), NO_PATH));
    const variant = variants().get(requestKey(path));
    if (variant !== undefined) return { kind: 'moved', to: variant };
    const withSlash = `${path}/`;
    if (pages.has(withSlash) || texts().has(withSlash)) return { kind: 'moved', to: withSlash };
    return notFound(path);
  };
  return {
    answer,
    entries,
    entry: (collection, id) => {
      const entry =
        entries(collection).find((one) => one.id === id) ??
        (collection === 'articles' ? unlistedEntry(publications, id, sources) : undefined);
      return entry && { entry, html: notesOf(id).html };
    },
    notesOf,
    known: site,
    diagnostics,
    fileCount: new Set([...content.listing.sources, ...diagnostics].map(({ file }) => file)).size,
  };
}

/** The file whose text a page shows. */
function textOf(page: Page): string | undefined {
  if (page.kind === 'article' || page.kind === 'plain') return page.entry.id;
  return page.kind === 'list' ? page.introduction?.id : undefined;
}

/**
 * Only its own code knows the addresses of a route with parameters. Astro asks it first, and what it
 * does not know is not found.
 */
function withParameters(
  { locals }: PreviewAnswer & { kind: 'route' },
  { file, ...rest }: Diagnostic,
): PreviewAnswer {
  const title = `${file} has no page at this address`;
  const note = { file, ...rest, id: 'Diagnostic', repairs: [] };
  const diagnostics = { title, entries: [note], left: 0 };
  const preview = { links: [], ...locals.preview, diagnostics };
  return { kind: 'route', status: 200, locals: { ...locals, preview } };
}

const NO_PATH = diagnose(
  'page-failed',
  { line: 1, column: 1 },
  'its `getStaticPaths` gives no such address, or fails',
  '`npm run build` says which',
);

/** Files of terms have addresses that the compiler does not give. */
function termAddresses({ publications, addresses }: ConnectedSite): [string, Address][] {
  return sourcesOf(publications.map(({ content }) => content)).flatMap(
    ({ source, address }): [string, Address][] =>
      address === undefined || addresses.has(source.file) ? [] : [[source.file, address]],
  );
}

/** Feeds are printed when they are asked for, as they hold whole articles. */
function endpointsOf(
  { publications, own }: ConnectedSite,
  sources: EntrySources,
): [Address, () => RouteModel][] {
  const nowhere = { pack: '', offset: 0, length: 0, digest: '' };
  const input = {
    publications,
    sources,
    locationOf: () => nowhere,
    features: '',
    ownPages: own.routes.flatMap(({ address }) => address ?? []),
  };
  return [...planEndpoints(input)].map(({ address, task }) => [
    address,
    () => JSON.parse(task().model) as RouteModel,
  ]);
}

function assetsOf(site: ConnectedSite): [Address, AssetFile][] {
  return assetsOnSite(site).map((asset) => [`/${pathOf(asset)}`, asset]);
}

function unreadPage({ publication }: ConnectedSite, file: CompiledFile, address: Address): Page {
  const title = file.partial?.title ?? file.file;
  return {
    kind: 'unreadable',
    shell: pageShell(publication.context, { address, title, description: '', file: file.file }),
  };
}

const UNREAD = 'Its text shows here as soon as its front matter can be read.';

function remarkOn({ hasOldBody }: BrokenFile): string {
  return hasOldBody
    ? 'The text below is that of the last save that could be read.'
    : 'The text below is as it was saved; title, date and the like are those of the last save that could be read.';
}

/** Stands for a body that nothing can print, below what the page says is wrong with it. */
function emptyBody(file: string): ArticleBody {
  return { source: 'markdown', file, digest: '', links: [], pictures: [] };
}

/** No policy for readers allows what a preview adds to a page, so that it loads again by itself. */
function withoutPolicy({ policy: _policy, ...site }: SiteShell): SiteShell {
  return site;
}

function stuckOn({ file, reason }: StuckFile): Diagnostic {
  const at = { line: 1, column: 1, length: 0 };
  const message = `the compiler got stuck on this file, an internal fault: ${reason}`;
  return diagnosticIn(file, { code: 'unreadable-file', ...at, message, hint: '' });
}
