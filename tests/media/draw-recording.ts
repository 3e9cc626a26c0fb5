/** A box of ISO 14496-12. */
export function box(type: string, ...parts: readonly Uint8Array[]): Buffer {
  const data = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, data]);
}

/** An MP4 file of the given boxes. */
export function film(...boxes: readonly Uint8Array[]): Buffer {
  return Buffer.concat([box('ftyp', Buffer.from('isom\0\0\0\0mp41', 'latin1')), ...boxes]);
}

/** What an MP4 file says of its film: a track of sound, and one of pictures of a size. */
export function movie(width: number, height: number, { turned = false } = {}): Buffer {
  return box(
    'moov',
    box('mvhd', Buffer.alloc(100)),
    track(0, 0, false),
    track(width, height, turned),
  );
}

function track(width: number, height: number, turned: boolean): Buffer {
  const header = Buffer.alloc(84);
  header.writeInt32BE(turned ? 0 : 0x10000, 40);
  header.writeUInt16BE(width, 76);
  header.writeUInt16BE(height, 80);
  return box('trak', box('tkhd', header));
}

/** A WebM file that says how large its film is. */
export function webm(width: number, height: number): Buffer {
  const video = ebml([0xe0], ebml([0xb0], number(width)), ebml([0xba], number(height)));
  const tracks = ebml(
    [0x16, 0x54, 0xae, 0x6b],
    ebml([0xae], ebml([0xd7], Buffer.from([1])), video),
  );
  const info = ebml([0x15, 0x49, 0xa9, 0x66], Buffer.alloc(40));
  return Buffer.concat([
    ebml([0x1a, 0x45, 0xdf, 0xa3], ebml([0x42, 0x82], Buffer.from('webm'))),
    // A length that is not known, as of a film that is being recorded.
    Buffer.from([0x18, 0x53, 0x80, 0x67, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
    info,
    tracks,
  ]);
}

function ebml(id: readonly number[], ...parts: readonly Uint8Array[]): Buffer {
  const data = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([...id, 0x80 | data.length]), data]);
}

function number(value: number): Buffer {
  return Buffer.from([value >> 8, value & 0xff]);
}
