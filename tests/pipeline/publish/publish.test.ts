import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PlannedFile } from '../../../src/pipeline/publish/plan.ts';
import { nodeFileSystem } from '../../../src/pipeline/publish/file-system.ts';
import type { PublishError } from '../../../src/pipeline/publish/publish-error.ts';
import { publish } from '../../../src/pipeline/publish/publish.ts';
import { digestOf } from '../../../src/files/digest-of.ts';
import { fault, makeSettings, newSite, oldSite, planOf, readTree, watched } from './support.ts';

/** Longer than the clock of any file system takes to tick, so that the record knows the files. */
const aTick = 80;

describe('publish', () => {
  test('writes a site where none was', async () => {
    using settings = makeSettings();
    const outcome = await publish(planOf(oldSite), settings);
    expect(outcome).toEqual({ written: 9, unchanged: 0, removed: 0 });
    expect(readTree(settings.outDir)).toEqual(oldSite);
    expect(readdirSync(settings.root).sort()).toEqual(['cache', 'dist']);
  });

  test('turns the old site into the new one and says what it did', async () => {
    using settings = makeSettings();
    await publish(planOf(oldSite), settings);
    const outcome = await publish(planOf(newSite), settings);
    expect(outcome).toEqual({ written: 7, unchanged: 2, removed: 5 });
    expect(readTree(settings.outDir)).toEqual(newSite);
  });

  test('tells how large the new site is before anything moves, and keeps the old one if that is refused', async () => {
    using settings = makeSettings();
    await publish(planOf(oldSite), settings);
    const sizes: unknown[] = [];
    const refusal = new Error('too large');
    const work = publish(planOf(newSite), settings, nodeFileSystem, (size) => {
      sizes.push(size);
      throw refusal;
    });
    await expect(work).rejects.toBe(refusal);
    const files = planOf(newSite).map(({ path }) => [path, newSite[path]?.length ?? 0] as const);
    const [path, bytes] = files.reduce((one, other) => (other[1] > one[1] ? other : one));
    expect(sizes).toEqual([
      {
        files: files.length,
        bytes: files.reduce((sum, [, length]) => sum + length, 0),
        largest: { path, bytes },
      },
    ]);
    expect(readTree(settings.outDir)).toEqual(oldSite);
  });

  test('neither asks for nor touches what has not changed', async () => {
    using settings = makeSettings();
    await publish(planOf(oldSite), settings);
    const before = statSync(join(settings.outDir, 'a/index.html'), { bigint: true });
    const asked: string[] = [];
    const plan = planOf(newSite).map((file) => ({
      ...file,
      content: () => {
        asked.push(file.path);
        return Promise.resolve(Buffer.from(newSite[file.path] ?? ''));
      },
    }));
    await publish(plan, settings);
    expect(asked).not.toContain('a/index.html');
    expect(asked).toHaveLength(7);
    const after = statSync(join(settings.outDir, 'a/index.html'), { bigint: true });
    expect([after.ino, after.ctimeNs]).toEqual([before.ino, before.ctimeNs]);
  });

  test('reads nothing of a site that its record knows', async () => {
    using settings = makeSettings();
    await publish(planOf(oldSite), settings);
    await setTimeout(aTick);
    await publish(planOf(oldSite), settings);
    const read: string[] = [];
    const files = watched(({ operation, args }) => {
      if (operation === 'read') read.push(String(args[0]));
    });
    await publish(planOf(oldSite), settings, files);
    expect(read).toEqual([join(settings.cacheDir, 'published.json')]);
  });

  test('copies a file from where the plan says', async () => {
    using settings = makeSettings();
    const source = join(settings.root, 'picture');
    writeFileSync(source, 'bytes');
    const file: PlannedFile = {
      path: 'assets/picture.png',
      digest: digestOf('bytes'),
      group: 'asset',
      content: { copyFrom: source },
    };
    await publish([file], settings);
    expect(readTree(settings.outDir)).toEqual({ 'assets/picture.png': 'bytes' });
  });

  test('moves files named by content first, then pages, then lists, then takes away', async () => {
    using settings = makeSettings();
    await publish(planOf({ 'gone.html': 'x' }), settings);
    const moves: string[] = [];
    const files = watched(({ operation, args }) => {
      const path = String(args[operation === 'rename' ? 1 : 0]);
      const inSite = path.startsWith(`${settings.outDir}/`) && !path.includes('.publishing');
      if (inSite && (operation === 'rename' || operation === 'removeFile')) {
        moves.push(path.slice(settings.outDir.length + 1));
      }
    });
    const [list, page, asset] = planOf({ 'a.html': 'list', 'b.html': 'page', 'c.css': 'asset' });
    if (list === undefined || page === undefined || asset === undefined) throw new Error('three');
    const plan: PlannedFile[] = [
      { ...list, group: 'list' },
      { ...page, group: 'page' },
      { ...asset, group: 'asset' },
    ];
    await publish(plan, settings, files);
    expect(moves).toEqual(['c.css', 'b.html', 'a.html', 'gone.html']);
  });
});

