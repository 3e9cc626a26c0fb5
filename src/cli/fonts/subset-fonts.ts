import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';
import { latinCharacters } from '../../styles/typefaces.ts';

/** A file of `src/styles/fonts/`, and what it is cut from. */
export interface SubsetFile {
  name: string;
  /** A WOFF2 file of a package. */
  source: string;
  /** Weights that a variable font keeps. */
  weights?: { min: number; max: number };
}

const SERIF = '@fontsource/source-serif-4/files/source-serif-4-latin';

/** Every file that the project cuts for itself. */
export const subsetFiles: readonly SubsetFile[] = [
  { name: 'text-400.woff2', source: `${SERIF}-400-normal.woff2` },
  { name: 'text-400-italic.woff2', source: `${SERIF}-400-italic.woff2` },
  { name: 'text-600.woff2', source: `${SERIF}-600-normal.woff2` },
  {
    name: 'interface-400-700.woff2',
    source: '@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2',
    weights: { min: 400, max: 700 },
  },
];

/** Pairs of letters that stand closer, and figures of one width; ligatures cost 2 KB in four files. */
const FEATURES = ['kern', 'tnum'];

/** Tables for typesetting programs: baselines of other scripts, names of a family's styles. */
const UNUSED = ['BASE', 'STAT'];

/**
 * The licence reserves the name "Source" for files that nobody has changed, so a subset has another.
 * The new ones are as long as the old, which keeps the offsets of the name table.
 */
const NAMES = [
  ['Source Serif 4', 'Magazine Serif'],
  ['SourceSerif4', 'MagazineFace'],
] as const;

const require = createRequire(import.meta.url);

/** The bytes of a subset; the same on every machine. */
export async function cutSubset({ source, weights }: SubsetFile): Promise<Buffer> {
  const sfnt = await subsetFont(readFileSync(require.resolve(source)), latinCharacters, {
    targetFormat: 'truetype',
    keepFeatures: FEATURES,
    noHinting: true,
    dropTables: UNUSED,
    ...(weights && { variationAxes: { wght: weights } }),
  });
  return subsetFont(rename(sfnt), undefined, { targetFormat: 'woff2', keepAllGlyphs: true });
}

/** WOFF2 holds no check sums of tables, so none is made anew. */
function rename(sfnt: Buffer): Buffer {
  const [offset, length] = tableOf(sfnt, 'name');
  const table = sfnt.subarray(offset, offset + length);
  for (const [from, to] of NAMES) {
    for (const encode of [utf16, latin1]) {
      const [old, fresh] = [encode(from), encode(to)];
      for (let at = table.indexOf(old); at !== -1; at = table.indexOf(old)) fresh.copy(table, at);
    }
  }
  return sfnt;
}

function tableOf(sfnt: Buffer, tag: string): [offset: number, length: number] {
  for (let at = 12; at < 12 + 16 * sfnt.readUInt16BE(4); at += 16) {
    if (sfnt.toString('latin1', at, at + 4) === tag)
      return [sfnt.readUInt32BE(at + 8), sfnt.readUInt32BE(at + 12)];
  }
  throw new Error(`the font has no table ${JSON.stringify(tag)}`);
}

function utf16(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

function latin1(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}
