import { readYaml } from '../jekyll/config.ts';
import { asList, asMap, asText } from '../jekyll/values.ts';
import { isTimeZone } from '../jekyll/zoned-date.ts';

/** What `_config.yml` says of a site of Hexo. */
export interface HexoConfig {
  isWritten: boolean;
  /** With scheme and host, without a slash at its end; empty when it is not said. */
  url: string;
  /** Path that all addresses begin with; ends with a slash. */
  root: string;
  sourceDir: string;
  permalink: string;
  permalinkDefaults: Readonly<Record<string, unknown>>;
  newPostName: string;
  timeZone: string;
  categoryDir: string;
  tagDir: string;
  archiveDir: string;
  feeds: readonly { path: string; isAtom: boolean }[];
  codeDir: string;
  defaultCategory: string;
  categoryMap: Readonly<Record<string, unknown>>;
  tagMap: Readonly<Record<string, unknown>>;
  /** 1 makes addresses of terms lower case, 2 upper case. */
  filenameCase: number;
  skipRender: readonly string[];
}

/** @throws ArchiveError for text that is no YAML. */
export function readHexoConfig(text: string, file: string): HexoConfig {
  return configOf(asMap(readYaml(text, file)), true);
}

export function defaultHexoConfig(): HexoConfig {
  return configOf({}, false);
}

function configOf(values: Readonly<Record<string, unknown>>, isWritten: boolean): HexoConfig {
  const timeZone = asText(values.timezone);
  const url = asText(values.url).replace(/\/+$/, '');
  const root = asText(values.root) || pathOf(url);
  return {
    isWritten,
    url: /^https?:\/\/[^/]+/.exec(url)?.[0] ?? '',
    root: `/${root}/`.replace(/\/{2,}/g, '/'),
    sourceDir: folder(values.source_dir) || 'source',
    permalink: asText(values.permalink) || ':year/:month/:day/:title/',
    permalinkDefaults: asMap(values.permalink_defaults),
    newPostName: asText(values.new_post_name) || ':title.md',
    timeZone: timeZone !== '' && isTimeZone(timeZone) ? timeZone : 'UTC',
    categoryDir: folder(values.category_dir) || 'categories',
    tagDir: folder(values.tag_dir) || 'tags',
    archiveDir: folder(values.archive_dir) || 'archives',
    feeds: feedsOf(values.feed),
    codeDir: folder(values.code_dir) || 'downloads/code',
    defaultCategory: asText(values.default_category) || 'uncategorized',
    categoryMap: asMap(values.category_map),
    tagMap: asMap(values.tag_map),
    filenameCase: Number(asText(values.filename_case)) || 0,
    skipRender: asList(values.skip_render).map(asText),
  };
}

/** `type` and `path` of `hexo-generator-feed`, each one or a list. */
function feedsOf(value: unknown): HexoConfig['feeds'] {
  const { type, path } = asMap(value);
  const paths = asList(path).map(asText);
  return asList(type).map((one, index) => {
    const isAtom = asText(one) !== 'rss2';
    return { path: folder(paths[index]) || (isAtom ? 'atom.xml' : 'rss2.xml'), isAtom };
  });
}

function pathOf(url: string): string {
  return /^https?:\/\/[^/]+(\/.*)$/.exec(url)?.[1] ?? '';
}

function folder(value: unknown): string {
  return asText(value).replace(/^(?:\.?\/+)+|\/+$/g, '');
}