describe('a disk that does not do as it is told', () => {
  test('leaves the old site when a folder that must change may not be changed', async () => {
    using settings = makeSettings();
    await publish(planOf(oldSite), settings);
    const locked = join(settings.outDir, 'b/c');
    const files = watched((call) => {
      const [path, to] = call.args.map(String);
      const changes =
        (call.operation === 'checkWritable' && path === locked) ||
        (call.operation === 'rename' && to?.startsWith(locked) === true);
      if (changes) throw fault('EACCES', call);
    });
    const error: unknown = await publish(planOf(newSite), settings, files).catch((e: unknown) => e);
    expect((error as PublishError).standing).toBe('untouched');
    expect(readTree(settings.outDir)).toEqual(oldSite);
  });

  test('leaves the old site when a file is not written whole', async () => {
    using settings = makeSettings();
    await publish(planOf(oldSite), settings);
    const files = watched(() => undefined);
    const short = {
      ...nodeFileSystem,
      write: (path: string, bytes: Uint8Array) => {
        files.write(path, bytes.subarray(1));
      },
    };
    await expect(publish(planOf(newSite), settings, short)).rejects.toThrow(
      'was not written whole',
    );
    expect(readTree(settings.outDir)).toEqual(oldSite);
  });

  test('gets a new file where the published one may not be read', async () => {
    using settings = makeSettings();
    await publish(planOf(oldSite), settings);
    const path = join(settings.outDir, 'a/index.html');
    writeFileSync(path, 'STAYS');
    const files = watched((call) => {
      if (call.operation === 'read' && call.args[0] === path) throw fault('EACCES', call);
    });
    await publish(planOf(oldSite), settings, files);
    expect(readTree(settings.outDir)).toEqual(oldSite);
  });

  test.each([
    ['ENOSPC', 'The disk is full: free some space.'],
    ['EMFILE', 'Too many files are open: raise the limit (`ulimit -n`), or close other programs.'],
  ])('says where, what and how: %s', async (code, remedy) => {
    using settings = makeSettings();
    const files = watched((call) => {
      if (call.operation === 'write') throw fault(code, call);
    });
    const error: unknown = await publish(planOf(oldSite), settings, files).catch((e: unknown) => e);
    expect((error as PublishError).message.replaceAll(settings.root, '')).toBe(
      `Publishing failed: ${code}: injected, write '/dist.publishing/tree/.published'\n${remedy} The published site is as it was. Then build again.`,
    );
  });
});

