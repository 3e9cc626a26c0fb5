import sharp from 'sharp';
import { sniffFormat } from '../container.ts';
import { inspectRaster } from '../inspect-raster.ts';
import { limits, type PictureFacts, type PictureDiagnostic } from '../picture.ts';
import { checkReferences, keepDrawing } from './check-svg.ts';
import { decodeUtf8 } from './publish-svg.ts';
import { readSvg, SvgError, type SvgElement } from './read-svg.ts';

type SvgFacts = Omit<PictureFacts, 'digest' | 'format'>;

/** Lets an SVG pass that draws, and besides holds nothing but what `printDrawing` leaves out. */
export async function inspectSvg(bytes: Uint8Array): Promise<SvgFacts | PictureDiagnostic> {
  if (bytes.length > limits.svgBytes) {
    return {
      message: `The SVG has more than ${limits.svgBytes / 1_000_000} MB`,
      hint: 'Simplify it, or save it as PNG',
    };
  }
  const text = decodeUtf8(bytes);
  if (text === undefined) return { message: 'The SVG is not UTF-8', hint: 'Save it as UTF-8' };
  const checked = checkText(text);
  if ('message' in checked) return checked;
  return (
    (await checkWellFormed(checked.xml)) ??
    (await checkEmbedded(checked.embedded)) ?? {
      width: checked.width,
      height: checked.height,
      alpha: true,
      animated: false,
      placeholder: '',
    }
  );
}

function checkText(
  text: string,
): { width: number; height: number; embedded: string[]; xml: string } | PictureDiagnostic {
  try {
    const { root: whole, start } = readSvg(text);
    const { root, embedded } = keepDrawing(whole);
    checkReferences(root);
    const size = svgSize(root);
    if (size) return { ...size, embedded, xml: text.slice(start) };
    return {
      message: 'The SVG has no size',
      hint: 'Give its <svg> element a viewBox, or a width and a height in pixels',
    };
  } catch (error) {
    if (error instanceof SvgError) return error.diagnostic;
    throw error;
  }
}

/**
 * A second opinion by libxml2: sax lets a few things pass that browsers read otherwise. `xml` begins
 * with the outermost element, as sharp looks for it in the first thousand bytes alone.
 */
async function checkWellFormed(xml: string): Promise<PictureDiagnostic | undefined> {
  try {
    await sharp(Buffer.from(xml), { limitInputPixels: false }).metadata();
    return undefined;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const where = /on line \d+ column \d+: [^\n]*/.exec(detail)?.[0] ?? 'its markup is broken';
    return { message: `The SVG is not well-formed XML: ${where}`, hint: 'Export it again' };
  }
}

async function checkEmbedded(embedded: readonly string[]): Promise<PictureDiagnostic | undefined> {
  let pixels = 0;
  for (const base64 of embedded) {
    const bytes = Buffer.from(base64, 'base64');
    const sniffed = sniffFormat(bytes);
    if ('other' in sniffed || sniffed.format === 'svg') {
      return { message: 'A picture embedded in the SVG is none', hint: 'Embed it again' };
    }
    const facts = await inspectRaster(bytes, sniffed.format);
    if ('message' in facts) {
      return { message: `In a picture embedded in the SVG: ${facts.message}`, hint: facts.hint };
    }
    pixels += facts.width * facts.height;
    if (pixels > limits.pixels) {
      return {
        message: 'The pictures embedded in the SVG have too many pixels together',
        hint: 'Scale them down',
      };
    }
  }
  return undefined;
}

interface Size {
  width: number;
  height: number;
}

/**
 * The size an SVG is shown at, in whole CSS pixels: its `width` and `height`, each of which the
 * `viewBox` can stand in for. `undefined` when neither gives one between 1 and 100,000.
 * Source: https://www.w3.org/TR/SVG2/coords.html#SizingSVGInCSS
 */
function svgSize(root: SvgElement): Size | undefined {
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
