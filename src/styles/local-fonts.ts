/** What a font measures, as its tables have it. */
export interface FontMeasures {
  ascent: number;
  /** Below the baseline, so less than 0. */
  descent: number;
  lineGap: number;
  unitsPerEm: number;
  /** Average width of the letters of running English text. */
  xWidthAvg: number;
}

/** One cut of a font of some system. */
export interface LocalCut {
  /** Full names of fonts that measure the same. */
  names: readonly string[];
  /** Average width of the letters of running English text, in ems. */
  width: number;
}

export interface LocalFont {
  /** Part of the names of the faces that are made of it. */
  id: string;
  /** Whether its lines stand apart where nothing else says so. */
  hasGap?: boolean;
  regular: LocalCut;
  bold: LocalCut;
  italic?: LocalCut;
}

/*
 * Widths are those of `@capsizecss/metrics`, and of the fonts themselves for DejaVu. Liberation Sans was
 * drawn to replace Arial and has its widths.
 */

/** On Apple's systems and Windows; Android; Linux; Linux without further fonts. */
export const localSerifs: readonly LocalFont[] = [
  {
    id: 'Georgia',
    regular: { names: ['Georgia'], width: 0.4458 },
    bold: { names: ['Georgia Bold'], width: 0.5186 },
    italic: { names: ['Georgia Italic'], width: 0.4546 },
  },
  {
    id: 'Noto',
    regular: { names: ['Noto Serif', 'Noto Serif Regular'], width: 0.481 },
    bold: { names: ['Noto Serif Bold'], width: 0.512 },
    italic: { names: ['Noto Serif Italic'], width: 0.469 },
  },
  {
    id: 'DejaVu',
    regular: { names: ['DejaVu Serif'], width: 0.5166 },
    bold: { names: ['DejaVu Serif Bold'], width: 0.5703 },
    italic: { names: ['DejaVu Serif Italic'], width: 0.5166 },
  },
];

/** On Android; Apple's systems, Windows and Linux; Linux without further fonts. */
export const localSans: readonly LocalFont[] = [
  {
    id: 'Roboto',
    regular: { names: ['Roboto', 'Roboto Regular'], width: 0.4448 },
    bold: { names: ['Roboto Bold'], width: 0.4521 },
  },
  {
    id: 'Arial',
    hasGap: true,
    regular: { names: ['Arial', 'Liberation Sans'], width: 0.4458 },
    bold: { names: ['Arial Bold', 'Liberation Sans Bold'], width: 0.48 },
  },
  {
    id: 'DejaVu',
    regular: { names: ['DejaVu Sans'], width: 0.5083 },
    bold: { names: ['DejaVu Sans Bold'], width: 0.5742 },
  },
];
