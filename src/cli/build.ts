import { buildSite } from '../pipeline/build-site.ts';
import { readSettings } from '../pipeline/settings.ts';
import { printWaiting, showProgress } from './progress.ts';
import { reportBuild } from './report-build.ts';
import { runCommand } from './run-command.ts';

await runCommand({
  usage: `Usage: npm run build -- [--strict] [--allow-removals] [--preview]

Checks the content folder and publishes it to the output folder, all or nothing.

  --strict           warnings stop the build as errors do
  --allow-removals   publishes even if many articles of the last build are gone
  --preview          also shows drafts, scheduled and expired articles, marked,
                     and keeps search engines away from every page
  --verbose          also tells how long each stage took`,
  options: {
    strict: { type: 'boolean', default: false },
    'allow-removals': { type: 'boolean', default: false },
    preview: { type: 'boolean', default: false },
  },
  operands: [0, 0],
  run: async ({ options, verbose }) => {
    const settings = { ...readSettings(process.env, Date.now), preview: options.preview };
    const result = await buildSite(settings, {
      strict: options.strict,
      allowRemovals: options['allow-removals'],
      progress: showProgress(process.stderr),
      waiting: printWaiting,
    });
    return reportBuild(result, settings, { verbose });
  },
});
