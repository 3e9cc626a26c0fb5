import { resolve } from 'node:path';
import { copyPortable } from '../pipeline/portable/copy-portable.ts';
import { readSettings } from '../pipeline/settings.ts';
import { countLabel } from '../publication/labels.ts';
import { say } from './print.ts';
import { runCommand } from './run-command.ts';

await runCommand({
  usage: `Usage: npm run portable -- [FOLDER]

Copies the built site to FOLDER with addresses that lead from page to page
wherever it lies: it opens by a double click on index.html, and is served from
any path. Only the search needs a server.

  FOLDER   the default is the output folder's name followed by \`-portable\``,
  options: {},
  operands: [0, 1],
  run: async ({ operands: [folder] }) => {
    const settings = readSettings(process.env, Date.now);
    const target = resolve(folder ?? `${settings.outDir}-portable`);
    const waiting = (): void => {
      say('A build is at work on the same folders; waiting for it.');
    };
    const { written, unchanged, removed } = await copyPortable(settings, target, waiting);
    say(
      `Copied to ${target}: ${countLabel(written, 'file')} written, ${unchanged} unchanged, ${removed} removed`,
    );
    return 0;
  },
});
