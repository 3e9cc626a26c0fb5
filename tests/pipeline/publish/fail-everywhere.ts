import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FileSystem } from '../../../src/pipeline/publish/file-system.ts';
import type { Settings } from '../../../src/pipeline/publish/plan.ts';
import { publish } from '../../../src/pipeline/publish/publish.ts';
import { PublishError } from '../../../src/pipeline/publish/publish-error.ts';
import {
  type Call,
  fault,
  makeSettings,
  newSite,
  oldSite,
  planOf,
  readTree,
  type Texts,
  watched,
  recover,
} from './support.ts';

interface Scene {
  name: string;
  old: Texts;
  /** Makes the folder as it is before anything is published. */
  prepare: (settings: Settings) => void;
  /** What is true of this file system apart from the fault. */
  always: (call: Call, settings: Settings) => void;
}

const nothing = (): void => undefined;

const scenes: readonly Scene[] = [
  { name: 'no folder yet', old: {}, prepare: nothing, always: nothing },
  {
    name: 'an empty folder',
    old: {},
    prepare: ({ outDir }) => {
      mkdirSync(outDir);
    },
    always: nothing,
  },
  { name: 'a published site', old: oldSite, prepare: nothing, always: nothing },
  {
    name: 'a mount point',
    old: oldSite,
    prepare: nothing,
    always: (call, { outDir }) => {
      const [from, to] = call.args.map(String);
      const leaves = call.operation === 'rename' && from?.startsWith(`${outDir}.publishing`);
      if (leaves === true && to?.startsWith(`${outDir}/`) === true) throw fault('EXDEV', call);
    },
  },
  {
    name: 'a symbolic link',
    old: oldSite,
    prepare: ({ outDir }) => {
      mkdirSync(join(outDir, '../releases/first'), { recursive: true });
      symlinkSync('releases/first', outDir);
    },
    always: nothing,
  },
];

class Crash extends Error {}

type Trouble = 'ENOSPC' | 'EACCES' | 'EIO' | 'EMFILE' | 'crash' | 'torn write';

/** Tests of each trouble over each scene; `least`: operations that it comes at, at least. */
export function testTroubles(troubles: readonly Trouble[], least: number): void {
  describe.each(scenes)('publishing over $name', (scene) => {
    test.each(troubles)(
      'comes through %s at every operation',
      async (trouble) => {
        expect(await failEverywhere(scene, trouble)).toBeGreaterThan(least);
      },
      120_000,
    );
  });
}

/** Lets operation number `at` fail; after a crash nothing works any more. */
function troubled(trouble: Trouble, at: number, scene: Scene, settings: Settings): FileSystem {
  return watched((call) => {
    const ends = trouble === 'crash' || trouble === 'torn write';
    if (ends && call.index >= at) {
      if (call.index === at && trouble === 'torn write' && call.operation === 'write') {
        const [path, bytes] = call.args as [string, Uint8Array];
        writeFileSync(path, bytes.subarray(0, bytes.length / 2), { flag: 'wx' });
      }
      throw new Crash();
    }
    if (call.index === at) throw fault(trouble, call);
    scene.always(call, settings);
  });
}

async function listOperations(scene: Scene): Promise<string[]> {
  using settings = makeSettings();
  await begin(scene, settings);
  const operations: string[] = [];
  const files = watched((call) => {
    operations.push(call.operation);
    scene.always(call, settings);
  });
  await publish(planOf(newSite), settings, files);
  return operations;
}

async function begin(scene: Scene, settings: Settings): Promise<void> {
  scene.prepare(settings);
  if (Object.keys(scene.old).length > 0)
    await publish(planOf(scene.old), settings, watched(nothing));
}

/**
 * Publishes a new site once for every operation that this takes, with that one failing, and holds
 * what is left, what recovery makes of it and the next build to the promises. Returns how often.
 */
async function failEverywhere(scene: Scene, trouble: Trouble): Promise<number> {
  const operations = await listOperations(scene);
  expect(operations.length).toBeGreaterThan(20);
  let tried = 0;
  for (let at = 0; at < operations.length; at += 1) {
    if (trouble === 'torn write' && operations[at] !== 'write') continue;
    tried += 1;
    using settings = makeSettings();
    await begin(scene, settings);
    const files = troubled(trouble, at, scene, settings);
    const error: unknown = await publish(planOf(newSite), settings, files).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    const where = `${trouble} at operation ${at}, ${operations[at]}`;

    for (const [path, text] of Object.entries(served(settings))) {
      expect([scene.old[path], newSite[path], 'empty'], `${where}: ${path}`).toContain(text);
    }
    if (error === undefined) {
      expect(served(settings), where).toEqual(newSite);
    } else if (!(error instanceof Crash)) {
      expect(error, where).toBeInstanceOf(PublishError);
      const { standing, message } = error as PublishError;
      expect(message, where).toMatch(/^Publishing failed: .+injected.+\n.+\./);
      if (standing === 'untouched') expect(served(settings), where).toEqual(scene.old);
      if (standing === 'published') expect(served(settings), where).toEqual(newSite);
    }

    const recovery = await recover(settings);
    const after = siteAt(settings);
    expect(recovery, where).not.toBe('damaged');
    if (recovery === 'finished') expect(after, where).toEqual(newSite);
    else if (recovery === 'undone') expect(after, where).toEqual(scene.old);
    else expect([scene.old, newSite], where).toContainEqual(after);
    if (error instanceof PublishError && error.standing === 'interrupted') {
      expect(recovery, where).toBe('finished');
    }

    await publish(planOf(newSite), settings, watched(nothing));
    expect(siteAt(settings), where).toEqual(newSite);
    expect(litter(settings), where).toEqual([]);
  }
  return tried;
}

function siteAt({ outDir }: Settings): Texts {
  return existsSync(outDir) ? readTree(outDir) : {};
}

function served(settings: Settings): Texts {
  const own = Object.entries(siteAt(settings));
  return Object.fromEntries(own.filter(([path]) => !path.startsWith('.publishing')));
}

/** What lies around that is neither the site, nor the link to it, nor the cache. */
function litter({ outDir, cacheDir }: Settings): string[] {
  const root = join(outDir, '..');
  const releases = existsSync(join(root, 'releases')) ? readdirSync(join(root, 'releases')) : [];
  const around = readdirSync(root).filter((name) => !['dist', 'cache', 'releases'].includes(name));
  const inCache = readdirSync(cacheDir).filter((name) => name !== 'published.json');
  return [...around, ...inCache, ...releases.slice(1)];
}
