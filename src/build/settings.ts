import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { faultOfSeverities } from '../content/severities.ts';
import { parseDate } from '../content/parse-date.ts';
import { resolveSite, type SiteSettings } from '../publication/site-settings.ts';
import site from '../site.config.ts';

/** What a command works on; every path is absolute. */
export interface BuildSettings {
  contentDir: string;
  publicDir: string;
  outDir: string;
  cacheDir: string;
  site: SiteSettings;
  /** The moment the site is built for, in milliseconds since 1970. */
  now: number;
  /** Whether drafts, scheduled and expired articles are shown. */
  preview: boolean;
}

/** A setting that cannot be used, told to the person who set it. */
export class WrongSetting extends Error {
  override readonly name = 'WrongSetting';
}

/** Reads the environment, the only place that does. */
export function readSettings(environment: NodeJS.ProcessEnv, clock: () => number): BuildSettings {
  const {
    CONTENT_DIR = 'content',
    OUT_DIR = 'dist',
    CACHE_DIR = '.cache',
    SITE_URL,
    BUILD_TIME,
  } = environment;
  return {
    contentDir: resolve(CONTENT_DIR),
    publicDir: resolve('public'),
    outDir: resolve(OUT_DIR),
    cacheDir: resolve(CACHE_DIR),
    site: readSite(SITE_URL),
    now: BUILD_TIME === undefined || BUILD_TIME === '' ? clock() : readTime(BUILD_TIME),
    preview: false,
  };
}

/**
 * Only `articles/` is required of a content folder; without it the folder is most likely another.
 *
 * @throws {WrongSetting}
 */
export function requireArticles({ contentDir }: Pick<BuildSettings, 'contentDir'>): void {
  const folder = join(contentDir, 'articles');
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  throw new WrongSetting(
    `${folder} is not there: make it, or name the folder that holds \`articles/\` in CONTENT_DIR`,
  );
}

function readSite(siteUrl: string | undefined): SiteSettings {
  const fault = faultOfSeverities(site.severities);
  if (fault !== undefined) throw new WrongSetting(`severities of src/site.config.ts: ${fault}`);
  try {
    return resolveSite(site, siteUrl === '' ? undefined : siteUrl);
  } catch {
    throw new WrongSetting(
      `SITE_URL is ${JSON.stringify(siteUrl)}: write an address as https://example.org/`,
    );
  }
}

function readTime(text: string): number {
  const date = parseDate(text);
  if (!date)
    throw new WrongSetting(
      `BUILD_TIME is ${JSON.stringify(text)}: write a time as 2026-11-22T09:00:00Z`,
    );
  return date.time;
}
