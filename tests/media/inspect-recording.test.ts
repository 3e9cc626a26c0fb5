import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectRecording } from '../../src/media/inspect-recording.ts';
import { box, film, movie, webm } from './draw-recording.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'recordings-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function inspect(name: string, bytes: string | Uint8Array) {
  const file = join(folder, name);
  writeFileSync(file, typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  return inspectRecording(file);
}

const sound = 'any sound';

describe('a file that begins as its name says', () => {
  it.each([
    ['a.mp3', `ID3\x04${sound}`],
    ['b.mp3', `\xff\xfb\x90${sound}`],
    ['a.m4a', `\0\0\0\x14ftypM4A ${sound}`],
    ['a.ogg', `OggS${sound}`],
    ['A.OPUS', `OggS${sound}`],
    ['a.wav', `RIFF\x10\0\0\0WAVEfmt ${sound}`],
    ['a.flac', `fLaC${sound}`],
    ['a.vtt', '\xef\xbb\xbfWEBVTT\n\n00:00.000 --> 00:01.000\nHello\n'],
  ])('%s is known by its digest and length', async (name, bytes) => {
    const digest = createHash('sha256').update(bytes, 'latin1').digest('hex');
    expect(await inspect(name, bytes)).toEqual({ digest, bytes: bytes.length });
  });

  it('has the size that an MP4 file says, also of a film taken upright and behind its pictures', async () => {
    const plain = film(movie(1280, 720));
    expect(await inspect('a.mp4', plain)).toMatchObject({ width: 1280, height: 720 });
    const turned = film(box('mdat', Buffer.alloc(500_000)), movie(1280, 720, { turned: true }));
    expect(await inspect('b.mp4', turned)).toMatchObject({
      width: 720,
      height: 1280,
      bytes: turned.length,
    });
  });

  it('has the size that a WebM file says', async () => {
    expect(await inspect('a.webm', webm(640, 360))).toMatchObject({ width: 640, height: 360 });
  });

  it.each([
    ['no-track.mp4', film(box('moov', Buffer.alloc(0)))],
    ['sound.mp4', film(movie(0, 0))],
    ['cut.mp4', film(movie(1280, 720)).subarray(0, 60)],
    ['endless.mp4', film(Buffer.from('\0\0\0\x01wide\0\0\0\0\0\0\0\0', 'latin1'))],
    ['cut.webm', webm(640, 360).subarray(0, 50)],
    ['short.webm', Buffer.from('\x1aE\xdf\xa3webm', 'latin1')],
  ])('%s may say none', async (name, bytes) => {
    const facts = await inspect(name, bytes);
    expect(Object.keys(facts)).toEqual(['digest', 'bytes']);
  });
});

describe('a file that is not what its name says', () => {
  it.each([
    ['a.mp3', '\xff\xf1\x50\x80AAC'],
    ['a.mp3', '<html>'],
    ['a.mp4', 'RIFF\0\0\0\0AVI '],
    ['a.webm', '\x1aE\xdf\xa3\x93B\x82\x88matroska'],
    ['a.wav', 'RIFF\0\0\0\0WEBP'],
    ['a.vtt', '1\n00:00:00,000 --> 00:00:01,000\nSubRip'],
    ['b.vtt', 'WEBVTTX'],
  ])('is refused: %s, %j', async (name, bytes) => {
    expect(await inspect(name, bytes)).toMatchObject({
      message: expect.stringMatching(/^The file begins as no \w/) as string,
      hint: 'Save it in that format, or rename it',
    });
  });

  it('is refused when it is empty or a pointer', async () => {
    expect(await inspect('a.mp3', '')).toMatchObject({ message: 'The file is empty' });
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n';
    expect(await inspect('a.mp3', pointer)).toMatchObject({
      message: 'The file is a pointer of Git LFS, not the file itself',
    });
  });
});
