import { join } from 'node:path';
import type { BuildSettings } from '../../pipeline/settings.ts';
import { LARGEST_FILE } from '../../content/read-source.ts';
import { articleFields, termFields } from '../../content/front-matter/fields.ts';
import { listContent, type SourceFile } from '../../content/list-content.ts';
import { exactText, unifiedDiff } from '../../content/rewrite/text-edits.ts';
import { tryRead } from '../../files/try-read.ts';
import { countLabel, groupDigits } from '../../publication/labels.ts';
import { displayPath, visibleText } from '../display.ts';
import { writeAllOrNothing } from '../../files/write-file.ts';
import { fixFrontMatter, type FixedFrontMatter } from '../../content/rewrite/fix-front-matter.ts';

interface FixedFile extends FixedFrontMatter {
  file: string;
  before: string;
}

/** Whether a file, by its path below the content folder, is to be fixed. */
export type Selection = (file: string) => boolean;

/** Fixes the front matter of all selected files, or of none. Returns a line for each fix, and a summary. */
export function fixContent(settings: BuildSettings, isSelected: Selection): string[] {
  const { contentDir } = settings;
  const { sources, fixed } = readFixes(settings, isSelected);
  if (sources.length === 0) return ['No file is named or changed; `--all` mends every file'];
  writeAllOrNothing(
    new Map(
      fixed.map(({ file, before, text }) => [join(contentDir, file), { before, content: text }]),
    ),
  );
  const lines = fixed.flatMap(({ file, fixes }) =>
    fixes.map(
      ({ line, what }) =>
        `${visibleText(displayPath(file, contentDir))}:${line} fixed: ${visibleText(what)}`,
    ),
  );
  const files = `${groupDigits(fixed.length)} of ${countLabel(sources.length, 'file')}`;
  const fixes = lines.length === 1 ? '1 fix' : `${groupDigits(lines.length)} fixes`;
  return [...lines, `${fixes} in ${files}`];
}

/** The fixes as a diff that `git apply` reads. Nothing is changed. */
export function diffOfFixes(settings: BuildSettings, isSelected: Selection): string {
  const { fixed } = readFixes(settings, isSelected);
  return fixed
    .map(({ file, before, text }) =>
      unifiedDiff(displayPath(file, settings.contentDir), before, text),
    )
    .join('');
}

function readFixes(
  { contentDir, publicDir }: BuildSettings,
  isSelected: Selection,
): { sources: SourceFile[]; fixed: FixedFile[] } {
  const sources = listContent(contentDir, publicDir).sources.filter(({ file }) => isSelected(file));
  const fixed = sources.flatMap(({ file, kind }): FixedFile[] => {
    // The check that follows names what cannot be read.
    const bytes = tryRead(join(contentDir, file));
    const before = !bytes || bytes.length > LARGEST_FILE ? undefined : exactText(bytes);
    if (before === undefined) return [];
    const result = fixFrontMatter(before, kind === 'article' ? articleFields : termFields);
    return result.fixes.length === 0 ? [] : [{ file, before, ...result }];
  });
  return { sources, fixed };
}
