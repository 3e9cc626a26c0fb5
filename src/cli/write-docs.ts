/** `npm run docs`: writes the pages of `docs/` that are made from the code. */
import { diagnosticsPage } from './docs/diagnostics-page.ts';
import { frontMatterPage } from './docs/front-matter-page.ts';
import { relatedArticlesPage } from './docs/related-articles-page.ts';
import { stalePages, writePages } from './docs/write-pages.ts';
import { runCommand } from './run-command.ts';

await runCommand({
  usage: `Usage: npm run docs -- [--check]

Writes the pages of docs/ that are made from the code.

  --check   writes nothing; names the pages that are out of date and ends with 1`,
  options: { check: { type: 'boolean', default: false } },
  operands: [0, 0],
  run: ({ options }) => {
    const stale = stalePages('.', [frontMatterPage(), diagnosticsPage(), relatedArticlesPage()]);
    if (!options.check) writePages('.', stale);
    const state = options.check ? 'is out of date. Write it with: npm run docs' : 'is written anew';
    for (const { path } of stale) process.stderr.write(`${path} ${state}.\n`);
    if (stale.length === 0) process.stderr.write('Every page of docs/ says what the code says.\n');
    return Promise.resolve(options.check && stale.length > 0 ? 1 : 0);
  },
});
