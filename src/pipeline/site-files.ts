import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BodyReader } from '../content/store/body-packs.ts';
import { digestOf } from '../files/digest-of.ts';
import type { Progress } from './build-log.ts';
import { mediaFiles } from './media-files.ts';
import type { PlannedFile } from './publish/plan.ts';
import type { Renderer } from './render/build-renderer.ts';
import { pageFiles, type PageFilesInput } from './render/page-files.ts';
import type { BuildSettings } from './settings.ts';
import { searchFiles } from './search/search-files.ts';
import { textFiles } from './text-files.ts';

interface SiteFilesInput extends PageFilesInput {
  settings: BuildSettings;
  renderer: Renderer;
  reader: BodyReader;
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
  log.begin('Rendering pages', site.pages.length);
  yield* counted(pageFiles(input), log);
  log.begin('Printing feeds and sitemaps', 0);
  yield* textFiles(input);
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
