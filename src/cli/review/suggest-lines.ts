import { join } from 'node:path';
import { compileFile } from '../../content/compile-file.ts';
import type { Diagnostic, SourceDiagnostic } from '../../content/diagnostics/diagnostic.ts';
import { articleFields, termFields } from '../../content/front-matter/fields.ts';
import { type SourceFile, unsavedSource } from '../../content/list-content.ts';
import { LARGEST_FILE } from '../../content/read-source.ts';
import { fixesOf } from '../../content/rewrite/fix-front-matter.ts';
import { mendingsOf } from '../../content/rewrite/mend-hint.ts';
import { exactText } from '../../content/rewrite/text-edits.ts';
import { tryRead } from '../../files/try-read.ts';
import { compileOptions } from '../../pipeline/compile/mdx-components.ts';
import type { BuildSettings } from '../../pipeline/settings.ts';

/** Lines of a file that mend a diagnostic in the place of others. */
export interface Suggestion {
  /** The first and the last line that go, from 1. */
  line: number;
  endLine: number;
  /** What they hold, by which they are known again where the file has changed meanwhile. */
  before: readonly string[];
  /** What comes, without the ends of lines; none where lines are only deleted. */
  lines: readonly string[];
}

export type Suggest = (found: Diagnostic) => Suggestion | undefined;

/**
 * What would mend a diagnostic: the repair of `check --fix`, or what its hint tells to write, where it
 * names one text. Undefined where neither knows.
 */
export function suggestLines(settings: BuildSettings): Suggest {
  const options = compileOptions(settings);
  return (found) => {
    const source = unsavedSource(found.file);
    const bytes = source && tryRead(join(settings.contentDir, found.file));
    if (!bytes || bytes.length > LARGEST_FILE) return undefined;
    const text = exactText(bytes);
    // Front matter that cannot be read hides what else is wrong in it.
    const isHiding = found.code.startsWith('header-');
    const compile = (mended: string): readonly SourceDiagnostic[] =>
      compileFile(source, Buffer.from(mended), options).compiled.diagnostics.filter(
        ({ code }) => !isHiding || code.startsWith('header-'),
      );
    const mended = text === undefined ? undefined : mendedText(text, source, found, compile);
    return text === undefined || mended === undefined ? undefined : changedLines(text, mended);
  };
}

function mendedText(
  text: string,
  { kind }: SourceFile,
  found: Diagnostic,
  compile: (text: string) => readonly SourceDiagnostic[],
): string | undefined {
  const table = kind === 'article' ? articleFields : termFields;
  // A repair may spell the key otherwise that a message begins with.
  const identityOf = ({ code, message }: SourceDiagnostic): string =>
    `${code} ${message.replace(/^`?[\w-]+`?/, '')}`;
  const count = (of: string): number =>
    compile(of).filter((one) => identityOf(one) === identityOf(found)).length;
  const fix = fixesOf(text, table).find(
    ({ fix: { line }, text: after }) => line === found.line && count(after) < count(text),
  );
  if (fix) return fix.text;
  const [only, other] = mendingsOf(text, found, compile);
  return other ? undefined : only?.text;
}

/** The lines in which two texts differ; undefined where they do not. */
export function changedLines(before: string, after: string): Suggestion | undefined {
  const [old, fresh] = [linesOf(before), linesOf(after)];
  const shorter = Math.min(old.length, fresh.length);
  let start = 0;
  while (start < shorter && old[start] === fresh[start]) start += 1;
  let end = 0;
  while (end < shorter - start && old.at(-1 - end) === fresh.at(-1 - end)) end += 1;
  if (start === old.length && start === fresh.length) return undefined;
  // New lines alone take the place of a neighbour and repeat it.
  if (start === old.length - end) {
    if (start > 0) start -= 1;
    else end -= 1;
  }
  return {
    line: start + 1,
    endLine: old.length - end,
    before: old.slice(start, old.length - end),
    lines: fresh.slice(start, fresh.length - end),
  };
}

function linesOf(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split(/\r?\n/);
}
