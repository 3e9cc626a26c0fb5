/**
 * Counts the frames of a GIF by walking its blocks, without decoding any; `undefined` when the file
 * ends before its trailer. The decoder itself silently drops frames that are cut short.
 * Source: GIF89a specification, https://www.w3.org/Graphics/GIF/spec-gif89a.txt
 */
export function countGifFrames(bytes: Uint8Array): number | undefined {
  let offset = 13 + colourTableLength(bytes[10]);
  let frames = 0;
  for (;;) {
    const introducer = bytes[offset];
    if (introducer === 0x3b) return frames;
    if (introducer === 0x21) {
      offset = skipSubBlocks(bytes, offset + 2);
    } else if (introducer === 0x2c) {
      offset = skipSubBlocks(bytes, offset + 11 + colourTableLength(bytes[offset + 9]));
      frames += 1;
    } else {
      return undefined;
    }
  }
}

function colourTableLength(flags = 0): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

/** The offset after the empty block that ends a run of sub-blocks; past the end when there is none. */
function skipSubBlocks(bytes: Uint8Array, start: number): number {
  let offset = start;
  for (;;) {
    const length = bytes[offset];
    if (length === undefined) return bytes.length;
    offset += length + 1;
    if (length === 0) return offset;
  }
}
