import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { memoize } from '../content/memoize.ts';
import { REDIRECTS_FILE } from '../content/redirects-file.ts';
import { LentCompilations } from '../content/store/lent-compilations.ts';
import { compareText } from '../content/text.ts';
import {
  type ArchiveFiles,
  listAddresses,
  type ListedAddresses,
} from '../pipeline/list-addresses.ts';
import { type BuildSettings, readSettings, requireArticles } from '../pipeline/settings.ts';
import { countLabel, groupDigits } from '../publication/labels.ts';
import { requestedAddress } from '../redirects/redirect-rule.ts';
import { resolveSite, type SiteConfig } from '../site-settings.ts';
import config from '../site.config.ts';
import { CommitIndex } from './commit-index.ts';
import { committedArchive } from './committed-archive.ts';
import { displayPath } from './display.ts';
import { findLostAddresses, type LostAddress, type LostAddresses } from './find-lost-addresses.ts';
import { namedCommit, pathInRepository } from './git.ts';
import { type Comparison, findUnanswered } from './old-site/find-unanswered.ts';
import { readAddresses } from './old-site/read-addresses.ts';
import { print, say } from './print.ts';
import { runCommand, UsageError } from './run-command.ts';

const MEND = [
  'Name each in `aliases` of what takes its place, or in content/redirects.yaml;',
  'docs/addresses.md says how.',
];

await runCommand({
  usage: `Usage: npm run addresses -- [--against COMMIT | --against-sitemap FILE]

Lists every address of the site, and the target of each redirect.

  --against COMMIT
      lists only the addresses that the site had at a commit and that no page
      and no redirect answers now; exits with 1 if there are any. Expired
      articles are listed apart.
  --against-sitemap FILE
      the same for the addresses in the sitemap of an old site, in a sitemap
      index with its files beside it, or in a list with one on each line`,
  options: { against: { type: 'string' }, 'against-sitemap': { type: 'string' } },
  operands: [0, 0],
  run: async ({ options: { against, 'against-sitemap': sitemap } }) => {
    if (against !== undefined && sitemap !== undefined)
      throw new UsageError('`--against` and `--against-sitemap` do not go together');
    const settings = readSettings(process.env, Date.now);
    requireArticles(settings);
    const old = sitemap === undefined ? undefined : readAddresses(resolve(sitemap));
    const compilations = memoize(
      (fingerprint: string) => fingerprint,
      (fingerprint) => new LentCompilations(settings.cacheDir, fingerprint),
    );
    const now = (): Promise<ListedAddresses> => listAddresses(settings, { compilations });
    if (old && sitemap !== undefined)
      return reportOld(
        sitemap,
        findUnanswered(old, await now(), settings.site),
        settings.site.base,
      );
    if (against === undefined) {
      print(listed(await now()));
      return 0;
    }
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'addresses-')));
    try {
      const before = await siteAt(against, settings, folder);
      const { archive } = before;
      const present = await now();
      const past = await listAddresses(before.settings, { archive, compilations });
      return report(against, findLostAddresses(past, present), settings.contentDir);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
});

function listed({ pages, files, redirects, rules }: ListedAddresses): string[] {
  const lines = [
    ...[...pages.map(({ address }) => address), ...files].map((address) => [address, '']),
    ...redirects.map(({ from, to }) => [requestedAddress(from), ` -> ${to}`]),
    ...rules.map((rule) =>
      rule.kind === 'below'
        ? [`${rule.from}*`, ` -> ${rule.to}`]
        : [`${rule.from}?${rule.query.map((pair) => pair.join('=')).join('&')}`, ` -> ${rule.to}`],
    ),
  ];
  return lines
    .sort(([one = ''], [other = '']) => compareText(one, other))
    .map((parts) => parts.join(''));
}

function report(ref: string, { lost, expired }: LostAddresses, contentDir: string): 0 | 1 {
  for (const { address } of expired) say(`${address} is gone as its articles expired`);
  if (lost.length === 0) {
    const others = expired.length > 0 ? 'Every other address' : 'Every address';
    say(`${others} of ${ref} is answered.`);
    return 0;
  }
  print(lost.map((one) => lineOf(one, contentDir)));
  say([`Of ${ref}, ${groupDigits(lost.length)} would answer "not found".`, ...MEND]);
  return 1;
}

function reportOld(file: string, found: Comparison, base: string): 0 | 1 {
  const { count, unanswered, expired, otherHosts, outside } = found;
  for (const address of expired) say(`${address} is gone as its articles expired`);
  print(unanswered);
  for (const [host, number] of otherHosts)
    say(`${groupDigits(number)} are of ${host} and were compared by their paths.`);
  if (outside > 0) say(`${groupDigits(outside)} do not lie below ${base} and were not compared.`);
  const compared = `Of ${countLabel(count, 'address', 'addresses')} in ${file}`;
  if (unanswered.length === 0) {
    say(`${compared}, every ${expired.length > 0 ? 'other ' : ''}one is answered.`);
    return 0;
  }
  say([`${compared}, ${groupDigits(unanswered.length)} would answer "not found".`, ...MEND]);
  return 1;
}

function lineOf({ address, file }: LostAddress, contentDir: string): string {
  return file === undefined ? address : `${address}  ${displayPath(file, contentDir)}`;
}

/**
 * The content, the public folder and the `site.config.ts` of a commit, and settings for them; `folder` takes
 * what has to be written. Whatever is not in the content's repository stays as it is now.
 *
 * @throws {UsageError} if `ref` names no commit
 */
async function siteAt(
  ref: string,
  settings: BuildSettings,
  folder: string,
): Promise<{ settings: BuildSettings; archive: ArchiveFiles }> {
  const { contentDir, publicDir } = settings;
  const commit = namedCommit(contentDir, ref);
  const content = pathInRepository(commit, contentDir);
  if (content === undefined) throw new UsageError(`${contentDir} is in no git repository`);
  const publicPath = pathInRepository(commit, publicDir);
  const source = pathInRepository(commit, 'src');
  const configPath = source === undefined ? undefined : `${source}/site.config.ts`;
  const then = join(folder, 'commit');
  mkdirSync(then);
  const index = new CommitIndex(commit, folder);
  const written = [posix.join(content, REDIRECTS_FILE), configPath];
  index.write(index.files(written.filter((path) => path !== undefined)), then);
  const paths = [content, publicPath].filter((path) => path !== undefined);
  return {
    archive: committedArchive(index, index.files(paths), { folder: then, content }),
    settings: {
      ...settings,
      contentDir: join(then, content),
      publicDir: publicPath === undefined ? publicDir : join(then, publicPath),
      site: resolveSite(
        { ...config, ...(configPath !== undefined && (await readConfig(join(then, configPath)))) },
        settings.site.url,
      ),
    },
  };
}

/** The keys that the file had at that commit; none if there was no file. */
async function readConfig(file: string): Promise<Partial<SiteConfig>> {
  if (!existsSync(file)) return {};
  writeFileSync(join(file, '..', 'package.json'), '{ "type": "module" }\n');
  const module = (await import(pathToFileURL(file).href)) as { default: Partial<SiteConfig> };
  return { hosts: [], redirects: [], ...module.default };
}
