import path from 'node:path';

/** `decodeURIComponent` that cannot throw: undefined where a `%` encodes nothing, as in `100%.png`. */
export function tryDecodeURIComponent(written: string): string | undefined {
  try {
    return decodeURIComponent(written);
  } catch {
    return undefined;
  }
}

/** `decodeURI` that cannot throw: undefined where a `%` encodes nothing. */
export function tryDecodeURI(written: string): string | undefined {
  try {
    return decodeURI(written);
  } catch {
    return undefined;
  }
}

/** Decodes a path; one in which a `%` encodes nothing stays as written, since `100%.png` is a name. */
export function decodePath(written: string): string {
  return tryDecodeURIComponent(written) ?? written;
}

/**
 * The file that a relative path in another file leads to, below the content folder; begins with
 * `../` when it leads out of it. Both with forward slashes.
 */
export function relativeFile(from: string, written: string): string {
  return path.posix.join(path.posix.dirname(from), decodePath(written));
}

/**
 * The name that a source gives its page: that of its file without the ending, and of `index` that of
 * the folder around it.
 */
export function pageName(file: string): string {
  const { dir, name } = path.posix.parse(file);
  return name === 'index' && dir.includes('/') ? path.posix.basename(dir) : name;
}
