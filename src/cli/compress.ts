import { resolve } from 'node:path';
import { compressSite } from '../pipeline/compress/compress-site.ts';
import { readSettings } from '../pipeline/settings.ts';
import { countLabel } from '../publication/labels.ts';
import { say } from './print.ts';
import { runCommand } from './run-command.ts';

await runCommand({
  usage: `Usage: npm run compress -- [FOLDER]

Copies the built site to FOLDER, with a .br and a .gz beside every text file,
for servers that serve compressed files. Writes only what changed since the last
run, and removes what is no longer on the site.

  FOLDER   the default is the output folder's name followed by \`-compressed\``,
  options: {},
  operands: [0, 1],
  run: async ({ operands: [folder] }) => {
    const settings = readSettings(process.env, Date.now);
    const target = resolve(folder ?? `${settings.outDir}-compressed`);
    const waiting = (): void => {
      say('A build is at work on the same folders; waiting for it.');
    };
    const { written, unchanged, removed } = await compressSite(settings, target, waiting);
    say(
      `Copied to ${target}: ${countLabel(written, 'file')} written, ${unchanged} unchanged, ${removed} removed`,
    );
    return 0;
  },
});
