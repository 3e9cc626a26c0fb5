import { join, resolve } from 'node:path';

import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import { defineConfig, passthroughImageService } from 'astro/config';
import remarkGfm from 'remark-gfm';

import { rehypeBody } from './src/content/body/rehype-body.ts';
import { remarkFormulas } from './src/content/body/remark-formulas.ts';
import { remarkMarks } from './src/content/body/remark-marks.ts';
import { siteAddresses } from './src/urls.ts';
import { resolveSite } from './src/site-settings.ts';
import { rendererAdapter } from './src/pipeline/render/adapter.ts';
import { languageOf, mdxModules } from './src/pipeline/render/mdx-modules.ts';
import { typefaces } from './src/pipeline/render/typefaces.ts';
import { remarkDecodableAddresses } from './src/pipeline/render/decodable-addresses.ts';
import site from './src/site.config.ts';
import { colorsInStyles } from './src/pipeline/render/colors-in-styles.ts';

const { ASTRO_WORK_DIR, CACHE_DIR = '.cache', RENDERER_DIR, SITE_URL = '' } = process.env;
const settings = resolveSite(site, SITE_URL === '' ? undefined : SITE_URL);
const { base, editions, origin, ownHosts } = settings;

const langOf = (file: string): string => languageOf(file, editions);

/** Styles and scripts are files of their own, named by content: the policy allows nothing inline. */
const assets = siteAddresses.assets.slice(1, -1);
const output = { assetFileNames: `${assets}/site-[hash][extname]` };
const environment = { build: { rolldownOptions: { output } } };

/** Builds the renderer. `src/pipeline` knows the addresses and has their routes rendered. */
export default defineConfig({
  output: 'server',
  adapter: rendererAdapter(editions.map(({ prefix }) => prefix)),
  integrations: [
    mdx({
      syntaxHighlight: false,
      processor: unified({
        // The GFM of this project's `remark-gfm`, which the conformance tests hold to the engine of `.md`.
        gfm: false,
        smartypants: false,
        remarkPlugins: [remarkGfm, remarkMarks, remarkFormulas, remarkDecodableAddresses],
        rehypePlugins: [[rehypeBody, { ownHosts, langOf, typography: site.typography }]],
      }),
    }),
  ],
  site: origin,
  base,
  // Astro keeps `.astro/` in the root that it starts with; the adapter then names the project.
  ...(ASTRO_WORK_DIR !== undefined && { root: ASTRO_WORK_DIR }),
  outDir: RENDERER_DIR ?? join(CACHE_DIR, 'renderer'),
  cacheDir: join(CACHE_DIR, 'astro'),
  // Not the default, which drops the white space between inline elements.
  compressHTML: true,
  build: { assets, inlineStylesheets: 'never' },
  image: { service: passthroughImageService() },
  devToolbar: { enabled: false },
  vite: {
    cacheDir: resolve(CACHE_DIR, 'vite'),
    plugins: [mdxModules(), typefaces(settings)],
    css: { postcss: { plugins: [colorsInStyles(site.colors)] } },
    // One stylesheet for all routes, as one request is promised.
    build: { assetsInlineLimit: 0, cssCodeSplit: false },
    worker: {
      format: 'es',
      rolldownOptions: { output: { entryFileNames: `${assets}/site-[hash].js` } },
    },
    environments: { client: environment, ssr: environment },
  },
});
