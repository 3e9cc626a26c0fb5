import {
  type ClientCapabilities,
  CreateFile,
  DeleteFile,
  RenameFile,
  ResourceOperationKind,
  TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { changeBetween, textEdits } from './positions.ts';

/** A change of a file by its address; null stands for no file. */
export interface FileChange {
  uri: string;
  before: string | null;
  after: string | null;
  /** Of an open document. */
  version: number | null;
}

/** Thrown for a change that an editor cannot make. */
export class CannotChange extends Error {}

/**
 * Changes for an editor to make: only it writes files.
 *
 * @param renamed files that get another address after their texts were changed
 * @throws {CannotChange}
 */
export function workspaceEdit(
  changes: readonly FileChange[],
  renamed: readonly { from: string; to: string }[],
  { workspace }: ClientCapabilities,
): WorkspaceEdit {
  const { documentChanges, resourceOperations: operations = [] } = workspace?.workspaceEdit ?? {};
  // Neovim 0.7 has the operations, which are document changes, and does not say that it has these.
  const takesList = documentChanges === true || operations.length > 0;
  const require = (kind: ResourceOperationKind): void => {
    if (!operations.includes(kind))
      throw new CannotChange(
        'The change makes, renames or removes files, and this editor cannot do that for a language server',
      );
  };
  const edited = changes.map((change) => ({ change, edits: editsOf(change) }));
  if (!takesList && edited.every(({ change }) => isEdit(change)) && renamed.length === 0)
    return { changes: Object.fromEntries(edited.map(({ change, edits }) => [change.uri, edits])) };
  const list: NonNullable<WorkspaceEdit['documentChanges']> = [];
  for (const { change, edits } of edited) {
    const { uri, before, after, version } = change;
    if (before === null) {
      require(ResourceOperationKind.Create);
      list.push(CreateFile.create(uri, { ignoreIfExists: false }));
    }
    if (after !== null) list.push(TextDocumentEdit.create({ uri, version }, edits));
    else {
      require(ResourceOperationKind.Delete);
      list.push(DeleteFile.create(uri));
    }
  }
  for (const { from, to } of renamed) {
    require(ResourceOperationKind.Rename);
    list.push(RenameFile.create(from, to, { overwrite: false }));
  }
  return { documentChanges: list };
}

function isEdit({ before, after }: FileChange): boolean {
  return before !== null && after !== null;
}

function editsOf({ uri, before, after }: FileChange): TextEdit[] {
  if (after === null) return [];
  const document = TextDocument.create(uri, 'markdown', 0, before ?? '');
  return textEdits(document, changeBetween(before ?? '', after));
}
