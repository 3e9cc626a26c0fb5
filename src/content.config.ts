import { readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

import { defineCollection } from 'astro:content';
import type { Loader } from 'astro/loaders';

import { articleFields, articleSchema } from './content/front-matter/fields.ts';
import { frontMatterFields } from './content/front-matter/read-front-matter.ts';
import { listContent } from './content/list-content.ts';

/**
 * The articles that Astro itself renders: MDX, which is code. An entry's id is the path below the
 * content folder, its data the header under the one schema of all articles. Markdown articles stay
 * out of Astro's store, where ten thousand of them would cost a minute at every build; the content
 * compiler checks them against the same schema (docs/architecture.md).
 */
const featuresLoader: Loader = {
  name: 'features',
  load: async (context) => {
    const { store, config, watcher } = context;
    const content = resolve(process.env.CONTENT_DIR ?? 'content');
    const refresh = async (): Promise<void> => {
      const { sources } = listContent(content, fileURLToPath(config.publicDir));
      const ids = sources.filter(({ syntax }) => syntax === 'mdx').map(({ file }) => file);
      for (const known of store.keys()) if (!ids.includes(known)) store.delete(known);
      for (const id of ids) {
        const file = join(content, id);
        const text = await readFile(file, 'utf8');
        const filePath = relative(fileURLToPath(config.root), file).split(sep).join('/');
        // An entry with a known digest keeps its path, also when the content folder has moved.
        const digest = context.generateDigest(`${filePath}\n${text}`);
        const fields = frontMatterFields(text, articleFields);
        // The compiler names every fault of a header at its line; here it only has no entry.
        const data = await context
          .parseData({ id, data: fields, filePath: file })
          .catch(() => undefined);
        if (data) store.set({ id, data, digest, filePath, deferredRender: true });
        else store.delete(id);
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
  features: defineCollection({ loader: featuresLoader, schema: articleSchema }),
};
