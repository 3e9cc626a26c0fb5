import type { Article } from '../content/article.ts';
import { assembleContent } from '../content/assemble/assemble-content.ts';
import { compileContent } from './compile/compile-content.ts';
import { listContent } from '../content/list-content.ts';
import { Moment } from '../content/moment.ts';
import { readRedirectsFile } from '../content/redirects-file.ts';
import { sourceReader } from '../content/read-source.ts';
import { LentCompilations } from '../content/store/lent-compilations.ts';
import { listFolder, type ListFolder } from '../files/walk-folder.ts';
import { articleState } from '../publication/article-state.ts';
import { planPages } from '../publication/plan-pages.ts';
import {
  planHostRules,
  planRedirects,
  tellsHosts,
  type HostRule,
  type Redirect,
} from '../redirects/plan-redirects.ts';
import { codeAddresses, listOwnRoutes, type OwnRoute } from './render/own-routes.ts';
import { endpointAddresses } from './render/plan-routes.ts';
import { feedFormats } from '../feeds/formats.ts';
import { createPublications } from '../publication/create-publication.ts';
import type { Publication } from '../publication/publication.ts';
import { type Address, siteAddresses } from '../urls.ts';
import { contentFingerprint } from './assemble-site.ts';
import { compileOptions } from './compile/mdx-components.ts';
import type { BuildSettings } from './settings.ts';

/**
 * All that a site answers, but for files that are named by their content, and the addresses of an
 * adopter's routes with parameters, which only their code knows.
 */
export interface ListedAddresses {
  pages: { address: Address; file?: string }[];
  /** Feeds, sitemaps, icons and what lies in `public/`. */
  files: Address[];
  redirects: Redirect[];
  rules: HostRule[];
  /** Lists of articles, whose further pages come and go with their articles. */
  lists: Address[];
  /** Of articles whose time is over. */
  expired: Address[];
  /** Of files whose header has an error; the check names them. */
  broken: Address[];
  /** The same site without these articles. */
  without: (gone: (article: Article) => boolean) => ListedAddresses;
}

/** Where the files of an archive are, which need not be a folder. */
export interface ArchiveFiles {
  list: ListFolder;
  /** As `sourceReader` does, by the path below the content folder. */
  read: (file: string) => Uint8Array;
}

export interface ListAddressesOptions {
  ownRoutes?: readonly OwnRoute[];
  /** All but `redirects.yaml`, which lies in the content folder; by default what lies in the folders of the settings. */
  archive?: ArchiveFiles;
  /** What is known of compilations, by what they depend on besides the bytes. */
  compilations?: (fingerprint: string) => LentCompilations;
}

/**
 * Compiles the content as a build does, and says where everything would lie. No picture is opened, and nothing
 * is written.
 */
export async function listAddresses(
  settings: BuildSettings,
  {
    ownRoutes = listOwnRoutes(),
    archive: { list: listOf, read } = folderFiles(settings),
    compilations = (fingerprint) => new LentCompilations(settings.cacheDir, fingerprint),
  }: ListAddressesOptions = {},
): Promise<ListedAddresses> {
  const { contentDir, publicDir, site } = settings;
  const options = compileOptions(settings);
  const known = compilations(contentFingerprint(options));
  const listing = listContent(contentDir, publicDir, listOf);
  const compiled = await compileContent(contentDir, listing.sources, known, options, { read });
  const byCode = codeAddresses(ownRoutes, site);
  const redirects = [...site.redirects, ...readRedirectsFile(contentDir).entries];
  const { contents } = assembleContent(compiled.files, listing, site, byCode);
  const publicFiles = [...listing.publicFiles].map((file) => `/${file}`);
  const articles = contents.flatMap((content) => content.articles);
  const list = (isThere: (article: Article) => boolean): ListedAddresses => {
    const listed: ListedAddresses = {
      ...addressesOf(
        createPublications({
          site,
          redirects,
          contents: contents.map((content) => ({
            ...content,
            articles: content.articles.filter(isThere),
          })),
          picture: () => undefined,
          socialImages: { own: () => undefined, drawn: () => NO_SOCIAL_IMAGE },
          feedFormats,
          look: { themeColor: { light: '', dark: '' } },
          ownPages: byCode.ownPages,
          now: new Moment(settings.now),
          preview: false,
        }),
        { publicFiles, ownRoutes },
      ),
      without: (gone) =>
        articles.some((article) => isThere(article) && gone(article))
          ? list((article) => isThere(article) && !gone(article))
          : listed,
    };
    return listed;
  };
  return list(() => true);
}

function folderFiles({ contentDir }: BuildSettings): ArchiveFiles {
  return { list: listFolder, read: sourceReader(contentDir) };
}

const NO_SOCIAL_IMAGE = { src: '', type: '', width: 0, height: 0 };

function addressesOf(
  publications: readonly Publication[],
  { publicFiles, ownRoutes }: { publicFiles: readonly Address[]; ownRoutes: readonly OwnRoute[] },
): Omit<ListedAddresses, 'without'> {
  const taxonomies = ['category', 'tag', 'author'] as const;
  const own = (wanted: OwnRoute['kind']): Address[] =>
    ownRoutes.flatMap(({ kind, address }) => (kind === wanted ? (address ?? []) : []));
  const redirects = planRedirects(publications);
  return {
    pages: [
      ...publications
        .flatMap(planPages)
        .map(({ address, source }) => (source ? { address, file: source.file } : { address })),
      ...own('page').map((address) => ({ address })),
    ],
    files: [
      ...endpointAddresses(publications),
      ...own('endpoint'),
      ...publicFiles,
      ...Object.values(siteAddresses.icons).filter((icon) => !publicFiles.includes(icon)),
    ],
    redirects: redirects.filter(
      ({ isVariant }) => !isVariant || publications.some(({ site }) => tellsHosts(site)),
    ),
    rules: planHostRules(publications, redirects),
    lists: publications.flatMap(({ addresses, byTerm, byYear }) => [
      addresses.home,
      ...taxonomies.flatMap((taxonomy) =>
        [...byTerm[taxonomy].keys()].map((slug) => addresses.term(taxonomy, slug)),
      ),
      ...[...byYear.keys()].map(addresses.year),
    ]),
    expired: publications.flatMap(({ content, now }) =>
      content.articles
        .filter((article) => articleState(article, now) === 'expired')
        .map(({ address }) => address),
    ),
    broken: publications.flatMap(({ content }) =>
      content.broken.flatMap(({ address }) => (address === undefined ? [] : [address])),
    ),
  };
}
