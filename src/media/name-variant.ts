import { digestOf } from '../files/digest-of.ts';
import { encoderSettings, encoderVersion } from './encoder-settings.ts';
import { siteAddresses } from '../urls.ts';
import { formats } from './formats.ts';
import type { PictureFormat, PictureVariant } from './picture.ts';

interface Wanted {
  /** SHA-256 of the picture, hexadecimal. */
  source: string;
  format: PictureFormat;
  width: number;
  height: number;
}

/** Names a variant by all that its bytes depend on; `label` ends the name for people to read. */
export function nameVariant(wanted: Wanted, fileName: string, label: string): PictureVariant {
  const { source, format, width, height } = wanted;
  const inputs = [source, format, width, height, encoderSettings[format], encoderVersion];
  const digest = digestOf(JSON.stringify(inputs)).slice(0, 12);
  const [extension] = formats[format].extensions;
  const file = `${siteAddresses.media.slice(1)}${slug(fileName)}-${digest}-${label}.${extension}`;
  return { source, format, width, height, file };
}

/** Lower-case ASCII letters and digits of a file's name without its ending, at most 40. */
function slug(fileName: string): string {
  const name = fileName.slice(fileName.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.replace(/[^a-z0-9]+/g, '-').slice(0, 40);
  return words.replace(/^-|-$/g, '') || 'picture';
}
