import { mkdirSync, statSync, unlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { nodeFileSystem } from './file-system.ts';
import { locate } from './location.ts';
import { type Settings, stagingName } from './plan.ts';
import { lazy } from '../../content/memoize.ts';
import { hasCode } from '../../files/has-code.ts';
import { PublishError } from './publish-error.ts';
import { recoverSite, type Recovery } from './recover.ts';

/** Milliseconds between two looks at a lock that another build holds. */
const pause = 100;

/** SQLITE_BUSY */
const busy = 5;

/**
 * Runs the work while no other build uses the same CACHE_DIR or OUT_DIR, in this process or
 * another. Waits as long as another one does, and calls `waiting` once before it begins to wait.
 * Begins with what an earlier build left half done, and tells the work what became of it.
 *
 * The lock is one of the operating system, taken through an empty SQLite file: it ends with its
 * process, however that ends, so there is no stale lock to be found and broken.
 */
export async function withBuildLock<T>(
  settings: Settings,
  work: (recovery: Recovery) => Promise<T> | T,
  waiting: () => void = () => undefined,
): Promise<T> {
  const { beside, folder } = locate(settings, nodeFileSystem);
  const tellOnce = lazy(waiting);
  return withCacheLock(
    settings.cacheDir,
    async () => {
      const within = join(folder, `${stagingName}.lock`);
      const siteLock = await acquire([`${beside}.lock`, within], tellOnce);
      try {
        const recovery = recoverSite(locate(settings, nodeFileSystem), nodeFileSystem);
        return await work(recovery);
      } finally {
        siteLock.release();
      }
    },
    tellOnce,
  );
}

/** Runs the work while nothing else uses the same CACHE_DIR; OUT_DIR is not looked at. */
export async function withCacheLock<T>(
  cacheDir: string,
  work: () => Promise<T>,
  waiting: () => void,
): Promise<T> {
  const lock = await acquire([join(resolve(cacheDir), 'build.lock')], lazy(waiting));
  try {
    return await work();
  } finally {
    lock.release();
  }
}

interface Lock {
  release(): void;
}

/** Takes the lock at the first of the paths where a file can be made. */
async function acquire(paths: readonly string[], waiting: () => void): Promise<Lock> {
  for (;;) {
    const attempt = attemptAny(paths);
    if (attempt !== undefined) return attempt;
    waiting();
    await setTimeout(pause);
  }
}

function attemptAny(paths: readonly string[]): Lock | undefined {
  const failures: unknown[] = [];
  for (const path of paths) {
    try {
      return attempt(path);
    } catch (error) {
      failures.push(error);
    }
  }
  const [first] = failures;
  throw new PublishError(
    'usage',
    `The lock that keeps two builds apart cannot be made at ${paths.join(' or ')}: ${first instanceof Error ? first.message : String(first)}. Make that folder writable, or choose another OUT_DIR or CACHE_DIR.`,
    { cause: first },
  );
}

/** `undefined` when another holds it. */
function attempt(path: string): Lock | undefined {
  mkdirSync(dirname(path), { recursive: true });
  // Only SQLite opens the file: closing it elsewhere in this process would end the lock.
  if (inode(path) === undefined) new DatabaseSync(path).close();
  const before = inode(path);
  const database = new DatabaseSync(path);
  try {
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === busy) return undefined;
    throw error;
  }
  // Another build takes the file away when it ends; then this lock is on a file nobody can find.
  if (before === undefined || inode(path) !== before) {
    database.close();
    return undefined;
  }
  return {
    release: () => {
      removeOpen(path);
      database.close();
    },
  };
}

function inode(path: string): bigint | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino;
}

/** Windows keeps a file that is open; there the empty file stays. */
function removeOpen(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'EPERM', 'EBUSY', 'EACCES')) throw error;
  }
}
