/** A path with its percent-encoding undone; as written where a `%` encodes nothing: `100%.png` is a name. */
export function decodePath(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
