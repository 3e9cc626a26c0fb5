import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildSite } from '../pipeline/build-site.ts';
import { readSettings } from '../pipeline/settings.ts';
import { portOption, readPort, requireFreePort, USUAL_PORT } from './port.ts';
import { print, say } from './print.ts';
import { printWaiting, showProgress } from './progress.ts';
import { reportBuild } from './report-build.ts';
import { runCommand, untilInterrupted } from './run-command.ts';
import { serveFolder } from './serve-folder.ts';

await runCommand({
  usage: `Usage: npm start -- [--port NUMBER]

Builds the site, serves it on this machine and prints its address. If the build
fails, serves the last site that was built.

  --port NUMBER   the port to serve it on; without it the first free one from
                  ${USUAL_PORT} on
  --verbose       also tells how long each stage of the build took`,
  options: portOption,
  operands: [0, 0],
  run: async ({ options, verbose }) => {
    const wanted = readPort(options.port);
    if (wanted !== undefined) await requireFreePort(wanted, 'start', ['127.0.0.1']);
    const settings = readSettings(process.env, Date.now);
    const result = await buildSite(settings, {
      strict: false,
      allowRemovals: false,
      progress: showProgress(process.stderr),
      waiting: printWaiting,
    });
    const status = await reportBuild(result, settings, { verbose });
    if (status !== 0) {
      if (!existsSync(join(settings.outDir, 'index.html'))) return status;
      say('Serving the site as it was published last');
    }
    const { outDir: folder, site } = settings;
    const port = wanted ?? USUAL_PORT;
    const orNext = wanted === undefined;
    const served = await serveFolder({ folder, base: site.base, port, orNext });
    if (Number(new URL(served.url).port || 80) !== port)
      say(`Port ${port} is taken by another program, so the next free one is used`);
    // Whoever reads the address may end the command at once.
    const interrupted = untilInterrupted();
    print(`Site at ${served.url} (Ctrl+C ends it)`);
    await interrupted;
    await served.close();
    return 0;
  },
});
