import type { AssembledSite } from '../pipeline/assemble-site.ts';
import { checkSite } from '../pipeline/check-site.ts';
import { type BuildSettings, readSettings, requireArticles } from '../pipeline/settings.ts';
import type { Change } from './changed-since.ts';
import { checkReport } from './diagnostic-formats/check-report.ts';
import { chooseFormat, type FormatName, loadFormat } from './diagnostic-formats/print-report.ts';
import { printExactly, say } from './print.ts';
import { printWaiting, showProgress } from './progress.ts';
import type { Suggest } from './review/suggest-lines.ts';
import { runCommand, UsageError } from './run-command.ts';

await runCommand({
  usage: `Usage: npm run check -- [--changed REF] [--format NAME] [--strict]
       npm run check -- --fix [FILE…] [--all] [--dry-run]

Lists the errors and warnings of all content files without building the site.

  --changed REF   lists only those that the change since REF, a branch or
                  commit, caused: all of changed files, new ones of other files
  --format NAME   pretty, plain, github, comment, json, sarif or junit; the
                  default is pretty on a terminal and plain elsewhere
  --strict        warnings fail as errors do
  --fix           first repairs front matter where the repair is certain:
                  spellings of keys, repeated keys, dates; all files or none.
                  It mends the files and folders that are named, else those that
                  changed since the last commit or, with \`--changed\`, since REF
  --all           with --fix: mends every file
  --dry-run       with --fix: changes nothing, prints the changes as a diff`,
  options: {
    changed: { type: 'string' },
    format: { type: 'string' },
    strict: { type: 'boolean', default: false },
    fix: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
  },
  operands: [0, Number.POSITIVE_INFINITY],
  run: async ({ options, operands }) => {
    const { changed, format, strict, fix, all: everyFile, 'dry-run': dry } = options;
    for (const [name, isGiven] of Object.entries({ 'dry-run': dry, all: everyFile }))
      if (isGiven && !fix) throw new UsageError(`\`--${name}\` goes with \`--fix\``);
    if (operands.length > 0 && !fix) throw new UsageError('Names of files go with `--fix`');
    if ([everyFile, operands.length > 0, changed !== undefined].filter(Boolean).length > 1 && fix)
      throw new UsageError(
        'Name files, or write `--all` or `--changed`: `--fix` takes one of them',
      );
    const chosen = chooseFormat(format);
    const settings = readSettings(process.env, Date.now);
    requireArticles(settings);
    if (fix) {
      const { diffOfFixes, fixContent } = await import('./fix/fix-content.ts');
      const { selectFiles } = await import('./fix/select-files.ts');
      const isSelected = selectFiles({ operands, all: everyFile, changed }, settings.contentDir);
      if (dry) {
        printExactly(diffOfFixes(settings, isSelected));
        return 0;
      }
      say(fixContent(settings, isSelected));
    }
    const site = await checkSite(settings, showProgress(process.stderr), printWaiting);
    const { stuck, fileCount } = site;
    const change = changed === undefined ? undefined : await onlyChanged(site, settings, changed);
    const { diagnostics } = change ?? site;
    const print = await loadFormat(chosen);
    const suggest = await suggestFor(chosen, settings);
    const report = { diagnostics, stuck, fileCount, strict, suggest, change };
    print(checkReport(report, settings.contentDir));
    if (stuck.length > 0) return 3;
    return diagnostics.some(({ severity }) => severity === 'error' || strict) ? 1 : 0;
  },
});

async function onlyChanged(
  site: AssembledSite,
  settings: BuildSettings,
  ref: string,
): Promise<Change> {
  const { changedSince } = await import('./changed-since.ts');
  return changedSince(ref, site, settings);
}

/** Only some formats show suggestions, which take the whole compiler to make. */
async function suggestFor(format: FormatName, settings: BuildSettings): Promise<Suggest> {
  if (format !== 'json' && format !== 'comment') return () => undefined;
  const { suggestLines } = await import('./review/suggest-lines.ts');
  return suggestLines(settings);
}
