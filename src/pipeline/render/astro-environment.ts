import { join } from 'node:path';
import type { BuildSettings } from '../settings.ts';

/** What `astro.config.ts` and what it loads read from the environment, for whoever starts Astro. */
export function astroEnvironment(settings: BuildSettings): Readonly<Record<string, string>> {
  return {
    // Neither the framework's makers nor a registry are told that somebody writes an article.
    ASTRO_TELEMETRY_DISABLED: '1',
    ASTRO_DISABLE_UPDATE_CHECK: 'true',
    // A checkout may be read-only, and may serve several builds at once.
    ASTRO_WORK_DIR: join(settings.cacheDir, 'astro'),
    CACHE_DIR: settings.cacheDir,
    CONTENT_DIR: settings.contentDir,
    SITE_URL: settings.site.url,
  };
}
