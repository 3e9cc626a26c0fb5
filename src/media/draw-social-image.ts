import { createHash } from 'node:crypto';
import { digestOf } from '../files/digest-of.ts';
import { nameVariant } from './variants.ts';
import { drawTile, type Emblem, glyphShare, type Square, tileCorners } from './emblem.ts';
import type { DrawnPicture } from './picture.ts';
import type { SetTitle } from './set-titles.ts';

/** What all drawn pictures of a site have in common. */
export interface CardLook {
  /** Of the site's accent, in degrees. */
  hue: number;
  /** How much of colour the accent has: 0 for a grey, 1 for a strong one. */
  strength: number;
  emblem: Emblem;
}

const WIDTH = 1200;
const HEIGHT = 630;
const CELL = 105;
const COLUMNS = 12;
const ROWS = 6;
/** Around the letters. */
const MARGIN = 108;

/** Patterns with their hues: thousands of categories share them, as each costs time and space. */
const PATTERNS = 256;

/**
 * A social image for pages without a picture of their own. The seed decides its pattern, and its
 * hue around that of the site's accent; the empty one is the site's own. Its letters, if any, are
 * outlines: text would depend on the fonts of the machine.
 */
export function drawSocialImage(seed: string, look: CardLook, title?: SetTitle): DrawnPicture {
  const pattern = patternOf(seed);
  const plain = printSvg(pattern, look, title && '');
  const source = digestOf(title === undefined ? plain : `${plain} ${title.key}`);
  const wanted = { source, format: 'png', width: WIDTH, height: HEIGHT, isQuick: true } as const;
  return {
    draw: () =>
      Buffer.from(title === undefined ? plain : printSvg(pattern, look, title.outlines())),
    variant: nameVariant(wanted, `card-${pattern ?? 'site'}`, `${WIDTH}x${HEIGHT}`),
  };
}

/** Undefined for the site's own. */
function patternOf(seed: string): number | undefined {
  if (seed === '') return undefined;
  return createHash('sha512').update(seed).digest().readUInt32BE() % PATTERNS;
}

/** As SVG; with the emblem alone, or with the emblem below letters. */
function printSvg(
  pattern: number | undefined,
  look: CardLook,
  letters: string | undefined,
): string {
  const chance = createHash('sha512')
    .update(`card ${pattern ?? ''}`)
    .digest();
  // White reads on every hue at this lightness.
  const hue = pattern === undefined ? look.hue : (look.hue + 320 + ((chance[0] ?? 0) % 130)) % 360;
  const shade = (saturation: number, lightness: number): string =>
    `hsl(${hue}, ${Math.round(saturation * look.strength)}%, ${lightness}%)`;
  const emblem = (square: Square): string => {
    const corners = tileCorners * square[2];
    const fill = look.emblem.isGlyph ? shade(80, 14) : '#fff';
    return drawTile(look.emblem, square, { fill, on: '#fff', corners, share: glyphShare });
  };
  const strength = letters === undefined ? 1 : 0.3;
  const cells = Array.from({ length: COLUMNS * ROWS }, (_, index) => {
    const byte = chance[1 + (index % (chance.length - 1))] ?? 0;
    return drawCell(index, byte, index * 7 + (chance[2] ?? 0), strength);
  });
  const front =
    letters === undefined
      ? [emblem([(WIDTH - 256) / 2, (HEIGHT - 256) / 2, 256])]
      : [
          `<path transform="translate(${MARGIN} ${MARGIN})" fill="#fff" d="${letters}"/>`,
          emblem([MARGIN, HEIGHT - 104, 64]),
        ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${shade(68, 20)}"/>`,
    `<g transform="translate(-30 0)" fill="${shade(45, 62)}">${cells.join('')}</g>`,
    ...front,
    '</svg>',
  ].join('');
}

/** A quarter of a disc, a whole one, a diamond or nothing, fainter towards the middle. */
function drawCell(index: number, byte: number, turn: number, strength: number): string {
  const column = index % COLUMNS;
  const x = column * CELL;
  const y = Math.floor(index / COLUMNS) * CELL;
  const away = Math.abs(column - (COLUMNS - 1) / 2) / ((COLUMNS - 1) / 2);
  const share = 0.08 + 0.5 * away * away * (0.4 + 0.6 * (((byte >> 4) & 7) / 7));
  // Not `opacity`, for which each shape is drawn on a sheet of the whole size.
  const opacity = `fill-opacity="${(share * strength).toFixed(3)}"`;
  const half = CELL / 2;
  switch ((byte + turn) % 5) {
    case 0:
      return `<circle cx="${x + half}" cy="${y + half}" r="${half}" ${opacity}/>`;
    case 1:
    case 2: {
      const rotation = `rotate(${(turn % 4) * 90} ${x + half} ${y + half})`;
      return `<path d="M${x} ${y}h${CELL}a${CELL} ${CELL} 0 0 1 -${CELL} ${CELL}z" transform="${rotation}" ${opacity}/>`;
    }
    case 3:
      return `<path d="M${x + half} ${y}l${half} ${half}l-${half} ${half}l-${half} -${half}z" ${opacity}/>`;
    default:
      return '';
  }
}
