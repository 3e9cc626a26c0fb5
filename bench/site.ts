import { join } from 'node:path';
import type { Command } from './measure.ts';

/** The folders of one site of the bench. */
export interface Site {
  /** A copy of the site's code. */
  project: string;
  content: string;
  output: string;
  cache: string;
}

/** Of Node's, below the cache. */
export const COMPILE_CACHE = 'compile-cache';

/** The build time, after the newest article of a corpus. */
export const NOW = '2026-01-01T00:00:00Z';

export function buildCommand(site: Site): Command {
  return siteCommand(site, 'build');
}

export function checkCommand(site: Site): Command {
  return siteCommand(site, 'check');
}

/** The environment of the site's commands. */
export function siteEnvironment(site: Site): Record<string, string> {
  return {
    CONTENT_DIR: site.content,
    OUT_DIR: site.output,
    CACHE_DIR: site.cache,
    BUILD_TIME: NOW,
    // As `npm run build` sets it. Lies in the cache, so a cold build starts without it.
    NODE_COMPILE_CACHE: join(site.cache, COMPILE_CACHE),
  };
}

function siteCommand(site: Site, name: 'build' | 'check'): Command {
  return {
    program: process.execPath,
    args: [
      '--min-semi-space-size=32',
      '--max-semi-space-size=32',
      join('src', 'cli', `${name}.ts`),
    ],
    folder: site.project,
    env: siteEnvironment(site),
  };
}
