import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { extname } from 'node:path';
import { isLfsPointer, LFS_HINT } from '../files/lfs-pointer.ts';
import type { PictureDiagnostic } from './picture.ts';

/** What is known of a file with sound or film that may be published. */
export interface RecordingFacts {
  /** SHA-256 of the file's bytes, hexadecimal. */
  digest: string;
  bytes: number;
  /** Pixels of a film as shown, where its file says it in a way that is read. */
  width?: number;
  height?: number;
}

type Size = Pick<RecordingFacts, 'width' | 'height'>;

/** Bytes at the beginning in which a WebM file says how large its film is. */
const HEAD = 262_144;
/** Of the part of an MP4 file that describes it: an hour of film has some 4 MB. */
const LONGEST_DESCRIPTION = 16_000_000;

/** By the ending of a file, how one begins, in words and in bytes. */
const kinds: Readonly<Record<string, { label: string; begins: (head: Buffer) => boolean }>> = {
  '.mp3': { label: 'MP3', begins: (head) => startsWith(head, 'ID3') || isMpegFrame(head) },
  '.m4a': { label: 'MPEG-4', begins: (head) => startsWith(head, 'ftyp', 4) },
  '.mp4': { label: 'MPEG-4', begins: (head) => startsWith(head, 'ftyp', 4) },
  '.ogg': { label: 'Ogg', begins: (head) => startsWith(head, 'OggS') },
  '.opus': { label: 'Ogg', begins: (head) => startsWith(head, 'OggS') },
  '.wav': {
    label: 'WAV',
    begins: (head) => startsWith(head, 'RIFF') && startsWith(head, 'WAVE', 8),
  },
  '.flac': { label: 'FLAC', begins: (head) => startsWith(head, 'fLaC') || startsWith(head, 'ID3') },
  '.webm': {
    label: 'WebM',
    begins: (head) =>
      startsWith(head, '\x1aE\xdf\xa3') && head.subarray(0, 64).includes('webm', 0, 'latin1'),
  },
  '.vtt': {
    label: 'WebVTT',
    begins: (head) => /^(?:\xef\xbb\xbf)?WEBVTT(?:\s|$)/.test(begin(head)),
  },
};

/**
 * What a file of sound, film or captions is, or why it may not be published. Reads it piece by piece,
 * however large it is. Rejects for a file that cannot be read.
 */
export async function inspectRecording(file: string): Promise<RecordingFacts | PictureDiagnostic> {
  const handle = await open(file);
  try {
    const head = await readAt(handle, 0, HEAD);
    if (head.length === 0) return { message: 'The file is empty', hint: 'Copy it again' };
    if (isLfsPointer(head)) {
      return { message: 'The file is a pointer of Git LFS, not the file itself', hint: LFS_HINT };
    }
    const ending = extname(file).toLowerCase();
    const kind = kinds[ending];
    if (kind?.begins(head) === false) {
      return {
        message: `The file begins as no ${kind.label} file does, though its name ends in ${ending}`,
        hint: 'Save it in that format, or rename it',
      };
    }
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const piece of handle.createReadStream({ start: 0, autoClose: false })) {
      hash.update(piece as Buffer);
      bytes += (piece as Buffer).length;
    }
    const size = ending === '.mp4' ? await sizeOfMp4(handle, bytes) : sizeOfWebm(ending, head);
    return { digest: hash.digest('hex'), bytes, ...size };
  } finally {
    await handle.close();
  }
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

function begin(head: Buffer): string {
  return head.toString('latin1', 0, 16);
}

function startsWith(head: Buffer, sign: string, at = 0): boolean {
  return head.toString('latin1', at, at + sign.length) === sign;
}

/** A frame's eleven bits of synchronization, and a layer, which AAC has none of. */
function isMpegFrame(head: Buffer): boolean {
  const [first = 0, second = 0] = head;
  return first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x06) !== 0;
}

