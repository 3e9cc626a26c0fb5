import { asList, asMap } from './values.ts';

/** A value of Liquid, or that the archive does not hold it. */
export type Known = { known: true; value: unknown } | { known: false };

/** Looks a name up: `site`, `page`, a variable. */
export type Lookup = (name: string) => Known;

/** Where the site is served, for filters that make addresses. */
export interface SiteAddress {
  url: string;
  baseurl: string;
}

/** The value of `name.key | filter: argument`, and the filters that are none of Liquid's own. */
export interface Evaluated {
  result: Known;
  unknownFilters: readonly string[];
}

const unknown: Known = { known: false };

/** Evaluates what stands between double braces or behind `assign x =`. */
export function evaluate(expression: string, lookup: Lookup, site: SiteAddress): Evaluated {
  const [head = '', ...filters] = splitOutside(expression, '|');
  const first = readValue(head.trim(), lookup);
  const unknownFilters: string[] = [];
  let result = first;
  for (const written of filters) {
    const [, name = '', list = ''] = /^\s*([\w-]+)\s*(?::\s*([\s\S]*))?$/.exec(written) ?? [];
    const args =
      list.trim() === '' ? [] : splitOutside(list, ',').map((one) => readValue(one.trim(), lookup));
    if (!result.known && name !== 'default') break;
    if (args.some(({ known }) => !known)) {
      result = unknown;
      break;
    }
    const filter = filtersOf(site).get(name);
    if (filter === undefined) {
      unknownFilters.push(name);
      continue;
    }
    const values = args.map((one) => (one.known ? one.value : null));
    result = { known: true, value: filter(result.known ? result.value : null, values) };
  }
  return { result, unknownFilters };
}

/** Text of a value as Liquid prints it; undefined for one that no text stands for. */
export function printed(value: unknown): string | undefined {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join('');
  return undefined;
}

/** Reads a literal, or looks a path up: `"text"`, `12`, `site.data.people[0].name`. */
function readValue(written: string, lookup: Lookup): Known {
  const quoted = /^"([^"]*)"$|^'([^']*)'$/.exec(written);
  if (quoted) return { known: true, value: quoted[1] ?? quoted[2] ?? '' };
  if (/^-?\d+(?:\.\d+)?$/.test(written)) return { known: true, value: Number(written) };
  if (written === 'true' || written === 'false') return { known: true, value: written === 'true' };
  if (written === 'nil' || written === 'null' || written === 'empty')
    return { known: true, value: null };
  const parts = [
    ...written.matchAll(/(?:^|\.)([\w-]+)|\[\s*(?:"([^"]*)"|'([^']*)'|(-?\d+))\s*\]/g),
  ];
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== written) return unknown;
  const [[, name = ''] = [], ...rest] = parts;
  let value = lookup(name);
  for (const [, key, double, single, index] of rest) {
    if (!value.known) return value;
    value = step(value.value, key ?? double ?? single ?? index ?? '');
  }
  return value;
}

function step(value: unknown, key: string): Known {
  if (typeof value === 'function') return (value as Lookup)(key);
  if (Array.isArray(value)) {
    if (key === 'size') return { known: true, value: value.length };
    if (key === 'first') return { known: true, value: value.at(0) };
    if (key === 'last') return { known: true, value: value.at(-1) };
    return { known: true, value: value.at(Number(key)) };
  }
  if (typeof value === 'string' && key === 'size') return { known: true, value: value.length };
  return { known: true, value: Object.hasOwn(asMap(value), key) ? asMap(value)[key] : null };
}

function splitOutside(text: string, sign: string): string[] {
  const parts: string[] = [''];
  for (const [piece] of text.matchAll(/"[^"]*"|'[^']*'|[\s\S]/g)) {
    if (piece === sign) parts.push('');
    else parts[parts.length - 1] = (parts.at(-1) ?? '') + piece;
  }
  return parts;
}

type Filter = (value: unknown, args: readonly unknown[]) => unknown;

const escapes: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => escapes.get(sign) ?? sign);
}

/** Filters of Liquid and Jekyll that make text of text. */
function filtersOf({ url, baseurl }: SiteAddress): ReadonlyMap<string, Filter> {
  const text =
    (change: (value: string, ...args: string[]) => unknown): Filter =>
    (value, args) =>
      change(printed(value) ?? '', ...args.map((one) => printed(one) ?? ''));
  const relative = (path: string): string =>
    /^[a-z][a-z+.-]*:|^\/\//i.test(path) ? path : `${baseurl}/${path.replace(/^\/+/, '')}`;
  const absolute = (path: string): string =>
    /^[a-z][a-z+.-]*:|^\/\//i.test(path) ? path : url + relative(path);
  const encode = (value: string): string => encodeURIComponent(value).replaceAll('%20', '+');
  return new Map<string, Filter>([
    ['relative_url', text(relative)],
    ['absolute_url', text(absolute)],
    // Of Eleventy, in whose texts Liquid stands too.
    ['url', text(relative)],
    ['prepend', text((value, before = '') => before + value)],
    ['append', text((value, after = '') => value + after)],
    ['escape', text(escapeHtml)],
    ['xml_escape', text(escapeHtml)],
    ['escape_once', text((value) => escapeHtml(value.replace(/&amp;/g, '&')))],
    ['cgi_escape', text(encode)],
    ['url_encode', text(encode)],
    ['uri_escape', text((value) => encodeURI(value))],
    ['downcase', text((value) => value.toLowerCase())],
    ['upcase', text((value) => value.toUpperCase())],
    ['capitalize', text((value) => value.slice(0, 1).toUpperCase() + value.slice(1).toLowerCase())],
    ['strip', text((value) => value.trim())],
    ['lstrip', text((value) => value.trimStart())],
    ['rstrip', text((value) => value.trimEnd())],
    ['strip_newlines', text((value) => value.replace(/\r?\n/g, ''))],
    ['strip_html', text((value) => value.replace(/<[^>]*>/g, ''))],
    ['replace', text((value, from = '', to = '') => value.replaceAll(from, () => to))],
    ['replace_first', text((value, from = '', to = '') => value.replace(from, () => to))],
    ['remove', text((value, what = '') => value.replaceAll(what, ''))],
    ['remove_first', text((value, what = '') => value.replace(what, ''))],
    ['split', text((value, sign = ' ') => value.split(sign))],
    // What they make of Markdown is what the text becomes here too.
    ['markdownify', text((value) => value)],
    ['smartify', text((value) => value)],
    [
      'join',
      (value, [sign]) =>
        asList(value)
          .map((one) => printed(one) ?? '')
          .join(printed(sign) ?? ' '),
    ],
    ['first', (value) => asList(value).at(0)],
    ['last', (value) => asList(value).at(-1)],
    ['size', (value) => (typeof value === 'string' ? value.length : asList(value).length)],
    [
      'default',
      (value, [other]) =>
        value === null || value === undefined || value === '' || value === false ? other : value,
    ],
    [
      'where',
      (value, [key, wanted]) =>
        asList(value).filter((one) => printed(asMap(one)[printed(key) ?? '']) === printed(wanted)),
    ],
  ]);
}
