import { parse as parseToml, TomlError } from 'smol-toml';
import { parse as parseYaml, YAMLParseError } from 'yaml';
import { ArchiveError, type Note } from '../archive.ts';
import { pathInside, readSourceText, type SourceFolder } from '../source-folder.ts';

export type Table = Readonly<Record<string, unknown>>;

/** A language of the site. */
export interface Language {
  code: string;
  /** Folder of its content, where it has one of its own. */
  contentDir?: string;
  /** As front matter writes it. */
  tag: string;
}

/** A folder whose files lie below `target` for one language or all. */
export interface Mount {
  folder: string;
  target: string;
  language?: string;
}

/** What the configuration of a Hugo site says of its addresses and content. */
export interface HugoConfig {
  /** All of it, with keys in lower case. */
  table: Table;
  baseURL: string;
  /** Path of `baseURL`, with a slash at both ends. */
  base: string;
  languages: readonly Language[];
  defaultLanguage: string;
  /** Whether the default language has a folder of its own in addresses. */
  defaultInFolder: boolean;
  content: readonly Mount[];
  static: readonly Mount[];
  /** Plural of each taxonomy, which is the key in front matter, by its singular. */
  taxonomies: ReadonlyMap<string, string>;
  lowersPaths: boolean;
  removesAccents: boolean;
  uglyURLs: boolean | ReadonlyMap<string, boolean>;
  permalinks: readonly Permalink[];
  /** Name of feeds, without its ending. */
  feedName: string;
  /** Kinds of pages that have a feed. */
  feeds: ReadonlySet<string>;
  disabledKinds: ReadonlySet<string>;
  /** Whether a file's name may give its date and slug. */
  dateFromName: boolean;
  headingIds: 'github' | 'github-ascii' | 'blackfriday';
  blockAttributes: boolean;
  emoji: boolean;
  /** Elements that marks around words stand for, as `==` for `mark`. */
  marks: ReadonlyMap<string, string>;
  params: Table;
}

export interface Permalink {
  kind: 'page' | 'section' | 'taxonomy' | 'term';
  /** Section or taxonomy, in lower case; empty for the home section; undefined for all. */
  section: string | undefined;
  pattern: string;
}

const ENDINGS = ['toml', 'yaml', 'yml', 'json'];
const ROOT_NAMES = ['hugo', 'config'];

/** Reads the files of a configuration and merges them in Hugo's order, for a production build. */
export function readHugoConfig(folder: SourceFolder, note: (note: Note) => void): HugoConfig {
  const known = new Set(folder.files);
  const root = ROOT_NAMES.flatMap((name) => ENDINGS.map((ending) => `${name}.${ending}`)).find(
    (file) => known.has(file),
  );
  let table: Table = root === undefined ? {} : readTable(folder, root, note);
  for (const environment of ['_default', 'production']) {
    for (const file of folder.files) {
      const match = new RegExp(`^config/${environment}/([^/]+)\\.(?:toml|ya?ml|json)$`).exec(file);
      if (!match) continue;
      table = merged(table, atPlace(match[1] ?? '', readTable(folder, file, note)));
    }
  }
  if (root === undefined && Object.keys(table).length === 0) {
    throw new ArchiveError('It has no configuration of Hugo, such as hugo.toml', {
      file: 'hugo.toml',
      line: 1,
    });
  }
  return interpreted(table, folder, root ?? 'config/_default/hugo.toml', note);
}

function readTable(folder: SourceFolder, file: string, note: (note: Note) => void): Table {
  const text = readSourceText(folder, file, note);
  try {
    const read: unknown = file.endsWith('.toml')
      ? parseToml(text)
      : file.endsWith('.json')
        ? JSON.parse(text)
        : parseYaml(text);
    return lowerKeys(read) as Table;
  } catch (error) {
    if (error instanceof TomlError)
      throw new ArchiveError(firstLine(error.message), { file, line: error.line });
    if (error instanceof YAMLParseError)
      throw new ArchiveError(firstLine(error.message), {
        file,
        line: error.linePos?.[0].line ?? 1,
      });
    if (error instanceof SyntaxError)
      throw new ArchiveError(firstLine(error.message), { file, line: 1 });
    throw error;
  }
}

function firstLine(message: string): string {
  return message.replace(/^Invalid TOML document: /, '').split('\n')[0] ?? message;
}

/** The keys that a file of `config/_default/` stands for: `params.de.toml` is `languages.de.params`. */
function atPlace(name: string, table: Table): Table {
  if (ROOT_NAMES.includes(name)) return table;
  const [key = '', language] = name.toLowerCase().split('.');
  if (language === undefined) return { [key]: table };
  const isOwn = key === 'params' || key === 'menu' || key === 'menus';
  return { languages: { [language]: isOwn ? { [key]: table } : table } };
}

function merged(one: Table, other: Table): Table {
  const result: Record<string, unknown> = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const known = result[key];
    result[key] = isTable(known) && isTable(value) ? merged(known, value) : value;
  }
  return result;
}

