import type { SiteUpdate } from '../pipeline/preview/live-site.ts';
import { startPreview } from '../pipeline/preview/start-preview.ts';
import { readSettings, requireArticles } from '../pipeline/settings.ts';
import { checkReport } from './diagnostic-formats/check-report.ts';
import { chooseFormat, loadFormat } from './diagnostic-formats/print-report.ts';
import { print, say } from './print.ts';
import { runCommand, untilInterrupted } from './run-command.ts';

await runCommand({
  usage: `Usage: npm run dev

Serves the site with drafts, scheduled and expired articles, each marked, and
reloads open pages when a file is saved.`,
  options: {},
  operands: [0, 0],
  run: async () => {
    const settings = () => readSettings(process.env, Date.now);
    requireArticles(settings());
    const { contentDir } = settings();
    const printReport = await loadFormat(chooseFormat());
    const preview = await startPreview(settings, {
      ready: ({ site, diagnostics }: SiteUpdate) => {
        const { diagnostics: counted, fileCount } = site;
        printReport(checkReport({ diagnostics, counted, fileCount }, contentDir));
      },
      failed: (error) => {
        say(
          `The preview stays as it was until the next save: ${error instanceof Error ? error.message : String(error)}`,
        );
      },
      codeChanged: (file) => {
        say(`${file} changed: stop the preview and start it again to see it`);
      },
    });
    print(`Live preview at ${preview.url} (Ctrl+C ends it)`);
    await untilInterrupted();
    await preview.close();
    return 0;
  },
});
