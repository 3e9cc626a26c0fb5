import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, relative, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPath } from '../../../src/pipeline/publish/plan.ts';
import type { PlannedFile } from '../../../src/pipeline/publish/plan.ts';
import { publish } from '../../../src/pipeline/publish/publish.ts';
import { PublishError } from '../../../src/pipeline/publish/publish-error.ts';
import { makeSettings, newSite, oldSite, planOf, readTree } from './support.ts';

describe('a folder that no build wrote', () => {
  test.each(['notes.txt', '.gitkeep', 'photos/one.jpg'])('is refused: %s', async (name) => {
    using settings = makeSettings();
    const path = join(settings.outDir, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, 'precious');
    const error: unknown = await publish(planOf(oldSite), settings).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(PublishError);
    expect((error as PublishError).standing).toBe('usage');
    expect((error as PublishError).message.replace(settings.outDir, 'dist')).toBe(
      `OUT_DIR (dist) holds files that no build wrote, \`${name.split('/')[0] ?? ''}\` among them; publishing would remove them. Name another folder, or empty this one.`,
    );
    expect(readTree(settings.outDir)).toEqual({ [name]: 'precious' });
    expect(readdirSync(settings.root)).toEqual(['dist']);
  });

  test('is refused although the record knows the name', async () => {
    using settings = makeSettings();
    await publish(planOf(oldSite), settings);
    renameSync(settings.outDir, `${settings.outDir}-moved`);
    mkdirSync(settings.outDir);
    writeFileSync(join(settings.outDir, 'notes.txt'), 'precious');
    await expect(publish(planOf(newSite), settings)).rejects.toThrow('holds files that no build');
    expect(readTree(settings.outDir)).toEqual({ 'notes.txt': 'precious' });
  });

  test('is refused although a file bears the marker’s name', async () => {
    using settings = makeSettings();
    mkdirSync(settings.outDir);
    writeFileSync(join(settings.outDir, '.published'), 'something else\n');
    await expect(publish(planOf(oldSite), settings)).rejects.toThrow('holds files that no build');
  });
});

describe('settings that cannot be meant', () => {
  test('OUT_DIR is a file', async () => {
    using settings = makeSettings();
    writeFileSync(settings.outDir, 'precious');
    await expect(publish(planOf(oldSite), settings)).rejects.toThrow('is not a folder');
  });

  test('OUT_DIR is a link in a circle', async () => {
    using settings = makeSettings();
    symlinkSync('dist', settings.outDir);
    await expect(publish(planOf(oldSite), settings)).rejects.toThrow('leads in a circle');
  });

  test.each(['dist', 'dist/cache'])('CACHE_DIR is %s', async (cache) => {
    using settings = makeSettings();
    const cacheDir = join(settings.root, cache);
    await expect(publish(planOf(oldSite), { ...settings, cacheDir })).rejects.toThrow(
      'holds CACHE_DIR',
    );
  });

  test('CACHE_DIR lies in OUT_DIR by way of a link', async () => {
    using settings = makeSettings();
    mkdirSync(settings.outDir);
    symlinkSync('dist', join(settings.root, 'elsewhere'));
    const cacheDir = join(settings.root, 'elsewhere/cache');
    await expect(publish(planOf(oldSite), { ...settings, cacheDir })).rejects.toThrow(
      'holds CACHE_DIR',
    );
  });

  test('a folder of the staging folder’s name that is not publishing’s own stays', async () => {
    using settings = makeSettings();
    mkdirSync(`${settings.outDir}.publishing`);
    writeFileSync(`${settings.outDir}.publishing/mine`, 'precious');
    await expect(publish(planOf(oldSite), settings)).rejects.toThrow('is in the way');
    expect(readTree(`${settings.outDir}.publishing`)).toEqual({ mine: 'precious' });
  });
});

