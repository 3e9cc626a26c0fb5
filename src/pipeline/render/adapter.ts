import { existsSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import type { LanguagePrefix } from '../../urls.ts';
import { bodyRoute, languageRoutes, siteRoutes, termFeedRoutes } from './routes.ts';

const PROJECT = new URL('../../../', import.meta.url);

/**
 * Makes `astro build` yield a renderer instead of pages: a module whose `render` prints any route of
 * `src/pages/`, those of further languages below their prefixes. Which addresses there are is the pipeline's business, so all routes are on demand.
 */
export function rendererAdapter(prefixes: readonly LanguagePrefix[]): AstroIntegration {
  let isPreview = false;
  return {
    name: 'renderer',
    hooks: {
      'astro:config:setup': ({ command, updateConfig, injectRoute }) => {
        isPreview = command === 'dev';
        updateConfig({ root: PROJECT });
        // The renderer may lie where no `node_modules` is found, so it carries all it needs.
        if (command === 'build') updateConfig({ vite: { ssr: { noExternal: true } } });
        const ofLanguages = prefixes.flatMap((prefix) =>
          prefix === '' ? [] : languageRoutes(prefix),
        );
        for (const route of [...termFeedRoutes, ...ofLanguages]) {
          if (!existsSync(new URL(route.entrypoint, PROJECT))) {
            throw new Error(`${route.entrypoint} is missing, which prints ${route.pattern}`);
          }
          injectRoute({ ...route, prerender: false });
        }
        injectRoute({
          pattern: bodyRoute.address,
          entrypoint: bodyRoute.route,
          prerender: false,
        });
      },
      // In a preview Astro itself asks `getStaticPaths` of routes that an adopter added.
      'astro:route:setup': ({ route }) => {
        const isOwn = !siteRoutes.has(route.component);
        route.prerender = isPreview && isOwn && route.component.includes('[');
      },
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'renderer',
          serverEntrypoint: new URL('./entry.ts', import.meta.url),
          // Only its other value is deprecated, which is still the default.
          // eslint-disable-next-line @typescript-eslint/no-deprecated
          entrypointResolution: 'auto',
          supportedAstroFeatures: {
            serverOutput: 'stable',
            staticOutput: 'stable',
            hybridOutput: 'stable',
          },
        });
      },
    },
  };
}
