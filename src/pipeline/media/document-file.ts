import path from 'node:path';
import { slugify } from '../../content/text.ts';
import { siteAddresses } from '../../urls.ts';

/** A file that is published as it is, under a name that tells its content. */
export interface DocumentFile {
  kind: 'document';
  /** Its path. */
  source: string;
  /** Its path below the output folder. */
  file: string;
  digest: string;
}

/** Bytes of a document's name, as its address has it. */
const LONGEST_NAME = 200;

export function documentFile(source: string, digest: string): DocumentFile {
  const ending = path.extname(source);
  const name = shorten(slugify(path.basename(source, ending))) || 'document';
  const published = `${name}-${digest.slice(0, 12)}${ending.toLowerCase()}`;
  return { kind: 'document', source, file: siteAddresses.media.slice(1) + published, digest };
}

/** Leaves room for digest and ending within the 255 bytes that file systems allow in a name. */
function shorten(name: string): string {
  const characters = Array.from(name);
  while (Buffer.byteLength(characters.join('')) > LONGEST_NAME) characters.pop();
  return characters.join('');
}
