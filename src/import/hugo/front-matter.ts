import { articleFields, termFields } from '../../content/front-matter/fields.ts';
import { HIDING_KEYS } from '../../content/front-matter/held-back.ts';
import { parseDate } from '../../content/parse-date.ts';
import type { Note } from '../archive.ts';
import { isTable, strings, type HugoConfig } from './config.ts';
import type { HugoPage } from './pages.ts';

/** Where Hugo looks for the date of a page, best first. */
const DATE_KEYS = ['date', 'publishdate', 'pubdate', 'published', 'lastmod', 'modified'];
/** Those that say where a page is. */
const ADDRESS_KEYS = new Set(['url', 'slug', 'aliases', 'alias']);
/** What sections say of the pages below them, and templates. */
const PASSED_ON = new Set(['cascade', 'params']);

/** The date that Hugo gives a page, as it is written; empty for none. */
export function dateOf(page: HugoPage, config: HugoConfig): string {
  if (config.dateFromName) {
    const day = dayInName(page.name);
    if (day !== '') return day;
  }
  for (const key of DATE_KEYS) {
    const value = page.values.get(key);
    if (typeof value === 'string' && parseDate(value)) return value;
  }
  return '';
}

function dayInName(name: string): string {
  return /^(\d{4}-\d{2}-\d{2})(?:[-_ ]|$)/.exec(name)?.[1] ?? '';
}

/** A name without the date that Hugo took from it. */
export function slugInName(name: string, config: HugoConfig): string {
  return config.dateFromName ? (/^\d{4}-\d{2}-\d{2}[-_ ](.+)$/.exec(name)?.[1] ?? '') : '';
}

export function textValue(page: HugoPage, key: string): string {
  const value = page.values.get(key);
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** What tells templates how and where to show the page. */
const OF_TEMPLATES = new Set(['layout', 'type', 'menu', 'menus', 'outputs']);

interface Context {
  config: HugoConfig;
  kind: 'article' | 'page';
  date: string;
  /** Where a picture is that front matter names; undefined where there is none. */
  findPicture: (page: HugoPage, written: string) => string | undefined;
  note: (note: Note) => void;
}

/** The front matter of a page under keys that the site knows. */
export function convertFrontMatter(page: HugoPage, context: Context): Record<string, unknown> {
  const { config, kind, date, findPicture } = context;
  const table = kind === 'article' ? articleFields : termFields;
  const note = (key: string, outcome: Note['outcome'], message?: string): void => {
    context.note({
      outcome,
      subject: `front matter \`${key}\``,
      place: { file: page.file, line: page.frontMatter.lineOf(key) },
      ...(message !== undefined && { message }),
    });
  };
  const spellings = new Map([...table.spellings.keys()].map((one) => [one.toLowerCase(), one]));
  const written = new Map(
    [page.frontMatter.data, page.frontMatter.data.params].flatMap((one) =>
      isTable(one) ? Object.keys(one).map((key): [string, string] => [key.toLowerCase(), key]) : [],
    ),
  );
  const taxonomies = new Map([...config.taxonomies].map(([one, many]) => [many, one]));
  const keys: Record<string, unknown> = {};
  const isPicture = (key: string): boolean => table.spellings.get(key) === 'image';
  const pictures = [...page.values.keys()].some((key) => isPicture(spellings.get(key) ?? key))
    ? []
    : strings(page.values.get('images'));
  for (const [name, value] of page.values) {
    const spelling = written.get(name) ?? name;
    if (ADDRESS_KEYS.has(name) || PASSED_ON.has(name)) continue;
    const taxonomy = taxonomies.get(name);
    const hidden = heldBack(name, value);
    if (hidden === 'unlisted' && kind === 'page') {
      note(spelling, 'left-out', 'Plain pages are in no list');
    } else if (hidden !== undefined) {
      keys[hidden] = true;
      note(spelling, 'converted', `It kept the page back; it is \`${hidden}: true\` here`);
    } else if (OF_TEMPLATES.has(name)) {
      note(spelling, 'left-out', 'Templates alone read it');
    } else if (name === 'build' || name === '_build' || name === 'headless') {
      note(spelling, 'left-out', 'It says what is so without it');
    } else if (name === 'title' && typeof value !== 'string') {
      keys.title = String(value);
    } else if (name === 'images' && pictures.length === 1) {
      // It is the header picture, below.
    } else if (name === 'resources') {
      keys[spelling] = value;
      note(spelling, 'kept', 'Titles of resources are shown nowhere');
    } else if (taxonomy !== undefined && taxonomyKey(taxonomy) === undefined) {
      keys[spelling] = value;
      note(
        spelling,
        'kept',
        'This site has tags, categories, authors and series; make it one of them',
      );
    } else if (
      taxonomyKey(taxonomy ?? '') !== undefined &&
      taxonomyKey(taxonomy ?? '') !== 'series'
    ) {
      const key = taxonomyKey(taxonomy ?? '') ?? name;
      if (key !== name) note(spelling, 'converted');
      keys[key] = value;
    } else if (name === 'series' && Array.isArray(value)) {
      const [first, ...others] = strings(value);
      if (first !== undefined) keys.series = first;
      if (others.length > 0)
        note(spelling, 'to-do', `It belongs to one series only: ${others.join(', ')} was left out`);
    } else {
      const key = spellings.get(name) ?? spelling;
      keys[table.spellings.has(spelling) ? spelling : key] = value;
    }
  }
  if (kind === 'article' && date !== '' && keys.date === undefined && keys.pubDate === undefined) {
    keys.date = date;
    context.note({
      outcome: 'converted',
      subject: 'date of an article without one',
      place: { file: page.file, line: 1 },
      message: `Hugo took ${date} from another key or the name of the file`,
    });
  }
  if (!Object.keys(keys).some(isPicture)) {
    const [first] = [...pictures, ...coverResources(page)];
    if (first !== undefined) {
      keys.image = first;
      note('images', 'converted');
    }
  }
  // What cannot be read may have held it back.
  if (page.frontMatter.fault) keys.draft = true;
  for (const [key, value] of Object.entries(keys)) {
    if (!isPicture(key)) continue;
    if (typeof value === 'string') keys[key] = findPicture(page, value) ?? value;
    else if (isTable(value)) keys[key] = withFoundPicture(value, (one) => findPicture(page, one));
  }
  return keys;
}

function withFoundPicture(
  value: Readonly<Record<string, unknown>>,
  find: (written: string) => string | undefined,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      typeof one === 'string' && /^(?:path|src|url|image)$/.test(key) ? (find(one) ?? one) : one,
    ]),
  );
}

