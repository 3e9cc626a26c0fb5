import { parseDate } from '../../content/parse-date.ts';
import { encodeAddress } from '../../urls.ts';
import type { HugoConfig, Permalink } from './config.ts';

/** What the address of a page is made of. */
export interface Addressed {
  /** Folders below the content folder, as they are written; of a bundle without its own. */
  folders: readonly string[];
  /** Name of the file without ending and language, of a bundle that of its folder. */
  name: string;
  /** Absent for one of a site with one language. */
  language?: string;
  title: string;
  slug: string;
  url: string;
  /** As it is written; empty for none. */
  date: string;
}

/** Title and slug of a section, by its folders joined with slashes, in lower case. */
export type Sections = ReadonlyMap<string, { title: string; slug: string }>;

/** The address of a page, below the path of the site, percent-encoded where Hugo makes it. */
export function addressOfPage(page: Addressed, config: HugoConfig, sections: Sections): string {
  const { folders, name, url } = page;
  const section = folders[0] ?? '';
  const expand = (pattern: string): string => expandPermalink(pattern, page, config, sections);
  if (url !== '') return addressOfUrl(url.includes('/:') ? expand(url) : url, page, config);
  const pattern = permalinkFor('page', folders, config.permalinks);
  const prefix = languagePrefix(page.language, config);
  const made =
    pattern === undefined
      ? [...folders, page.slug === '' ? name : page.slug].join('/')
      : expand(pattern);
  const path = sanitized(made, config).replace(/^\/+|\/+$/g, '');
  const isUgly =
    typeof config.uglyURLs === 'boolean'
      ? config.uglyURLs
      : (config.uglyURLs.get(section.toLowerCase()) ?? false);
  const ending = isUgly && path !== '' && !path.endsWith('.html') ? '.html' : '/';
  return encodeAddress(
    `${prefix}${path}${path.endsWith('.html') && isUgly ? '' : ending}`.replace(/\/{2,}/g, '/'),
  );
}

/** The address of a section's, taxonomy's or term's list. */
export function addressOfList(
  kind: Exclude<Permalink['kind'], 'page'>,
  folders: readonly string[],
  page: Omit<Addressed, 'folders' | 'name'>,
  config: HugoConfig,
  sections: Sections,
): string {
  const name = folders.at(-1) ?? '';
  const whole = { ...page, folders: kind === 'section' ? folders : folders.slice(0, -1), name };
  if (page.url !== '') return addressOfUrl(page.url, whole, config);
  const pattern = permalinkFor(kind, folders, config.permalinks);
  const made =
    pattern === undefined ? folders.join('/') : expandPermalink(pattern, whole, config, sections);
  const path = sanitized(made, config).replace(/^\/+|\/+$/g, '');
  return encodeAddress(`${languagePrefix(page.language, config)}${path}/`.replace(/\/{2,}/g, '/'));
}

function addressOfUrl(
  url: string,
  { language }: Pick<Addressed, 'language'>,
  config: HugoConfig,
): string {
  const path = url.replace(/^https?:\/\/[^/]+/, '');
  const below = config.base !== '/' && path.startsWith(config.base) && /^https?:/.test(url);
  const own = below ? path.slice(config.base.length - 1) : path;
  const placed = own.startsWith('/') ? own : languagePrefix(language, config) + own;
  const isFile = /\.[^/]*$/.test(placed.split('/').at(-1) ?? '');
  const ended = placed.endsWith('/') || isFile ? placed : `${placed}/`;
  return ended.replace(/\/index\.html$/, '/');
}

export function languagePrefix(language: string | undefined, config: HugoConfig): string {
  const isOwn =
    language !== undefined && (language !== config.defaultLanguage || config.defaultInFolder);
  return isOwn ? `/${language}/` : '/';
}

function permalinkFor(
  kind: Permalink['kind'],
  folders: readonly string[],
  permalinks: readonly Permalink[],
): string | undefined {
  const path = folders.join('/').toLowerCase();
  return permalinks.find(
    (one) =>
      one.kind === kind &&
      (one.section === undefined ||
        one.section === path ||
        (one.section !== '' && path.startsWith(`${one.section}/`))),
  )?.pattern;
}

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

