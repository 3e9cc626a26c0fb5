import {
  diagnosticIn,
  sortDiagnostics,
  type Diagnostic,
} from '../../content/diagnostics/diagnostic.ts';
import type { CompiledFile } from '../../content/compiled-file.ts';
import { applySeverities } from '../../content/diagnostics/severities.ts';
import { lazy } from '../../content/memoize.ts';
import type { Address } from '../../content/parse-address.ts';
import { pageShell } from '../../publication/page-shell.ts';
import {
  diagnosticsOfPage,
  diagnosticsOfSite,
  type PageDiagnostics,
} from '../../publication/page-diagnostics.ts';
import type { ArticleBody, Page, RenderInput } from '../../publication/page.ts';
import { planFeeds } from '../../feeds/plan-feeds.ts';
import type { PlannedPage } from '../../publication/plan-pages.ts';
import { planTexts } from '../../publication/plan-texts.ts';
import { siteAddresses } from '../../urls.ts';
import { sourcesOf } from '../../publication/sources-of.ts';
import { bodiesOf } from '../bodies-of.ts';
import type { AssetFile } from '../collect-assets.ts';
import { previewSearch } from '../search/preview-search.ts';
import type { ConnectedSite } from '../connect-site.ts';
import { assetsOnSite } from '../media-files.ts';
import type { ContentState } from './content-state.ts';

/** What lies at an address of the previewed site. */
export type PreviewAnswer =
  | { kind: 'page'; status: 200 | 404; input: RenderInput; diagnostics?: PageDiagnostics }
  | { kind: 'text'; text: string }
  | { kind: 'asset'; asset: AssetFile }
  | { kind: 'moved'; to: Address }
  | { kind: 'public' };

export interface PreviewedSite {
  /** What to answer for a decoded path below the site's root. */
  answer: (path: string) => PreviewAnswer;
  /** Sorted. */
  diagnostics: Diagnostic[];
  fileCount: number;
}

/**
 * The site as a preview shows it. Of a file that broke, the page stays as it was; of one that was
 * never whole, a page at its address names the problem.
 */
export function previewSite(site: ConnectedSite, content: ContentState): PreviewedSite {
  const { broken, files } = content;
  const diagnostics = sortDiagnostics([
    ...site.diagnostics.filter(({ file }) => !broken.has(file)),
    ...applySeverities([...broken.values()].flat(), site.publication.site.severities),
    ...content.stuck.map(stuckOn),
  ]);
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
  const bodyOf = bodiesOf(site);
  const texts = lazy(() => new Map(textsOf(site, content)));
  const search = lazy(
    () => new Map(previewSearch(site.publication, (file) => content.htmlOf(file))),
  );
  const assets = lazy(() => new Map(assetsOf(site)));

  const pageAt = (page: Page, html: string, status: 200 | 404): PreviewAnswer => {
    const { address } = page.shell;
    const shown = (filesAt.get(address) ?? []).map(([file]) => file);
    const isOfSite = address === siteAddresses.home || status === 404;
    const found = isOfSite ? diagnosticsOfSite(diagnostics) : diagnosticsOfPage(diagnostics, shown);
    const input = { page: withoutPolicy(page), html };
    return { kind: 'page', status, input, ...(found && { diagnostics: found }) };
  };
  const planned = (page: PlannedPage, status: 200 | 404): PreviewAnswer => {
    const file = page.source?.file ?? '';
    const unreadable = diagnostics.some((one) => one.file === file && one.code === 'mdx-syntax');
    const model = page.model((source) => (unreadable ? emptyBody(file) : bodyOf(source)));
    return pageAt(model, content.htmlOf(file), status);
  };

  const answer = (path: string): PreviewAnswer => {
    const page = pages.get(path);
    if (page) return planned(page, path === siteAddresses.notFound ? 404 : 200);
    const file = unread.get(path);
    if (file) return pageAt(unreadPage(site, file, path), '', 200);
    const text = texts().get(path);
    if (text) return { kind: 'text', text: text() };
    const part = path.startsWith(siteAddresses.search) ? search().get(path) : undefined;
    if (part !== undefined) return { kind: 'text', text: part };
    const asset = assets().get(path);
    if (asset) return { kind: 'asset', asset };
    if (site.publicFiles.has(path.slice(1))) return { kind: 'public' };
    const withSlash = `${path}/`;
    if (pages.has(withSlash) || texts().has(withSlash)) return { kind: 'moved', to: withSlash };
    const notFound = pages.get(siteAddresses.notFound);
    if (!notFound) throw new Error('The site has no page for what is not found');
    return planned(notFound, 404);
  };
  return { answer, diagnostics, fileCount: content.listing.sources.length };
}

/** Files of terms have addresses that the compiler does not give. */
function termAddresses({ publication, addresses }: ConnectedSite): [string, Address][] {
  return sourcesOf(publication.content).flatMap(({ source, address }): [string, Address][] =>
    addresses.has(source.file) ? [] : [[source.file, address]],
  );
}

/** Feeds are printed when they are asked for, as they hold whole articles. */
function textsOf(site: ConnectedSite, content: ContentState): [Address, () => string][] {
  const bodyOf = bodiesOf(site);
  const compiled = (file: string): string => content.htmlOf(file);
  const feeds = planFeeds(site.publication, bodyOf).flatMap(({ addresses, print }) =>
    (['rss', 'atom', 'json'] as const).map((format): [Address, () => string] => [
      addresses[format],
      () => print(compiled)[format],
    ]),
  );
  const texts = planTexts(site.publication, bodyOf).map(
    ({ address, text }): [Address, () => string] => [address, () => text],
  );
  return [...feeds, ...texts];
}

function assetsOf(site: ConnectedSite): [Address, AssetFile][] {
  return assetsOnSite(site).map((asset) => [
    `/${asset.kind === 'variant' ? asset.variant.file : asset.file}`,
    asset,
  ]);
}

function unreadPage({ publication }: ConnectedSite, file: CompiledFile, address: Address): Page {
  const title = file.partial?.title ?? file.file;
  return {
    kind: 'plain',
    shell: pageShell(publication, { address, title, description: '' }),
    body: emptyBody(file.file),
  };
}

/** Stands for a body that nothing can print, below what the page says is wrong with it. */
function emptyBody(file: string): ArticleBody {
  return { source: 'markdown', file, digest: '', links: [], pictures: [] };
}

/** What a preview adds to a page, to load it again by itself, no policy for readers allows. */
function withoutPolicy(page: Page): Page {
  const { policy: _policy, ...shell } = page.shell;
  return { ...page, shell };
}

function stuckOn(file: string): Diagnostic {
  const at = { line: 1, column: 1, length: 0 };
  const message = 'the compiler got stuck on this file, an internal fault';
  return diagnosticIn(file, { code: 'unreadable-file', ...at, message, hint: '' });
}
