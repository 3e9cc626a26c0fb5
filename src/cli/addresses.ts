import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listAddresses, type ListedAddresses } from '../pipeline/list-addresses.ts';
import { readSettings, requireArticles } from '../pipeline/settings.ts';
import { compareText } from '../content/compare-text.ts';
import { requestedAddress } from '../redirects/redirect-rule.ts';
import { findLost, type LostAddress } from './addresses/find-lost.ts';
import { readCommit } from './addresses/read-commit.ts';
import { groupDigits } from '../publication/labels.ts';
import { pathFromHere } from './path-from-here.ts';
import { runCommand } from './run-command.ts';

await runCommand({
  usage: `Usage: npm run addresses -- [--against COMMIT]

Lists every address of the site; one that redirects with its target.

  --against COMMIT   lists only those that the site had at a commit, and that
                     neither a page nor a redirect answers now; ends with 1 if
                     there are any. Articles that expired are listed apart.`,
  options: { against: { type: 'string' } },
  operands: [0, 0],
  run: async ({ options: { against } }) => {
    const settings = readSettings(process.env, Date.now);
    requireArticles(settings);
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'addresses-')));
    try {
      const own = { ...settings, cacheDir: join(folder, 'cache') };
      const before = against === undefined ? undefined : await readCommit(against, own, folder);
      const now = await listAddresses(own);
      if (!before || against === undefined) {
        process.stdout.write(listed(now));
        return 0;
      }
      return report(against, findLost(await listAddresses(before), now), settings.contentDir);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
});

function listed({ pages, files, redirects, rules }: ListedAddresses): string {
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
    .map((parts) => `${parts.join('')}\n`)
    .join('');
}

function report(
  ref: string,
  { lost, expired }: ReturnType<typeof findLost>,
  contentDir: string,
): 0 | 1 {
  for (const { address } of expired)
    process.stderr.write(`${address} is gone as its articles expired\n`);
  if (lost.length === 0) {
    const others = expired.length > 0 ? 'Every other address' : 'Every address';
    process.stderr.write(`${others} of ${ref} is answered.\n`);
    return 0;
  }
  process.stdout.write(lost.map((one) => lineOf(one, contentDir)).join(''));
  process.stderr.write(
    `Of ${ref}, ${groupDigits(lost.length)} would answer "not found".\n` +
      'Name each in `aliases` of what takes its place, or in `redirects` of\n' +
      'src/site.config.ts; docs/addresses.md says how.\n',
  );
  return 1;
}

function lineOf({ address, file }: LostAddress, contentDir: string): string {
  return file === undefined ? `${address}\n` : `${address}  ${pathFromHere(file, contentDir)}\n`;
}
