import type { ZonedDate } from '../jekyll/zoned-date.ts';
import { asMap, asText } from '../jekyll/values.ts';
import type { HexoConfig } from './hexo-config.ts';

/** What the name of a file says by `new_post_name`. */
export interface ParsedName {
  /** The part that `:title` stands for; the whole name where the pattern does not match. */
  slug: string;
  /** `YYYY-MM-DD`, where the name has a whole day. */
  day?: string;
}

/** Reads a path below `_posts`, without its ending, by the pattern of the configuration. */
export function parseName(name: string, newPostName: string): ParsedName {
  const pattern = newPostName.replace(/\.\w+$/, '');
  const source = pattern.replace(/:(\w+)|[\\^$.*+?()[\]{}|]/g, (written: string, key?: string) => {
    if (key === undefined) return `\\${written}`;
    if (key === 'title') return '(?<title>.+?)';
    if (key === 'year') return String.raw`(?<year>\d{4})`;
    return /^i?_?(?:month|day)$/.test(key) ? `(?<${key.replace('i_', '')}>\\d{1,2})` : '[^/]+?';
  });
  const groups = new RegExp(`^${source}$`).exec(name)?.groups;
  if (groups?.title === undefined) return { slug: name };
  const { title, year, month, day } = groups;
  if (year === undefined || month === undefined || day === undefined) return { slug: title };
  return { slug: title, day: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` };
}

/** What the placeholders of a permalink stand for. */
export interface HexoPermalinkValues {
  slug: string;
  title: string;
  date: ZonedDate | undefined;
  /** From the outermost to the category that the post is in; empty for none. */
  category: readonly string[];
  data: Readonly<Record<string, unknown>>;
}

/** The address of a post below the root. */
export function fillHexoPermalink(config: HexoConfig, values: HexoPermalinkValues): string {
  const { date, slug } = values;
  const two = (value: number | undefined): string => String(value ?? 0).padStart(2, '0');
  const lookup = (name: string): string => {
    switch (name) {
      case 'title':
        return slug;
      case 'name':
        return slug.replace(/^.*\//, '');
      case 'post_title':
        return slugize(values.title, 0);
      case 'category':
        return categoryPath(values.category, config) || config.defaultCategory;
      case 'year':
        return String(date?.year ?? '');
      case 'month':
        return two(date?.month);
      case 'i_month':
        return String(date?.month ?? '');
      case 'day':
        return two(date?.day);
      case 'i_day':
        return String(date?.day ?? '');
      case 'hour':
        return two(date?.hour);
      case 'minute':
        return two(date?.minute);
      case 'second':
        return two(date?.second);
      default:
        return asText(values.data[name]) || asText(config.permalinkDefaults[name]);
    }
  };
  const filled = config.permalink.replace(/:(\w+)/g, (_, name: string) => lookup(name));
  return encodeURI(filled.replace(/^\/+/, ''))
    .replaceAll('%25', '%')
    .replace(/\/{2,}/g, '/');
}

/** Path of the list of a category below that of all: its parents' slugs before its own. */
export function categoryPath(names: readonly string[], config: HexoConfig): string {
  return names.map((name) => termSlug(name, config.categoryMap, config)).join('/');
}

export function termSlug(
  name: string,
  map: Readonly<Record<string, unknown>>,
  { filenameCase }: HexoConfig,
): string {
  return slugize(asText(asMap(map)[name]) || name, filenameCase);
}

/** Makes a part of an address as Hexo does. */
function slugize(text: string, letterCase: number): string {
  const slug = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    // eslint-disable-next-line no-control-regex -- Hexo drops control characters
    .replace(/[\u0000-\u001f]/g, '')
    .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (letterCase === 1) return slug.toLowerCase();
  return letterCase === 2 ? slug.toUpperCase() : slug;
}