function expandPermalink(
  pattern: string,
  page: Addressed,
  config: HugoConfig,
  sections: Sections,
): string {
  // Hugo counts a page without a date to the first day of the first year.
  const [year = 1, month = 1, day = 1] = (parseDate(page.date)?.day ?? '0001-01-01')
    .split('-')
    .map(Number);
  const moment = new Date(Date.UTC(2000, month - 1, day));
  moment.setUTCFullYear(year, month - 1, day);
  const newYear = new Date(moment);
  newYear.setUTCMonth(0, 1);
  const two = (value: number): string => String(value).padStart(2, '0');
  const monthName = MONTHS[month - 1] ?? '';
  const clock = /[T ](\d{2}):(\d{2})(?::(\d{2}))?/.exec(page.date);
  const values: Readonly<Record<string, () => string>> = {
    year: () => String(year),
    month: () => two(month),
    monthname: () => monthName,
    day: () => two(day),
    weekday: () => String(moment.getUTCDay()),
    weekdayname: () => WEEKDAYS[moment.getUTCDay()] ?? '',
    yearday: () => String(Math.round((moment.getTime() - newYear.getTime()) / 86_400_000) + 1),
    // Layouts of Go.
    '2006': () => String(year).padStart(4, '0'),
    '06': () => two(year % 100),
    '01': () => two(month),
    '1': () => String(month),
    Jan: () => monthName.slice(0, 3),
    January: () => monthName,
    '02': () => two(day),
    '2': () => String(day),
    '15': () => clock?.[1] ?? '00',
    '04': () => clock?.[2] ?? '00',
    '05': () => clock?.[3] ?? '00',
    section: () => page.folders[0] ?? '',
    sections: () => page.folders.join('/'),
    sectionslug: () => sectionSlugs(page.folders.slice(0, 1), config, sections).join('/'),
    sectionslugs: () => sectionSlugs(page.folders, config, sections).join('/'),
    title: () => urlized(page.title, config),
    slug: () => urlized(page.slug === '' ? page.title : page.slug, config),
    filename: () => urlized(page.name, config),
    contentbasename: () => urlized(page.name, config),
    slugorfilename: () => urlized(page.slug === '' ? page.name : page.slug, config),
    slugorcontentbasename: () => urlized(page.slug === '' ? page.name : page.slug, config),
  };
  return pattern
    .replaceAll(String.raw`\:`, '\u0000')
    .replace(/:(\w+)(\[[^\]]+\])?/g, (whole, name: string, cut?: string) => {
      if (cut !== undefined && name === 'sections') return cutOut(page.folders, cut).join('/');
      if (cut !== undefined && name === 'sectionslugs')
        return cutOut(sectionSlugs(page.folders, config, sections), cut).join('/');
      return values[name]?.() ?? whole;
    })
    .replaceAll('\u0000', ':');
}

function sectionSlugs(
  folders: readonly string[],
  config: HugoConfig,
  sections: Sections,
): string[] {
  return folders.map((folder, index) => {
    const own = sections.get(
      folders
        .slice(0, index + 1)
        .join('/')
        .toLowerCase(),
    );
    const written = own?.slug === '' || own === undefined ? (own?.title ?? folder) : own.slug;
    return urlized(written === '' ? folder : written, config);
  });
}

/** `[1:]`, `[:last]` or `[0]` of a list. */
function cutOut(list: readonly string[], cut: string): string[] {
  const [from = '', to] = cut.slice(1, -1).toLowerCase().split(':');
  const at = (written: string, otherwise: number): number =>
    written === '' ? otherwise : written === 'last' ? list.length - 1 : Number(written);
  const start = at(from, 0);
  return list.slice(start, to === undefined ? start + 1 : at(to, list.length));
}

/** A name as a part of an address. */
export function urlized(name: string, config: HugoConfig): string {
  return sanitized(name, config);
}

/** Hugo's `MakePathSanitized`: a hyphen for each run of spaces, and no other mark that may not stand. */
function sanitized(path: string, { lowersPaths, removesAccents }: HugoConfig): string {
  const plain = removesAccents
    ? path
        .normalize('NFD')
        .replace(/\p{Mn}/gu, '')
        .normalize('NFC')
    : path;
  const made = plain
    .replace(/%(?![0-9a-f]{2})/gi, '')
    .replace(/[^\p{L}\p{M}\p{Nd}./\\_#+~@%\s-]/gu, '')
    .trim()
    .replace(/\s*-\s*/g, (run) => run.trim())
    .replace(/\s+/g, '-');
  return lowersPaths ? made.toLowerCase() : made;
}