describe('a site changed behind the build’s back', () => {
  const changes: Record<string, (outDir: string) => void> = {
    'a file with other bytes of the same length': (outDir) => {
      writeFileSync(join(outDir, 'a/index.html'), 'STAYS');
    },
    'a file with other bytes under its old time': (outDir) => {
      const path = join(outDir, 'a/index.html');
      const { atime, mtime } = statSync(path);
      writeFileSync(path, 'STAYS');
      utimesSync(path, atime, mtime);
    },
    'a file cut short': (outDir) => {
      truncateSync(join(outDir, 'index.html'), 2);
    },
    'a file gone': (outDir) => {
      unlinkSync(join(outDir, 'index.html'));
    },
    'a folder gone': (outDir) => {
      rmSync(join(outDir, 'b'), { recursive: true });
    },
    'files added': (outDir) => {
      mkdirSync(join(outDir, 'a/more/deep'), { recursive: true });
      writeFileSync(join(outDir, 'a/more/deep/x'), 'x');
      writeFileSync(join(outDir, '.hidden'), 'x');
    },
    'an empty folder added': (outDir) => {
      mkdirSync(join(outDir, 'empty/within'), { recursive: true });
    },
    'a file that became a folder': (outDir) => {
      unlinkSync(join(outDir, 'turns'));
      mkdirSync(join(outDir, 'turns/x'), { recursive: true });
      writeFileSync(join(outDir, 'turns/x/y'), '');
    },
    'a link added': (outDir) => {
      symlinkSync('/etc', join(outDir, 'etc'));
    },
    'a file that became a link': (outDir) => {
      renameSync(join(outDir, 'index.html'), join(outDir, 'other.html'));
      symlinkSync('other.html', join(outDir, 'index.html'));
    },
    'two files exchanged': (outDir) => {
      linkSync(join(outDir, 'turns'), join(outDir, 'third'));
      renameSync(join(outDir, 'index.html'), join(outDir, 'turns'));
      renameSync(join(outDir, 'third'), join(outDir, 'index.html'));
    },
    'the marker gone': (outDir) => {
      unlinkSync(join(outDir, '.published'));
    },
  };

  test.each(Object.entries(changes))('is put right: %s', async (_, change) => {
    using settings = makeSettings();
    await publish(planOf(oldSite), settings);
    await setTimeout(aTick);
    await publish(planOf(oldSite), settings);
    change(settings.outDir);
    await publish(planOf(oldSite), settings);
    expect(readTree(settings.outDir)).toEqual(oldSite);
    expect(existsSync(join(settings.outDir, '.published'))).toBe(true);
  });

  test('is put right when the change came right after publishing', async () => {
    using settings = makeSettings();
    await publish(planOf(oldSite), settings);
    writeFileSync(join(settings.outDir, 'a/index.html'), 'STAYS');
    await publish(planOf(oldSite), settings);
    expect(readTree(settings.outDir)).toEqual(oldSite);
  });

  test('never leads outside: a folder that became a link is replaced, not followed', async () => {
    using settings = makeSettings();
    await publish(planOf(oldSite), settings);
    const outside = join(settings.root, 'outside');
    mkdirSync(outside);
    writeFileSync(join(outside, 'index.html'), 'not ours');
    rmSync(join(settings.outDir, 'a'), { recursive: true });
    symlinkSync(outside, join(settings.outDir, 'a'));
    await publish(planOf({ ...oldSite, 'a/other.html': 'new' }), settings);
    expect(readTree(outside)).toEqual({ 'index.html': 'not ours' });
    expect(readTree(settings.outDir)).toEqual({ ...oldSite, 'a/other.html': 'new' });
  });
});

describe('the record', () => {
  const record = 'published.json';
  const damages: Record<string, (cacheDir: string) => void> = {
    missing: (cacheDir) => {
      rmSync(cacheDir, { recursive: true });
    },
    truncated: (cacheDir) => {
      truncateSync(join(cacheDir, record), 200);
    },
    empty: (cacheDir) => {
      writeFileSync(join(cacheDir, record), '');
    },
    'of another version': (cacheDir) => {
      const text = readFileSync(join(cacheDir, record), 'utf8');
      writeFileSync(join(cacheDir, record), text.replace('record 1', 'record 0'));
    },
    'with one bit flipped in a digest': (cacheDir) => {
      const text = readFileSync(join(cacheDir, record), 'utf8');
      const at = text.indexOf(digestOf(oldSite['a/index.html'] ?? ''));
      const bytes = Buffer.from(text);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(join(cacheDir, record), bytes);
    },
  };

  test.each(Object.entries(damages))('is not needed: %s', async (_, damage) => {
    using settings = makeSettings();
    await publish(planOf(oldSite), settings);
    await setTimeout(aTick);
    await publish(planOf(oldSite), settings);
    damage(settings.cacheDir);
    writeFileSync(join(settings.outDir, 'a/index.html'), 'STAYS');
    const outcome = await publish(planOf(newSite), settings);
    expect(outcome).toEqual({ written: 8, unchanged: 1, removed: 5 });
    expect(readTree(settings.outDir)).toEqual(newSite);
  });

  test('of another folder is not believed', async () => {
    using settings = makeSettings();
    await publish(planOf(oldSite), settings);
    const other = { ...settings, outDir: join(settings.root, 'other') };
    await publish(planOf(newSite), other);
    await publish(planOf(newSite), settings);
    expect(readTree(settings.outDir)).toEqual(newSite);
    expect(readTree(other.outDir)).toEqual(newSite);
  });
});

