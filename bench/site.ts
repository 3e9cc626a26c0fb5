import { join } from 'node:path';
import type { Command } from './measure.ts';

/** Where one site of the bench keeps everything; all folders are the bench's own. */
export interface Site {
  /** A copy of the site's code. */
  project: string;
  content: string;
  output: string;
  cache: string;
}

/** The clock of every build: after the newest article of a corpus. */
export const NOW = '2026-01-01T00:00:00Z';

export function buildCommand(site: Site): Command {
  return siteCommand(site, 'build');
}

export function checkCommand(site: Site): Command {
  return siteCommand(site, 'check');
}

/** What the site's commands read from the environment. */
export function siteEnvironment(site: Site): Record<string, string> {
  return {
    CONTENT_DIR: site.content,
    OUT_DIR: site.output,
    CACHE_DIR: site.cache,
    BUILD_TIME: NOW,
    // As `npm run build` has it, which the bench leaves out; gone with the cache before a cold build.
    NODE_COMPILE_CACHE: join(site.cache, 'node'),
  };
}

function siteCommand(site: Site, name: 'build' | 'check'): Command {
  return {
    program: process.execPath,
    args: [join('src', 'cli', `${name}.ts`)],
    folder: site.project,
    env: siteEnvironment(site),
  };
}
