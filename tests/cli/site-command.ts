import { spawnSync } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { prepareRenderers, shareRenderer } from '../pipeline/whole/prepared-renderer.ts';
import { usual } from '../pipeline/whole/workplace.ts';

/** Folders for the commands to work on; one cache, so that the layouts are built once. */
export class Workplace {
  readonly folder = mkdtempSync(join(tmpdir(), 'command-'));
  readonly content = join(this.folder, 'content');
  readonly out = join(this.folder, 'out');
  readonly cache = join(this.folder, 'cache');

  /** Spares the first build the one of the layouts, which other test files have done. */
  async takeRenderer(): Promise<void> {
    await prepareRenderers([usual.siteUrl], 'no features');
    shareRenderer(usual.siteUrl, { contentDir: this.content, cacheDir: this.cache });
  }

  /** Takes the place of all content there was; an `articles/` folder is always there. */
  fill(files: Readonly<Record<string, string>>): void {
    rmSync(this.content, { recursive: true, force: true });
    mkdirSync(join(this.content, 'articles'), { recursive: true });
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.content, file)), { recursive: true });
      writeFileSync(join(this.content, file), text);
    }
  }

  /** Runs a command as an editor does. The environment has nothing but what is named. */
  run(
    command: 'build' | 'check' | 'terms' | 'schedule' | 'addresses',
    environment: Readonly<Record<string, string>> = {},
    ...args: string[]
  ): { status: number | null; stdout: string; lines: string[] } {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [`src/cli/${command}.ts`, ...args],
      {
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
        env: {
          PATH: process.env.PATH,
          // Where the code lies that an earlier command compiled.
          NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
          CONTENT_DIR: this.content,
          OUT_DIR: this.out,
          CACHE_DIR: this.cache,
          BUILD_TIME: '2026-11-22',
          SITE_URL: usual.siteUrl,
          ...environment,
        },
      },
    );
    const prefix = `${relative(process.cwd(), this.content)}/`;
    return {
      status,
      stdout,
      lines: stderr
        .trimEnd()
        .split('\n')
        .map((line) => line.replace(prefix, '')),
    };
  }

  /** A page of the published site by its address. */
  page(address: string): string {
    return readFileSync(join(this.out, address, 'index.html'), 'utf8');
  }

  /** Addresses of all pages of the published site, but those that send readers on. */
  addresses(): string[] {
    return readdirSync(this.out, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('index.html'))
      .map((file) => `/${file.slice(0, -'index.html'.length)}`)
      .filter((address) => !this.page(address).includes('<meta http-equiv="refresh"'))
      .sort();
  }

  /** Every file of the published site as it lies on the disk: its place there, its time, its bytes. */
  published(): string[] {
    return readdirSync(this.out, { recursive: true, encoding: 'utf8' })
      .sort()
      .map((file) => {
        const { ino, mtimeMs, size } = lstatSync(join(this.out, file));
        return `${file} ${ino} ${mtimeMs} ${size}`;
      });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** An article with a title, a date and these further lines. */
export function article(frontMatter = '', body = 'Text.'): string {
  return `---\ntitle: A title\ndate: 2018-03-13\n${frontMatter}\n---\n\n${body}\n`;
}

/** Five files with a different error each, and two articles with one address. */
export const sevenDiagnostics: Readonly<Record<string, string>> = {
  'articles/a-date.md': article().replace('2018-03-13', '2018-02-30'),
  'articles/b-header.md': article('description: one: two'),
  'articles/c-draft.md': article('draft: no'),
  'articles/d-link.md': article('', '[x](../../lost.md)'),
  'articles/e-title.md': article().replace('A title', ''),
  'articles/twin-1.md': article('safeURL: /twin/'),
  'articles/twin-2.md': article('safeURL: /Twin'),
};

export const sevenLines = [
  'articles/a-date.md:3:7 error invalid-date date "2018-02-30" is not a date: February 2018 has 28 days. Correct the day.',
  "articles/b-header.md:4:14 error header-syntax a value holds a second `: `. Write `description: 'one: two'`.",
  'articles/c-draft.md:4:8 error invalid-value draft "no" is neither true nor false. Write `draft: false`.',
  'articles/d-link.md:7:5 error outside-content ../../lost.md leads out of the content folder. Write the address of a page, or move the file.',
  'articles/e-title.md:2:1 error missing-key title is empty. Write a value.',
  'articles/twin-1.md:4:10 error duplicate-address /twin/ is claimed by articles/twin-2.md:4 too. Give one of them another address.',
  'articles/twin-2.md:4:10 error duplicate-address /Twin/ is claimed by articles/twin-1.md:4 too. Give one of them another address.',
];
