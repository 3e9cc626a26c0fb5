import { fileURLToPath } from 'node:url';
import { createConnection } from 'vscode-languageserver/node';
import { Frames } from '../language-server/frames.ts';
import { serve } from '../language-server/serve.ts';
import { runCommand } from './run-command.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

await runCommand({
  usage: `Usage: npm run --silent lsp

Speaks the language server protocol on standard input and output: an editor
starts it, and shows what is wrong with an article while it is written.
docs/editors.md has the settings of editors.`,
  // What clients add to the command of a server by themselves.
  options: { stdio: { type: 'boolean' }, clientProcessId: { type: 'string' } },
  operands: [0, 0],
  run: () => {
    // Editors start it in a folder of their own choice.
    process.chdir(PROJECT);
    serve(createConnection(process.stdin.pipe(new Frames()), process.stdout));
    return Promise.resolve(0);
  },
});
