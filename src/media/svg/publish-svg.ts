import type { PictureDiagnostic } from '../picture.ts';
import { keepDrawing } from './check-svg.ts';
import { printSvg } from './print-svg.ts';
import { readSvg, SvgError } from './read-svg.ts';

/** The SVG to publish for one that `inspectSvg` let pass: what draws in it, printed anew. */
export function printDrawing(bytes: Uint8Array): Uint8Array {
  const { root } = readSvg(new TextDecoder().decode(bytes));
  return Buffer.from(printSvg(keepDrawing(root).root));
}

/** What an SVG holds that may do more than draw where it is published as it is; undefined for nothing. */
export function findActive(bytes: Uint8Array): PictureDiagnostic | undefined {
  const text = decodeUtf8(bytes);
  if (text === undefined) return { message: 'The SVG is not UTF-8', hint: 'Save it as UTF-8' };
  try {
    keepDrawing(readSvg(text).root);
    return undefined;
  } catch (error) {
    if (error instanceof SvgError) return error.diagnostic;
    throw error;
  }
}

/** The text without its byte order mark; undefined for what is not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
