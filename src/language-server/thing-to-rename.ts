import { posix } from 'node:path';
import { LSPErrorCodes, type Range, ResponseError } from 'vscode-languageserver';
import { slugFault } from '../content/parse-address.ts';
import type { Span } from '../content/diagnostics/diagnostic.ts';
import type { Asked } from './answers.ts';
import { rangeOf, textPosition } from './positions.ts';
import { thingAt } from './things.ts';

export const NOTHING_TO_RENAME =
  'Tags and categories can be renamed here, and articles: at a link to them or at their first line';

/** Tells a person why nothing is done. */
export function refused(reason: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, reason);
}

/** What would be renamed at a position.
 *
 * @throws {ResponseError}
 */
export function renamedAt(asked: Asked): { range: Range; placeholder: string } {
  const found = thingToRename(asked);
  if (!found) throw refused(NOTHING_TO_RENAME);
  const placeholder = found.kind === 'term' ? found.name : posix.basename(found.file);
  return { range: rangeOf(asked.document, found.span), placeholder };
}

type ThingToRename = { span: Span } & (
  { kind: 'term'; name: string } | { kind: 'file'; file: string }
);

/** A tag or category, or the file that a link leads to, or at the first line of an article its own. */
export function thingToRename({
  archive,
  file,
  document,
  position,
}: Asked): ThingToRename | undefined {
  const at = textPosition(document, position);
  const thing = thingAt(file, at);
  if (thing?.kind === 'name') {
    const { key, value } = thing.name;
    const isTerm = key === 'tags' || key === 'categories';
    return isTerm ? { kind: 'term', name: value, span: thing.span } : undefined;
  }
  if (thing?.kind === 'link') {
    const target = archive.targetOf(thing.target, file.file);
    return target && { kind: 'file', file: target.file, span: thing.span };
  }
  const isFirstLine = at.line === 1 && document.getText().startsWith('---');
  return isFirstLine
    ? { kind: 'file', file: file.file, span: { line: 1, column: 1, length: 3 } }
    : undefined;
}

/**
 * A name without a folder stays in the folder, and one without an ending keeps it.
 *
 * @throws {ResponseError} for a name that no file should have.
 */
export function newPath(file: string, newName: string): string {
  const name = newName.trim();
  if (name === '' || /[\p{Cc}\\]/u.test(name))
    throw refused('A new name is not empty and has no control character and no backslash');
  const named = name.includes('/') ? name : posix.join(posix.dirname(file), name);
  const path = posix.normalize(named);
  const whole = /\.mdx?$/i.test(path) ? path : path + posix.extname(file);
  const { dir, name: last } = posix.parse(whole);
  for (const part of [...dir.split('/'), last]) {
    const { fault } = slugFault(part) ?? {};
    if (fault !== undefined) throw refused(`The new name ${fault}`);
  }
  return whole;
}
