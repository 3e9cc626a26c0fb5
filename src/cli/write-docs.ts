/** `npm run docs`: writes the pages of `docs/` and the editor files that are made from the code. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { assembleSite } from '../pipeline/assemble-site.ts';
import { silent } from '../pipeline/build-log.ts';
import { readSettings } from '../pipeline/settings.ts';
import { readComponents } from '../pipeline/compile/mdx-components.ts';
import { componentsPage } from './docs/components-page.ts';
import { diagnosticsPage } from './docs/diagnostics-page.ts';
import { editorFilesOf, frontMatterJsonSchema } from './docs/editor-files.ts';
import { frontMatterPage } from './docs/front-matter-page.ts';
import { stalePages, writePages, type GeneratedPage } from './docs/generated-page.ts';
import { relatedArticlesPage } from './docs/related-articles-page.ts';
import { say } from './print.ts';
import { runCommand } from './run-command.ts';

await runCommand({
  usage: `Usage: npm run docs -- [--check]

Writes the pages of docs/ and the schema of front matter that are made from the
code, and for completion the tags, categories and authors of the content.

  --check   writes nothing; names the files that are out of date and ends with 1`,
  options: { check: { type: 'boolean', default: false } },
  operands: [0, 0],
  run: async ({ options }) => {
    const pages = [
      frontMatterPage(),
      diagnosticsPage(),
      componentsPage(readComponents()),
      relatedArticlesPage(),
      frontMatterJsonSchema(),
    ];
    // What is made from content changes with every article and is not checked.
    const stale = stalePages('.', [...pages, ...(options.check ? [] : await contentPages())]);
    if (!options.check) writePages('.', stale);
    const state = options.check ? 'is out of date. Write it with: npm run docs' : 'is written anew';
    for (const { path } of stale) say(`${path} ${state}.`);
    if (stale.length === 0) say('Every page of docs/ says what the code says.');
    return options.check && stale.length > 0 ? 1 : 0;
  },
});

async function contentPages(): Promise<GeneratedPage[]> {
  const settings = readSettings(process.env, Date.now);
  if (!existsSync(join(settings.contentDir, 'articles'))) return [];
  return editorFilesOf((await assembleSite(settings, silent)).publication.content);
}
