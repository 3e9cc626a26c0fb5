const { workspace, window } = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

/** @type {LanguageClient | undefined} */
let client;

/** Starts the language server of the first folder that holds a publication. */
exports.activate = async () => {
  const [server] = await workspace.findFiles('src/cli/lsp.ts', '**/node_modules/**', 1);
  const folder = server && workspace.getWorkspaceFolder(server);
  if (!folder) return;
  const run = {
    command: 'node',
    args: ['src/cli/setup.js', 'src/cli/lsp.ts'],
    options: { cwd: folder.uri.fsPath },
  };
  client = new LanguageClient('publication', 'Publication', run, {
    documentSelector: [
      { scheme: 'file', pattern: '**/*.{md,markdown,mdx}' },
      { scheme: 'file', pattern: '**/redirects.yaml' },
    ],
  });
  try {
    await client.start();
  } catch (error) {
    void window.showErrorMessage(
      `The language server cannot be started; is Node installed? ${String(error)}`,
    );
  }
};

exports.deactivate = () => client?.stop();
