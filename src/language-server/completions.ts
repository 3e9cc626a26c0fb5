import {
  type CompletionItem,
  type CompletionList,
  MarkupKind,
  type Position,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { decodePath } from '../content/paths.ts';
import type { Archive } from './archive.ts';
import { type Candidate, candidatesAt } from './candidates.ts';
import { cursorAt } from './cursor.ts';
import { fieldTableOf } from '../content/field-table-of.ts';

/** Of many thousand articles, an editor is handed so many that fit best. */
const MOST_OFFERED = 100;

/** What can be written at a position of a document. */
export function completionsAt(
  archive: Archive,
  file: string,
  document: TextDocument,
  position: Position,
): CompletionList {
  const cursor = cursorAt(document.getText(), document.offsetAt(position), fieldTableOf(file));
  if (cursor.kind === 'other') return { isIncomplete: false, items: [] };
  const candidates = candidatesAt(archive, file, cursor);
  const found = best(candidates, cursor.typed).map(({ offer }) => offer());
  const range = {
    start: document.positionAt(cursor.range.start),
    end: document.positionAt(cursor.range.end),
  };
  const present = document.getText(range);
  return {
    isIncomplete: found.length < candidates.length,
    items: found.map(
      ({ label, written = label, detail, documentation, kind }, index): CompletionItem => ({
        label,
        kind,
        ...(detail !== undefined && { detail }),
        ...(documentation !== undefined && {
          documentation: { kind: MarkupKind.Markdown, value: documentation },
        }),
        // What fits was looked for here, in titles too, so that an editor need not leave out any.
        filterText: present,
        sortText: String(index).padStart(4, '0'),
        textEdit: { range, newText: written },
      }),
    ),
  };
}

/**
 * The candidates that hold what is typed: at the beginning, then at the beginning of a word, then
 * anywhere, those of one kind in the order in which they came.
 */
function best(candidates: readonly Candidate[], typed: string): Candidate[] {
  // The way to a folder is made anew for every file, and only the rest of a path is looked for.
  const wanted = decodePath(typed.replace(/^.*#|^(?:\.{1,2}\/)+/s, '')).toLowerCase();
  if (wanted === '') return candidates.slice(0, MOST_OFFERED);
  const ranks: Candidate[][] = [[], [], []];
  for (const candidate of candidates) {
    const rank = rankOf(candidate, wanted);
    if (rank !== undefined) ranks[rank]?.push(candidate);
  }
  return ranks.flat().slice(0, MOST_OFFERED);
}

function rankOf({ texts }: Candidate, wanted: string): number | undefined {
  let rank: number | undefined;
  for (const text of texts) {
    const at = text.toLowerCase().indexOf(wanted);
    if (at === -1) continue;
    if (at === 0) return 0;
    const isWord = !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '');
    rank = Math.min(rank ?? 2, isWord ? 1 : 2);
  }
  return rank;
}
