/** The part of subset-font that is used here; the package comes without types. */
declare module 'subset-font' {
  interface Options {
    targetFormat: 'truetype' | 'woff2';
    /** OpenType features to keep; all if left out. */
    keepFeatures?: readonly string[];
    noHinting?: boolean;
    dropTables?: readonly string[];
    /** Instead of a text: nothing is cut. */
    keepAllGlyphs?: boolean;
    variationAxes?: Readonly<Record<string, { min: number; max: number }>>;
  }

  /** Keeps the glyphs of the characters in `text`. */
  export default function subsetFont(
    font: Buffer,
    text: string | undefined,
    options: Options,
  ): Promise<Buffer>;
}
