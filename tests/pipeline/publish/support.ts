import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withBuildLock } from '../../../src/pipeline/publish/build-lock.ts';
import { type FileSystem, nodeFileSystem } from '../../../src/pipeline/publish/file-system.ts';
import type { Group, PlannedFile, Settings } from '../../../src/pipeline/publish/plan.ts';
import type { Recovery } from '../../../src/pipeline/publish/recover.ts';
import { digestOf } from '../../../src/files/digest-of.ts';

/** A site as path → text. */
export type Texts = Readonly<Record<string, string>>;

/** A folder of its own with the settings for a site in it, gone after use. */
export function makeSettings(): Settings & { root: string; [Symbol.dispose]: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'publish-'));
  return {
    root,
    outDir: join(root, 'dist'),
    cacheDir: join(root, 'cache'),
    [Symbol.dispose]: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** What a command does first: finishes or undoes what an earlier build left. */
export function recover(settings: Settings, waiting?: () => void): Promise<Recovery> {
  return withBuildLock(settings, (recovery) => recovery, waiting);
}

export function planOf(texts: Texts): PlannedFile[] {
  return Object.entries(texts).map(([path, text]) => ({
    path,
    digest: digestOf(text),
    group: groupOf(path),
    content: () => Promise.resolve(Buffer.from(text)),
  }));
}

function groupOf(path: string): Group {
  if (path.startsWith('assets/')) return 'asset';
  return path === 'index.html' ? 'list' : 'page';
}

/**
 * All that a folder holds but the marker: files as their text, empty folders as `empty`, links as
 * where they lead.
 */
export function readTree(root: string): Texts {
  const found: Record<string, string> = {};
  const visit = (below: string): void => {
    for (const entry of readdirSync(join(root, below), { withFileTypes: true })) {
      const path = below + entry.name;
      if (entry.isSymbolicLink()) found[path] = `→ ${readlinkSync(join(root, path))}`;
      else if (entry.isFile()) found[path] = readFileSync(join(root, path), 'utf8');
      else if (readdirSync(join(root, path)).length === 0) found[path] = 'empty';
      else visit(`${path}/`);
    }
  };
  visit('');
  delete found['.published'];
  return found;
}

export interface Call {
  /** Counted from 0. */
  index: number;
  operation: keyof FileSystem;
  args: readonly unknown[];
}

/**
 * The real file system, but each operation is shown to `before` first, which may throw in its
 * place. What flushing does shows only after a power failure, so it is left out for speed.
 */
export function watched(before: (call: Call) => void): FileSystem {
  let index = 0;
  return new Proxy(nodeFileSystem, {
    get(target, operation: keyof FileSystem) {
      return (...args: unknown[]): unknown => {
        before({ index, operation, args });
        index += 1;
        if (operation === 'flush') return undefined;
        const call = Reflect.get(target, operation) as (...args: unknown[]) => unknown;
        return call(...args);
      };
    },
  });
}

export function fault(code: string, { operation, args }: Call): NodeJS.ErrnoException {
  const message = `${code}: injected, ${operation} '${String(args[0])}'`;
  return Object.assign(new Error(message), { code, syscall: operation });
}

/** Half a site is to change, in every way that a path can. */
export const oldSite: Texts = {
  'index.html': 'old home',
  'a/index.html': 'stays',
  'b/c/index.html': 'old page',
  'assets/one.css': 'stays too',
  'gone/deep/index.html': 'goes',
  'b/goes.html': 'goes',
  turns: 'a file that becomes a folder',
  'swaps/inner/index.html': 'a folder that becomes a file',
  'Case/index.html': 'old spelling',
};

export const newSite: Texts = {
  'index.html': 'new home',
  'a/index.html': 'stays',
  'b/c/index.html': 'new page, longer',
  'assets/one.css': 'stays too',
  'assets/two.css': 'comes',
  'd/e/index.html': 'comes',
  'turns/index.html': 'a folder now',
  swaps: 'a file now',
  'case/index.html': 'new spelling',
};
