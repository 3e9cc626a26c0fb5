import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withBuildLock } from '../../../src/pipeline/publish/build-lock.ts';
import { locate } from '../../../src/pipeline/publish/location.ts';
import type { Settings } from '../../../src/pipeline/publish/plan.ts';
import { publish } from '../../../src/pipeline/publish/publish.ts';
import { recoverSite } from '../../../src/pipeline/publish/recover.ts';
import {
  fault,
  makeSettings,
  newSite,
  oldSite,
  planOf,
  readTree,
  watched,
  recover,
} from './support.ts';

class Crash extends Error {}

/** Leaves a publication broken off before its move number `moves`. */
async function breakOff(settings: Settings, moves: number): Promise<void> {
  await publish(planOf(oldSite), settings);
  let moved = 0;
  let dead = false;
  const files = watched(({ operation, args }) => {
    const from = String(args[0]);
    if (operation === 'rename' && /publishing\/files\/\d+$/.test(from)) {
      dead ||= moved === moves;
      moved += 1;
    }
    if (dead) throw new Crash();
  });
  await expect(publish(planOf(newSite), settings, files)).rejects.toThrow(Crash);
}

describe('recover', () => {
  test('finds nothing to do where no site is, and makes none', async () => {
    using settings = makeSettings();
    expect(await recover(settings)).toBe('nothing');
    expect(existsSync(settings.outDir)).toBe(false);
  });

  test('finishes what was begun', async () => {
    using settings = makeSettings();
    await breakOff(settings, 3);
    expect(await recover(settings)).toBe('finished');
    expect(readTree(settings.outDir)).toEqual(newSite);
    expect(await recover(settings)).toBe('nothing');
  });

  test('comes before the work of the next build, even one that publishes nothing', async () => {
    using settings = makeSettings();
    await breakOff(settings, 3);
    const seen = await withBuildLock(settings, (recovery) => [recovery, readTree(settings.outDir)]);
    expect(seen).toEqual(['finished', newSite]);
  });

  test('comes through a crash of its own at every operation', async () => {
    for (let at = 0, ended = false; !ended; at += 1) {
      using settings = makeSettings();
      await breakOff(settings, at % 7);
      const files = watched(({ index }) => {
        if (index >= at) throw new Crash();
      });
      try {
        recoverSite(locate(settings, files), files);
        ended = true;
        expect(at).toBeGreaterThan(40);
      } catch (error) {
        expect(error).toBeInstanceOf(Crash);
      }
      expect(['finished', 'nothing']).toContain(await recover(settings));
      expect(readTree(settings.outDir)).toEqual(newSite);
      expect(readdirSync(settings.root).sort()).toEqual(['cache', 'dist']);
    }
  }, 60_000);

  test.each(['', 'COMES'])('says so when a moved file now holds %j', async (text) => {
    using settings = makeSettings();
    await breakOff(settings, 6);
    writeFileSync(join(settings.outDir, 'd/e/index.html'), text);
    expect(await recover(settings)).toBe('damaged');
    await publish(planOf(newSite), settings);
    expect(readTree(settings.outDir)).toEqual(newSite);
  });

  test.each(['flipped', 'cut', 'emptied'])(
    'does nothing that a damaged journal says: %s',
    async (damage) => {
      using settings = makeSettings();
      await breakOff(settings, 3);
      const path = `${settings.outDir}.publishing/journal`;
      const bytes = readFileSync(path);
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 4;
      const rest = { flipped: bytes, cut: bytes.subarray(0, -9), emptied: Buffer.alloc(0) };
      writeFileSync(path, rest[damage as keyof typeof rest]);
      const before = readTree(settings.outDir);
      expect(await recover(settings)).toBe('damaged');
      expect(readTree(settings.outDir)).toEqual(before);
      await publish(planOf(newSite), settings);
      expect(readTree(settings.outDir)).toEqual(newSite);
    },
  );

  test('finishes nothing of a publication that was being undone', async () => {
    using settings = makeSettings();
    await publish(planOf(oldSite), settings);
    let committed = false;
    let dead = false;
    const files = watched((call) => {
      const { operation, args } = call;
      if (dead) throw new Crash();
      if (operation === 'rename' && String(args[1]).endsWith('/journal')) {
        // The disk does it and reports that it failed.
        renameSync(String(args[0]), String(args[1]));
        committed = true;
        throw fault('EIO', call);
      }
      if (committed && operation === 'removeFile' && String(args[0]).includes('/files/')) {
        unlinkSync(String(args[0]));
        dead = true;
        throw new Crash();
      }
    });
    await expect(publish(planOf(newSite), settings, files)).rejects.toThrow('EIO');
    expect(dead).toBe(true);
    expect(await recover(settings)).toBe('undone');
    expect(readTree(settings.outDir)).toEqual(oldSite);
  });

  test('leaves a folder just begun that the next build knows, though the journal be lost', async () => {
    using settings = makeSettings();
    mkdirSync(settings.outDir);
    let moves = 0;
    const files = watched(({ operation, args }) => {
      if (operation === 'rename' && /publishing\/tree\/[^/]+$/.test(String(args[0]))) moves += 1;
      if (moves === 2) throw new Crash();
    });
    await expect(publish(planOf(newSite), settings, files)).rejects.toThrow(Crash);
    rmSync(`${settings.outDir}.publishing`, { recursive: true });
    await publish(planOf(newSite), settings);
    expect(readTree(settings.outDir)).toEqual(newSite);
  });

  test('drops a journal whose folder is gone', async () => {
    using settings = makeSettings();
    await breakOff(settings, 3);
    rmSync(settings.outDir, { recursive: true });
    expect(await recover(settings)).toBe('damaged');
    expect(readdirSync(settings.root)).toEqual(['cache']);
    await publish(planOf(newSite), settings);
    expect(readTree(settings.outDir)).toEqual(newSite);
  });

  test('needs no CACHE_DIR', async () => {
    using settings = makeSettings();
    await breakOff(settings, 3);
    rmSync(settings.cacheDir, { recursive: true });
    expect(await recover(settings)).toBe('finished');
    expect(readTree(settings.outDir)).toEqual(newSite);
  });
});