/** Pictures that a bundle names for its head. */
function coverResources(page: HugoPage): string[] {
  const resources = page.values.get('resources');
  if (!Array.isArray(resources)) return [];
  return (resources as unknown[]).flatMap((one): string[] => {
    if (!isTable(one) || typeof one.src !== 'string' || /[*?[{]/.test(one.src)) return [];
    return typeof one.name === 'string' && /feature|cover|header|thumb|banner|hero/i.test(one.name)
      ? [one.src]
      : [];
  });
}

function taxonomyKey(singular: string): string | undefined {
  switch (singular) {
    case 'tag':
      return 'tags';
    case 'category':
      return 'categories';
    case 'author':
      return 'authors';
    case 'series':
      return 'series';
    case 'keyword':
      return 'keywords';
    default:
      return undefined;
  }
}

/** What a key that keeps the page from readers is here. */
function heldBack(name: string, value: unknown): 'draft' | 'unlisted' | undefined {
  const isOff = (one: unknown): boolean => /^(?:never|false|link|local)$/.test(String(one));
  if (name === 'build' || name === '_build') {
    if (!isTable(value)) return undefined;
    const render = value.render ?? value.Render;
    const list = value.list ?? value.List;
    if (render !== undefined && isOff(render)) return 'draft';
    return list !== undefined && isOff(list) ? 'unlisted' : undefined;
  }
  if (name === 'headless') return value === true || value === 'true' ? 'draft' : undefined;
  if (name === 'draft' || !Object.hasOwn(HIDING_KEYS, name)) return undefined;
  if (['state', 'render', 'visibility', 'expirationdate', 'expiration_date'].includes(name))
    return undefined;
  const isSaying = value !== false && value !== 'false' && value !== '' && value !== null;
  return isSaying ? 'draft' : undefined;
}
