import { buildSite } from '../build/build-site.ts';
import { readSettings } from '../build/settings.ts';
import { reportBuild } from './report-build.ts';
import { runCommand } from './run-command.ts';

await runCommand({
  usage: `Usage: npm run build -- [--strict]

Checks the content folder and publishes it to the output folder, all or nothing.

  --strict   warnings stop the build as errors do`,
  options: { strict: { type: 'boolean', default: false } },
  operands: [0, 0],
  run: async ({ options }) => {
    const settings = readSettings(process.env, Date.now);
    const waiting = (): void =>
      void process.stderr.write('Another build is at work here; waiting for it.\n');
    const result = await buildSite(settings, { strict: options.strict, waiting });
    return reportBuild(result, settings);
  },
});
