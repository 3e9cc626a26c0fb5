import { opendirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkSeverities } from '../content/diagnostics/severities.ts';
import { parseDate } from '../content/parse-date.ts';
import { hasCode } from '../files/has-code.ts';
import { isWithin } from '../files/walk-folder.ts';
import { resolveSite, type SiteSettings } from '../site-settings.ts';
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
  /** Whether drafts, scheduled and expired articles are shown, and all pages kept from search engines. */
  preview: boolean;
}

/** A setting that cannot be used, told to the person who set it. */
export class WrongSetting extends Error {
  override readonly name = 'WrongSetting';
}

/**
 * Reads the environment; what else needs it, as Astro, is handed these settings. A variable that is
 * empty counts as not set.
 *
 * @throws {WrongSetting}
 */
export function readSettings(environment: NodeJS.ProcessEnv, clock: () => number): BuildSettings {
  const { CONTENT_DIR, OUT_DIR, CACHE_DIR, SITE_URL, BUILD_TIME } = environment;
  const contentDir = folderOf(CONTENT_DIR, 'content');
  const cacheDir = folderOf(CACHE_DIR, '.cache');
  if (isWithin(contentDir, cacheDir)) throw cacheHoldsContent(cacheDir, contentDir);
  return {
    contentDir,
    publicDir: resolve('public'),
    outDir: folderOf(OUT_DIR, 'dist'),
    cacheDir,
    site: readSite(isSet(SITE_URL) ? SITE_URL : undefined),
    now: isSet(BUILD_TIME) ? readTime(BUILD_TIME) : clock(),
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
  try {
    opendirSync(contentDir).closeSync();
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  } catch (error) {
    if (hasCode(error, 'EACCES', 'EPERM'))
      throw new WrongSetting(`${contentDir} may not be read: give the permission to read it`);
    if (!hasCode(error, 'ENOENT', 'ENOTDIR')) throw error;
  }
  throw new WrongSetting(
    `${folder} is not there: make it, or name the folder that holds \`articles/\` in CONTENT_DIR`,
  );
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}

function folderOf(written: string | undefined, usual: string): string {
  return resolve(isSet(written) ? written : usual);
}

function readSite(siteUrl: string | undefined): SiteSettings {
  const fault = checkSeverities(site.severities);
  if (fault !== undefined) throw new WrongSetting(`severities of src/site.config.ts: ${fault}`);
  try {
    return resolveSite(site, siteUrl);
  } catch {
    const name = siteUrl === undefined ? '`url` of src/site.config.ts' : 'SITE_URL';
    throw new WrongSetting(
      `${name} is ${JSON.stringify(siteUrl ?? site.url)}: write an address as https://example.org/`,
    );
  }
}

function cacheHoldsContent(cacheDir: string, contentDir: string): WrongSetting {
  return new WrongSetting(
    `CACHE_DIR is ${cacheDir}, which holds CONTENT_DIR (${contentDir}): name another folder, as builds delete what lies in it`,
  );
}

function readTime(text: string): number {
  const date = parseDate(text);
  if (!date)
    throw new WrongSetting(
      `BUILD_TIME is ${JSON.stringify(text)}: write a time as 2026-11-22T09:00:00Z`,
    );
  return date.time;
}
