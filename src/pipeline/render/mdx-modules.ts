import { readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { ViteUserConfig } from 'astro';

import { placeOf, type ContentLanguage } from '../../content/file-place.ts';
import { articleFields } from '../../content/front-matter/fields.ts';
import { readFrontMatter } from '../../content/front-matter/read-front-matter.ts';
import { decodeSource, removeBidiControls, withoutControls } from '../../content/source-text.ts';
import { splitFrontMatter } from '../../content/front-matter/split-front-matter.ts';
import { listContent } from '../../content/list-content.ts';
import { isWithin } from '../../files/walk-folder.ts';
import { faultOf } from './bundle-fault.ts';

type VitePlugin = Extract<NonNullable<ViteUserConfig['plugins']>[number], { name: string }>;

const importMap = '\0mdx-import-map';

/**
 * Lets Astro read MDX articles as the content compiler does.
 *
 * Their headers are blanked, line for line: the compiler has read them, and `@astrojs/mdx` refuses
 * the repeated keys that it allows. Their imports of Astro are resolved from this project, as a
 * content folder may lie outside it, where no `node_modules` is found. And the list of them is made
 * anew for each build: Astro keeps it in `.astro/`, for all content folders alike, and does not notice
 * when a build of another folder has left its own there.
 */
export function mdxModules(): VitePlugin {
  let root = '';
  let publicDir = '';
  const content = resolve(process.env.CONTENT_DIR ?? 'content');
  return {
    name: 'mdx-modules',
    enforce: 'pre',
    configResolved(config) {
      ({ root, publicDir } = config);
    },
    resolveId: {
      order: 'pre',
      filter: { id: /^astro[/:]/ },
      async handler(source, importer) {
        if (source === 'astro:content-module-imports') return importMap;
        if (importer === undefined || !isWithin(importer, content)) return null;
        try {
          return await this.resolve(source, fileURLToPath(import.meta.url), { skipSelf: true });
        } catch (error) {
          // Astro refuses modules of features that the site does not use, and names no importer.
          const refused = innermost(error);
          throw Object.assign(new Error(refused.message), { loc: { file: importer } });
        }
      },
    },
    load: {
      filter: { id: /^\0mdx-import-map$/ },
      handler: () => writeImportMap(root, publicDir),
    },
    transform: {
      order: 'pre',
      filter: { id: /\.mdx$/ },
      handler: (code) => ({ code: bodyInPlace(code), map: null }),
    },
    // Whoever started Astro takes a warning for a fault.
    onLog(level, log) {
      if (level !== 'warn') return;
      for (const fault of faultOf({ ...log })) process.send?.(fault);
    },
    hotUpdate({ type, file, modules }) {
      const map = this.environment.moduleGraph.getModuleById(importMap);
      return type === 'update' || !file.endsWith('.mdx') || map === undefined
        ? undefined
        : [...modules, map];
    },
  };
}

/** The error that others wrap. */
function innermost(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  return error.cause === undefined ? error : innermost(error.cause);
}

/** A module whose default export maps an entry's path, relative to the root, to its import. */
function writeImportMap(root: string, publicDir: string): string {
  const content = resolve(process.env.CONTENT_DIR ?? 'content');
  const { sources } = listContent(content, publicDir);
  const lines = sources
    .filter(({ syntax }) => syntax === 'mdx')
    .map(({ file }) => {
      const path = join(content, file);
      const key = relative(root, path).split(sep).join('/');
      return `[${JSON.stringify(key)}, () => import(${JSON.stringify(path)})],`;
    });
  return `export default new Map([\n${lines.join('\n')}\n]);\n`;
}

/** The language of an article as its file says, whose header Astro does not see. */
export function languageOf(file: string, languages: readonly ContentLanguage[]): string {
  const { text } = decodeSource(readFileSync(file));
  const { data, partial } = readFrontMatter(withoutControls(text), articleFields);
  const content = resolve(process.env.CONTENT_DIR ?? 'content');
  const path = relative(content, file).split(sep).join('/');
  return (data ?? partial)?.lang ?? placeOf(path, languages).lang;
}

/**
 * The body as the content compiler reads it, at the lines it has in the file: the header's lines are
 * left empty, and the characters that reverse the direction of text are gone.
 */
export function bodyInPlace(text: string): string {
  const source = text.replace(/^\uFEFF/, '');
  const { yaml, bodyOffset } = splitFrontMatter(source);
  const frontMatter = yaml === undefined ? '' : source.slice(0, bodyOffset);
  return frontMatter.replace(/[^\n]+/g, '') + removeBidiControls(source.slice(frontMatter.length));
}
