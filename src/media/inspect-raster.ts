import sharp from 'sharp';
import { countGifFrames, mendJpegHead, walkPng } from './container.ts';
import { openPicture } from './open-picture.ts';
import {
  limits,
  type PictureFacts,
  type PictureDiagnostic,
  type PictureFormat,
} from './picture.ts';

type RasterFacts = Omit<PictureFacts, 'digest' | 'format'>;

interface Size {
  width: number;
  height: number;
  frames: number;
  alpha: boolean;
}

const CUT_SHORT: PictureDiagnostic = {
  message: 'The picture is cut short: the end of the file is missing',
  hint: 'Copy the file again from where it came',
};

/**
 * Reads a picture's metadata, counts what decoding would cost, then decodes all of it once. Keeps at
 * most one byte for each pixel, besides what the decoder itself needs.
 */
export async function inspectRaster(
  bytes: Uint8Array,
  format: PictureFormat,
): Promise<RasterFacts | PictureDiagnostic> {
  const damage = checkContainer(bytes, format);
  if (damage) return damage;
  try {
    const size = await readSize(bytes);
    return checkSize(size) ?? (await decode(bytes, size));
  } catch (error) {
    return diagnoseDecoder(error);
  }
}

/** Finds what the decoders pass over in silence. */
function checkContainer(bytes: Uint8Array, format: PictureFormat): PictureDiagnostic | undefined {
  if (format === 'gif') {
    const frames = countGifFrames(bytes);
    if (frames === undefined) return CUT_SHORT;
    if (frames > limits.frames) return tooManyFrames(frames);
  }
  if (format === 'png') {
    const { whole, animated } = walkPng(bytes);
    if (!whole) return CUT_SHORT;
    if (animated) {
      return {
        message: 'The file is an animated PNG, which would lose its animation',
        hint: 'Save the animation as WebP or GIF',
      };
    }
  }
  return undefined;
}

async function readSize(bytes: Uint8Array): Promise<Size> {
  const metadata = await sharp(bytes, { limitInputPixels: false }).metadata();
  const { width, height } = metadata.autoOrient;
  return { width, height, frames: metadata.pages ?? 1, alpha: metadata.hasAlpha };
}

function checkSize({ width, height, frames }: Size): PictureDiagnostic | undefined {
  if (width < 1 || height < 1) {
    return { message: 'The picture has no width or no height', hint: 'Export it again' };
  }
  if (Math.max(width, height) > limits.side) {
    return {
      message: `The picture has ${width} × ${height} pixels; ${limits.side} a side are allowed`,
      hint: 'Scale it down, or cut it into several',
    };
  }
  if (frames > limits.frames) return tooManyFrames(frames);
  const pixels = width * height * frames;
  if (pixels <= limits.pixels) return undefined;
  const times = frames === 1 ? '' : `, ${frames} frames`;
  return {
    message: `The picture has ${megapixels(pixels)} megapixels (${width} × ${height}${times}); ${megapixels(limits.pixels)} are allowed`,
    hint: frames === 1 ? 'Scale it down' : 'Scale it down, or leave frames out',
  };
}

async function decode(bytes: Uint8Array, size: Size): Promise<RasterFacts> {
  const channel = await decodeChannel(bytes, size.alpha ? 'alpha' : 0);
  const alpha = size.alpha && channel.some((value) => value < 255);
  return {
    width: size.width,
    height: size.height,
    alpha,
    animated: size.frames > 1,
    placeholder: alpha ? '' : await drawPlaceholder(bytes),
  };
}

/**
 * Remarks of the JPEG decoder on files that it reads whole: cameras and telephones write a byte or two
 * that the standard has otherwise. Its other remarks are damage that it drew over.
 * Source: https://github.com/libjpeg-turbo/libjpeg-turbo/blob/main/src/jerror.h
 */
const HARMLESS_REMARK =
  /Invalid SOS parameters for sequential|extraneous bytes before marker|Unknown Adobe color transform|Inconsistent progression sequence|bad ICC marker/;

async function decodeChannel(bytes: Uint8Array, channel: 'alpha' | 0): Promise<Buffer> {
  const decode = (jpeg: Uint8Array, failOn: 'error' | 'warning'): Promise<Buffer> =>
    openPicture(jpeg, { animated: true, failOn }).extractChannel(channel).raw().toBuffer();
  try {
    return await decode(bytes, 'warning');
  } catch (error) {
    if (!isHarmless(error)) throw error;
    // The decoder tells its first remark only, so those on the head could hide damage behind it.
    await decode(mendJpegHead(bytes), 'warning').catch((next: unknown) => {
      if (!isHarmless(next)) throw next;
    });
    return decode(bytes, 'error');
  }
}

function isHarmless(error: unknown): boolean {
  return error instanceof Error && HARMLESS_REMARK.test(error.message);
}

/** A `data:` address of the picture's first frame, at most 16 pixels wide or high and 400 characters long. */
async function drawPlaceholder(bytes: Uint8Array): Promise<string> {
  for (const side of [16, 12, 8, 4]) {
    const tiny = await openPicture(bytes)
      .autoOrient()
      .resize(side, side, { fit: 'inside' })
      .webp({ quality: 40, effort: 6 })
      .toBuffer();
    const address = `data:image/webp;base64,${tiny.toString('base64')}`;
    if (address.length <= 400) return address;
  }
  return '';
}

function diagnoseDecoder(error: unknown): PictureDiagnostic {
  const text = error instanceof Error ? error.message : String(error);
  if (/premature end|unexpected end|bad seek/i.test(text)) return CUT_SHORT;
  const [line = ''] = text.replace('Input buffer has corrupt header: ', '').split('\n', 1);
  return { message: `The picture is corrupt (${line.trim()})`, hint: 'Export it again' };
}

function tooManyFrames(frames: number): PictureDiagnostic {
  return {
    message: `The animation has ${frames} frames; ${limits.frames} are allowed`,
    hint: 'Leave frames out',
  };
}

function megapixels(pixels: number): string {
  return String(Math.ceil(pixels / 1_000_000));
}
