import { createHash } from 'node:crypto';
import { digestOf } from '../files/digest-of.ts';
import { nameVariant } from './variants.ts';
import type { PictureVariant } from './picture.ts';
import type { SetTitle } from './set-titles.ts';

/** A picture that is drawn when it must be encoded, and the file that is made of it. */
export interface DrawnSocialImage {
  draw: () => Uint8Array;
  variant: PictureVariant;
}

const WIDTH = 1200;
const HEIGHT = 630;
const CELL = 105;
const COLUMNS = 12;
const ROWS = 6;
/** Around the letters. */
const MARGIN = 108;

/**
 * A social image for pages without a picture of their own. The seed decides its pattern, and its
 * hue around that of the site's accent, `siteHue` in degrees. Its letters, if any, are outlines: text
 * would depend on the fonts of the machine.
 */
export function drawSocialImage(seed: string, siteHue: number, title?: SetTitle): DrawnSocialImage {
  const plain = printSvg(seed, siteHue, title && '');
  const source = digestOf(title === undefined ? plain : `${plain} ${title.key}`);
  const wanted = { source, format: 'png', width: WIDTH, height: HEIGHT } as const;
  return {
    draw: () =>
      Buffer.from(title === undefined ? plain : printSvg(seed, siteHue, title.outlines())),
    variant: nameVariant(wanted, `card-${seed || 'site'}`, `${WIDTH}x${HEIGHT}`),
  };
}

/** As SVG; with the mark alone, or with the mark below letters. */
function printSvg(seed: string, siteHue: number, letters: string | undefined): string {
  const chance = createHash('sha512').update(`card ${seed}`).digest();
  // White reads on every hue at this lightness.
  const hue = seed === '' ? siteHue : (siteHue + 320 + ((chance[0] ?? 0) % 130)) % 360;
  const cells = Array.from({ length: COLUMNS * ROWS }, (_, index) =>
    drawCell(index, chance[1 + (index % (chance.length - 1))] ?? 0, index * 7 + (chance[2] ?? 0)),
  );
  const faint = letters === undefined ? '' : ' opacity="0.3"';
  const front =
    letters === undefined
      ? [mark(hue, 8, [WIDTH / 2, HEIGHT / 2])]
      : [
          `<path transform="translate(${MARGIN} ${MARGIN})" fill="#fff" d="${letters}"/>`,
          mark(hue, 2, [MARGIN + 32, HEIGHT - 72]),
        ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="hsl(${hue}, 68%, 20%)"/>`,
    `<g transform="translate(-30 0)" fill="hsl(${hue}, 45%, 62%)"${faint}>${cells.join('')}</g>`,
    ...front,
    '</svg>',
  ].join('');
}

/** A quarter of a disc, a whole one, a cross or nothing, fainter towards the middle. */
function drawCell(index: number, byte: number, turn: number): string {
  const column = index % COLUMNS;
  const x = column * CELL;
  const y = Math.floor(index / COLUMNS) * CELL;
  const away = Math.abs(column - (COLUMNS - 1) / 2) / ((COLUMNS - 1) / 2);
  const opacity = (0.08 + 0.5 * away * away * (0.4 + 0.6 * (((byte >> 4) & 7) / 7))).toFixed(2);
  const half = CELL / 2;
  switch ((byte + turn) % 5) {
    case 0:
      return `<circle cx="${x + half}" cy="${y + half}" r="${half}" opacity="${opacity}"/>`;
    case 1:
    case 2: {
      const rotation = `rotate(${(turn % 4) * 90} ${x + half} ${y + half})`;
      return `<path d="M${x} ${y}h${CELL}a${CELL} ${CELL} 0 0 1 -${CELL} ${CELL}z" transform="${rotation}" opacity="${opacity}"/>`;
    }
    case 3: {
      const arm = CELL / 3;
      return `<path d="M${x + arm} ${y}h${arm}v${arm}h${arm}v${arm}h-${arm}v${arm}h-${arm}v-${arm}h-${arm}v-${arm}h${arm}z" opacity="${opacity}"/>`;
    }
    default:
      return '';
  }
}

/** The publication's mark, as in `public/favicon.svg`, around a point. */
function mark(hue: number, scale: number, [x, y]: readonly [number, number]): string {
  const place = `translate(${x - 16 * scale} ${y - 16 * scale}) scale(${scale})`;
  const frame = `<rect width="32" height="32" rx="8" fill="hsl(${hue}, 80%, 14%)"/>`;
  return `<g transform="${place}">${frame}<path d="M13 6h6v7h7v6h-7v7h-6v-7H6v-6h7z" fill="#fff"/></g>`;
}
