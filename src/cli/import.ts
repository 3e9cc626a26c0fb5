import { existsSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { setTimeout } from 'node:timers/promises';
import { publicKey } from '../urls.ts';
import { feedFormats } from '../feeds/formats.ts';
import { tryRead } from '../files/try-read.ts';
import { filesIn, isWithin } from '../files/walk-folder.ts';
import { writeWhole } from '../files/write-file.ts';
import { lazy } from '../content/memoize.ts';
import {
  archiveKinds,
  ArchiveError,
  type ArchiveKind,
  type ReadArchive,
} from '../import/archive.ts';
import { fetchMissing } from '../import/download/fetch-missing.ts';
import { downloadLimits } from '../import/download/limits.ts';
import { importArchive, type ImportOptions, type Sink } from '../import/import-archive.ts';
import { mappingFile, readMapping } from '../import/mapping-file.ts';
import type { Mapping } from '../import/mapping.ts';
import { readers } from '../import/readers.ts';
import { recognizeArchive } from '../import/recognize-archive.ts';
import { reportAsJson, reportAsMarkdown, sortNotes, summarize } from '../import/report.ts';
import { PlaceNotClean, Staging } from '../import/staging.ts';
import { privateAddresses } from '../other-hosts.ts';
import type { Progress } from '../pipeline/build-log.ts';
import { type BuildSettings, readSettings } from '../pipeline/settings.ts';
import { firstCommitDates, uncommittedBelow } from './git.ts';
import { print, say } from './print.ts';
import { showProgress } from './progress.ts';
import { runCommand, UsageError } from './run-command.ts';

/** Below the content folder: files that tell of the import, and are no content. */
const REPORT_FOLDER = 'import';
/** Files that a message names. */
const MOST_NAMED = 5;

/** Where `--dry-run` writes. */
const nowhere: Sink = { write: () => undefined, copy: () => undefined };

await runCommand({
  usage: `Usage: npm run import -- SOURCE [--from KIND] [--into FOLDER] [--media FOLDER]
                         [--download] [--dry-run]

Brings the archive of another program in: articles, pages, authors, terms,
pictures and addresses. Writes into a clean place alone, all or nothing, and a
report of everything that was there. docs/migrating.md says more.

  SOURCE            a folder, or an export of WordPress
  --from KIND       what it is: ${archiveKinds.join(', ')};
                    otherwise its files show it
  --into FOLDER     the content folder; content by default
  --media FOLDER    where its pictures are, as wp-content/uploads
  --download        fetches pictures that the archive lacks from the old site
  --dry-run         writes the report alone`,
  options: {
    from: { type: 'string' },
    into: { type: 'string' },
    media: { type: 'string' },
    download: { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
  },
  operands: [1, 1],
  run: async ({ options, operands: [given = ''] }) => {
    // V8 otherwise lets garbage grow to several times what is in use, which makes nothing faster.
    setFlagsFromString('--heap-growing-percent=50');
    const settings = readSettings(process.env, Date.now);
    const source = resolve(given);
    const into = resolve(options.into ?? settings.contentDir);
    if (isWithin(into, source) && isFolder(source))
      throw new UsageError(`${given} holds the folder that is written to`);
    const media = options.media === undefined ? undefined : resolve(options.media);
    if (media !== undefined && !isFolder(media))
      throw new UsageError(`there is no folder ${options.media ?? ''}`);
    if (existsSync(into) && !isFolder(into))
      throw new UsageError(`${options.into ?? into} is no folder`);
    const isDry = options['dry-run'];
    try {
      const recognized =
        options.from === undefined ? recognizeArchive(source) : { kind: kindOf(options.from) };
      const { kind } = recognized;
      const doubt = 'doubt' in recognized ? recognized.doubt : undefined;
      say(
        `Reading ${given} as ${kind}${doubt === undefined ? '' : `, as ${doubt}; --from says otherwise`}.`,
      );
      if (!isDry) requireCleanPlace(into);
      const progress = showProgress(process.stderr);
      const importOptions: ImportOptions = {
        source,
        kind,
        ...(doubt !== undefined && { doubt }),
        ...(media !== undefined && { media }),
        mapping: mappingOf(into),
        gitDate: gitDates(source),
        fetched: [],
        site: settings.site,
        claimed: {
          publicKeys: new Set(filesIn(settings.publicDir).map(publicKey)),
          ownPages: new Map(),
          feedFiles: new Set(feedFormats.map(({ file }) => file)),
        },
        progress: (done, total) => {
          if (done === 1) progress.begin('Converting', total);
          progress.reach(done);
        },
      };
      const staging = isDry ? undefined : new Staging(into);
      try {
        const read = readers[kind];
        const fetched =
          options.download && !isDry
            ? await download(read, importOptions, settings, progress)
            : { files: [], notes: [] };
        const imported = await importArchive(
          read,
          { ...importOptions, fetched: fetched.files },
          staging ?? nowhere,
        );
        const report = { ...imported, notes: sortNotes([...imported.notes, ...fetched.notes]) };
        progress.end();
        await staging?.finish();
        const write = (name: string, text: string | undefined): void => {
          if (text !== undefined) writeWhole(join(into, REPORT_FOLDER, name), text);
        };
        write('report.md', reportAsMarkdown(report));
        write('report.json', reportAsJson(report));
        write('mapping.yaml', mappingFile(importOptions.mapping, report.notes));
        print(summarize(report));
        const shown = relative(process.cwd(), join(into, REPORT_FOLDER, 'report.md'));
        say(
          isDry
            ? `Nothing was written but the report: ${shown}`
            : `The report: ${shown}. Next: npm run check`,
        );
        return 0;
      } finally {
        await staging?.discard();
      }
    } catch (error) {
      if (error instanceof ArchiveError) {
        const { file, line } = error.place;
        say(`${file}:${line} ${error.message}. Nothing was written.`);
        return 1;
      }
      if (error instanceof PlaceNotClean) {
        say(`${relative(process.cwd(), into) || '.'}: ${error.message}, so nothing was written:`);
        say(error.files.slice(0, MOST_NAMED).map((file) => `  ${file}`));
        if (error.files.length > MOST_NAMED) say(`  and ${error.files.length - MOST_NAMED} more`);
        say(error.hint);
        return 1;
      }
      throw error;
    }
  },
});

/** A first reading says what the archive lacks. */
async function download(
  read: ReadArchive,
  importOptions: ImportOptions,
  { cacheDir, site }: Pick<BuildSettings, 'cacheDir' | 'site'>,
  progress: Progress,
): ReturnType<typeof fetchMissing> {
  const report = await importArchive(read, importOptions, nowhere);
  progress.begin('Fetching from the old site', report.remoteFiles.length);
  return fetchMissing(report, {
    into: join(cacheDir, 'import'),
    userAgent: `Mozilla/5.0 (compatible; import into ${site.url})`,
    refuses: privateAddresses(),
    limits: downloadLimits,
    wait: (milliseconds) => setTimeout(milliseconds),
    now: Date.now,
    reach: (done) => {
      progress.reach(done);
    },
  });
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function kindOf(written: string): ArchiveKind {
  const kind = archiveKinds.find((one) => one === written);
  if (kind === undefined)
    throw new UsageError(
      `\`${written}\` is no kind of archive; there are ${archiveKinds.join(', ')}`,
    );
  return kind;
}

function mappingOf(into: string): Mapping {
  const file = join(into, REPORT_FOLDER, 'mapping.yaml');
  const text = tryRead(file)?.toString('utf8');
  if (text === undefined) return new Map();
  try {
    return readMapping(text);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(`${relative(process.cwd(), file)}: ${error.message}`);
  }
}

/** What was changed and not committed could not be told from what the import writes. */
function requireCleanPlace(into: string): void {
  if (!existsSync(into)) return;
  const changed = uncommittedBelow(into).filter((file) => !file.startsWith(`${REPORT_FOLDER}/`));
  if (changed.length > 0)
    throw new PlaceNotClean(
      'git has changes here that are not committed',
      'Commit them, or take them back: what one import wrote has to go before the next.',
      changed,
    );
}

/** Asks git when it is first needed. */
function gitDates(source: string): (file: string) => string | undefined {
  const dates = lazy(() => firstCommitDates(source));
  return (file) => dates().get(file);
}
