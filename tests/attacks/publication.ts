import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A publication in a folder of its own, with the folders a build reads and writes. */
export interface Publication {
  /** Holds the others and nothing else. */
  folder: string;
  contentDir: string;
  outDir: string;
  cacheDir: string;
  remove: () => void;
}

export interface Outcome {
  status: number | null;
  /** Everything printed, without the path before each name of a file. */
  lines: string[];
}

export const siteUrl = 'https://www.example.org/';

export function createPublication(files: Files): Publication {
  const folder = mkdtempSync(join(tmpdir(), 'attacks-'));
  const publication = {
    folder,
    contentDir: join(folder, 'content'),
    outDir: join(folder, 'out'),
    cacheDir: join(folder, 'cache'),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
  mkdirSync(join(publication.contentDir, 'articles'), { recursive: true });
  writeFiles(publication.contentDir, files);
  return publication;
}

export function writeFiles(folder: string, files: Files): void {
  for (const [file, data] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), data);
  }
}

/** What the environment tells a command about a publication. */
export function environmentOf(publication: Publication): Record<string, string> {
  return {
    CONTENT_DIR: publication.contentDir,
    OUT_DIR: publication.outDir,
    CACHE_DIR: publication.cacheDir,
    SITE_URL: siteUrl,
    BUILD_TIME: '2026-01-01T00:00:00Z',
  };
}

/** Runs `build` or `check` as an editor does. */
export function runCommand(command: 'build' | 'check', publication: Publication): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`src/cli/${command}.ts`], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environmentOf(publication) },
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (part: string) => (printed += part));
    }
    child.on('error', reject).on('close', (status) => {
      const place =
        /^\S*?\/content\/(?=(?:articles|authors|categories|features|images|pages|tags)\b)/;
      const lines = printed.split('\n').map((line) => line.replace(place, ''));
      resolve({ status, lines: lines.filter((line) => line !== '') });
    });
  });
}

/** An article with these values, each written as JSON, which YAML reads as it is. */
export function article(frontMatter: Readonly<Record<string, unknown>>, body: string): string {
  const values = { title: 'A title', date: '2018-03-13', ...frontMatter };
  const lines = Object.entries(values).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return ['---', ...lines, '---', '', body, ''].join('\n');
}