describe('a plan that cannot be published', () => {
  const [file] = planOf({ 'q/b.html': 'text' }) as [PlannedFile];

  test.each<[string, PlannedFile[], string]>([
    ['a path twice', [file, file], 'comes twice'],
    ['a file below a file', [{ ...file, path: 'q' }, file], 'lies below the file `q`'],
    ['a file where a folder is', [file, { ...file, path: 'q' }], 'is a folder of other files'],
    ['no digest', [{ ...file, digest: 'none' }], 'has no SHA-256'],
    ['the marker', [{ ...file, path: '.published' }], 'is kept for publishing itself'],
    ['the staging folder', [{ ...file, path: '.publishing/x' }], 'is kept for publishing itself'],
    ['a way out', [{ ...file, path: 'a/../../x' }], 'holds the segment `..`'],
    [
      'other bytes than promised',
      [{ ...file, content: () => Promise.resolve(Buffer.from('other')) }],
      'made other bytes',
    ],
  ])('leaves the old site as it is: %s', async (_, plan, message) => {
    using settings = makeSettings();
    await publish(planOf(oldSite), settings);
    await expect(publish([...planOf(newSite), ...plan], settings)).rejects.toThrow(message);
    expect(readTree(settings.outDir)).toEqual(oldSite);
    expect(readdirSync(settings.root).sort()).toEqual(['cache', 'dist']);
  });

  test('leaves the old site as it is: an error after the last file', async () => {
    using settings = makeSettings();
    await publish(planOf(oldSite), settings);
    async function* plan(): AsyncGenerator<PlannedFile> {
      yield* planOf(newSite);
      await Promise.resolve();
      throw new Error('a link leads nowhere');
    }
    await expect(publish(plan(), settings)).rejects.toThrow('a link leads nowhere');
    expect(readTree(settings.outDir)).toEqual(oldSite);
    expect(readdirSync(settings.root).sort()).toEqual(['cache', 'dist']);
  });

  test('leaves nothing where nothing was', async () => {
    using settings = makeSettings();
    const failing = { ...file, content: () => Promise.reject(new Error('no page')) };
    await expect(publish([...planOf(newSite), failing], settings)).rejects.toThrow('no page');
    expect(existsSync(settings.outDir)).toBe(false);
    expect(readdirSync(settings.root)).toEqual([]);
  });
});

describe('checkPath', () => {
  const segment = fc.oneof(
    fc.constantFrom('', '.', '..', '...', ' ', '.published', '.publishing', 'a\\b', 'C:', '%2e%2e'),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
  );
  const path = fc
    .tuple(fc.constantFrom('', '/', '//', './', '../'), fc.array(segment, { maxLength: 6 }))
    .map(([start, segments]) => start + segments.join('/'));

  test('lets no path through that leads out of the folder or to a name kept there', () => {
    fc.assert(
      fc.property(path, (candidate) => {
        if (checkPath(candidate) !== undefined) return;
        const way = relative('/site/out', resolve('/site/out', candidate));
        expect(way).toBe(candidate);
        expect(way.split('/')).not.toContain('..');
        expect(way).not.toMatch(/^\.publish(ed$|ed\/|ing)/);
        expect(Buffer.from(candidate).toString('utf8')).toBe(candidate);
      }),
      { seed: 20260310, numRuns: 5000 },
    );
  });

  test.each([
    ['', 'is empty'],
    ['/etc/passwd', 'holds an empty segment'],
    ['a//b', 'holds an empty segment'],
    ['a/', 'holds an empty segment'],
    ['./a', 'holds the segment `.`'],
    ['a/..', 'holds the segment `..`'],
    ['a\\..\\b', 'holds a backslash'],
    ['a\0b', 'holds a control character'],
    ['a\nb', 'holds a control character'],
    ['a\ud800b', 'holds half a surrogate pair'],
    ['é'.repeat(128), 'holds a segment of more than 255 bytes'],
    ['a/'.repeat(1024) + 'b', 'is longer than 2048 bytes'],
    ['.published/a', 'is kept for publishing itself'],
    ['.publishing.lock', 'is kept for publishing itself'],
  ])('refuses %j', (candidate, diagnostic) => {
    expect(checkPath(candidate)).toBe(diagnostic);
  });

  test('lets ordinary addresses through in every script', () => {
    const word = fc.string({
      unit: fc.constantFrom(...Array.from('abcäßéжыअकあ漢字0-9_.~ ')),
      minLength: 1,
      maxLength: 40,
    });
    const ordinary = word.filter((text) => !/^\.+$/.test(text) && !text.startsWith('.publish'));
    fc.assert(
      fc.property(fc.array(ordinary, { minLength: 1, maxLength: 5 }), (segments) => {
        expect(checkPath(segments.join('/'))).toBeUndefined();
      }),
      { seed: 20260310, numRuns: 1000 },
    );
  });
});
