import sharp from 'sharp';
import { inspectRaster } from '../inspect-raster.ts';
import { limits } from '../limits.ts';
import type { PictureFacts, PictureFault } from '../picture.ts';
import { sniffFormat } from '../sniff-format.ts';
import { checkElements } from './check-elements.ts';
import { checkReferences } from './check-references.ts';
import { readSvg } from './read-svg.ts';
import { SvgRefusal } from './svg-refusal.ts';
import { svgSize } from './svg-size.ts';

type SvgFacts = Omit<PictureFacts, 'digest' | 'format'>;

/** Lets an SVG pass that draws and does nothing else; it is published as it is. */
export async function inspectSvg(bytes: Uint8Array): Promise<SvgFacts | PictureFault> {
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
    (await checkWellFormed(bytes)) ??
    (await checkEmbedded(checked.embedded)) ?? {
      width: checked.width,
      height: checked.height,
      alpha: true,
      animated: false,
      placeholder: '',
    }
  );
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function checkText(
  text: string,
): { width: number; height: number; embedded: string[] } | PictureFault {
  try {
    const root = readSvg(text);
    const embedded = checkElements(root);
    checkReferences(root);
    const size = svgSize(root);
    if (size) return { ...size, embedded };
    return {
      message: 'The SVG has no size',
      hint: 'Give its <svg> element a viewBox, or a width and a height in pixels',
    };
  } catch (error) {
    if (error instanceof SvgRefusal) return error.fault;
    throw error;
  }
}

/** A second opinion by libxml2: sax lets a few things pass that browsers read otherwise. */
async function checkWellFormed(bytes: Uint8Array): Promise<PictureFault | undefined> {
  try {
    await sharp(bytes, { limitInputPixels: false }).metadata();
    return undefined;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const where = /on line \d+ column \d+: [^\n]*/.exec(detail)?.[0] ?? 'its markup is broken';
    return { message: `The SVG is not well-formed XML: ${where}`, hint: 'Export it again' };
  }
}

async function checkEmbedded(embedded: readonly string[]): Promise<PictureFault | undefined> {
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
