/**
 * The part of an address made from a name: NFC, lower case, letters, digits and marks of any script
 * kept, `#` spelt out as `sharp` and `+` as `plus`, `&` dropped, every other run one hyphen. Empty
 * when nothing is left.
 */
export function slugify(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('#', 'sharp')
    .replaceAll('+', 'plus')
    .replaceAll('&', '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .normalize('NFC');
}
