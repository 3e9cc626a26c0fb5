import { parse as parseToml, TomlError } from 'smol-toml';
import { ArchiveError, type Note } from '../archive.ts';
import { readSourceText, type SourceFolder } from '../source-folder.ts';
import type { Slugify } from './slugify.ts';

type Table = Readonly<Record<string, unknown>>;

/** What the configuration of a Zola site says of its addresses and content. */
export interface ZolaConfig {
  baseURL: string;
  /** Path of `baseURL`, with a slash at both ends. */
  base: string;
  defaultLanguage: string;
  /** Codes of the other languages. */
  languages: readonly string[];
  taxonomies: readonly { name: string; hasFeed: boolean; isPaginated: boolean }[];
  slugify: { paths: Slugify; taxonomies: Slugify; anchors: Slugify; keepsDates: boolean };
  /** Whether the home page has feeds. */
  hasFeeds: boolean;
  feedNames: readonly string[];
  theme: string | undefined;
  emoji: boolean;
  definitionLists: boolean;
}

const FILES = ['config.toml', 'zola.toml'];

export function readZolaConfig(folder: SourceFolder, note: (note: Note) => void): ZolaConfig {
  const file = FILES.find((one) => folder.files.includes(one));
  if (file === undefined)
    throw new ArchiveError('It has no configuration of Zola', { file: 'config.toml', line: 1 });
  let table: Table;
  try {
    table = parseToml(readSourceText(folder, file, note));
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [message = ''] = error.message.replace(/^Invalid TOML document: /, '').split('\n');
    throw new ArchiveError(message, { file, line: error.line });
  }
  const baseURL = text(table.base_url) ?? '';
  const slugify = tableOf(table.slugify);
  const markdown = tableOf(table.markdown);
  const feedNames = list(table.feed_filenames).filter((one) => typeof one === 'string');
  return {
    baseURL,
    base: `${(URL.parse(baseURL)?.pathname ?? '/').replace(/\/+$/, '')}/`,
    defaultLanguage: text(table.default_language) ?? 'en',
    languages: Object.keys(tableOf(table.languages)).sort(),
    taxonomies: list(table.taxonomies).flatMap((one) => {
      const { name, feed, rss, paginate_by } = tableOf(one);
      if (typeof name !== 'string') return [];
      return [
        { name, hasFeed: feed === true || rss === true, isPaginated: Number(paginate_by ?? 0) > 0 },
      ];
    }),
    slugify: {
      paths: strategy(slugify.paths),
      taxonomies: strategy(slugify.taxonomies),
      anchors: strategy(slugify.anchors),
      keepsDates: slugify.paths_keep_dates === true,
    },
    hasFeeds: [table.generate_feeds, table.generate_feed, table.generate_rss].includes(true),
    feedNames: feedNames.length > 0 ? feedNames : [text(table.feed_filename) ?? 'atom.xml'],
    theme: text(table.theme),
    emoji: markdown.render_emoji === true,
    definitionLists: markdown.definition_list === true,
  };
}

function strategy(value: unknown): Slugify {
  return value === 'safe' || value === 'off' ? value : 'on';
}

function tableOf(value: unknown): Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Table)
    : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
