import { lstatSync } from 'node:fs';
import path from 'node:path';
import type { LiquidScope } from './liquid.ts';
import type { Known, Lookup } from './liquid-values.ts';
import { fillPermalink, postPattern } from './permalink.ts';
import { readText, type SiteFile, type SiteFiles } from './site-files.ts';
import type { Source } from './sources.ts';
import { readYaml } from './config.ts';
import { asText } from './values.ts';
import { readDate } from './zoned-date.ts';

/** Names of `site.…` that Jekyll makes of the whole site. */
const GENERATED = new Set([
  'posts',
  'pages',
  'categories',
  'tags',
  'time',
  'documents',
  'static_files',
  'related_posts',
  'html_pages',
  'html_files',
  'collections',
]);
/** Keys of `page.…` that Jekyll makes of the text. */
const OF_TEXT = new Set(['content', 'excerpt', 'date', 'next', 'previous', 'output']);

const DATED = /^(\d{4}-\d{1,2}-\d{1,2})-(.+)$/;

export interface SiteLookup {
  scopeOf: (source: Source) => Omit<LiquidScope, 'mapping'>;
}

/** Finds what texts of a site name: other items, files, includes, values. */
export function siteLookup({ config, files }: SiteFiles, sources: readonly Source[]): SiteLookup {
  const { url, baseurl } = config;
  const byPath = new Map(sources.map((source) => [source.file.path, source.url]));
  const byName = new Map<string, string>();
  for (const source of sources) {
    const name = path.posix.parse(source.file.path).name;
    if (DATED.test(name) && !byName.has(name)) byName.set(name, source.url);
  }
  const filesByPath = new Map(files.map((file) => [file.path, file]));
  const data = dataOf(files);

  const addressOf: LiquidScope['addressOf'] = (tag, target) => {
    const wanted = target.replace(/^\.?\//, '');
    const known = tag === 'link' ? byPath.get(wanted) : postNamed(wanted, sources, byName);
    if (known !== undefined) return { path: known, isFound: true };
    if (tag === 'link' && filesByPath.has(wanted)) return { path: `/${wanted}`, isFound: true };
    const guessed = guessAddress(wanted, tag);
    return guessed === undefined ? undefined : { path: guessed, isFound: false };
  };

  /** Where a post that is not in the archive lies by its name alone. */
  const guessAddress = (target: string, tag: 'post_url' | 'link'): string | undefined => {
    if (tag === 'link' && !/(?:^|\/)_posts\//.test(target)) return undefined;
    const { dir, name } = path.posix.parse(tag === 'link' ? target : `${target}.md`);
    const [, day, slug] = DATED.exec(name) ?? [];
    const date = readDate(day, config.timeZone);
    if (slug === undefined || date === undefined) return undefined;
    return fillPermalink(postPattern(config.permalink), {
      collection: 'posts',
      path: name,
      basename: name,
      slug,
      categories: dir.split('/').filter((part) => part !== '' && part !== '_posts'),
      date: date.zoned,
    });
  };

  const site = (key: string): Known => {
    if (key === 'data') return { known: true, value: data };
    if (key === 'baseurl') return { known: true, value: baseurl };
    if (key === 'url') return { known: true, value: url };
    if (Object.hasOwn(config.values, key)) return { known: true, value: config.values[key] };
    const isMade = GENERATED.has(key) || config.collections.has(key) || !config.isWritten;
    return isMade ? { known: false } : { known: true, value: null };
  };

  return {
    scopeOf: (source) => ({
      site: { url, baseurl },
      addressOf,
      include: (file, isRelative) => {
        const wanted = isRelative
          ? path.posix.join(path.posix.dirname(source.file.path), file)
          : path.posix.join('_includes', file);
        const found = filesByPath.get(wanted);
        return found === undefined ? undefined : includedText(found);
      },
      lookup: (name) => {
        if (name === 'site') return { known: true, value: site };
        if (name === 'page') return { known: true, value: pageLookup(source, baseurl) };
        // Eleventy, whose texts hold Liquid too, has the front matter itself as variables.
        return Object.hasOwn(source.data, name)
          ? { known: true, value: source.data[name] }
          : { known: false };
      },
    }),
  };
}

/** The post that `post_url` names: `2018-03-13-name`, with folders before it where two are alike. */
function postNamed(
  target: string,
  sources: readonly Source[],
  byName: ReadonlyMap<string, string>,
): string | undefined {
  const { dir, base } = path.posix.parse(target);
  if (dir !== '') {
    const tail = `/${dir}/_posts/${base}.`;
    const inside = `/_posts/${dir}/${base}.`;
    const found = sources.find(
      ({ file }) => `/${file.path}`.includes(tail) || `/${file.path}`.includes(inside),
    );
    if (found !== undefined) return found.url;
  }
  return byName.get(base);
}

function pageLookup(source: Source, baseurl: string): Lookup {
  return (key) => {
    if (key === 'url') return { known: true, value: source.url };
    if (key === 'id') return { known: true, value: source.url.replace(/\.html$|\/$/, '') };
    if (key === 'path') return { known: true, value: source.file.path };
    if (Object.hasOwn(source.data, key)) {
      const value = source.data[key];
      const filled = asText(value).replace(/\{\{-?\s*site\.baseurl\s*-?\}\}/g, baseurl);
      return { known: true, value: typeof value === 'string' ? filled : value };
    }
    if (key === 'title') return { known: true, value: source.item.keys.title };
    return OF_TEXT.has(key) ? { known: false } : { known: true, value: null };
  };
}

function includedText(file: SiteFile): string | undefined {
  return lstatSync(file.absolute).size > 200_000
    ? undefined
    : readText(file.absolute).text.replaceAll('\r\n', '\n');
}

/** What `_data` holds, read when a text first asks for it. */
function dataOf(files: readonly SiteFile[]): Lookup {
  const read = new Map<string, Known>();
  const load = (key: string): Known => {
    const found = files.find(
      ({ path: file }) => file.startsWith(`_data/${key}.`) && /\.(?:ya?ml|json)$/.test(file),
    );
    if (found === undefined) {
      return files.some(({ path: file }) => file.startsWith(`_data/${key}/`))
        ? { known: true, value: folderLookup(files, `_data/${key}`) }
        : { known: false };
    }
    return dataFile(found);
  };
  return (key) => {
    const known = read.get(key) ?? load(key);
    read.set(key, known);
    return known;
  };
}

function folderLookup(files: readonly SiteFile[], folder: string): Lookup {
  return (key) => {
    const found = files.find(
      ({ path: file }) => file.startsWith(`${folder}/${key}.`) && /\.(?:ya?ml|json)$/.test(file),
    );
    return found === undefined ? { known: false } : dataFile(found);
  };
}

/** JSON is YAML too. */
export function dataFile({ absolute, file }: SiteFile): Known {
  try {
    return { known: true, value: readYaml(readText(absolute).text, file) };
  } catch (error) {
    if (error instanceof Error) return { known: false };
    throw error;
  }
}
