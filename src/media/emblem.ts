import { printDrawing } from './svg/publish-svg.ts';

/** What stands for the publication where its name has no room: its logo, or its first letter. */
export interface Emblem {
  /** An `svg` element. */
  svg: string;
  width: number;
  height: number;
  /**
   * Whether it is drawn in `currentColor`, so that it takes the colour of what it stands on: a tile of
   * the accent. Any other brings colours of its own, and no tile.
   */
  isGlyph: boolean;
}

/** The logo, as `inspectSvg` let it pass. */
export function logoEmblem(
  bytes: Uint8Array,
  { width, height }: Pick<Emblem, 'width' | 'height'>,
): Emblem {
  const svg = Buffer.from(printDrawing(bytes)).toString().trim();
  return { svg, width, height, isGlyph: /\bcurrentColor\b/i.test(svg) };
}

/** The outlines of a letter; a disc for a name without one that the type has. */
export function letterEmblem(
  letter: { outline: string; box: readonly number[] } | undefined,
): Emblem {
  const [x = 0, y = 0, width = 1, height = 1] = letter?.box ?? [0, 0, 20, 20];
  const drawn =
    letter === undefined
      ? '<circle cx="10" cy="10" r="10" fill="currentColor"/>'
      : `<path fill="currentColor" d="${letter.outline}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}">${drawn}</svg>`;
  return { svg, width, height, isGlyph: true };
}

/** Of the side of a tile: the radius of its corners, and what a glyph takes. */
export const tileCorners = 0.25;
export const glyphShare = 0.625;

/** A square of an SVG: its left, its top and its side. */
export type Square = readonly [x: number, y: number, side: number];

/** A square in one colour with the emblem in its middle, a glyph in another. */
export function drawTile(
  emblem: Emblem,
  [x, y, side]: Square,
  { fill, on, corners, share }: { fill: string; on: string; corners: number; share: number },
): string {
  const rounded = corners === 0 ? '' : ` rx="${corners}"`;
  const inset = (side * (1 - share)) / 2;
  const square = `<rect x="${x}" y="${y}" width="${side}" height="${side}"${rounded} fill="${fill}"/>`;
  return square + placeEmblem(emblem, [x + inset, y + inset, side * share], on);
}

/** The emblem in the middle of a square of an SVG; a glyph in a colour, where one is given. */
export function placeEmblem(
  { svg, width, height }: Emblem,
  [x, y, side]: Square,
  color?: string,
): string {
  const place = `x="${x}" y="${y}" width="${side}" height="${side}"`;
  const tint = color === undefined ? '' : ` color="${color}"`;
  return `<svg ${place} viewBox="0 0 ${width} ${height}"${tint}>${svg}</svg>`;
}
