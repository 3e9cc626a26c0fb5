import { digestOf } from '../files/digest-of.ts';
import { type Address, siteAddresses } from '../urls.ts';
import { drawTile, type Emblem, glyphShare, placeEmblem, tileCorners } from './emblem.ts';
import type { DrawnPicture, PictureFormat } from './picture.ts';
import { nameVariant } from './variants.ts';

/** A file that devices and browsers ask for at an address of its own. */
export interface DrawnIcon {
  address: Address;
  /** The file itself; of an ICO the pictures that it holds, smallest first. */
  pictures: readonly [DrawnPicture, ...DrawnPicture[]];
}

export interface IconColors {
  accent: string;
  onAccent: string;
  paper: string;
}

interface Shape {
  /** Radius of the tile's corners; none where the device cuts them off. */
  corners: number;
  /** How much of the side a glyph takes, and a logo with colours of its own. */
  glyph: number;
  logo: number;
}

const SIDE = 32;
const ALONE: Shape = { corners: tileCorners * SIDE, glyph: glyphShare, logo: 1 };
/** https://developer.apple.com/design/human-interface-guidelines/app-icons */
const TOUCH: Shape = { corners: 0, glyph: 0.5625, logo: 0.75 };
/** Devices may cut off all beyond a circle of 80 %: https://www.w3.org/TR/appmanifest/#icon-masks */
const MASKABLE: Shape = { corners: 0, glyph: 0.5, logo: 0.5625 };

/** Every icon of the site. The same emblem in the same colours gives the same bytes. */
export function drawIcons(emblem: Emblem, colors: IconColors): DrawnIcon[] {
  const { icons } = siteAddresses;
  const picture = (size: number, shape: Shape, format: PictureFormat = 'png'): DrawnPicture =>
    asPicture(drawIcon(emblem, colors, shape, size), size, format);
  return [
    { address: icons.vector, pictures: [picture(SIDE, ALONE, 'svg')] },
    {
      address: icons.ico,
      pictures: [picture(16, ALONE), picture(32, ALONE), picture(48, ALONE)],
    },
    { address: icons.touch, pictures: [picture(180, TOUCH)] },
    { address: icons.small, pictures: [picture(192, ALONE)] },
    { address: icons.large, pictures: [picture(512, ALONE)] },
    { address: icons.maskable, pictures: [picture(512, MASKABLE)] },
  ];
}

function drawIcon(
  emblem: Emblem,
  { accent, onAccent, paper }: IconColors,
  { corners, glyph, logo }: Shape,
  size: number,
): string {
  const square = [0, 0, SIDE] as const;
  const isBare = !emblem.isGlyph && corners > 0;
  const drawn = isBare
    ? placeEmblem(emblem, square)
    : drawTile(emblem, square, {
        fill: emblem.isGlyph ? accent : paper,
        on: onAccent,
        corners,
        share: emblem.isGlyph ? glyph : logo,
      });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${SIDE} ${SIDE}">${drawn}</svg>`;
}

function asPicture(svg: string, size: number, format: PictureFormat): DrawnPicture {
  const wanted = { source: digestOf(svg), format, width: size, height: size };
  return { draw: () => Buffer.from(svg), variant: nameVariant(wanted, 'icon', String(size)) };
}
