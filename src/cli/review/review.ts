import type { JsonDiagnostic, JsonReport } from '../diagnostic-formats/json.ts';
import { explanation, titleOf } from './comment.ts';
import { fenced } from './markdown.ts';
import { type ChangedFile, CONTENT } from './other-files.ts';

/** By which suggestions are found again, to be taken back. */
export const SUGGESTION_MARK = '<!-- suggestion to writers -->';

/** A comment at lines of a changed file; `start_line` where there are several (GitHub's REST API). */
export interface LineComment {
  path: string;
  line: number;
  start_line?: number;
  body: string;
}

export interface KnownComment extends LineComment {
  id: number;
}

const MOST = 30;
/** GitHub takes 65,536 characters, and refuses a whole review for one comment that is longer. */
const LONGEST = 60_000;

/**
 * Suggestions that one click takes over, in the content folder alone. GitHub takes them at lines that the change shows alone; and
 * those lines must be what was checked, which was the change merged into the branch.
 */
export function suggestionsOn(
  { diagnostics }: Pick<JsonReport, 'diagnostics'>,
  files: readonly ChangedFile[],
): LineComment[] {
  const shown = new Map(files.map(({ filename, patch = '' }) => [filename, shownLines(patch)]));
  const found = diagnostics.flatMap((one): LineComment[] => {
    const { suggestion, file } = one;
    if (!suggestion || !file.startsWith(CONTENT)) return [];
    const { line, endLine, before } = suggestion;
    const lines = shown.get(file);
    const isShown =
      before.length === endLine - line + 1 &&
      before.every((text, index) => lines?.get(line + index) === text);
    if (!isShown) return [];
    const body = bodyOf(one, suggestion.lines);
    if (body.length > LONGEST) return [];
    return [{ path: file, line: endLine, ...(line < endLine && { start_line: line }), body }];
  });
  return found.slice(0, MOST);
}

/** What is to be added to comments that are there, and which of them say what is so no more. */
export function compareComments(
  known: readonly KnownComment[],
  wanted: readonly LineComment[],
): { added: LineComment[]; outdated: number[] } {
  const keys = new Set(wanted.map(keyOf));
  const kept = new Map<string, number>();
  for (const comment of known) {
    const key = keyOf(comment);
    if (keys.has(key) && !kept.has(key)) kept.set(key, comment.id);
  }
  const ids = new Set(kept.values());
  return {
    added: wanted.filter((comment) => !kept.has(keyOf(comment))),
    outdated: known.filter(({ id }) => !ids.has(id)).map(({ id }) => id),
  };
}

function keyOf({ path, line, start_line: start, body }: LineComment): string {
  return JSON.stringify([path, line, start ?? line, body]);
}

function bodyOf(found: JsonDiagnostic, lines: readonly string[]): string {
  const text = `**${titleOf(found)}:** ${explanation(found)}`;
  return [SUGGESTION_MARK, text, fenced(lines, 'suggestion')].join('\n\n');
}

/** The lines of the new file that a patch shows, by number: added ones, and those around them. */
function shownLines(patch: string): Map<number, string> {
  const lines = new Map<number, string>();
  let number = 0;
  for (const line of patch.split('\n')) {
    const start = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line)?.[1];
    if (start !== undefined) number = Number(start);
    else if (line.startsWith('+') || line.startsWith(' ')) {
      lines.set(number, line.slice(1).replace(/\r$/, ''));
      number += 1;
    }
  }
  return lines;
}
