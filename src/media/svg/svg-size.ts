import type { SvgElement } from './read-svg.ts';

interface Size {
  width: number;
  height: number;
}

/**
 * The size an SVG is shown at, in whole CSS pixels: its `width` and `height`, each of which the
 * `viewBox` can stand in for. `undefined` when neither gives one between 1 and 100,000.
 * Source: https://www.w3.org/TR/SVG2/coords.html#SizingSVGInCSS
 */
export function svgSize(root: SvgElement): Size | undefined {
  const box = viewBox(attribute(root, 'viewBox'));
  const givenWidth = pixels(attribute(root, 'width'));
  const givenHeight = pixels(attribute(root, 'height'));
  const ratio = box ? box.width / box.height : undefined;
  const width = givenWidth ?? (ratio && givenHeight ? givenHeight * ratio : box?.width);
  const height = givenHeight ?? (ratio && givenWidth ? givenWidth / ratio : box?.height);
  if (width === undefined || height === undefined) return undefined;
  const size = { width: Math.round(width), height: Math.round(height) };
  return inRange(size.width) && inRange(size.height) ? size : undefined;
}

const pixelsPerUnit: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['px', 1],
  ['pt', 4 / 3],
  ['pc', 16],
  ['in', 96],
  ['cm', 96 / 2.54],
  ['mm', 96 / 25.4],
]);

/** No tool writes a longer one, and a pattern takes long over thousands of digits. */
const longestLength = 40;

function attribute(element: SvgElement, spelling: string): string {
  return element.attributes.find((found) => found.spelling === spelling)?.value.trim() ?? '';
}

/** `undefined` for no length and for one that depends on the page, as a percentage does. */
function pixels(length: string): number | undefined {
  if (length.length > longestLength) return undefined;
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)([a-z]*)$/i.exec(length);
  const factor = pixelsPerUnit.get(match?.[2]?.toLowerCase() ?? '');
  return match && factor !== undefined ? Number(match[1]) * factor : undefined;
}

function viewBox(value: string): Size | undefined {
  const [, , width = NaN, height = NaN] = value.split(/[\s,]+/).map(Number);
  return width > 0 && height > 0 ? { width, height } : undefined;
}

function inRange(length: number): boolean {
  return length >= 1 && length <= 100_000;
}
