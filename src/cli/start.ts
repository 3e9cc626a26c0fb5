import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildSite } from '../pipeline/build-site.ts';
import { readSettings } from '../pipeline/settings.ts';
import { reportBuild } from './report-build.ts';
import { runCommand } from './run-command.ts';
import { serveFolder } from './serve-folder.ts';
import { showProgress } from './show-progress.ts';
import { tellWaiting } from './tell-waiting.ts';
import { untilStopped } from './until-stopped.ts';

const PORT = 4321;

await runCommand({
  usage: `Usage: npm start

Builds the site, serves it on this machine and prints its address. When that
cannot be, the site that was built last is served, if there is one.`,
  options: {},
  operands: [0, 0],
  run: async () => {
    const settings = readSettings(process.env, Date.now);
    const result = await buildSite(settings, {
      strict: false,
      allowRemovals: false,
      progress: showProgress(process.stderr),
      waiting: tellWaiting,
    });
    const status = await reportBuild(result, settings);
    if (status !== 0) {
      if (!existsSync(join(settings.outDir, 'index.html'))) return status;
      process.stderr.write('Serving the site as it was published last\n');
    }
    const { outDir: folder, site } = settings;
    const served = await serveFolder({ folder, base: site.base, port: PORT });
    process.stdout.write(`Site at ${served.url} (Ctrl+C ends it)\n`);
    await untilStopped();
    await served.close();
    return 0;
  },
});
