import { resolve } from 'node:path';
import { print, say } from './print.ts';
import { runCommand } from './run-command.ts';
import { updateFrom } from './update/update-from.ts';

await runCommand({
  usage: `Usage: npm run update -- [SOURCE] [--ref NAME]

Merges the project that this one was made from, or another copy of it, into the
branch that is checked out. Content, public/, settings and design tokens stay as
they are; see docs/updating.md. Nothing may be uncommitted.

  SOURCE       address or folder of a repository; the remote \`upstream\` if left
               out
  --ref NAME   its branch, tag or commit; the branch that it shows first if left
               out`,
  options: { ref: { type: 'string', default: 'HEAD' } },
  operands: [0, 1],
  run: ({ options: { ref }, operands: [source = 'upstream'] }) => {
    const result = updateFrom(resolve('.'), source, ref);
    if (result.kind === 'known') {
      print('There is nothing new.');
    } else if (result.kind === 'merged') {
      print([
        `Merged ${result.commit.slice(0, 12)}: ${result.files} files of the code have changed.`,
        'Try it with `npm test`. To undo it: git reset --hard ORIG_HEAD',
      ]);
    } else {
      say([
        `Merged ${result.commit.slice(0, 12)}, but both sides have changed the same lines of:`,
        ...result.files.map((file) => `  ${file}`),
        'Choose in each what is to stay, then: git add --all && git commit --no-edit',
        'To leave all as it was: git merge --abort',
      ]);
    }
    for (const name of result.lostTokens)
      say(`src/styles/tokens.css lacks ${name}, which the new code may need: see docs/updating.md`);
    return Promise.resolve(result.kind === 'conflicts' ? 1 : 0);
  },
});
