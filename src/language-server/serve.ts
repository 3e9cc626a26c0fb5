import {
  CodeActionKind,
  type Connection,
  TextDocuments,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { definitionAt, hoverAt, referencesAt } from './answers.ts';
import { FIX_ALL } from './code-actions.ts';
import { completionsAt } from './completions.ts';
import { LanguageServer } from './language-server.ts';
import { renamedAt } from './thing-to-rename.ts';

/** Answers a client until the connection ends. */
export function serve(connection: Connection): void {
  const documents = new TextDocuments({
    ...TextDocument,
    // A client may leave the text out, and each look at the document would fail.
    create: (uri: string, languageId: string, version: number, text: unknown) =>
      TextDocument.create(uri, languageId, version, typeof text === 'string' ? text : ''),
  });
  const server = new LanguageServer(connection, documents);
  connection.onInitialize(({ capabilities }) => {
    server.start(capabilities);
    return {
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        completionProvider: {
          triggerCharacters: ['/', '#', '(', '[', ',', ':', ' ', '.', '"', "'"],
        },
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
        renameProvider: { prepareProvider: true },
        workspace: { fileOperations: { willRename: { filters: [{ pattern: { glob: '**' } }] } } },
      },
      serverInfo: { name: 'publication' },
    };
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    server.changedOnDisk(changes.map(({ uri }) => uri));
  });
  connection.onCompletion(({ textDocument, position }) =>
    server.answer(textDocument.uri, position, ({ archive, file, document }) =>
      completionsAt(archive, file.file, document, position),
    ),
  );
  connection.onHover(({ textDocument, position }) =>
    server.answer(textDocument.uri, position, hoverAt),
  );
  connection.onDefinition(({ textDocument, position }) =>
    server.answer(textDocument.uri, position, (asked, { site }) => definitionAt(asked, site)),
  );
  connection.onReferences(({ textDocument, position }) =>
    server.answer(textDocument.uri, position, referencesAt),
  );
  connection.onCodeAction(({ textDocument, range, context }) =>
    server.codeActions(textDocument.uri, range, context.only),
  );
  connection.onPrepareRename(({ textDocument, position }) =>
    server.answer(textDocument.uri, position, renamedAt),
  );
  connection.onRenameRequest(({ textDocument, position, newName }) =>
    server.rename(textDocument.uri, position, newName),
  );
  connection.workspace.onWillRenameFiles(({ files }) => server.willRename(files));
  connection.onShutdown(() => server.close());
  documents.listen(connection);
  connection.listen();
}
