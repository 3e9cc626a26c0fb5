import type { Diagnostic } from '../content/diagnostics/diagnostic.ts';
import { checkSite } from '../pipeline/check-site.ts';
import { type BuildSettings, readSettings, requireArticles } from '../pipeline/settings.ts';
import { checkReport } from './diagnostic-formats/check-report.ts';
import { chooseFormat, loadFormat } from './diagnostic-formats/print-report.ts';
import { printWaiting, showProgress } from './progress.ts';
import { runCommand, UsageError } from './run-command.ts';

await runCommand({
  usage: `Usage: npm run check -- [--changed REF] [--format NAME] [--strict]
       npm run check -- --fix [--dry-run]

Lists the errors and warnings of all content files without building the site.

  --changed REF   lists only those that the change since REF, a branch or
                  commit, caused: all of changed files, new ones of other files
  --format NAME   pretty, plain, github, json, sarif or junit; the default is
                  pretty on a terminal and plain elsewhere
  --strict        warnings fail as errors do
  --fix           first repairs front matter where the repair is certain:
                  spellings of keys, repeated keys, dates; all files or none
  --dry-run       with --fix: changes nothing, prints the changes as a diff`,
  options: {
    changed: { type: 'string' },
    format: { type: 'string' },
    strict: { type: 'boolean', default: false },
    fix: { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
  },
  operands: [0, 0],
  run: async ({ options: { changed, format, strict, fix, 'dry-run': dry } }) => {
    if (dry && !fix) throw new UsageError('`--dry-run` goes with `--fix`');
    if (fix && changed !== undefined)
      throw new UsageError('`--fix` mends all files: it does not go with `--changed`');
    const chosen = chooseFormat(format);
    const settings = readSettings(process.env, Date.now);
    requireArticles(settings);
    if (fix) {
      const { diffOfFixes, fixContent } = await import('./fix/fix-content.ts');
      if (dry) {
        process.stdout.write(diffOfFixes(settings));
        return 0;
      }
      process.stderr.write(`${fixContent(settings).join('\n')}\n`);
    }
    const {
      diagnostics: all,
      stuck,
      fileCount,
    } = await checkSite(settings, showProgress(process.stderr), printWaiting);
    const diagnostics = changed === undefined ? all : await onlyChanged(all, settings, changed);
    const print = await loadFormat(chosen);
    print(checkReport({ diagnostics, stuck, fileCount, strict }, settings.contentDir));
    if (stuck.length > 0) return 3;
    return diagnostics.some(({ severity }) => severity === 'error' || strict) ? 1 : 0;
  },
});

async function onlyChanged(
  all: readonly Diagnostic[],
  settings: BuildSettings,
  ref: string,
): Promise<readonly Diagnostic[]> {
  const { changedSince } = await import('./changed-since.ts');
  return changedSince(ref, all, settings);
}
