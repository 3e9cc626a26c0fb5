import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../content/diagnostics/diagnostic.ts';
import { sourceOf } from '../content/list-content.ts';
import { readChecked, writeChecked } from '../files/checked-file.ts';
import { digestOf } from '../files/digest-of.ts';
import { tryRead } from '../files/try-read.ts';
import { walkFolder } from '../files/walk-folder.ts';
import { codeDigest, folderDigest } from './fingerprint.ts';
import { settledAt, statOf } from './media/file-state.ts';
import { isAsLeft, siteOnRecord } from './publish/published-site.ts';
import { pagesFile } from './published-pages.ts';
import type { BuildSettings } from './settings.ts';
import { digestSources } from './source-digests.ts';

/** What a build that succeeded said. */
interface Said {
  diagnostics: Diagnostic[];
  fileCount: number;
  /** Files of the site. */
  files: number;
  /** Pages and feeds of the site. */
  pages: number;
}

/** Everything that a build depends on and can see before it reads the sources. */
export interface Surroundings {
  /** Digest of code and settings. */
  project: string;
  /**
   * Digest of the names of everything in the content and the public folder and, but for sources, of its
   * size, times and inode; undefined where that does not tell all.
   */
  entries: string | undefined;
}

/** What the build came to in CACHE_DIR, where the next one depends on it or would mend it. */
interface Left {
  /** Digest of the pages published last, which the next build compares with. */
  pages: string;
  /** Digest of what an nginx includes. */
  hosting: string;
  /** Name of the site in OUT_DIR. */
  site: string;
}

interface LastBuild extends Left {
  project: string;
  entries: string;
  /** Digest of the sources. */
  sources: string;
  /** The build says the same from when until before when, in milliseconds since 1970. */
  since: number;
  until: number;
  said: Said;
}

const TITLE = 'last build 1';

/** Looks at what a build depends on, before the build reads any of it. `code` is that of `codeDigest`. */
export function surroundingsOf(
  settings: BuildSettings,
  { allowRemovals }: { allowRemovals: boolean },
  code = codeDigest(settings.contentDir),
): Surroundings {
  const { now: _now, cacheDir: _cacheDir, ...others } = settings;
  return {
    project: digestOf(JSON.stringify([code, others, allowRemovals])),
    entries: entriesDigest(settings),
  };
}

/**
 * What the last build said, when this one could only make the same site and say the same: it has the
 * same surroundings and sources, nothing became due since, and all is as the last one left it. `digests`
 * has those of the sources where they had to be read to tell.
 */
export function compareWithLast(
  settings: BuildSettings,
  { project, entries }: Surroundings,
): { said?: Said; digests?: ReadonlyMap<string, string> } {
  const { now } = settings;
  const last = readChecked(fileIn(settings), TITLE) as LastBuild | undefined;
  if (last?.project !== project || last.entries !== entries) return {};
  if (now < last.since || now >= last.until) return {};
  const { pages, hosting, site } = whatIsLeft(settings);
  if (last.pages !== pages || last.hosting !== hosting || last.site !== site) return {};
  const digests = digestSources(settings.contentDir);
  if (last.sources !== sourcesDigest(digests) || !isAsLeft(settings)) return { digests };
  return { said: last.said };
}

/** Remembers what a build that succeeded was made from. `digests` are those of the sources it compiled. */
export function rememberBuild(
  settings: BuildSettings,
  { project, entries }: Surroundings,
  made: {
    digests: ReadonlyMap<string, string>;
    lasts: { since: number; until: number };
    said: Said;
  },
): void {
  if (entries === undefined) return;
  const { digests, lasts, said } = made;
  // The next build compares with the pages of this one, all of which are there; a preview's are not kept.
  const diagnostics = settings.preview
    ? said.diagnostics
    : said.diagnostics.filter(({ code }) => code !== 'moved-page');
  const last: LastBuild = {
    project,
    entries,
    sources: sourcesDigest(digests),
    ...lasts,
    ...whatIsLeft(settings),
    said: { ...said, diagnostics },
  };
  writeChecked(fileIn(settings), TITLE, last);
}

function whatIsLeft(settings: BuildSettings): Left {
  const { cacheDir } = settings;
  return {
    pages: digestOf(tryRead(pagesFile(cacheDir)) ?? ''),
    hosting: folderDigest(join(cacheDir, 'hosting')),
    site: siteOnRecord(settings),
  };
}

function entriesDigest({ contentDir, publicDir }: BuildSettings): string | undefined {
  const startedAt = Date.now();
  const found: string[] = [];
  for (const root of [contentDir, publicDir]) {
    const entries = walkFolder(root, {
      skips: (_path, name) => root === contentDir && name.startsWith('.'),
      failed: (path) => found.push(`${root} closed ${path}`),
    });
    for (const { path, kind } of entries) {
      const file = join(root, path);
      if (kind === 'folder' || (root === contentDir && sourceOf(path))) {
        found.push(`${root} ${kind} ${path}`);
        continue;
      }
      const stat = lstatSync(file, { bigint: true, throwIfNoEntry: false });
      if (!stat || !settledAt(stat, startedAt)) return undefined;
      found.push(`${root} ${kind} ${path} ${statOf(stat)}`);
    }
  }
  return digestOf(JSON.stringify(found.sort()));
}

function sourcesDigest(digests: ReadonlyMap<string, string>): string {
  return digestOf(JSON.stringify([...digests].map((entry) => entry.join(' ')).sort()));
}

function fileIn({ cacheDir }: BuildSettings): string {
  return join(cacheDir, 'last-build.json');
}
