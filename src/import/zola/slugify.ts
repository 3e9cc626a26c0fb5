export type Slugify = 'on' | 'safe' | 'off';

/** Letters and marks that do not decompose, as Zola's slugs write them. */
const WRITTEN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'ae',
  œ: 'oe',
  Œ: 'oe',
  ø: 'o',
  Ø: 'o',
  đ: 'd',
  Đ: 'd',
  ð: 'd',
  þ: 'th',
  Þ: 'th',
  ł: 'l',
  Ł: 'l',
  ı: 'i',
};

/** A part of an address as Zola makes it. */
export function slugifyPath(name: string, strategy: Slugify): string {
  if (strategy === 'off') return name;
  if (strategy === 'safe') return name.replace(/[ .]+$/, '').replace(/[<>:"/\\|?*]/g, '');
  return slugified(name);
}

/**
 * The id of a heading as Zola makes it. It spells emoji and letters of other scripts in Latin words:
 * then a pattern.
 */
export function slugifyAnchor(text: string, strategy: Slugify): string | RegExp {
  if (strategy !== 'on') return text.replace(/[ \t\n\f\r]/g, '_');
  const spelled = asLatin(text);
  if (!UNSPELLED.test(spelled)) return slugified(text);
  const parts = spelled.split(new RegExp(`(?:${UNSPELLED.source})+`, 'u')).map(slugified);
  return new RegExp(
    `^${parts.filter((part) => part !== '').join('-[a-z0-9-]+-') || '[a-z]'}(?:-[a-z0-9]+)+$`,
  );
}

const UNSPELLED = /[\p{L}\p{Extended_Pictographic}](?<![A-Za-z])/u;

/** Whether the slug of a name can be told: Zola spells letters of other scripts in Latin ones. */
export function isSpelled(name: string): boolean {
  return !UNSPELLED.test(asLatin(name));
}

function slugified(name: string): string {
  return asLatin(name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function asLatin(name: string): string {
  return name
    .replace(/[ßæÆœŒøØđĐðþÞłŁı]/g, (letter) => WRITTEN[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '');
}
