import {
  compileContent,
  type CompileContentOptions,
  type CompiledContent,
} from './compile/compile-content.ts';
import { compileOptions } from './compile/mdx-components.ts';
import type { CompiledFile, CompileOptions } from '../content/compiled-file.ts';
import { sortDiagnostics } from '../content/diagnostics/diagnostic.ts';
import { type ContentListing, listContent } from '../content/list-content.ts';
import { ContentStore } from '../content/store/content-store.ts';
import { silent, type Progress } from './build-log.ts';
import { connectSite, type ConnectedSite } from './connect-site.ts';
import { codeFingerprint } from './fingerprint.ts';
import { findMovedPages } from './moved-pages.ts';
import { lastPublished, type PublishedPage } from './published-pages.ts';
import type { BuildSettings } from './settings.ts';
import { digestSourcesBeside } from './source-digests.ts';

/** A connected site beside what the last build published. */
export interface ComparedSite extends ConnectedSite {
  /** The pages of the last build. */
  published: readonly PublishedPage[];
}

/** The whole site as plain data, checked, before anything of it is rendered. */
export interface AssembledSite extends ComparedSite, CompiledContent {
  store: ContentStore;
  listing: ContentListing;
  /** Source files, and others that a diagnostic names. */
  fileCount: number;
}

interface AssembleOptions extends Pick<CompileContentOptions, 'justRead' | 'expectsChange'> {
  /** Called when all is compiled: the other cores are free then, until there are pages to render. */
  compiled?: () => void;
}

/** So many sources are read in about the time that a thread takes to start. */
const FEW = 2000;

/** Reads and checks everything; what the check command prints and the build goes on from. */
export async function assembleSite(
  settings: BuildSettings,
  log: Progress = silent,
  { compiled: ready, ...known }: AssembleOptions = {},
): Promise<AssembledSite> {
  const { contentDir, publicDir, cacheDir } = settings;
  const options = compileOptions(settings);
  const fingerprint = contentFingerprint(options);
  const store = new ContentStore(cacheDir, fingerprint);
  const listing = listContent(contentDir, publicDir);
  const { sources } = listing;
  log.begin('Reading and compiling', sources.length);
  const isWorthThread = known.justRead === undefined && sources.length > FEW && store.isThere();
  const justRead = isWorthThread
    ? await digestSourcesBeside(contentDir, () => {
        store.load();
      })
    : known.justRead;
  const { files, ...compiled } = await compileContent(contentDir, sources, store, options, {
    ...known,
    ...(justRead && { justRead }),
    reach: (done) => {
      log.reach(done);
    },
  });
  store.save();
  ready?.();
  log.begin('Checking and connecting', 0);
  const connected = await connectFiles(files, listing, settings, fingerprint);
  log.end();
  const named = [...listing.sources, ...connected.diagnostics].map(({ file }) => file);
  const fileCount = new Set(named).size;
  return { ...connected, ...compiled, files, listing, store, fileCount };
}

/** Connects the files, and compares the pages that they make with those that were published last. */
export async function connectFiles(
  files: readonly CompiledFile[],
  listing: ContentListing,
  settings: BuildSettings,
  fingerprint: string,
): Promise<ComparedSite> {
  const connected = await connectSite(files, listing, settings, fingerprint);
  const published = lastPublished(settings.cacheDir);
  const moved = findMovedPages(published, { ...connected, files });
  return {
    ...connected,
    published,
    diagnostics: sortDiagnostics([...connected.diagnostics, ...moved]),
  };
}

/** Stands for all that what is known of a source or picture depends on besides its bytes. */
export function contentFingerprint(options: CompileOptions): string {
  return codeFingerprint('compiled', options);
}
