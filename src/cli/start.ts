import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildSite } from '../pipeline/build-site.ts';
import { readSettings } from '../pipeline/settings.ts';
import { print, say } from './print.ts';
import { printWaiting, showProgress } from './progress.ts';
import { reportBuild } from './report-build.ts';
import { runCommand, untilInterrupted } from './run-command.ts';
import { serveFolder } from './serve-folder.ts';

const PORT = 4321;

await runCommand({
  usage: `Usage: npm start

Builds the site, serves it on this machine and prints its address. If the build
fails, serves the last site that was built.`,
  options: {},
  operands: [0, 0],
  run: async () => {
    const settings = readSettings(process.env, Date.now);
    const result = await buildSite(settings, {
      strict: false,
      allowRemovals: false,
      progress: showProgress(process.stderr),
      waiting: printWaiting,
    });
    const status = await reportBuild(result, settings);
    if (status !== 0) {
      if (!existsSync(join(settings.outDir, 'index.html'))) return status;
      say('Serving the site as it was published last');
    }
    const { outDir: folder, site } = settings;
    const served = await serveFolder({ folder, base: site.base, port: PORT });
    print(`Site at ${served.url} (Ctrl+C ends it)`);
    await untilInterrupted();
    await served.close();
    return 0;
  },
});
