/** Makes a part of an address as Jekyll's `slugify` does in its default mode. */
export function slugifyDefault(text: string): string {
  return hyphenate(text, /[^\p{M}\p{L}\p{Nd}]+/gu).toLowerCase();
}

/** As `slugify` in the mode `pretty`, with the case kept: what `:title` of a permalink is. */
export function slugifyPretty(text: string): string {
  return hyphenate(text, /[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu);
}

/** A title made from the name of a file: `a-first_look` → `A First_look`. */
export function titleOf(slug: string): string {
  return slug
    .split('-')
    .filter((word) => word !== '')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(' ');
}

function hyphenate(text: string, others: RegExp): string {
  return text.replace(others, '-').replace(/^-|-$/g, '');
}
