import { markerName, workshopName } from './plan.ts';

/** Bytes that common file systems allow in one name. */
const longestSegment = 255;
/** Leaves room for OUT_DIR within the 4,096 bytes that Linux allows. */
const longestPath = 2048;

/**
 * What keeps a path from being published, as half a sentence; `undefined` when nothing does.
 * A path that passes names a file below OUT_DIR on every platform, and not one that publishing
 * keeps there for itself.
 */
export function checkPath(path: string): string | undefined {
  if (path === '') return 'is empty';
  // eslint-disable-next-line no-control-regex -- control characters are what is refused
  if (/[\u0000-\u001f\u007f]/.test(path)) return 'holds a control character';
  if (path.includes('\\')) return 'holds a backslash';
  if (!path.isWellFormed()) return 'holds half a surrogate pair';
  if (Buffer.byteLength(path) > longestPath) return `is longer than ${longestPath} bytes`;
  const segments = path.split('/');
  const [first = ''] = segments;
  if (first === markerName || first.startsWith(workshopName))
    return 'is kept for publishing itself';
  return segments.map(checkSegment).find((diagnostic) => diagnostic !== undefined);
}

function checkSegment(segment: string): string | undefined {
  if (segment === '') return 'holds an empty segment';
  if (segment === '.' || segment === '..') return `holds the segment \`${segment}\``;
  if (Buffer.byteLength(segment) > longestSegment) {
    return `holds a segment of more than ${longestSegment} bytes`;
  }
  return undefined;
}
