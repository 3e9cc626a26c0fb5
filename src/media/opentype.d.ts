/** The part of opentype.js that is used here; the package comes without types. */
declare module 'opentype.js' {
  export interface Font {
    hasChar(character: string): boolean;
    /** In the unit of `size`, kerning included. */
    getAdvanceWidth(text: string, size: number): number;
    /** Outlines with the baseline at `y`. */
    getPath(text: string, x: number, y: number, size: number): Path;
  }

  export interface Path {
    commands: readonly Command[];
  }

  /** As in an SVG path, all places absolute. */
  export type Command =
    | { type: 'M' | 'L'; x: number; y: number }
    | { type: 'Q'; x1: number; y1: number; x: number; y: number }
    | { type: 'C'; x1: number; y1: number; x2: number; y2: number; x: number; y: number }
    | { type: 'Z' };

  /** Reads OpenType, TrueType and WOFF. */
  export function parse(file: ArrayBuffer): Font;
}
