import type { BuildSettings } from '../settings.ts';

/** What `astro.config.ts` and what it loads read from the environment, for whoever starts Astro. */
export function astroEnvironment(settings: BuildSettings): Readonly<Record<string, string>> {
  return {
    // Neither the framework's makers nor a registry are told that somebody writes an article.
    ASTRO_TELEMETRY_DISABLED: '1',
    ASTRO_DISABLE_UPDATE_CHECK: 'true',
    CACHE_DIR: settings.cacheDir,
    CONTENT_DIR: settings.contentDir,
    SITE_URL: settings.site.url,
  };
}
