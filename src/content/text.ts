/** Compares strings by code unit, which no locale changes. */
export function compareText(one: string, other: string): number {
  if (one < other) return -1;
  return one > other ? 1 : 0;
}

/** Names the first character of a text that cannot be printed, as `U+202E`. */
export function unicodeName(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * Makes the part of an address from a name: NFC and lower case; letters, digits and marks of any script
 * stay but those that cannot be seen, `#` after one of them becomes `sharp` and is dropped elsewhere, `+` becomes `plus`, `&` is
 * dropped, and every other run of characters becomes one hyphen. Empty when nothing is left.
 */
export function slugify(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?<=[\p{L}\p{N}\p{M}])#/gu, 'sharp')
    .replaceAll('#', '')
    .replaceAll('+', 'plus')
    .replaceAll('&', '')
    .replace(/(?:[^\p{L}\p{N}\p{M}]|\p{Default_Ignorable_Code_Point})+/gu, '-')
    .replace(/^-|-$/g, '')
    .normalize('NFC');
}

/** Whether the edit distance of two words, in which a swap counts as one edit, is at most `limit`. */
export function withinDistance(one: string, other: string, limit: number): boolean {
  if (Math.abs(one.length - other.length) > limit) return false;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped && row > 1 && column > 1
          ? (beforeLast[column - 2] ?? 0) + 1
          : Number.POSITIVE_INFINITY,
      );
    }
    [beforeLast, last] = [last, current];
  }
  return (last[other.length] ?? 0) <= limit;
}
