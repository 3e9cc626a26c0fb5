import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { mkdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { between, pick, type Random } from '../../../bench/random.ts';
import { filesIn } from './read-tree.ts';

type Damage = (random: Random, file: string) => void;

const damages: Readonly<Record<string, Damage>> = {
  gone: (_, file) => {
    rmSync(file);
  },
  emptied: (_, file) => {
    writeFileSync(file, '');
  },
  'cut short': (random, file) => {
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.subarray(0, between(random, 0, Math.max(bytes.length - 1, 0))));
  },
  'one bit flipped, time kept': flipBit,
  'longer than it was': (_, file) => {
    appendFileSync(file, 'x');
  },
};

/**
 * Damages one thing of a cache, or brings back what it once was. `before` is a copy of the cache as
 * an earlier build left it. Gives what was done, in words.
 */
export function damageCache(random: Random, cacheDir: string, before: string): string {
  const files = filesIn(cacheDir);
  const rare = files.filter((file) => file.startsWith('renderer/'));
  const common = files.filter((file) => !rare.includes(file));
  const file = pick(random, random() < 0.05 ? rare : common);
  const path = join(cacheDir, file);
  const way = between(random, 0, 7);
  if (way === 0) {
    const folder = pick(random, ['content', 'media', 'renderer', 'astro', 'hosting']);
    rmSync(join(cacheDir, folder), { recursive: true, force: true });
    return `cache: ${folder}/ gone`;
  }
  if (way === 1) {
    for (const one of common) rmSync(join(cacheDir, one));
    return 'cache: all files gone but the renderer';
  }
  if (way === 2) {
    const other = pick(random, common);
    writeFileSync(path, readFileSync(join(cacheDir, other)));
    return `cache: ${file} with the bytes of ${other}`;
  }
  if (way === 3 && existsSync(join(before, file))) {
    copyFileSync(join(before, file), path);
    return `cache: ${file} as it once was`;
  }
  const [name, damage] = pick(random, Object.entries(damages));
  damage(random, path);
  return `cache: ${file} ${name}`;
}

/** Damages one thing of a published site. */
export function damageSite(random: Random, outDir: string): string {
  const way = between(random, 0, 7);
  if (way === 0) {
    rmSync(outDir, { recursive: true });
    return 'site: gone';
  }
  if (way === 1) {
    mkdirSync(join(outDir, 'foreign', 'empty'), { recursive: true });
    writeFileSync(join(outDir, 'foreign', 'index.html'), 'foreign');
    return 'site: a foreign folder';
  }
  const file = pick(random, filesIn(outDir));
  const [name, damage] = pick(random, Object.entries(damages));
  damage(random, join(outDir, file));
  return `site: ${file} ${name}`;
}

function flipBit(random: Random, file: string): void {
  const bytes = readFileSync(file);
  const { atime, mtime } = statSync(file);
  const at = between(random, 0, Math.max(bytes.length - 1, 0));
  bytes[at] = (bytes[at] ?? 0) ^ (1 << between(random, 0, 7));
  writeFileSync(file, bytes);
  utimesSync(file, atime, mtime);
}
