import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Command, Font } from 'opentype.js';
import { digestOf } from '../files/digest-of.ts';

/** A title to be set in type. */
export interface SetTitle {
  /** The same key, the same outlines. */
  key: string;
  /** Data of an SVG path: lines below each other from the top left corner. */
  outlines: () => string;
}

const WIDTH = 984;
const HEIGHT = 400;
/** The largest in which the whole title has room is taken; in the smallest it is cut. */
const SIZES = [92, 80, 70, 62, 54];
const LINE_HEIGHT = 1.14;
/** From the top of a line to its baseline, in sizes. */
const ASCENT = 0.8;

/** Long enough to be broken and cut; the type is another when its outlines are. */
const SPECIMEN = 'Sphinx of black quartz, judge my vow: AVATAR, fi, 0123456789? '.repeat(6);

const require = createRequire(import.meta.url);
const SUBSETS = ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese'];

/** A piece of text in one font. */
interface Run {
  font: Font;
  text: string;
}

/**
 * Sets titles in type of the project's own, so that every machine draws the same letters; gives
 * undefined for a title with a letter that the type lacks. Fonts are opened when a letter first asks
 * for them.
 */
export function titleSetter(): (title: string) => SetTitle | undefined {
  const fontOf = fontFinder();
  const runsOf = (text: string): Run[] => {
    const runs: Run[] = [];
    for (const character of text) {
      const font = fontOf(character);
      const last = runs.at(-1);
      if (font === undefined) throw new RangeError(`no font has ${JSON.stringify(character)}`);
      if (last?.font === font) last.text += character;
      else runs.push({ font, text: character });
    }
    return runs;
  };
  const widthOf = (text: string, size: number): number =>
    runsOf(text).reduce((sum, run) => sum + run.font.getAdvanceWidth(run.text, size), 0);
  const outline = (text: string, baseline: number, size: number): string => {
    let x = 0;
    return runsOf(text)
      .map(({ font, text: part }) => {
        const path = font.getPath(part, x, baseline, size);
        x += font.getAdvanceWidth(part, size);
        return path.commands.map(printCommand).join('');
      })
      .join('');
  };
  const outlines = (title: string): string => {
    const { size, lines } = breakLines(title, widthOf);
    return lines
      .map((line, index) => outline(line, size * (ASCENT + index * LINE_HEIGHT), size))
      .join('');
  };
  let type: string | undefined;
  return (written) => {
    const title = plain(written);
    if (!Array.from(title).every((character) => fontOf(character) !== undefined)) return undefined;
    type ??= digestOf(outlines(SPECIMEN));
    return { key: `${type} ${title}`, outlines: () => outlines(title) };
  };
}

/** The first letter or digit of a name that the type has, with the box that holds its outline. */
export function initialOf(
  name: string,
): { outline: string; box: [x: number, y: number, width: number, height: number] } | undefined {
  const fontOf = fontFinder();
  const letters = Array.from(plain(name).toUpperCase()).filter((one) => /[\p{L}\p{N}]/u.test(one));
  const letter = letters.find((one) => fontOf(one) !== undefined);
  const path = letter === undefined ? undefined : fontOf(letter)?.getPath(letter, 0, 0, 100);
  if (!path) return undefined;
  const { x1, y1, x2, y2 } = path.getBoundingBox();
  const round = (length: number): number => Math.round(length * 10) / 10;
  return {
    outline: path.commands.map(printCommand).join(''),
    box: [round(x1), round(y1), round(x2 - x1), round(y2 - y1)],
  };
}

function fontFinder(): (character: string) => Font | undefined {
  const open: Font[] = [];
  const fonts = new Map<string, Font | undefined>();
  return (character) => {
    if (!fonts.has(character)) {
      const at = SUBSETS.findIndex((subset, index) =>
        (open[index] ??= readFont(subset)).hasChar(character),
      );
      fonts.set(character, open[at]);
    }
    return fonts.get(character);
  };
}

function plain(title: string): string {
  return title.normalize('NFC').replace(/\s+/g, ' ').trim();
}

function breakLines(
  text: string,
  widthOf: (text: string, size: number) => number,
): { size: number; lines: string[] } {
  const words = text.split(' ');
  for (const size of SIZES) {
    const fits = (line: string): boolean => widthOf(line, size) <= WIDTH;
    const lines = fillLines(words, fits);
    const room = Math.floor(HEIGHT / (size * LINE_HEIGHT));
    if (lines.length <= room && lines.every(fits)) return { size, lines };
    if (size !== SIZES.at(-1)) continue;
    const kept = lines.slice(0, room);
    const isCut = kept.length < lines.length;
    return {
      size,
      lines: kept.map((line, index) => cutLine(line, isCut && index === kept.length - 1, fits)),
    };
  }
  throw new RangeError('there is no size to set a title in');
}

function fillLines(words: readonly string[], fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && fits(`${last} ${word}`)) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A line with an ellipsis where it, or what follows it, has no room. */
function cutLine(line: string, more: boolean, fits: (line: string) => boolean): string {
  if (!more && fits(line)) return line;
  const letters = Array.from(line);
  while (letters.length > 0 && !fits(`${letters.join('')}…`)) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** The library's own printing yields `NaN` for what rounds to nothing. */
function printCommand(command: Command): string {
  switch (command.type) {
    case 'Z':
      return 'Z';
    case 'M':
    case 'L':
      return command.type + places(command.x, command.y);
    case 'Q':
      return `Q${places(command.x1, command.y1, command.x, command.y)}`;
    case 'C':
      return `C${places(command.x1, command.y1, command.x2, command.y2, command.x, command.y)}`;
  }
}

function places(...numbers: readonly number[]): string {
  return numbers.map((number) => number.toFixed(1)).join(' ');
}

function readFont(subset: string): Font {
  // Loaded only by a site that puts titles on its social images.
  const { parse } = require('opentype.js') as typeof import('opentype.js');
  const folder = dirname(require.resolve('@fontsource/source-serif-4/LICENSE'));
  const file = join(folder, 'files', `source-serif-4-${subset}-700-normal.woff`);
  const { buffer, byteOffset, byteLength } = readFileSync(file);
  return parse(buffer.slice(byteOffset, byteOffset + byteLength));
}
