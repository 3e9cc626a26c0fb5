/** A diagnostic that a check must report, at the position that was marked. */
export interface ExpectedDiagnostic {
  code: string;
  line: number;
  column: number;
  /** The column after the last one. */
  endColumn: number;
  /** What stands there. */
  text: string;
}

export interface MarkedArticle {
  /** The file without its marks. */
  text: string;
  diagnostics: ExpectedDiagnostic[];
}

/**
 * Reads an article in which the span of each diagnostic lies between `⟪code⟫` and `⟪/⟫`, on one line.
 * Several codes for one span are separated by spaces; marks may nest.
 */
export function readMarkedArticle(marked: string): MarkedArticle {
  const open: { code: string; line: number; column: number; start: number }[] = [];
  const diagnostics: ExpectedDiagnostic[] = [];
  let text = '';
  let done = 0;
  for (const match of marked.matchAll(/⟪([^⟫]*)⟫/g)) {
    text += marked.slice(done, match.index);
    done = match.index + match[0].length;
    const before = text.replace(/^\uFEFF/, '').split('\n');
    const place = { line: before.length, column: (before.at(-1) ?? '').length + 1 };
    const [, word = ''] = match;
    if (word !== '/') {
      open.push({ ...place, code: word, start: text.length });
      continue;
    }
    const mark = open.pop();
    if (mark?.line !== place.line) throw new Error(`a mark is wrong in ${marked}`);
    const { code: codes, line, column, start } = mark;
    for (const code of codes.split(' '))
      diagnostics.push({ code, line, column, endColumn: place.column, text: text.slice(start) });
  }
  if (open.length > 0) throw new Error(`a mark is left open in ${marked}`);
  return { text: text + marked.slice(done), diagnostics };
}
