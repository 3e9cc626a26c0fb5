import { opendirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkSeverities } from '../content/diagnostics/severities.ts';
import { parseDate } from '../content/parse-date.ts';
import { hasCode } from '../files/has-code.ts';
import { isWithin } from '../files/walk-folder.ts';
import { hasTexts } from '../i18n/texts-for.ts';
import { resolveSite, type SiteConfig, type SiteSettings } from '../site-settings.ts';
import site from '../site.config.ts';
import { CONFIG_FILE, locateSetting, readConfig } from './locate-redirect.ts';
import { findShapeFaults } from './settings-shape.ts';

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
  const { REPOSITORY_URL, REPOSITORY_BRANCH } = environment;
  const contentDir = folderOf(CONTENT_DIR, 'content');
  const cacheDir = folderOf(CACHE_DIR, '.cache');
  if (isWithin(contentDir, cacheDir)) throw cacheHoldsContent(cacheDir, contentDir);
  return {
    contentDir,
    publicDir: resolve('public'),
    outDir: folderOf(OUT_DIR, 'dist'),
    cacheDir,
    site: {
      ...readSite(isSet(SITE_URL) ? SITE_URL : undefined),
      changedAt: {
        ...(isSet(REPOSITORY_URL) && { url: REPOSITORY_URL }),
        ...(isSet(REPOSITORY_BRANCH) && { branch: REPOSITORY_BRANCH }),
      },
    },
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
  const shape = shapeFaults(site, readConfig);
  if (shape !== undefined) throw new WrongSetting(shape);
  const fault = checkSeverities(site.severities);
  if (fault !== undefined) throw new WrongSetting(`severities of src/site.config.ts: ${fault}`);
  const refused = languagesFault(site);
  if (refused !== undefined) throw new WrongSetting(refused);
  try {
    return resolveSite(site, siteUrl);
  } catch {
    const name = siteUrl === undefined ? '`url` of src/site.config.ts' : 'SITE_URL';
    throw new WrongSetting(
      `${name} is ${JSON.stringify(siteUrl ?? site.url)}: write an address as https://example.org/`,
    );
  }
}

/** What of the settings no command can work with, a line for each; undefined where it can. */
export function shapeFaults(config: object, text: () => string): string | undefined {
  const lines = findShapeFaults(config).map(({ keys, message }) => {
    const { line, column } = locateSetting(text(), keys);
    return `${CONFIG_FILE}:${line}:${column} ${message}`;
  });
  return lines.length === 0 ? undefined : lines.join('\n');
}

/** Why a publication cannot be in its languages; undefined where it can. */
export function languagesFault({
  lang,
  languages,
}: Pick<SiteConfig, 'lang' | 'languages'>): string | undefined {
  const tags = languages.map((language) => language.lang);
  const [first = lang] = tags;
  if (first !== lang)
    return `\`languages\` of src/site.config.ts begins with ${JSON.stringify(first)}, and \`lang\` is ${JSON.stringify(lang)}: name that one first`;
  const twice = tags.find((tag, index) =>
    tags.slice(0, index).some((other) => other.toLowerCase() === tag.toLowerCase()),
  );
  if (twice !== undefined)
    return `\`languages\` of src/site.config.ts has ${JSON.stringify(twice)} twice: delete one`;
  for (const tag of [lang, ...tags]) {
    const fault = languageFault(tag);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Why the interface cannot be in a language; undefined where it can. */
export function languageFault(lang: string): string | undefined {
  if (hasTexts(lang)) return undefined;
  return `\`lang\` of src/site.config.ts is ${JSON.stringify(lang)}, for which the interface has no texts: add src/i18n/${lang}.ts as docs/extending.md shows, or name another language`;
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
