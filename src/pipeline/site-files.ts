import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../files/digest-of.ts';
import { type Address, fileOf } from '../urls.ts';
import type { AssembledSite } from './assemble-site.ts';
import type { Progress } from './build-log.ts';
import { hostTexts } from './host-files.ts';
import { mediaFiles } from './media/media-files.ts';
import type { PlannedFile } from './publish/plan.ts';
import type { Renderer } from './render/build-renderer.ts';
import type { OwnFiles } from './render/own-files.ts';
import { planRoutes } from './render/plan-routes.ts';
import { type RenderThreads, routeFiles } from './render/route-files.ts';
import type { RouteManifest } from './render/route-manifest.ts';
import { searchFiles } from './search/search-files.ts';
import type { BuildSettings } from './settings.ts';

interface SiteFilesInput {
  settings: BuildSettings;
  site: AssembledSite;
  own: OwnFiles;
  renderer: Renderer;
  threads: RenderThreads;
  manifest: RouteManifest;
  /** Digest of the MDX articles and what they import. */
  features: string;
  log: Progress;
}

/** Everything the site is to hold: what others refer to first. */
export async function* siteFiles(input: SiteFilesInput): AsyncGenerator<PlannedFile> {
  const { settings, site, renderer, log } = input;
  const search = searchFiles(site, settings);
  // Its fault is reported when its turn comes.
  search.catch(() => undefined);
  log.begin('Encoding pictures', 0);
  for (const { path, file, digest } of renderer.assets) {
    yield { path, digest, group: 'asset', content: { copyFrom: file } };
  }
  for (const path of site.publicFiles) {
    const file = join(settings.publicDir, path);
    yield {
      path,
      digest: digestOf(readFileSync(file)),
      group: 'asset',
      content: { copyFrom: file },
    };
  }
  yield* counted(mediaFiles(site, settings.cacheDir), log);
  const routes = planRoutes({
    ...site,
    locationOf: (file) => site.store.locationOf(file),
    features: input.features,
    ownPages: input.own.listed,
  });
  log.begin('Rendering pages', site.pages.length);
  yield* counted(routeFiles(routes, input.threads, input.manifest), log);
  await input.threads.rest();
  yield* input.own.files;
  for (const { address, text } of hostTexts(site)) yield textFile(address, text);
  log.begin('Making the search index', 0);
  yield* await search;
  log.begin('Publishing', 0);
}

async function* counted(
  files: AsyncIterable<PlannedFile>,
  log: Progress,
): AsyncGenerator<PlannedFile> {
  let done = 0;
  for await (const file of files) {
    log.reach((done += 1));
    yield file;
  }
}

function textFile(address: Address, text: string): PlannedFile {
  const bytes = Buffer.from(text);
  const content = (): Promise<Uint8Array> => Promise.resolve(bytes);
  return { path: fileOf(address), digest: digestOf(bytes), group: 'list', content };
}