/** ISO 14496-12: the track's header in `moov` has width and height, and how they are turned. */
async function sizeOfMp4(handle: FileHandle, bytes: number): Promise<Size> {
  for (let at = 0; at + 8 <= bytes;) {
    const header = await readAt(handle, at, 16);
    const { type, start, length } = boxAt(header, 0, bytes - at);
    if (length < 8) return {};
    if (type === 'moov' && length <= LONGEST_DESCRIPTION) {
      return sizeInMovie(await readAt(handle, at + start, length - start));
    }
    at += length;
  }
  return {};
}

interface Box {
  type: string;
  /** Where what it holds begins, from its own beginning. */
  start: number;
  length: number;
}

function boxAt(data: Buffer, at: number, left: number): Box {
  const none = { type: '', start: 8, length: 0 };
  if (at + 8 > data.length) return none;
  const short = data.readUInt32BE(at);
  const type = data.toString('latin1', at + 4, at + 8);
  if (short === 0) return { type, start: 8, length: left };
  if (short !== 1) return { type, start: 8, length: short };
  return at + 16 > data.length
    ? none
    : { type, start: 16, length: Number(data.readBigUInt64BE(at + 8)) };
}

function* boxesIn(data: Buffer): Generator<{ type: string; data: Buffer }> {
  for (let at = 0; at + 8 <= data.length;) {
    const { type, start, length } = boxAt(data, at, data.length - at);
    if (length < start) return;
    yield { type, data: data.subarray(at + start, at + length) };
    at += length;
  }
}

function sizeInMovie(movie: Buffer): Size {
  for (const track of boxesIn(movie)) {
    if (track.type !== 'trak') continue;
    for (const { type, data } of boxesIn(track.data)) {
      if (type !== 'tkhd' || data.length < 84) continue;
      const width = data.readUInt16BE(data.length - 8);
      const height = data.readUInt16BE(data.length - 4);
      if (width === 0 || height === 0) continue;
      // A film that was taken upright has the first value of its matrix 0.
      const isTurned = data.readInt32BE(data.length - 44) === 0;
      return isTurned ? { width: height, height: width } : { width, height };
    }
  }
  return {};
}

/** Elements of WebM that hold what is looked for, and the two that say it; RFC 8794 and RFC 9559. */
const HOLDERS = new Set([0x18538067, 0x1654ae6b, 0xae, 0xe0]);
const PIXEL_WIDTH = 0xb0;
const PIXEL_HEIGHT = 0xba;

function sizeOfWebm(ending: string, head: Buffer): Size {
  if (ending !== '.webm') return {};
  const size: Size = {};
  for (let at = 0; at < head.length;) {
    const id = numberAt(head, at, true);
    const length = numberAt(head, at + id.bytes, false);
    at += id.bytes + length.bytes;
    if (id.bytes === 0 || length.bytes === 0) break;
    if (HOLDERS.has(id.value)) continue;
    if ((id.value === PIXEL_WIDTH || id.value === PIXEL_HEIGHT) && length.value <= 4) {
      const value = at + length.value <= head.length ? head.readUIntBE(at, length.value || 1) : 0;
      size[id.value === PIXEL_WIDTH ? 'width' : 'height'] = value;
    }
    if (size.width !== undefined && size.height !== undefined) {
      return size.width > 0 && size.height > 0 ? size : {};
    }
    at += length.value;
  }
  return {};
}

/** A number of EBML: the zeros before the first bit of its first byte count the bytes that follow. */
function numberAt(data: Buffer, at: number, isId: boolean): { value: number; bytes: number } {
  const first = data[at] ?? 0;
  const bytes = Math.clz32(first) - 23;
  if (first === 0 || bytes > 8 || at + bytes > data.length) return { value: 0, bytes: 0 };
  let value = isId ? first : first & (0xff >> bytes);
  for (let next = 1; next < bytes; next += 1) value = value * 256 + (data[at + next] ?? 0);
  return { value, bytes };
}
