import { withinDistance } from '../content/text.ts';
import { gitHosts, type SiteConfig } from '../site-settings.ts';

/** What a value must be; whether it makes sense is for others to say. */
type Shape =
  | 'text'
  | 'flag'
  /** One of these words. */
  | { words: readonly string[] }
  | { list: Shape }
  | { fields: Fields }
  | { either: readonly [Shape, Shape] }
  | 'map';

interface Field {
  shape: Shape;
  optional: boolean;
}

type Fields = Readonly<Record<string, Field>>;

/** A setting of a shape that no command can work with. */
export interface ShapeFault {
  keys: readonly string[];
  /** Where and what, and how to mend it, as one sentence without a full stop. */
  message: string;
}

const needed = (shape: Shape): Field => ({ shape, optional: false });
const optional = (shape: Shape): Field => ({ shape, optional: true });

const LINK: Shape = { fields: { label: needed('text'), to: needed('text') } };
const ELSEWHERE: Shape = { fields: { label: needed('text'), url: needed('text') } };
const COLOR: Shape = {
  either: ['text', { fields: { light: needed('text'), dark: optional('text') } }],
};
const FONT_FILE: Shape = {
  fields: {
    path: needed('text'),
    weight: needed('text'),
    style: needed({ words: ['normal', 'italic'] }),
  },
};
const TYPEFACE: Shape = {
  either: [
    { words: ['system'] },
    { fields: { family: needed('text'), files: needed({ list: FONT_FILE }) } },
  ],
};
const LANGUAGE: Shape = {
  fields: {
    lang: needed('text'),
    name: optional('text'),
    tagline: optional('text'),
    navigation: optional({ list: LINK }),
    footer: optional({ list: LINK }),
  },
};

const SETTINGS: Readonly<Record<keyof SiteConfig, Field>> = {
  name: needed('text'),
  tagline: needed('text'),
  url: needed('text'),
  otherHosts: needed({ list: 'text' }),
  lang: needed('text'),
  languages: needed({ list: LANGUAGE }),
  typography: needed('flag'),
  email: needed('text'),
  hosts: needed({ list: { words: ['nginx', 'netlify', 'cloudflare', 'github'] } }),
  redirects: needed({ list: { fields: { from: needed('text'), to: needed('text') } } }),
  publicCode: needed({ list: 'text' }),
  severities: needed('map'),
  titleCards: needed('flag'),
  navigation: needed({ list: LINK }),
  footer: needed({ list: LINK }),
  kind: optional('text'),
  logo: optional('text'),
  colors: optional('map'),
  fonts: optional({ fields: { text: optional(TYPEFACE), interface: optional(TYPEFACE) } }),
  social: optional({ list: ELSEWHERE }),
  newsletter: optional(ELSEWHERE),
  home: optional({ fields: { categories: optional({ list: 'text' }) } }),
  repository: optional({
    fields: {
      host: needed({ words: gitHosts }),
      url: needed('text'),
      branch: needed('text'),
      folder: optional('text'),
      forReaders: optional('flag'),
    },
  }),
};

/**
 * What of the publisher's settings is missing, unknown or of another shape. Node runs the file without
 * its types being checked.
 */
export function findShapeFaults(config: object): ShapeFault[] {
  return [
    ...faultsOfFields(config, SETTINGS, []),
    ...['accent', 'paper', 'ink'].flatMap((name) => {
      const { colors } = config as { colors?: unknown };
      const value = isMap(colors) ? colors[name] : undefined;
      return value === undefined ? [] : faultsOf(value, COLOR, ['colors', name]);
    }),
  ];
}

function faultsOf(value: unknown, shape: Shape, keys: readonly string[]): ShapeFault[] {
  if (shape === 'text') return typeof value === 'string' ? [] : other(value, shape, keys);
  if (shape === 'flag') return typeof value === 'boolean' ? [] : other(value, shape, keys);
  if (shape === 'map') return isMap(value) ? [] : other(value, shape, keys);
  if ('list' in shape) {
    if (!Array.isArray(value)) return other(value, shape, keys);
    return value.flatMap((entry: unknown) => faultsOf(entry, shape.list, keys));
  }
  if ('fields' in shape)
    return isMap(value) ? faultsOfFields(value, shape.fields, keys) : other(value, shape, keys);
  if ('either' in shape) {
    const [one, another] = shape.either;
    if (isMap(value)) return faultsOf(value, another, keys);
    return faultsOf(value, one, keys).length === 0 ? [] : other(value, shape, keys);
  }
  return shape.words.some((word) => word === value) ? [] : other(value, shape, keys);
}

function faultsOfFields(
  value: Readonly<Record<string, unknown>> | object,
  fields: Fields,
  keys: readonly string[],
): ShapeFault[] {
  const given = new Map<string, unknown>(Object.entries(value));
  const place = keys.length === 0 ? 'is no setting' : `is no part of \`${keys.join('.')}\``;
  const unknown = [...given.keys()].filter((key) => !Object.hasOwn(fields, key));
  const meant = new Set<string>();
  const unknownFaults = unknown.map((key): ShapeFault => {
    const near = Object.keys(fields).find((name) => !given.has(name) && isNear(key, name));
    if (near !== undefined) meant.add(near);
    const hint = near === undefined ? 'delete it' : `write \`${near}\``;
    return { keys: [...keys, key], message: `\`${key}\` ${place}: ${hint}` };
  });
  const fieldFaults = Object.entries(fields).flatMap(([key, { shape, optional: mayLack }]) => {
    const found = given.get(key);
    if (found !== undefined) return faultsOf(found, shape, [...keys, key]);
    if (mayLack || meant.has(key)) return [];
    const name = [...keys, key].join('.');
    return [{ keys, message: `\`${name}\` is missing: write it as ${described(shape)}` }];
  });
  return [...unknownFaults, ...fieldFaults];
}

function other(value: unknown, shape: Shape, keys: readonly string[]): ShapeFault[] {
  const written = value === undefined ? 'nothing' : JSON.stringify(value);
  const shown = written.length > 60 ? `${written.slice(0, 60)}…` : written;
  return [{ keys, message: `\`${keys.join('.')}\` has ${shown}: write ${described(shape)}` }];
}

function described(shape: Shape): string {
  if (shape === 'text') return 'a text in quotation marks';
  if (shape === 'flag') return '`true` or `false`';
  if (shape === 'map') return 'an object, as `{}`';
  if ('list' in shape) return `a list in brackets, each entry ${described(shape.list)}`;
  if ('fields' in shape) return `\`{ ${Object.keys(shape.fields).join(', ')} }\``;
  if ('either' in shape) return shape.either.map(described).join(' or ');
  return shape.words.map((word) => `'${word}'`).join(' or ');
}

function isNear(written: string, name: string): boolean {
  return withinDistance(written.toLowerCase(), name.toLowerCase(), name.length >= 8 ? 2 : 1);
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
