import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { readBuiltSite } from '../deploy/built-site.ts';
import { type Deployed, deploySite, previewDeployment } from '../deploy/deploy-site.ts';
import { RcloneStorage } from '../deploy/rclone-storage.ts';
import { compressSite } from '../pipeline/compress/compress-site.ts';
import { requireFreshBuild } from '../pipeline/fresh-build.ts';
import { withBuildLock } from '../pipeline/publish/build-lock.ts';
import { readSettings, WrongSetting } from '../pipeline/settings.ts';
import { countLabel, groupDigits } from '../publication/labels.ts';
import { print, say } from './print.ts';
import { printWaiting, showProgress } from './progress.ts';
import { runCommand, untilInterrupted } from './run-command.ts';

/** Files of others that are named; further ones are counted. */
const NAMED = 20;

/** How an outcome is told, done or not. */
const DID = { sent: 'sent', removed: 'removed', others: 'left as it is' };
const WOULD = {
  sent: 'would be sent',
  removed: 'would be removed',
  others: 'would be left as it is',
};

await runCommand({
  usage: `Usage: npm run deploy -- TARGET [--compressed] [--dry-run] [--repair]
                                [--take-over]

Sends what changed since the last deployment to TARGET, in an order in which no
page is there before what it needs, and removes what is gone. rclone carries it.

  TARGET         what rclone takes: remote:path, or a folder
  --compressed   sends the copy that \`npm run compress\` makes, for an nginx
  --dry-run      prints what would go, and changes nothing
  --repair       compares every file with what lies at TARGET, and mends it
  --take-over    makes TARGET this site's, whatever it holds; the rest
                 goes, pages at once and other files after a day`,
  options: {
    compressed: { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
    repair: { type: 'boolean', default: false },
    'take-over': { type: 'boolean', default: false },
  },
  operands: [1, 1],
  run: async ({ options, operands: [target = ''] }) => {
    const settings = readSettings(process.env, Date.now);
    if (/^(?:1|t|true)$/i.test(process.env.RCLONE_DRY_RUN ?? '') && !options['dry-run'])
      throw new WrongSetting('RCLONE_DRY_RUN is set: run the command with --dry-run, or unset it');
    requireFreshBuild(settings);
    const { compressed, repair, 'take-over': takeOver } = options;
    const copy = compressed
      ? { outDir: `${settings.outDir}-compressed`, cacheDir: join(settings.cacheDir, 'compressed') }
      : settings;
    if (compressed) await compressSite(settings, copy.outDir, printWaiting);
    const { contentDir, publicDir, outDir, cacheDir } = settings;
    const places = {
      source: copy.outDir,
      guarded: [contentDir, publicDir, outDir, cacheDir, resolve('src')],
      desk: join(copy.cacheDir, 'deploying'),
    };
    const wanted = { repair, takeOver, clock: Date.now };
    const work = async (): Promise<void> => {
      const storage = await RcloneStorage.open(target, places, process.env);
      try {
        if (storage.newFolder !== undefined) say(`${storage.newFolder} is a new folder`);
        const site = readBuiltSite(settings, copy, storage.keepsHeaders);
        if (options['dry-run']) printPlan(await previewDeployment(site, storage, wanted));
        else say(describe(await deploySite(site, storage, { ...wanted, ...means() }), DID));
        say(
          options['dry-run']
            ? `Nothing was changed at ${storage.name}`
            : `Deployed to ${storage.name}`,
        );
      } finally {
        storage.close();
      }
    };
    // No build changes the files while they are on their way.
    await withBuildLock(copy, work, printWaiting);
    return 0;
  },
});

/** What a deployment needs of this process. Ctrl-C ends it where the next one goes on. */
function means() {
  const interruption = new AbortController();
  void untilInterrupted().then(() => {
    say('Stopping after the files that are on their way.');
    interruption.abort();
  });
  return {
    id: randomUUID(),
    pause: (milliseconds: number) => setTimeout(milliseconds),
    progress: showProgress(process.stderr),
    signal: interruption.signal,
  };
}

function printPlan({ plan, outcome }: Awaited<ReturnType<typeof previewDeployment>>): void {
  print([
    ...plan.sends.flat().map((path) => `send ${path}`),
    ...[...plan.clears, ...plan.removals].map((path) => `remove ${path}`),
  ]);
  say(describe(outcome, WOULD));
}

function describe(
  { sent, bytes, unchanged, removed, waiting, others, sites }: Deployed,
  words: typeof DID,
): string[] {
  const more = others.length - NAMED;
  return [
    ...sites.map((folder) => `${folder} holds another site; ${words.others}`),
    ...(others.length > 0
      ? [
          `The record of the target does not name ${countLabel(others.length, 'file')}; ${words.others}:`,
          ...others.slice(0, NAMED).map((path) => `  ${path}`),
          ...(more > 0 ? [`  and ${groupDigits(more)} more`] : []),
        ]
      : []),
    `${countLabel(sent, 'file')} ${words.sent} (${sizeLabel(bytes)}), ${groupDigits(unchanged)} unchanged, ${groupDigits(removed)} ${words.removed}, ${groupDigits(waiting)} kept for a day`,
  ];
}

function sizeLabel(bytes: number): string {
  return bytes < 1e6
    ? `${groupDigits(Math.ceil(bytes / 1e3))} KB`
    : `${(bytes / 1e6).toFixed(1)} MB`;
}
