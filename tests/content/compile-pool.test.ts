import { afterEach, expect, it } from 'vitest';
import { CompilePool, type PoolSettings } from '../../src/content/compile-pool.ts';
import { article, sourceOf } from './compiled.ts';

const script = new URL('./stuck-worker.ts', import.meta.url);
const pools: CompilePool[] = [];
/** Threads take seconds to start on a machine that has other work. */
const slow = { timeout: 60_000 };

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

function startPool(settings: Partial<PoolSettings>): { pool: CompilePool; kept: string[] } {
  const kept: string[] = [];
  const pool = new CompilePool({
    size: 2,
    options: { ownHosts: [], lang: 'en' },
    keep: ({ compiled }) => kept.push(compiled.file),
    ...settings,
  });
  pools.push(pool);
  return { pool, kept };
}

function batch(...names: string[]) {
  const bytes = new TextEncoder().encode(article());
  return names.map((name) => ({ source: sourceOf(`articles/${name}.md`), bytes }));
}

it('compiles every file of every batch, with fewer threads than batches', slow, async () => {
  const { pool, kept } = startPool({});
  for (const name of ['a', 'b', 'c', 'd', 'e']) await pool.compile(batch(`${name}1`, `${name}2`));
  expect(await pool.finish()).toEqual([]);
  expect(kept.sort()).toEqual(
    ['a', 'b', 'c', 'd', 'e'].flatMap((name) => [`articles/${name}1.md`, `articles/${name}2.md`]),
  );
});

it('names the files that a thread breaks on, and compiles the others', slow, async () => {
  const { pool, kept } = startPool({ script });
  await pool.compile(batch('a', 'broken-2', 'b', 'broken-1'));
  await pool.compile(batch('broken-3'));
  await pool.compile(batch('c'));
  expect(await pool.finish()).toEqual([
    'articles/broken-1.md',
    'articles/broken-2.md',
    'articles/broken-3.md',
  ]);
  expect(kept.sort()).toEqual(['articles/a.md', 'articles/b.md', 'articles/c.md']);
});

it('ends a thread that stands at one file, and compiles the others', slow, async () => {
  const { pool, kept } = startPool({ script, size: 1, patience: 1500 });
  await pool.compile(batch('a', 'stuck', 'b'));
  await pool.compile(batch('ended', 'c'));
  expect(await pool.finish()).toEqual(['articles/ended.md', 'articles/stuck.md']);
  expect(kept.sort()).toEqual(['articles/a.md', 'articles/b.md', 'articles/c.md']);
});

it('hands on what goes wrong when a result is kept', slow, async () => {
  const keep = (): void => {
    throw new Error('the disk is full');
  };
  const { pool } = startPool({ size: 1, keep });
  await pool.compile(batch('a'));
  await expect(pool.compile(batch('b'))).rejects.toThrow('the disk is full');
  await expect(pool.finish()).rejects.toThrow('the disk is full');
});
