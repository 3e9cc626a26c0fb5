import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic as ShownDiagnostic,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { SourceDiagnostic } from '../content/diagnostics/diagnostic.ts';
import { fieldTableOf } from '../content/field-table-of.ts';
import { fixFrontMatter } from '../content/rewrite/fix-front-matter.ts';
import { repairsOf } from '../content/rewrite/repairs.ts';
import { changeBetween, textEdits } from './positions.ts';

/** A diagnostic with what the client was shown of it. */
export interface ShownFound {
  found: SourceDiagnostic;
  shown: ShownDiagnostic;
}

export interface AskedActions {
  file: string;
  document: TextDocument;
  range: Range;
  /** Of the whole document. */
  diagnostics: readonly ShownFound[];
  /** What is wrong with a text of this file, whatever the others hold. */
  compile: (text: string) => readonly SourceDiagnostic[];
}

/** Repairs all that `check --fix` would. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.publication`;

/** Repairs of what is wrong within a range: those of `check --fix`, and what hints tell to write. */
export function codeActions(asked: AskedActions, wants: (kind: string) => boolean): CodeAction[] {
  const { file, document, range, diagnostics, compile } = asked;
  const text = document.getText();
  const edit = (after: string): WorkspaceEdit => ({
    changes: { [document.uri]: textEdits(document, changeBetween(text, after)) },
  });
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    const within = diagnostics.filter(({ shown }) => overlaps(shown.range, range));
    const shownAs = new Map(within.map(({ found, shown }) => [found, shown]));
    const hasLine = (number: number): boolean => {
      const { line } = document.positionAt(lineOffset(text, number));
      return line >= range.start.line && line <= range.end.line;
    };
    const repairs = repairsOf({
      text,
      table: fieldTableOf(file),
      diagnostics: [...shownAs.keys()],
      hasLine,
      compile,
    });
    for (const { title, text: after, mends } of repairs)
      actions.push({
        title,
        kind: CodeActionKind.QuickFix,
        ...(mends.length > 0 && { diagnostics: mends.flatMap((one) => shownAs.get(one) ?? []) }),
        edit: edit(after),
      });
    const [only] = actions;
    if (actions.length === 1 && only) actions[0] = { ...only, isPreferred: true };
  }
  if (wants(FIX_ALL)) {
    const { text: after, fixes } = fixFrontMatter(text, fieldTableOf(file));
    if (fixes.length > 0)
      actions.push({ title: 'Fix the front matter', kind: FIX_ALL, edit: edit(after) });
  }
  return actions;
}

function lineOffset(text: string, line: number): number {
  let offset = 0;
  for (let number = 1; number < line; number += 1) offset = text.indexOf('\n', offset) + 1;
  return offset;
}

function overlaps(one: Range, other: Range): boolean {
  return !isBefore(one.end, other.start) && !isBefore(other.end, one.start);
}

function isBefore(one: Range['start'], other: Range['start']): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}
