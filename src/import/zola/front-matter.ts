import { articleFields, termFields } from '../../content/front-matter/fields.ts';
import type { Note } from '../archive.ts';
import { list, type ZolaPage } from './pages.ts';

/** Keys that say where the page is, and those that Zola alone reads. */
const ADDRESS_KEYS = new Set(['path', 'slug', 'aliases']);
const LEFT_OUT = new Set(['template', 'page_template', 'insert_anchor_links', 'sort_by']);
/** Taxonomies that this site has too. */
const TAXONOMIES: Readonly<Record<string, string>> = {
  tags: 'tags',
  tag: 'tags',
  categories: 'categories',
  category: 'categories',
  authors: 'authors',
  author: 'authors',
  keywords: 'keywords',
};

/** The front matter of a page under keys that the site knows. */
export function convertFrontMatter(
  page: ZolaPage,
  kind: 'article' | 'page',
  report: (note: Note) => void,
): Record<string, unknown> {
  const table = kind === 'article' ? articleFields : termFields;
  const { data, lineOf } = page.frontMatter;
  const note = (key: string, outcome: Note['outcome'], message: string): void => {
    report({
      outcome,
      subject: `front matter \`${key}\``,
      place: { file: page.file, line: lineOf(key) },
      message,
    });
  };
  const keys: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(data)) {
    if (ADDRESS_KEYS.has(key)) continue;
    if (LEFT_OUT.has(key)) note(key, 'left-out', 'Zola alone reads it');
    else if (key === 'authors' && list(value).length === 0) continue;
    else if (key !== 'taxonomies' && key !== 'extra') keys[key] = value;
  }
  if (data.date === undefined && page.date !== '' && kind === 'article') {
    keys.date = page.date;
    note('date', 'converted', 'It was in the name or the path of the page');
  }
  for (const [name, value] of Object.entries(mapOf(data.taxonomies))) {
    const own = TAXONOMIES[name];
    const values = list(value);
    if (own !== undefined) {
      keys[own] = [...new Set([...list(keys[own]), ...values])];
    } else if (name === 'series') {
      const [first, ...others] = values;
      if (first !== undefined) keys.series = first;
      if (others.length > 0)
        note(
          'taxonomies',
          'to-do',
          `It belongs to one series only: ${others.join(', ')} was left out`,
        );
    } else {
      keys[Object.hasOwn(data, name) ? `taxonomy_${name}` : name] = value;
      note('taxonomies', 'kept', `This site has no ${name}; make them tags or categories`);
    }
  }
  // What cannot be read may have held it back.
  if (page.frontMatter.fault) keys.draft = true;
  const rest: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(mapOf(data.extra))) {
    const own = table.spellings.get(key);
    const isTaken = Object.keys(keys).some(
      (one) => (table.spellings.get(one) ?? one) === (own ?? key),
    );
    if (own !== undefined && !isTaken && FROM_EXTRA.has(own)) {
      keys[key] = value;
      note('extra', 'converted', `${key} stands beside the other keys`);
    } else {
      rest[key] = value;
    }
  }
  if (Object.keys(rest).length > 0) {
    keys.extra = rest;
    note('extra', 'kept', `Templates read ${Object.keys(rest).join(', ')}; nothing here does`);
  }
  return keys;
}

/** Keys that templates keep in `extra` with the meaning that they have here. */
const FROM_EXTRA = new Set([
  'image',
  'imageAlt',
  'imageCaption',
  'imageCredit',
  'keywords',
  'series',
  'toc',
  'featured',
  'noindex',
  'lang',
  'canonical',
  'lastReviewed',
]);

function mapOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
