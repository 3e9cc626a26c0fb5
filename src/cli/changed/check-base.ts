import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { checkSite } from '../../pipeline/check-site.ts';
import { silent } from '../../pipeline/build-log.ts';
import type { BuildSettings } from '../../pipeline/settings.ts';
import type { Diagnostic } from '../../content/diagnostics/diagnostic.ts';
import { WrongUse } from '../arguments.ts';
import { SourceLines } from '../diagnostic-formats/source-lines.ts';
import { baseCommit, changedFiles, exportCommit, pathInRepository } from '../git/base-commit.ts';
import { tellWaiting } from '../tell-waiting.ts';
import { selectChanged } from './select-changed.ts';

/**
 * Of what a check found, what the change since `ref` answers for. The content of the commit from
 * which the work departed is checked by the same rules, in a folder that is removed afterwards.
 *
 * @throws {WrongUse}
 */
export async function keepChanged(
  diagnostics: readonly Diagnostic[],
  settings: BuildSettings,
  ref: string,
): Promise<Diagnostic[]> {
  const { contentDir, publicDir } = settings;
  const base = baseCommit(contentDir, ref);
  const content = pathInRepository(base, contentDir);
  if (content === undefined) throw new WrongUse(`${contentDir} is in no git repository`);
  const shared = pathInRepository(base, publicDir);
  const changed = new Set(
    [...changedFiles(base)].map((path) => relative(content, path).replaceAll('\\', '/')),
  );
  const folder = mkdtempSync(join(tmpdir(), 'check-base-'));
  try {
    exportCommit(base, [content, ...(shared === undefined ? [] : [shared])], folder);
    const then = {
      ...settings,
      contentDir: join(folder, content),
      publicDir: shared === undefined ? publicDir : join(folder, shared),
      // Apart from the present content's: each drops what it did not use itself.
      cacheDir: join(settings.cacheDir, 'base'),
    };
    const before = await checkSite(then, silent, tellWaiting);
    const placed = before.diagnostics.map((diagnostic) => ({
      ...diagnostic,
      file: fileNow(diagnostic.file, then.contentDir, contentDir),
    }));
    return selectChanged(
      { diagnostics, lineOf: lineReader(contentDir) },
      { diagnostics: placed, lineOf: lineReader(then.contentDir) },
      (file) => changed.has(file),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file beside the content folder, as the site's configuration, is the same in both states. */
function fileNow(file: string, contentThen: string, contentNow: string): string {
  if (!file.startsWith('../')) return file;
  return relative(contentNow, join(contentThen, file)).replaceAll('\\', '/');
}

function lineReader(contentDir: string): (diagnostic: Diagnostic) => string | undefined {
  const lines = new SourceLines(contentDir);
  return ({ file, line }) => lines.at(file, line);
}
