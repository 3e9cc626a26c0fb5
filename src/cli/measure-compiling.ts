import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuildSettings } from '../pipeline/settings.ts';
import { compareText } from '../content/compare-text.ts';
import { compileFile } from '../content/compile-file.ts';
import { listContent } from '../content/list-content.ts';

const SHOWN = 20;

/**
 * The files that take longest to compile, slowest first, each compiled twice and the shorter time
 * taken: the first time also pays for what the engine sets up.
 */
export async function measureCompiling({
  contentDir,
  publicDir,
  site: { ownHosts, lang },
}: Pick<BuildSettings, 'contentDir' | 'publicDir' | 'site'>): Promise<
  { file: string; line: 1; milliseconds: number }[]
> {
  const { sources } = await listContent(contentDir, publicDir);
  const times: { file: string; line: 1; milliseconds: number }[] = [];
  for (const source of sources) {
    const bytes = await readFile(join(contentDir, source.file));
    const runs = [0, 1].map(() => {
      const started = performance.now();
      compileFile(source, bytes, { ownHosts, lang });
      return performance.now() - started;
    });
    times.push({ file: source.file, line: 1, milliseconds: Math.min(...runs) });
  }
  return times
    .sort(
      (one, other) => other.milliseconds - one.milliseconds || compareText(one.file, other.file),
    )
    .slice(0, SHOWN);
}
