import type { AstroIntegration } from 'astro';

/**
 * Makes `astro build` yield a renderer instead of pages: a module whose `render` turns a page model
 * into HTML. Static addresses are the build's business, so one on-demand route serves all of them.
 */
export function rendererAdapter(): AstroIntegration {
  return {
    name: 'renderer',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        // The renderer may lie where no `node_modules` is found, so it carries all it needs.
        if (command === 'build') updateConfig({ vite: { ssr: { noExternal: true } } });
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
