import { en } from '../../i18n/en.ts';
import { slugifyDefault, slugifyPretty } from './slugify.ts';
import type { ZonedDate } from './zoned-date.ts';

/** What the placeholders of a permalink stand for. */
export interface PermalinkValues {
  /** Label of the collection. */
  collection: string;
  /** Below the folder of the collection, or the site, without the ending. */
  path: string;
  /** Name of the file without its ending. */
  basename: string;
  /** `slug` of the front matter, otherwise the name without its date. */
  slug: string;
  categories: readonly string[];
  /** None for a page without a date. */
  date: ZonedDate | undefined;
}

const OUTPUT_EXTENSION = '.html';

/** Patterns of the styles that have a name. */
const styles: ReadonlyMap<string, string> = new Map([
  ['date', '/:categories/:year/:month/:day/:title:output_ext'],
  ['pretty', '/:categories/:year/:month/:day/:title/'],
  ['ordinal', '/:categories/:year/:y_day/:title:output_ext'],
  ['weekdate', '/:categories/:year/W:week/:short_day/:title:output_ext'],
  ['none', '/:categories/:title:output_ext'],
]);

/** The pattern for posts that `permalink` of the configuration names. */
export function postPattern(style: string): string {
  return styles.get(style) ?? style;
}

/** Ends a pattern of pages or documents as the permalinks of posts end. */
export function withSuffix(pattern: string, style: string): string {
  if (style === 'pretty' || style.endsWith('/')) return `${pattern}/`;
  const hasExtension = style.endsWith(':output_ext') || (styles.has(style) && style !== 'pretty');
  return hasExtension ? `${pattern}:output_ext` : pattern;
}

/** Fills a pattern. A placeholder that is none of Jekyll's stays as it is. */
export function fillPermalink(pattern: string, values: PermalinkValues): string {
  const filled = pattern.replace(/:([a-z_]+)/g, (written: string, name: string) => {
    const rest = name.endsWith('_') ? '_' : '';
    const value = placeholder(name, values) ?? placeholder(name.replace(/_$/, ''), values);
    return value === undefined
      ? written
      : escapePath(value) + (placeholder(name, values) === undefined ? rest : '');
  });
  return `/${filled}`
    .replaceAll('..', '/')
    .replaceAll('./', '')
    .replace(/\/{2,}/g, '/');
}

/** A path as it stands in an address; what is encoded already stays so. */
function escapePath(path: string): string {
  return encodeURI(path).replaceAll('%25', '%').replaceAll('#', '%23').replaceAll('?', '%3F');
}

function placeholder(name: string, values: PermalinkValues): string | undefined {
  switch (name) {
    case 'collection':
      return values.collection;
    case 'path':
      return values.path;
    case 'output_ext':
      return OUTPUT_EXTENSION;
    case 'basename':
    case 'name':
      return values.basename;
    case 'title':
      return slugifyPretty(values.slug);
    case 'slug':
      return slugifyDefault(values.slug);
    case 'categories':
      return distinct(values.categories.map((category) => category.toLowerCase()));
    case 'slugified_categories':
      return distinct(values.categories.map(slugifyDefault));
    default:
      return values.date && dateText(name, values.date);
  }
}

function distinct(parts: readonly string[]): string {
  return [...new Set(parts)].join('/');
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const DAY = 86_400_000;

function dateText(name: string, { year, month, day, hour, minute, second }: ZonedDate) {
  const time = Date.UTC(year, month - 1, day);
  const weekday = new Date(time).getUTCDay();
  const two = (value: number): string => String(value).padStart(2, '0');
  switch (name) {
    case 'year':
      return String(year).padStart(4, '0');
    case 'short_year':
      return two(year % 100);
    case 'month':
      return two(month);
    case 'i_month':
      return String(month);
    case 'short_month':
      return en.dates.months[month - 1]?.slice(0, 3);
    case 'long_month':
      return en.dates.months[month - 1];
    case 'day':
      return two(day);
    case 'i_day':
      return String(day);
    case 'y_day':
      return String((time - Date.UTC(year, 0, 1)) / DAY + 1).padStart(3, '0');
    case 'week':
      return two(isoWeek(time).week);
    case 'w_year':
      return String(isoWeek(time).year);
    case 'w_day':
      return String(weekday === 0 ? 7 : weekday);
    case 'short_day':
      return DAYS[weekday]?.slice(0, 3);
    case 'long_day':
      return DAYS[weekday];
    case 'hour':
      return two(hour);
    case 'minute':
      return two(minute);
    case 'second':
      return two(second);
    default:
      return undefined;
  }
}

/** Week and year of ISO 8601: a week belongs to the year of its Thursday. */
function isoWeek(time: number): { year: number; week: number } {
  const fromMonday = (new Date(time).getUTCDay() + 6) % 7;
  const thursday = new Date(time + (3 - fromMonday) * DAY);
  const year = thursday.getUTCFullYear();
  return { year, week: Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / DAY / 7) + 1 };
}
