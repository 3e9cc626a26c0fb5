import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assembleSite, type AssembledSite } from '../../src/pipeline/assemble-site.ts';
import { readSettings } from '../../src/pipeline/settings.ts';
import type { Diagnostic } from '../../src/content/diagnostics/diagnostic.ts';

/** An archive copied to where a content folder has its articles. */
export interface Archive {
  folder: string;
  contentDir: string;
  /** Paths of the articles below the content folder, in order. */
  files: string[];
  remove: () => void;
}

/** Copies a folder of articles; `.txt` files become `.md`. */
export function copyArchive(source: string): Archive {
  const folder = mkdtempSync(join(tmpdir(), 'archive-'));
  const contentDir = join(folder, 'content');
  const names = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:md|txt)$/.test(name))
    .sort();
  const files = names.map((name) => {
    const file = `articles/${name.replace(/\.txt$/, '.md')}`;
    cpSync(join(source, name), join(contentDir, file));
    return file;
  });
  return {
    folder,
    contentDir,
    files,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Environment of a command that works on an archive. */
export function environmentOf({ folder, contentDir }: Archive): Record<string, string> {
  return {
    CONTENT_DIR: contentDir,
    OUT_DIR: join(folder, 'out'),
    CACHE_DIR: join(folder, 'cache'),
    BUILD_TIME: '2026-11-22',
  };
}

export function checkArchive(archive: Archive): Promise<AssembledSite> {
  return assembleSite(readSettings(environmentOf(archive), () => 0));
}

/** Those that point at no place of their file, as `file:line:column code`. */
export function astray(archive: Archive, diagnostics: readonly Diagnostic[]): string[] {
  const linesOf = new Map<string, string[]>();
  return diagnostics.flatMap(({ file, line, column, length, code }) => {
    const lines =
      linesOf.get(file) ??
      readFileSync(join(archive.contentDir, file), 'utf8')
        .replace(/^\uFEFF/, '')
        .split('\n');
    linesOf.set(file, lines);
    const text = lines[line - 1];
    const inside = text !== undefined && column >= 1 && column - 1 + length <= text.length;
    return inside ? [] : [`${file}:${line}:${column} ${code}`];
  });
}

/** How many diagnostics there are of each code, as `1746 leftover-template`, the most first. */
export function countCodes(diagnostics: readonly Diagnostic[]): string[] {
  return [...Map.groupBy(diagnostics, ({ severity, code }) => `${severity} ${code}`)]
    .sort(([one, few], [other, many]) => many.length - few.length || (one < other ? -1 : 1))
    .map(([code, found]) => `${String(found.length).padStart(6)} ${code}`);
}
