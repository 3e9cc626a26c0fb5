export interface PngChunks {
  /** Whether the chunk that ends a PNG is there. */
  whole: boolean;
  /** Whether it is an animated PNG, of which the encoder would keep the first frame only. */
  animated: boolean;
}

/**
 * Walks the chunks of a PNG without decoding any.
 * Source: PNG specification, https://www.w3.org/TR/png-3/#5Chunk-layout
 */
export function walkPng(bytes: Uint8Array): PngChunks {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let animated = false;
  let offset = 8;
  while (offset + 12 <= bytes.length) {
    const type = view.getUint32(offset + 4);
    if (type === animationControl) animated = true;
    if (type === imageEnd) return { whole: true, animated };
    offset += 12 + view.getUint32(offset);
  }
  return { whole: false, animated };
}

/** `acTL` and `IEND` as numbers. */
const animationControl = 0x6163544c;
const imageEnd = 0x49454e44;
