import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildSettings } from '../../pipeline/settings.ts';
import { LARGEST_FILE } from '../../content/refuse-file.ts';
import { articleSchema, termSchema } from '../../content/front-matter/front-matter-schema.ts';
import { articleKeys, termKeys } from '../../content/front-matter/keys.ts';
import { listContent, type SourceFile } from '../../content/list-content.ts';
import { exactText } from '../../content/rewrite/exact-text.ts';
import { unifiedDiff } from '../../content/rewrite/unified-diff.ts';
import { countLabel, groupDigits } from '../../publication/labels.ts';
import { visibleText } from '../diagnostic-formats/visible-text.ts';
import { pathFromHere } from '../path-from-here.ts';
import { writeAllOrNothing } from '../../files/write-file.ts';
import { fixFrontMatter, type FixedFrontMatter } from './fix-front-matter.ts';

interface FixedFile extends FixedFrontMatter {
  file: string;
  before: string;
}

/** Mends the headers of all files, or of none, and gives the lines that tell of it. */
export async function fixContent(settings: BuildSettings): Promise<string[]> {
  const { contentDir } = settings;
  const { sources, fixed } = await readFixes(settings);
  writeAllOrNothing(new Map(fixed.map(({ file, text }) => [join(contentDir, file), text])));
  const lines = fixed.flatMap(({ file, fixes }) =>
    fixes.map(
      ({ line, what }) =>
        `${visibleText(pathFromHere(file, contentDir))}:${line} fixed: ${visibleText(what)}`,
    ),
  );
  const files = `${groupDigits(fixed.length)} of ${countLabel(sources.length, 'file')}`;
  const fixes = lines.length === 1 ? '1 fix' : `${groupDigits(lines.length)} fixes`;
  return [...lines, `${fixes} in ${files}`];
}

/** What would be mended, as a diff that `git apply` reads. Nothing is changed. */
export async function diffOfFixes(settings: BuildSettings): Promise<string> {
  const { fixed } = await readFixes(settings);
  return fixed
    .map(({ file, before, text }) =>
      unifiedDiff(pathFromHere(file, settings.contentDir), before, text),
    )
    .join('');
}

async function readFixes({
  contentDir,
  publicDir,
}: BuildSettings): Promise<{ sources: SourceFile[]; fixed: FixedFile[] }> {
  const { sources } = await listContent(contentDir, publicDir);
  const fixed = sources.flatMap(({ file, kind }): FixedFile[] => {
    const bytes = readFileSync(join(contentDir, file));
    const before = bytes.length > LARGEST_FILE ? undefined : exactText(bytes);
    if (before === undefined) return [];
    const result =
      kind === 'article'
        ? fixFrontMatter(before, articleSchema, articleKeys)
        : fixFrontMatter(before, termSchema, termKeys);
    return result.fixes.length === 0 ? [] : [{ file, before, ...result }];
  });
  return { sources, fixed };
}
