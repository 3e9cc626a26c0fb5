import { parseDocument, LineCounter } from 'yaml';
import { ArchiveError } from '../archive.ts';
import { asList, asMap, asText } from './values.ts';
import { isTimeZone } from './zoned-date.ts';

export interface Collection {
  /** Whether its documents are pages of the site. */
  output: boolean;
  /** Pattern of its addresses; otherwise Jekyll's own. */
  permalink?: string;
}

/** Values that a part of the site has without front matter of its own. */
interface Defaults {
  /** Below the site; empty for all of it. */
  path: string;
  type?: string;
  values: Readonly<Record<string, unknown>>;
}

/** What `_config.yml` says of a site. */
export interface JekyllConfig {
  /** Whether there is one. */
  isWritten: boolean;
  /** With scheme and host, without a slash at its end; empty when it is not said. */
  url: string;
  /** Path that all addresses begin with: empty, or `/blog`. */
  baseurl: string;
  /** IANA name; UTC when nothing else is said. */
  timeZone: string;
  /** A style or pattern of permalinks. */
  permalink: string;
  /** Below the folder of the configuration; empty for that folder. */
  source: string;
  destination: string;
  collectionsDir: string;
  include: readonly string[];
  exclude: readonly string[];
  collections: ReadonlyMap<string, Collection>;
  defaults: readonly Defaults[];
  plugins: readonly string[];
  /** Everything, for `site.…` in texts. */
  values: Readonly<Record<string, unknown>>;
}

/** @throws ArchiveError for text that is no YAML, as the addresses of all articles depend on it. */
export function readConfig(text: string, file: string): JekyllConfig {
  return configOf(asMap(readYaml(text, file)), true);
}

/** Jekyll's own settings. */
export function defaultConfig(): JekyllConfig {
  return configOf({}, false);
}

/** @throws ArchiveError at the line that cannot be read. */
export function readYaml(text: string, file: string): unknown {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter,
    uniqueKeys: false,
    logLevel: 'silent',
    schema: 'core',
  });
  const [error] = document.errors;
  if (error) {
    const { line } = lineCounter.linePos(error.pos[0]);
    throw new ArchiveError(`${file} is no YAML: ${error.message.split('\n')[0] ?? ''}`, {
      file,
      line,
    });
  }
  return document.toJS() as unknown;
}

function configOf(values: Readonly<Record<string, unknown>>, isWritten: boolean): JekyllConfig {
  const timeZone = asText(values.timezone);
  const baseurl = asText(values.baseurl).replace(/^\/+|\/+$/g, '');
  return {
    isWritten,
    url: asText(values.url).replace(/\/+$/, ''),
    baseurl: baseurl === '' ? '' : `/${baseurl}`,
    timeZone: timeZone !== '' && isTimeZone(timeZone) ? timeZone : 'UTC',
    permalink: asText(values.permalink) || 'date',
    source: folder(values.source),
    destination: folder(values.destination) || '_site',
    collectionsDir: folder(values.collections_dir),
    include: asList(values.include).map(asText),
    exclude: asList(values.exclude).map(asText),
    collections: collectionsOf(values.collections),
    defaults: asList(values.defaults).map((one): Defaults => {
      const scope = asMap(asMap(one).scope);
      const type = asText(scope.type);
      return {
        path: asText(scope.path).replace(/^\/+|\/+$/g, ''),
        ...(type !== '' && { type }),
        values: asMap(asMap(one).values),
      };
    }),
    plugins: [...asList(values.plugins), ...asList(values.gems)].map(asText),
    values,
  };
}

function folder(value: unknown): string {
  return asText(value)
    .replace(/^(?:\.?\/+)+|\/+$/g, '')
    .replace(/^\.$/, '');
}

function collectionsOf(value: unknown): Map<string, Collection> {
  const collections = new Map<string, Collection>();
  if (Array.isArray(value)) {
    for (const label of value) collections.set(asText(label), { output: false });
  } else {
    for (const [label, one] of Object.entries(asMap(value))) {
      const settings = asMap(one);
      const permalink = asText(settings.permalink);
      collections.set(label, {
        output: settings.output === true,
        ...(permalink !== '' && { permalink }),
      });
    }
  }
  return collections;
}

/**
 * Values of `defaults` for a file. Of two that apply, the one with the longer path counts, then the one
 * with a type.
 */
export function defaultsFor(
  { defaults }: JekyllConfig,
  path: string,
  type: string,
): Readonly<Record<string, unknown>> {
  let values: Readonly<Record<string, unknown>> = {};
  let last: Defaults | undefined;
  for (const one of defaults) {
    if (one.type !== undefined && one.type !== type) continue;
    if (!isInScope(path, one.path)) continue;
    const wins =
      last === undefined ||
      (one.path.length === last.path.length
        ? one.type !== undefined || last.type === undefined
        : one.path.length > last.path.length);
    values = wins ? { ...values, ...one.values } : { ...one.values, ...values };
    if (wins) last = one;
  }
  return values;
}

function isInScope(path: string, scope: string): boolean {
  if (scope === '') return true;
  if (scope.includes('*')) return matchesGlob(path, scope) || matchesGlob(path, `${scope}/**`);
  return path === scope || path.startsWith(`${scope}/`);
}

/** Whether a path matches a pattern with `*` for a part of a name and `**` for any folders. */
export function matchesGlob(path: string, pattern: string): boolean {
  const source = pattern
    .split(/(\*\*\/?|\*|\?)/)
    .map((part) => {
      if (part.startsWith('**')) return '.*';
      if (part === '*') return '[^/]*';
      return part === '?' ? '[^/]' : part.replace(/[\\^$.+()[\]{}|]/g, String.raw`\$&`);
    })
    .join('');
  return new RegExp(`^${source}$`).test(path);
}
