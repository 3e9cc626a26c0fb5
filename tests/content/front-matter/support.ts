import { articleFields, termFields } from '../../../src/content/front-matter/fields.ts';
import { readFrontMatter } from '../../../src/content/front-matter/read-front-matter.ts';
import type { SourceDiagnostic } from '../../../src/content/diagnostics/diagnostic.ts';

/** Front matter of an article with `title` and `date` in lines 2 and 3, and these lines after them. */
export function readArticle(...lines: string[]) {
  return readRaw('title: A title', 'date: 2018-03-13', ...lines);
}

/** Front matter of these lines alone; the first is line 2. */
export function readRaw(...lines: string[]) {
  return readFrontMatter(`---\n${lines.join('\n')}\n---\nText.\n`, articleFields);
}

export function readTerm(...lines: string[]) {
  return readFrontMatter(`---\n${lines.join('\n')}\n---\nText.\n`, termFields);
}

/** Diagnostics as `line:column code`. */
export function positions(diagnostics: readonly SourceDiagnostic[]): string[] {
  return diagnostics.map(({ line, column, code }) => `${line}:${column} ${code}`);
}
