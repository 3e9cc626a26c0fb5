import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { encodedPicture } from '../../src/media/encoded-picture.ts';
import { inspectPicture } from '../../src/media/inspect-picture.ts';
import type { PictureVariant } from '../../src/media/picture.ts';
import { planVariants } from '../../src/media/variants.ts';
import { drawPicture } from './draw-picture.ts';

let folder: string;
let cache: string;
let bytes: Buffer;
let variant: PictureVariant;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pictures-'));
  cache = path.join(folder, 'cache', 'pictures');
  bytes = await drawPicture(60, 40).jpeg().toBuffer();
  const facts = await inspectPicture(bytes, 'a.jpg');
  if ('message' in facts) throw new Error(facts.message);
  const webp = planVariants(facts, 'a.jpg').find(({ format }) => format === 'webp');
  if (!webp) throw new Error('no WebP planned');
  variant = webp;
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const longAgo = new Date('2001-01-01T00:00:00Z');

/** Encodes once, then makes the file recognisably old, to tell a cached file from a new one. */
async function fill(): Promise<{ path: string; whole: Buffer }> {
  const first = await encodedPicture(cache, bytes, variant);
  await utimes(first.path, longAgo, longAgo);
  return { path: first.path, whole: await readFile(first.path) };
}

async function isOld(file: string): Promise<boolean> {
  return (await stat(file)).mtime.getTime() === longAgo.getTime();
}

test('puts the encoded file into the cache, with its digest, and nothing else', async () => {
  const made = await encodedPicture(cache, bytes, variant);
  expect(made.path).toBe(path.join(cache, path.basename(variant.file)));
  const written = await readFile(made.path);
  expect(made.digest).toBe(createHash('sha256').update(written).digest('hex'));
  expect((await readdir(cache)).toSorted()).toEqual([
    path.basename(variant.file),
    `${path.basename(variant.file)}.sha256`,
  ]);
});

test('reads the picture from a path when it must be encoded', async () => {
  const source = path.join(folder, 'a.jpg');
  await writeFile(source, bytes);
  const made = await encodedPicture(cache, source, variant);
  expect((await readFile(made.path)).length).toBeGreaterThan(0);
});

test('a whole cached file is used again, and its source not read', async () => {
  const { path: file } = await fill();
  const again = await encodedPicture(cache, path.join(folder, 'not-there.jpg'), variant);
  expect(again.path).toBe(file);
  expect(await isOld(file)).toBe(true);
});

test.each([
  [
    'a flipped bit',
    (whole: Buffer) => Buffer.from(whole.map((byte, at) => (at === 40 ? byte ^ 1 : byte))),
  ],
  ['a missing end', (whole: Buffer) => whole.subarray(0, -1)],
  ['no bytes', () => Buffer.alloc(0)],
])('a cached file with %s is encoded again', async (_, damage) => {
  const { path: file, whole } = await fill();
  await writeFile(file, damage(whole));
  const again = await encodedPicture(cache, bytes, variant);
  expect(await readFile(file)).toEqual(whole);
  expect(again.digest).toBe(createHash('sha256').update(whole).digest('hex'));
});

test.each([
  ['missing', (note: string) => rm(note)],
  ['empty', (note: string) => writeFile(note, '')],
  ['of other bytes', (note: string) => writeFile(note, `${'0'.repeat(64)}\n`)],
])('a cached file whose digest is %s is encoded again', async (_, damage) => {
  const { path: file, whole } = await fill();
  await damage(`${file}.sha256`);
  await encodedPicture(cache, bytes, variant);
  expect(await isOld(file)).toBe(false);
  expect(await readFile(file)).toEqual(whole);
});

test('several at once give one whole file and leave nothing behind', async () => {
  const all = await Promise.all(
    Array.from({ length: 8 }, () => encodedPicture(cache, bytes, variant)),
  );
  expect(new Set(all.map(({ digest }) => digest)).size).toBe(1);
  expect(await readdir(cache)).toHaveLength(2);
  await utimes(all[0]?.path ?? '', longAgo, longAgo);
  await encodedPicture(cache, bytes, variant);
  expect(await isOld(all[0]?.path ?? '')).toBe(true);
});

test('bytes that the variant was not planned for are refused', async () => {
  const other = await drawPicture(61, 40).jpeg().toBuffer();
  const source = path.join(folder, 'a.jpg');
  await writeFile(source, other);
  await expect(encodedPicture(cache, source, variant)).rejects.toThrow(
    /changed while the site was built/,
  );
  await expect(encodedPicture(cache, other, variant)).rejects.toThrow(/changed while/);
});

test('errors of the file system reject', async () => {
  await expect(encodedPicture(cache, path.join(folder, 'none.jpg'), variant)).rejects.toThrow(
    /ENOENT/,
  );
  await mkdir(path.join(cache, path.basename(variant.file)), { recursive: true });
  await expect(encodedPicture(cache, bytes, variant)).rejects.toThrow(/EISDIR.* read/);
  const blocked = path.join(folder, 'blocked');
  await writeFile(blocked, '');
  await expect(encodedPicture(blocked, bytes, variant)).rejects.toThrow(/ENOTDIR|EEXIST/);
});

test('a file that cannot take its place leaves no half-written one', async () => {
  const source = path.join(folder, 'pipe');
  await promisify(execFile)('mkfifo', [source]);
  const made = encodedPicture(cache, source, variant);
  // The pipe opens when it is read from: the cache has been searched by then.
  const pipe = await open(source, 'w');
  await mkdir(path.join(cache, path.basename(variant.file), 'in-the-way'), { recursive: true });
  await pipe.writeFile(bytes);
  await pipe.close();
  await expect(made).rejects.toThrow(/rename/);
  expect(await readdir(cache)).toEqual([path.basename(variant.file)]);
});
