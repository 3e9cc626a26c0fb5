import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { languageSites, type SiteLanguage } from './sample-sites.ts';

export interface SampleSites {
  /** Output folders. */
  folders: Readonly<Record<SiteLanguage, string>>;
  remove: () => Promise<void>;
}

/**
 * Builds the sample site of every language, one after another, as they share a cache.
 *
 * @throws when a build fails, with what it said.
 */
export async function buildSampleSites(): Promise<SampleSites> {
  const folder = await mkdtemp(join(tmpdir(), 'languages-'));
  const build = async (lang: SiteLanguage): Promise<[SiteLanguage, string]> => {
    const script = fileURLToPath(new URL('./build-sample-site.ts', import.meta.url));
    const place = join(folder, lang);
    await promisify(execFile)(execPath, [script, lang, place, join(folder, 'cache')]);
    return [lang, join(place, 'dist')];
  };
  const built: [SiteLanguage, string][] = [];
  for (const lang of Object.keys(languageSites) as SiteLanguage[]) built.push(await build(lang));
  return {
    folders: Object.fromEntries(built) as Record<SiteLanguage, string>,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
