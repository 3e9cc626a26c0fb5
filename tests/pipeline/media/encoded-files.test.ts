import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { beforeEach, expect, it, vi } from 'vitest';
import { drawSocialImage } from '../../../src/media/draw-social-image.ts';
import type { EncodedPicture } from '../../../src/media/encoded-picture.ts';
import { letterEmblem } from '../../../src/media/emblem.ts';
import { EncodedFiles } from '../../../src/pipeline/media/encoded-files.ts';
import { temporaryFolder } from '../../content/temporary-folder.ts';

const { draw, variant } = drawSocialImage('', {
  hue: 190,
  strength: 1,
  emblem: letterEmblem(undefined),
});
const HOUR = 60 * 60 * 1000;
let cacheDir: string;
let drawn: number;

beforeEach(() => {
  cacheDir = temporaryFolder();
  drawn = 0;
});

/** Takes the picture as a build does, some hours from now. */
function take(hours = 1): Promise<EncodedPicture> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hours * HOUR });
  const files = new EncodedFiles(cacheDir);
  const counted = (): Uint8Array => {
    drawn += 1;
    return draw();
  };
  return files.take(counted, variant).finally(() => {
    files.save();
    vi.useRealTimers();
  });
}

/** Whoever reads the picture makes it again, for want of the digest beside it. */
function trap({ path }: EncodedPicture): void {
  rmSync(`${path}.sha256`);
}

it('does not read a picture again that is as it was', async () => {
  const made = await take();
  trap(made);
  expect(await take()).toEqual(made);
  expect(await take()).toEqual(made);
  expect(drawn).toBe(1);
});

it('reads one again that had only just been made', async () => {
  const made = await take(0);
  trap(made);
  expect(await take(0)).toEqual(made);
  expect(drawn).toBe(2);
});

it('makes one again that was changed at its old size and time', async () => {
  const made = await take();
  const { atime, mtime } = statSync(made.path);
  const bytes = readFileSync(made.path);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  writeFileSync(made.path, bytes);
  utimesSync(made.path, atime, mtime);
  expect(await take()).toEqual(made);
  expect(drawn).toBe(2);
});

it('makes one again that was lost', async () => {
  const made = await take();
  rmSync(made.path);
  expect(await take()).toEqual(made);
  expect(drawn).toBe(2);
});
