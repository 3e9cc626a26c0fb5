/** Bytes before the pictures: of the file, and of each. https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10) */
const HEADER = 6;
const ENTRY = 16;

/** An ICO file of PNG pictures, square and at most 255 pixels wide. */
export function printIco(pictures: readonly { side: number; png: Uint8Array }[]): Uint8Array {
  const head = Buffer.alloc(HEADER + ENTRY * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { side, png }] of pictures.entries()) {
    const at = HEADER + ENTRY * index;
    head.writeUInt8(side, at);
    head.writeUInt8(side, at + 1);
    // One plane of 32 bits for each pixel.
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}
