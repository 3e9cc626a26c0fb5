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
    getBoundingBox(): { x1: number; y1: number; x2: number; y2: number };
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

/** The part of sax that is used here; the package comes without types. */
declare module 'sax' {
  export interface QualifiedName {
    name: string;
    local: string;
    uri: string;
  }

  export interface Parser {
    /** Counted from 0. */
    line: number;
    /** Of the first character after the `<` of the tag that is read, counted from 0. */
    startTagPosition: number;
    onerror: (error: Error) => void;
    onprocessinginstruction: (instruction: { name: string; body: string }) => void;
    /** Takes all between `<!DOCTYPE` and `>`. */
    ondoctype: (type: string) => void;
    onsgmldeclaration: () => void;
    onattribute: (attribute: QualifiedName & { value: string }) => void;
    onopentag: (tag: QualifiedName) => void;
    onclosetag: () => void;
    ontext: (text: string) => void;
    oncdata: (text: string) => void;
    /** Goes on after an error. */
    resume(): Parser;
    write(text: string): Parser;
    close(): Parser;
  }

  const sax: {
    parser(strict: true, options: { xmlns: true; strictEntities: true }): Parser;
  };
  export default sax;
}
