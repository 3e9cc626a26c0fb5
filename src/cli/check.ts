import { checkSite } from '../build/check-site.ts';
import { readSettings, requireArticles } from '../build/settings.ts';
import { formatDiagnostic, formatStuck, summarise } from './print-diagnostics.ts';
import { runCommand } from './run-command.ts';
import { showProgress } from './show-progress.ts';
import { tellWaiting } from './tell-waiting.ts';

await runCommand({
  usage: `Usage: npm run check -- [--strict]

Names every problem of every file of the content folder, without building.

  --strict   warnings fail as errors do`,
  options: { strict: { type: 'boolean', default: false } },
  operands: [0, 0],
  run: async ({ options }) => {
    const settings = readSettings(process.env, Date.now);
    requireArticles(settings);
    const site = await checkSite(settings, showProgress(process.stderr), tellWaiting);
    const lines = [
      ...site.diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, settings.contentDir)),
      ...site.stuck.map(formatStuck),
    ];
    process.stderr.write([...lines, summarise(site.diagnostics, site.fileCount), ''].join('\n'));
    if (site.stuck.length > 0) return 3;
    const failing = site.diagnostics.some(({ severity }) => severity === 'error' || options.strict);
    return failing ? 1 : 0;
  },
});