describe('publishing through a symbolic link', () => {
  test.each(['relative', 'absolute'])('switches a %s link at one instant', async (kind) => {
    using settings = makeSettings();
    const first = join(settings.root, 'releases/first');
    mkdirSync(first, { recursive: true });
    symlinkSync(kind === 'absolute' ? first : 'releases/first', settings.outDir);
    await publish(planOf(oldSite), settings);
    expect(readTree(first)).toEqual(oldSite);

    const seen = new Set<string>();
    const files = watched(() => seen.add(JSON.stringify(readTree(settings.outDir))));
    await publish(planOf(newSite), settings, files);
    expect([...seen].map((text) => JSON.parse(text) as unknown)).toEqual([oldSite, newSite]);
    expect(readTree(settings.outDir)).toEqual(newSite);
    expect(readdirSync(join(settings.root, 'releases'))).toEqual(['dist.1']);
    expect(readdirSync(settings.root).sort()).toEqual(['cache', 'dist', 'releases']);
    expect(readlinkSync(settings.outDir).startsWith('/')).toBe(kind === 'absolute');
  });

  test('leaves the link alone when nothing changed', async () => {
    using settings = makeSettings();
    mkdirSync(join(settings.root, 'first'));
    symlinkSync('first', settings.outDir);
    await publish(planOf(oldSite), settings);
    await publish(planOf(oldSite), settings);
    expect(readlinkSync(settings.outDir)).toBe('first');
  });

  test('makes the folder that the link leads to', async () => {
    using settings = makeSettings();
    symlinkSync('first', settings.outDir);
    await publish(planOf(oldSite), settings);
    expect(readTree(join(settings.root, 'first'))).toEqual(oldSite);
  });

  test('switches the last link of a chain', async () => {
    using settings = makeSettings();
    mkdirSync(join(settings.root, 'first'));
    symlinkSync('first', join(settings.root, 'current'));
    symlinkSync('current', settings.outDir);
    await publish(planOf(oldSite), settings);
    await publish(planOf(newSite), settings);
    expect(readTree(settings.outDir)).toEqual(newSite);
    expect(readlinkSync(settings.outDir)).toBe('current');
    expect(readlinkSync(join(settings.root, 'current'))).toBe('current.1');
  });

  test('never records a file of the new tree as it was in the old one', async () => {
    using settings = makeSettings();
    mkdirSync(join(settings.root, 'first'));
    symlinkSync('first', settings.outDir);
    await publish(planOf(oldSite), settings);
    await setTimeout(aTick);
    const { ctimeNs } = statSync(join(settings.outDir, 'a/index.html'), { bigint: true });
    await publish(planOf(newSite), settings);
    const record = readFileSync(join(settings.cacheDir, 'published.json'), 'utf8');
    expect(record).not.toContain(String(ctimeNs));
  });

  test('copies where a disk has no hard links', async () => {
    using settings = makeSettings();
    mkdirSync(join(settings.root, 'first'));
    symlinkSync('first', settings.outDir);
    await publish(planOf(oldSite), settings);
    const files = watched(({ operation }) => {
      if (operation === 'hardLink') throw Object.assign(new Error('no'), { code: 'EPERM' });
    });
    await publish(planOf(newSite), settings, files);
    expect(readTree(settings.outDir)).toEqual(newSite);
  });
});
