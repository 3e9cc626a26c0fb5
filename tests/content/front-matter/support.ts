import {
  articleSchema,
  termSchema,
} from '../../../src/content/front-matter/front-matter-schema.ts';
import { articleKeys, termKeys } from '../../../src/content/front-matter/keys.ts';
import { readFrontMatter } from '../../../src/content/front-matter/read-front-matter.ts';
import type { SourceDiagnostic } from '../../../src/content/diagnostics/diagnostic.ts';

/** An article's header with `title` and `date` in lines 2 and 3, and these lines after them. */
export function readArticle(...lines: string[]) {
  return readRaw('title: A title', 'date: 2018-03-13', ...lines);
}

/** A header of these lines alone; the first is line 2. */
export function readRaw(...lines: string[]) {
  return readFrontMatter(`---\n${lines.join('\n')}\n---\nText.\n`, articleSchema, articleKeys);
}

export function readTerm(...lines: string[]) {
  return readFrontMatter(`---\n${lines.join('\n')}\n---\nText.\n`, termSchema, termKeys);
}

/** Problems as `line:column code`. */
export function places(diagnostics: readonly SourceDiagnostic[]): string[] {
  return diagnostics.map(({ line, column, code }) => `${line}:${column} ${code}`);
}
