import type { Address } from '../urls.ts';
import { tryDecodeURIComponent } from './paths.ts';
import { unicodeName } from './text.ts';

/** Why a path cannot be an address, as a sentence without its subject or full stop. */
export interface AddressFault {
  code: 'invalid-address' | 'reserved-address';
  fault: string;
  hint: string;
}

/** Bytes. */
const LONGEST_SEGMENT = 200;
/** Bytes; leaves room for the output folder in what systems allow. */
const LONGEST_ADDRESS = 1000;
// eslint-disable-next-line no-control-regex -- control characters are forbidden
const FORBIDDEN = /[\u0000-\u001F\u007F-\u009F\\?#\u202A-\u202E\u2066-\u2069]/;
const DEVICE_NAME = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
/** The hint for a path that is no address. */
export const ADDRESS_SHAPE = 'Write it as `/2018/03/13/name-of-the-article/`';

/**
 * Reads the path of a front-matter key or a link as an address: splits it, then decodes each segment
 * once. A path that would leave the output folder, differ between file systems or mean something else
 * to a server is no address; nor is one that hosts keep back, as all below a name with a dot first.
 */
export function parseAddress(path: string): Address | AddressFault {
  const address = parseFormerAddress(path);
  return typeof address === 'string' ? address.normalize('NFC') : address;
}

/** The same for an address that was another site's: its Unicode form stays, as links to it have it. */
export function parseFormerAddress(path: string): Address | AddressFault {
  const trimmed = path.trim();
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed)) {
    return invalid('is a whole URL, where a path is expected');
  }
  const placeholder = findAddressPattern(trimmed);
  if (placeholder !== undefined) {
    const fault = `holds \`${placeholder}\`, which nothing fills in`;
    return invalid(fault, `${ADDRESS_SHAPE}, or delete the key`);
  }
  const withoutIndex = trimmed.replace(/(^|\/)index\.html$/, '$1');
  const written = withoutIndex.replace(/^\//, '').replace(/\/$/, '');
  if (written === '') return invalid('names the home page');
  const segments: string[] = [];
  for (const part of written.split('/')) {
    const segment = tryDecodeURIComponent(part);
    if (segment === undefined) return invalid('holds a `%` that encodes nothing');
    const long = lengthFault(segment);
    const fault =
      segmentFault(segment.normalize('NFC')) ?? (long === undefined ? long : invalid(long));
    if (fault) return fault;
    segments.push(segment);
  }
  const address = `/${segments.join('/')}/`;
  if (address.length * 3 > LONGEST_ADDRESS && Buffer.byteLength(address) > LONGEST_ADDRESS)
    return invalid(`has more than ${LONGEST_ADDRESS} bytes`);
  return address;
}

function invalid(fault: string, hint = ADDRESS_SHAPE): AddressFault {
  return { code: 'invalid-address', fault, hint };
}

/** Why a decoded segment can be no part of an address; undefined for one that can. */
export function segmentFault(segment: string): AddressFault | undefined {
  const fault = invalidPart(segment);
  if (fault !== undefined) return invalid(fault);
  if (!segment.startsWith('.') || segment === '.well-known') return undefined;
  return {
    code: 'reserved-address',
    fault: `has the part "${segment}", and hosts keep back what begins with a dot`,
    hint: 'Write it without the dot',
  };
}

function invalidPart(segment: string): string | undefined {
  if (segment === '') return 'has an empty part between two slashes';
  if (segment === '.' || segment === '..') return `holds the part \`${segment}\``;
  if (segment.includes('/')) return 'holds an encoded slash';
  const forbidden = FORBIDDEN.exec(segment)?.[0];
  if (forbidden !== undefined) return `holds ${describeCharacter(forbidden)}`;
  if (segment !== segment.trim() || segment.endsWith('.'))
    return `has the part "${segment}", which some file systems cut`;
  if (DEVICE_NAME.test(segment))
    return `has the part "${segment}", which is a device on some systems`;
  if (segment === 'index.html') return 'holds `index.html` before its end';
  if (!segment.isWellFormed()) return 'holds half of a character';
  return lengthFault(segment);
}

/**
 * What is wrong with a slug that `slugify` made of a name that somebody has already. That of a device
 * is no error: most systems can hold it, and `PRN` is a word.
 */
export function slugFault(
  slug: string,
): { code: 'invalid-address' | 'device-name'; fault: string } | undefined {
  const fault = lengthFault(slug);
  if (fault !== undefined) return { code: 'invalid-address', fault };
  return DEVICE_NAME.test(slug)
    ? { code: 'device-name', fault: `has the part "${slug}", which is a device on some systems` }
    : undefined;
}

function lengthFault(segment: string): string | undefined {
  return Buffer.byteLength(segment) > LONGEST_SEGMENT
    ? `has a part of more than ${LONGEST_SEGMENT} bytes`
    : undefined;
}

function describeCharacter(character: string): string {
  // eslint-disable-next-line no-control-regex -- names control characters instead of printing them
  return /[\u0000-\u0020\u007F-\u009F\u202A-\u2069]/.test(character)
    ? `the character ${unicodeName(character)}`
    : `the character \`${character}\``;
}

/** Names that Jekyll, Hugo and Hexo replace where a colon stands before them. */
const NAMES = `
  year short_year w_year month i_month short_month long_month monthname week weekday weekdayname
  day i_day short_day long_day w_day y_day yearday hour minute second
  title post_title slug name basename contentbasename slugorcontentbasename filename slugorfilename
  path section sections category categories slugified_categories collection id hash lang output_ext
`;
const PATTERN = new RegExp(
  String.raw`(?<![^/._-]):(?:${NAMES.trim().split(/\s+/).join('|')})\b|\{\{[^{}]{0,40}\}{0,2}|\{%[^{}]{0,40}\}?`,
);

/**
 * The first pattern of another generator in a path, as `:year` in `/:year/:title/` or `{{ slug }}`;
 * undefined for none. A path in which these characters are meant has the colon as `%3A`.
 */
function findAddressPattern(path: string): string | undefined {
  return PATTERN.exec(path)?.[0];
}
