import type { SiteUpdate } from '../pipeline/preview/live-site.ts';
import { startPreview } from '../pipeline/preview/start-preview.ts';
import { readSettings, requireArticles } from '../pipeline/settings.ts';
import { checkReport } from './diagnostic-formats/check-report.ts';
import { chooseFormat, loadFormat } from './diagnostic-formats/print-report.ts';
import { portOption, readPort, requireFreePort, USUAL_PORT } from './port.ts';
import { print, say } from './print.ts';
import { runCommand, untilInterrupted } from './run-command.ts';

await runCommand({
  usage: `Usage: npm run dev -- [--port NUMBER]

Serves the site with drafts, scheduled and expired articles, each marked, and
reloads open pages when a file is saved.

  --port NUMBER   the port to serve it on; without it the first free one from
                  ${USUAL_PORT} on`,
  options: portOption,
  operands: [0, 0],
  run: async ({ options }) => {
    const wanted = readPort(options.port);
    if (wanted !== undefined) await requireFreePort(wanted, 'run dev', ['127.0.0.1', '::1']);
    const settings = () => readSettings(process.env, Date.now);
    requireArticles(settings());
    const { contentDir } = settings();
    const printReport = await loadFormat(chooseFormat());
    const port = { number: wanted ?? USUAL_PORT, orNext: wanted === undefined };
    const preview = await startPreview(settings, port, {
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
    if (Number(new URL(preview.url).port || 80) !== port.number)
      say(`Port ${port.number} is taken by another program, so the next free one is used`);
    // Whoever reads the address may end the command at once.
    const interrupted = untilInterrupted();
    print(`Live preview at ${preview.url} (Ctrl+C ends it)`);
    await interrupted;
    await preview.close();
    return 0;
  },
});