export function isTable(value: unknown): value is Table {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
  );
}

function lowerKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lowerKeys);
  if (!isTable(value)) return value ?? {};
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key.toLowerCase(),
      isTable(one) || Array.isArray(one) ? lowerKeys(one) : one,
    ]),
  );
}

/** The value at a path of keys. */
export function valueAt(table: Table, ...keys: readonly string[]): unknown {
  let value: unknown = table;
  for (const key of keys) {
    if (!isTable(value)) return undefined;
    value = value[key];
  }
  return value;
}

function interpreted(
  table: Table,
  folder: SourceFolder,
  file: string,
  note: (note: Note) => void,
): HugoConfig {
  const text = (...keys: readonly string[]): string | undefined => {
    const value = valueAt(table, ...keys);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const flag = (...keys: readonly string[]): boolean | undefined => {
    const value = valueAt(table, ...keys);
    return typeof value === 'boolean' ? value : undefined;
  };
  const inside = (path: string): string[] => {
    const found = path.startsWith('/') ? undefined : pathInside(path);
    if (found !== undefined) return [found];
    note({
      outcome: 'left-out',
      subject: 'folder outside the archive',
      place: { file, line: 1 },
      message: `${path} is not read`,
    });
    return [];
  };
  const baseURL = text('baseurl') ?? '';
  const languages = languagesOf(table);
  const defaultLanguage =
    text('defaultcontentlanguage')?.toLowerCase() ?? languages[0]?.code ?? 'en';
  const themes = strings(table.theme);
  const staticDirs = Object.entries(table)
    .filter(([key]) => /^staticdir\d*$/.test(key))
    .flatMap(([, value]) => strings(value));
  const mounts = mountsOf(table);
  const ownContent = mounts.filter(({ target }) => /^content(?:\/|$)/.test(target));
  const ownStatic = mounts.filter(({ target }) => /^static(?:\/|$)/.test(target));
  const below = (mount: Mount, name: string): Mount[] =>
    inside(mount.folder).map((path) => ({
      ...mount,
      folder: path,
      target: mount.target.slice(name.length + 1),
    }));
  const contentDir = text('contentdir') ?? 'content';
  const separate = languages.filter(({ contentDir: own }) => own !== undefined);
  const content =
    ownContent.length > 0
      ? ownContent.flatMap((mount) => below(mount, 'content'))
      : [
          ...separate.flatMap(({ code, contentDir: own = '' }) =>
            inside(own).map((path) => ({ folder: path, target: '', language: code })),
          ),
          ...(languages.length > 0 && separate.length === languages.length
            ? []
            : inside(contentDir).map((path) => ({ folder: path, target: '' }))),
        ];
  const folders =
    ownStatic.length > 0
      ? ownStatic.flatMap((mount) => below(mount, 'static'))
      : (staticDirs.length > 0 ? staticDirs : ['static'])
          .flatMap(inside)
          .map((path) => ({ folder: path, target: '' }));
  const themesDir = text('themesdir') ?? 'themes';
  const ofThemes = themes.flatMap((theme) => inside(`${themesDir}/${theme}/static`));
  const assets = [
    ...mounts
      .filter(({ target }) => /^assets(?:\/|$)/.test(target))
      .flatMap((mount) => below(mount, 'assets')),
    ...inside(text('assetdir') ?? 'assets').map((path) => ({ folder: path, target: '' })),
  ];
  const ugly = table.uglyurls;
  return {
    table,
    baseURL,
    base: `/${(URL.parse(baseURL)?.pathname ?? (baseURL.startsWith('/') ? baseURL : '')).replace(/^\/+|\/+$/g, '')}/`.replace(
      '//',
      '/',
    ),
    languages,
    defaultLanguage,
    defaultInFolder: flag('defaultcontentlanguageinsubdir') ?? false,
    content,
    static: [
      ...folders,
      ...ofThemes.map((path) => ({ folder: path, target: '' })),
      ...assets,
    ].filter(({ folder: path }) => folder.files.some((one) => one.startsWith(`${path}/`))),
    taxonomies: new Map(
      isTable(table.taxonomies)
        ? Object.entries(table.taxonomies).flatMap(([one, many]): [string, string][] =>
            typeof many === 'string' ? [[one, many.toLowerCase()]] : [],
          )
        : [
            ['category', 'categories'],
            ['tag', 'tags'],
          ],
    ),
    lowersPaths: !(flag('disablepathtolower') ?? false),
    removesAccents: flag('removepathaccents') ?? false,
    uglyURLs: isTable(ugly)
      ? new Map(Object.entries(ugly).map(([key, value]) => [key, value === true]))
      : ugly === true,
    permalinks: permalinksOf(table.permalinks),
    feedName: text('outputformats', 'rss', 'basename') ?? 'index',
    feeds: feedsOf(table),
    disabledKinds: new Set(strings(table.disablekinds).map((kind) => kind.toLowerCase())),
    dateFromName: strings(valueAt(table, 'frontmatter', 'date')).includes(':filename'),
    headingIds: headingIdsOf(text('markup', 'goldmark', 'parser', 'autoheadingidtype')),
    blockAttributes: flag('markup', 'goldmark', 'parser', 'attribute', 'block') ?? false,
    emoji: flag('enableemoji') ?? false,
    marks: new Map(
      Object.entries(EXTRAS).flatMap(([name, [mark, element]]) =>
        flag('markup', 'goldmark', 'extensions', 'extras', name, 'enable') === true
          ? [[mark, element] as const]
          : [],
      ),
    ),
    params: isTable(table.params) ? table.params : {},
  };
}

/** Mark and element of each extension, by the name of its switch. */
const EXTRAS: Readonly<Record<string, readonly [string, string]>> = {
  insert: ['++', 'ins'],
  mark: ['==', 'mark'],
  subscript: ['~', 'sub'],
  superscript: ['^', 'sup'],
};

function headingIdsOf(name: string | undefined): HugoConfig['headingIds'] {
  return name === 'github-ascii' || name === 'blackfriday' ? name : 'github';
}

function languagesOf(table: Table): Language[] {
  if (!isTable(table.languages)) return [];
  const weight = (value: unknown): number => {
    const found = isTable(value) ? Number(value.weight ?? 0) : 0;
    return found === 0 || Number.isNaN(found) ? Number.MAX_SAFE_INTEGER : found;
  };
  const disabled = new Set(strings(table.disablelanguages));
  return Object.entries(table.languages)
    .filter(([code, value]) => !disabled.has(code) && !(isTable(value) && value.disabled === true))
    .sort(([, one], [, other]) => weight(one) - weight(other))
    .map(([code, value]) => {
      const own = isTable(value) ? value : {};
      const tag = own.languagecode ?? own.locale;
      return {
        code,
        tag: typeof tag === 'string' ? tag : code,
        ...(typeof own.contentdir === 'string' && { contentDir: own.contentdir }),
      };
    });
}

function mountsOf(table: Table): Mount[] {
  const mounts = valueAt(table, 'module', 'mounts');
  if (!Array.isArray(mounts)) return [];
  return mounts.flatMap((mount: unknown): Mount[] => {
    if (!isTable(mount)) return [];
    const { source, target, lang } = mount;
    if (typeof source !== 'string' || typeof target !== 'string') return [];
    return [{ folder: source, target, ...(typeof lang === 'string' && { language: lang }) }];
  });
}

const KINDS = ['page', 'section', 'taxonomy', 'term'] as const;

/** Permalinks in each of the forms that Hugo has had, the most specific first. */
function permalinksOf(value: unknown): Permalink[] {
  const found: Permalink[] = [];
  if (Array.isArray(value)) {
    for (const entry of value as unknown[]) {
      if (!isTable(entry) || typeof entry.pattern !== 'string') continue;
      const kind = valueAt(entry, 'target', 'kind');
      const path = valueAt(entry, 'target', 'path');
      const section =
        typeof path === 'string' ? /^\/?\{?([^{},*]*?)(?:[/,*{}].*)?$/.exec(path)?.[1] : undefined;
      found.push({
        kind: KINDS.find((one) => one === kind) ?? 'page',
        section: section === '' ? undefined : section?.toLowerCase(),
        pattern: entry.pattern,
      });
    }
    return found;
  }
  if (!isTable(value)) return [];
  for (const [key, pattern] of Object.entries(value)) {
    const kind = KINDS.find((one) => one === key);
    if (kind !== undefined && isTable(pattern)) {
      for (const [section, own] of Object.entries(pattern))
        if (typeof own === 'string')
          found.push({ kind, section: sectionKey(section), pattern: own });
    } else if (typeof pattern === 'string') {
      found.push({ kind: 'page', section: sectionKey(key), pattern });
      // What names a taxonomy is of its terms.
      found.push({ kind: 'term', section: sectionKey(key), pattern });
    }
  }
  return found.sort((one, other) => (other.section ?? '').length - (one.section ?? '').length);
}

function sectionKey(section: string): string {
  return section.toLowerCase().replace(/^[/ ]+|[/ ]+$/g, '');
}

const WITH_FEEDS = ['home', 'section', 'taxonomy', 'term'];

function feedsOf(table: Table): Set<string> {
  const disabled = strings(table.disablekinds).map((kind) => kind.toLowerCase());
  if (disabled.includes('rss')) return new Set();
  return new Set(
    WITH_FEEDS.filter((kind) => {
      const outputs = valueAt(table, 'outputs', kind);
      const hasFeed =
        outputs === undefined || strings(outputs).some((one) => one.toLowerCase() === 'rss');
      return hasFeed && !disabled.includes(kind);
    }),
  );
}

/** A text or a list of texts. */
export function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
