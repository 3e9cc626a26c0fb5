import { readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

import { defineCollection } from 'astro:content';
import type { Loader } from 'astro/loaders';
import { z } from 'astro/zod';

import { listContent } from './content/list-content.ts';

/**
 * The MDX articles, for Astro to render. The content compiler reads and checks their headers; here an
 * entry is a name for a module, and its id is the article's path below the content folder.
 */
const featuresLoader: Loader = {
  name: 'features',
  load: async (context) => {
    const { store, config, watcher } = context;
    const content = resolve(process.env.CONTENT_DIR ?? 'content');
    const refresh = async (): Promise<void> => {
      const { sources } = await listContent(content, fileURLToPath(config.publicDir));
      const ids = sources.filter(({ syntax }) => syntax === 'mdx').map(({ file }) => file);
      for (const known of store.keys()) if (!ids.includes(known)) store.delete(known);
      for (const id of ids) {
        const file = join(content, id);
        const digest = context.generateDigest(await readFile(file, 'utf8'));
        const filePath = relative(fileURLToPath(config.root), file).split(sep).join('/');
        store.set({ id, data: {}, digest, filePath, deferredRender: true });
      }
    };
    await refresh();
    watcher?.add(join(content, 'features'));
    for (const event of ['add', 'change', 'unlink'] as const) {
      watcher?.on(event, (path: string) => {
        if (path.startsWith(content) && path.endsWith('.mdx')) void refresh();
      });
    }
  },
};

export const collections = {
  features: defineCollection({ loader: featuresLoader, schema: z.looseObject({}) }),
};
