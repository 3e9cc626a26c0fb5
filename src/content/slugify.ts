/**
 * Makes the part of an address from a name: NFC and lower case; letters, digits and marks of any script
 * stay, `#` becomes `sharp`, `+` becomes `plus`, `&` is dropped, and every other run of characters
 * becomes one hyphen. Empty when nothing is left.
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
