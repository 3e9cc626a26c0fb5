import { posix } from 'node:path';
import type { Note } from '../archive.ts';
import { readForeignFrontMatter, type ForeignFrontMatter } from '../foreign-front-matter.ts';
import { readSourceText, type SourceFolder } from '../source-folder.ts';
import type { ZolaConfig } from './config.ts';
import { isSpelled, slugifyPath } from './slugify.ts';

/** A Markdown file of the content folder. */
export interface ZolaPage {
  /** Below the archive's folder. */
  file: string;
  isSection: boolean;
  /** Folders below the content folder; of a page with files beside it without its own. */
  folders: readonly string[];
  /** Folder of the file below the content folder. */
  directory: string;
  /** Name of the file without ending and language. */
  name: string;
  /** Absent for the default language. */
  language?: string;
  frontMatter: ForeignFrontMatter;
  /** The whole file. */
  text: string;
  /** As front matter, name or path have it; empty for none. */
  date: string;
  /** Below the site's host, its own first. */
  addresses: readonly string[];
}

/** A date at the beginning of a name, and the rest. */
const DATED = /^(\d{4}-\d{2}-\d{2})(?:T[\d:.]+(?:Z|[+-][\d:]+))?(?:\s?[_-](.+))?$/;

export function readPages(
  folder: SourceFolder,
  config: ZolaConfig,
  note: (note: Note) => void,
): ZolaPage[] {
  return folder.files
    .filter((file) => file.startsWith('content/') && file.endsWith('.md'))
    .map((file) => readPage(folder, file, config, note));
}

function readPage(
  folder: SourceFolder,
  file: string,
  config: ZolaConfig,
  note: (note: Note) => void,
): ZolaPage {
  const text = readSourceText(folder, file, note);
  const frontMatter = readForeignFrontMatter(text);
  if (frontMatter.fault) {
    note({
      outcome: 'to-do',
      subject: 'front matter that cannot be read',
      place: { file, line: frontMatter.fault.line },
      message: `${frontMatter.fault.message}; mend it and run the import again`,
    });
  }
  const path = file.slice('content/'.length);
  const directory = posix.dirname(path) === '.' ? '' : posix.dirname(path);
  const stem = posix.basename(path, '.md');
  const [, plain = stem, code = ''] = /^(.+)\.([^.]+)$/.exec(stem) ?? [];
  const language = config.languages.includes(code) ? code : undefined;
  const name = language === undefined && code !== config.defaultLanguage ? stem : plain;
  const parts = directory === '' ? [] : directory.split('/');
  const isSection = name === '_index';
  const isBundle = name === 'index' && parts.length > 0;
  const folders = isBundle ? parts.slice(0, -1) : parts;
  const named = isBundle ? (parts.at(-1) ?? name) : name;
  const [, day, rest] = DATED.exec(named) ?? [];
  const slug = slugOf(textOf(frontMatter.data.slug), named, rest, config);
  if (
    !isSection &&
    textOf(frontMatter.data.path) === '' &&
    !isSpelled(slug.from) &&
    config.slugify.paths === 'on'
  )
    note({
      outcome: 'to-do',
      subject: 'address in another script',
      place: { file, line: 1 },
      message: 'Zola spells it in Latin letters; write its old address as an alias',
    });
  const own = addressOf(frontMatter, { isSection, folders, name, slug: slug.made, language });
  const aliases = list(frontMatter.data.aliases).map((alias) => aliasAddress(alias));
  const base = config.base.slice(0, -1);
  return {
    file,
    isSection,
    folders,
    directory,
    name,
    ...(language !== undefined && { language }),
    frontMatter,
    text,
    date: isSection ? '' : dateOf(frontMatter, day),
    addresses: [own, ...aliases].map((address) => base + address),
  };
}

function slugOf(
  slug: string,
  named: string,
  rest: string | undefined,
  { slugify: { paths, keepsDates } }: ZolaConfig,
): { made: string; from: string } {
  const from = slug === '' ? ((keepsDates ? undefined : rest) ?? named) : slug;
  return { made: slugifyPath(from, paths), from };
}

function addressOf(
  { data }: ForeignFrontMatter,
  {
    isSection,
    folders,
    name,
    slug,
    language,
  }: Pick<ZolaPage, 'isSection' | 'folders' | 'name'> & {
    slug: string;
    language: string | undefined;
  },
): string {
  const written = textOf(data.path);
  if (!isSection && written !== '') return `/${written.replace(/^\/+|\/+$/g, '')}/`;
  const isHome = folders.length === 0 && name === 'index';
  const parts = isSection || isHome ? folders : [...folders, slug];
  const path = [...(language === undefined ? [] : [language]), ...parts];
  return path.length === 0 ? '/' : `/${path.map(encodeURIComponent).join('/')}/`;
}

/** An alias is a folder unless it names a file. */
function aliasAddress(alias: string): string {
  const path = `/${alias.trim().replace(/^\/+|\/+$/g, '')}`;
  return path.endsWith('.html') || path === '/' ? path : `${path}/`;
}

/** The date of front matter, of the name, or of a path with a day in it. */
function dateOf({ data }: ForeignFrontMatter, day: string | undefined): string {
  const written = textOf(data.date);
  if (written !== '') return written;
  if (day !== undefined) return day;
  const [, year, month, date] =
    /(?:^|\/)(\d{4})\/(\d{2})\/(\d{2})(?:\/|$)/.exec(textOf(data.path)) ?? [];
  return year === undefined ? '' : `${year}-${month ?? '01'}-${date ?? '01'}`;
}

export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

export function list(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
