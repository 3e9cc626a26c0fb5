import { fromBuffer } from '@capsizecss/unpack';
import { join } from 'node:path';
import {
  diagnose,
  type Position,
  type SourceDiagnostic,
} from '../content/diagnostics/diagnostic.ts';
import { digestOf } from '../files/digest-of.ts';
import { tryRead } from '../files/try-read.ts';
import type { FontFile, SiteConfig } from '../site-settings.ts';

type Fonts = Pick<SiteConfig, 'fonts'>;

const WEIGHT = /^[1-9]\d{0,2}(?: [1-9]\d{0,2})?$|^1 1000$/;
const WOFF2 = Buffer.from('wOF2');

/** What of the settings' own fonts no page could load. */
export async function checkFonts(
  site: Fonts,
  publicDir: string,
  positionOf: (font: FontFile) => Position,
): Promise<SourceDiagnostic[]> {
  const found: SourceDiagnostic[] = [];
  for (const font of fontsOf(site)) {
    const fault = await faultOf(font, publicDir);
    if (fault) found.push(diagnose('font-file', positionOf(font), ...fault));
  }
  return found;
}

/** Digest of the settings' own fonts, whose measures are in the stylesheet. */
export function fontsDigest(site: Fonts, publicDir: string): string {
  const digests = fontsOf(site).map(({ path }) => {
    const bytes = tryRead(join(publicDir, path));
    return bytes ? digestOf(bytes) : '';
  });
  return digestOf(JSON.stringify(digests));
}

function fontsOf({ fonts = {} }: Fonts): FontFile[] {
  return [fonts.text, fonts.interface].flatMap((face) =>
    face === undefined || face === 'system' ? [] : face.files,
  );
}

async function faultOf(
  { path, weight }: FontFile,
  publicDir: string,
): Promise<[message: string, hint: string] | undefined> {
  if (!WEIGHT.test(weight))
    return [`${JSON.stringify(weight)} is no weight of a font`, 'Write `400`, or `400 700`'];
  const isBelow = !path.split(/[\\/]/).includes('..');
  const bytes = isBelow ? tryRead(join(publicDir, path)) : undefined;
  if (!bytes) return [`there is no file \`public/${path}\``, 'Put it there, or correct the path'];
  const hint = 'Convert it to WOFF2, as fonttools and woff2_compress do';
  if (!bytes.subarray(0, 4).equals(WOFF2)) return [`\`public/${path}\` is no WOFF2 file`, hint];
  try {
    await fromBuffer(bytes);
    return undefined;
  } catch {
    return [`\`public/${path}\` is a WOFF2 file that cannot be read`, 'Get the file again'];
  }
}
