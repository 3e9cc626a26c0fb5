import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildSettings } from '../../pipeline/settings.ts';
import { LARGEST_FILE } from '../../content/compiled-file.ts';
import { articleFields, termFields } from '../../content/front-matter/fields.ts';
import { listContent, type SourceFile } from '../../content/list-content.ts';
import { exactText, unifiedDiff } from '../../content/rewrite/text-edits.ts';
import { countLabel, groupDigits } from '../../publication/labels.ts';
import { displayPath, visibleText } from '../display.ts';
import { writeAllOrNothing } from '../../files/write-file.ts';
import { fixFrontMatter, type FixedFrontMatter } from './fix-front-matter.ts';

interface FixedFile extends FixedFrontMatter {
  file: string;
  before: string;
}

/** Fixes the front matter of all files, or of none. Returns a line for each fix, and a summary. */
export function fixContent(settings: BuildSettings): string[] {
  const { contentDir } = settings;
  const { sources, fixed } = readFixes(settings);
  writeAllOrNothing(new Map(fixed.map(({ file, text }) => [join(contentDir, file), text])));
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
export function diffOfFixes(settings: BuildSettings): string {
  const { fixed } = readFixes(settings);
  return fixed
    .map(({ file, before, text }) =>
      unifiedDiff(displayPath(file, settings.contentDir), before, text),
    )
    .join('');
}

function readFixes({ contentDir, publicDir }: BuildSettings): {
  sources: SourceFile[];
  fixed: FixedFile[];
} {
  const { sources } = listContent(contentDir, publicDir);
  const fixed = sources.flatMap(({ file, kind }): FixedFile[] => {
    const bytes = readFileSync(join(contentDir, file));
    const before = bytes.length > LARGEST_FILE ? undefined : exactText(bytes);
    if (before === undefined) return [];
    const result = fixFrontMatter(before, kind === 'article' ? articleFields : termFields);
    return result.fixes.length === 0 ? [] : [{ file, before, ...result }];
  });
  return { sources, fixed };
}
