import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path/posix';
import { parseDocument } from 'yaml';
import { parseDate } from '../../content/parse-date.ts';
import { mediaTypeOf } from '../../files/media-types.ts';
import { tryRead } from '../../files/try-read.ts';
import { walkFolder } from '../../files/walk-folder.ts';
import {
  ArchiveError,
  type Archive,
  type ArchiveFile,
  type ArchiveItem,
  type ArchiveTerm,
  type ConvertedBody,
  type Note,
  type Place,
  type ReadOptions,
} from '../archive.ts';
import { readForeignFrontMatter } from '../foreign-front-matter.ts';
import { convertMarkdown } from './convert-markdown.ts';

/** Programs that read plain Markdown, by the beginning of their configuration's name. */
const programs = {
  docusaurus: ['docusaurus.config.'],
  gatsby: ['gatsby-config.'],
  astro: ['astro.config.'],
  eleventy: ['.eleventy.', 'eleventy.config.'],
} as const;

type Program = keyof typeof programs | 'unknown';

/** Folders of a program that hold no content. */
const SKIPPED = new Set([
  'node_modules',
  'dist',
  'build',
  '_site',
  'vendor',
  '_includes',
  '_layouts',
]);
/** Files of a repository that are about it. */
const ABOUT_CODE = /^(?:readme|changelog|contributing|license|code_of_conduct|security)\.mdx?$/i;
/** Folders whose files lie at the root of the site. */
const STATIC = ['public/', 'static/', 'src/static/'];
/** Folders in which articles or pages lie, the longest first; their names are no part of an address. */
const ROOTS: Readonly<Record<Program, readonly string[]>> = {
  docusaurus: [],
  gatsby: ['content/blog/', 'src/content/', 'content/', 'src/pages/', 'src/posts/'],
  astro: ['src/content/', 'src/pages/', 'src/'],
  eleventy: ['src/', 'content/'],
  unknown: ['src/content/', 'content/', 'src/'],
};
/** Keys that mean something to a program alone. */
const MECHANICS = new Set([
  'layout',
  'template',
  'templateKey',
  'eleventyNavigation',
  'sidebar_label',
  'sidebar_position',
  'pagination_next',
  'pagination_prev',
  'hide_table_of_contents',
  'path',
  'permalink',
  'url',
  'slug',
  'aliases',
  'redirect_from',
]);

interface Source {
  file: string;
  text: string;
  data: Record<string, unknown>;
  body: string;
  bodyLine: number;
  /** Whether its front matter cannot be read. */
  broken: boolean;
}

/** Reads a folder of Markdown: that of Eleventy, Astro, Docusaurus or Gatsby, or of none of them. */
export function readMarkdown({ source, gitDate }: ReadOptions): Promise<Archive> {
  const notes: Note[] = [];
  const names: string[] = [];
  const walked = walkFolder(source, {
    skips: (path, name) =>
      (name.startsWith('.') && path !== name) || SKIPPED.has(name) || name === '.git',
  });
  for (const { path, kind } of walked) {
    if (kind === 'file') names.push(path);
    else if (kind !== 'folder')
      notes.push({
        outcome: 'left-out',
        subject: 'symbolic link',
        place: { file: path, line: 1 },
        message: 'Links are not followed, as they may lead out of the archive',
      });
  }
  names.sort();
  const program = programOf(names);
  const texts = names.filter(
    (name) => /\.(?:md|markdown|mdx)$/i.test(name) && !ABOUT_CODE.test(name),
  );
  if (texts.length === 0)
    throw new ArchiveError('there is no Markdown in it', { file: basename(source), line: 1 });
  const people = readPeople(source, names);
  const sources = texts.map((file) => readSource(join(source, file), file, notes));
  const items = sources.map((one) => itemOf(one, program, { people, notes, gitDate }));
  return Promise.resolve({
    kind: 'markdown',
    urls: siteUrls(source, names),
    items,
    terms: [...people.values()],
    files: names.flatMap((name) => fileOf(source, name, items)),
    remoteFiles: [],
    redirects: [],
    notes,
    counts: {},
    bodies: () => bodiesOf(sources, items),
  });
}

async function* bodiesOf(
  sources: readonly Source[],
  items: readonly ArchiveItem[],
): AsyncGenerator<ConvertedBody> {
  for (const [index, { file, body, bodyLine }] of sources.entries()) {
    const item = items[index];
    if (!item) continue;
    const isMdx = item.file.endsWith('.mdx');
    const { markdown, notes } = convertMarkdown(body, { file, line: bodyLine }, isMdx);
    yield await Promise.resolve({ item, syntax: isMdx ? 'mdx' : 'md', markdown, notes });
  }
}

function programOf(names: readonly string[]): Program {
  const top = names.filter((name) => !name.includes('/'));
  for (const [program, beginnings] of Object.entries(programs)) {
    if (beginnings.some((beginning) => top.some((name) => name.startsWith(beginning))))
      return program as Program;
  }
  return 'unknown';
}

function readSource(path: string, file: string, notes: Note[]): Source {
  const bytes = readFileSync(path);
  const text = new TextDecoder().decode(bytes);
  if (text.includes('\uFFFD') && !Buffer.from(text).equals(bytes))
    notes.push({
      outcome: 'to-do',
      subject: 'encoding',
      place: { file, line: lineOf(text, text.indexOf('\uFFFD')) },
      message: 'It is not UTF-8; what could not be read became U+FFFD',
    });
  const { data, bodyOffset, fault } = readForeignFrontMatter(text);
  if (fault)
    notes.push({
      outcome: 'to-do',
      subject: 'front matter',
      place: { file, line: fault.line },
      message: `It cannot be read, so the article is a draft: ${fault.message}`,
    });
  return {
    file,
    text,
    data,
    body: text.slice(bodyOffset),
    bodyLine: lineOf(text, bodyOffset),
    broken: fault !== undefined,
  };
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, Math.max(0, offset)).split('\n').length;
}

interface ItemContext {
  people: ReadonlyMap<string, ArchiveTerm>;
  notes: Note[];
  gitDate: ReadOptions['gitDate'];
}

function itemOf(
  source: Source,
  program: Program,
  { people, notes, gitDate }: ItemContext,
): ArchiveItem {
  const { file, data } = source;
  const place: Place = { file, line: 1 };
  const keys: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(data)) {
    if (MECHANICS.has(key)) {
      if (!ADDRESS_KEYS.has(key))
        notes.push({ outcome: 'left-out', subject: `front matter \`${key}\``, place });
    } else keys[key] = value;
  }
  if (keys.authors !== undefined) keys.authors = authorNames(keys.authors, people);
  const day = dayOf(file);
  const isPage = isPlainPage(file, program, data, day);
  const isMdx = extname(file) === '.mdx' && needsMdx(source.body);
  if (!isPage && data.date === undefined && data.pubDate === undefined && day === undefined) {
    const date = gitDate?.(file);
    if (date !== undefined) {
      keys.date = date;
      notes.push({ outcome: 'converted', subject: 'date from git', place });
    }
  } else if (!isPage && data.date === undefined && data.pubDate === undefined && day !== undefined)
    keys.date = day;
  if (keys.title === undefined) {
    const heading = /^#\s+(.+?)\s*#*\s*$/m.exec(source.body)?.[1];
    if (heading !== undefined) keys.title = heading.replace(/[*_`]/g, '');
  }
  // It may have held the article back.
  if (source.broken) keys.draft = true;
  // Eleventy writes no page for it.
  if (data.permalink === false) {
    keys.draft = true;
    notes.push({
      outcome: 'to-do',
      subject: 'front matter `permalink`',
      place,
      message: '`permalink: false` held it back, so it is a draft here',
    });
  }
  if (isMdx) {
    keys.draft = true;
    notes.push({
      outcome: 'to-do',
      subject: 'MDX',
      place,
      message: `It is code (${componentsIn(source.body)}), and a draft here: make its components known in src/components/mdx/, and delete \`draft\``,
    });
  }
  const folder = isPage ? 'pages' : isMdx ? 'features' : 'articles';
  const below = relativeName(file, program);
  const name = isPage
    ? `${nameOf(below)}.md`
    : below.replace(/\.(?:mdx?|markdown)$/i, isMdx ? '.mdx' : '.md');
  return {
    kind: isPage ? 'page' : 'article',
    place,
    file: `${folder}/${name}`,
    addresses: addressesOf(file, program, data, day),
    keys,
  };
}

const ADDRESS_KEYS = new Set(['path', 'permalink', 'url', 'slug', 'aliases', 'redirect_from']);

/** A file that is dated is an article; one at the top of pages or content without a day is a page. */
function isPlainPage(
  file: string,
  program: Program,
  data: Readonly<Record<string, unknown>>,
  day: string | undefined,
): boolean {
  if (
    day !== undefined ||
    ['date', 'pubDate', 'publishDate', 'published_at'].some(
      (key) => data[key] !== undefined && data[key] !== null,
    )
  )
    return false;
  if (/(?:^|\/)src\/pages\//.test(file)) return true;
  return (
    program !== 'unknown' &&
    !relativeName(file, program)
      .replace(/\/index\.[a-z]+$/i, '')
      .includes('/')
  );
}

function relativeName(file: string, program: Program): string {
  const root = ROOTS[program].find((one) => file.startsWith(one)) ?? '';
  return file.slice(root.length);
}

/** The name of a file, of `index` that of its folder. */
function nameOf(file: string): string {
  const name = basename(file, extname(file));
  const folder = dirname(file);
  return name === 'index' && folder !== '.' ? basename(folder) : name;
}

/** The day that begins the name of the file, or of the folder of an index. */
function dayOf(file: string): string | undefined {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?:-|$)/.exec(nameOf(file)) ??
    /(?:^|\/)(\d{4})\/(\d{1,2})\/(\d{1,2})[/-]/.exec(file) ??
    [];
  const found =
    year === '' ? undefined : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return found !== undefined && parseDate(found) ? found : undefined;
}

/** Where the program answers: what the front matter says, otherwise what it makes of the file's path. */
function addressesOf(
  file: string,
  program: Program,
  data: Readonly<Record<string, unknown>>,
  day: string | undefined,
): string[] {
  const text = (key: string): string | undefined => {
    const value = data[key];
    return typeof value === 'string' && value !== '' && !/\{[{%]/.test(value) ? value : undefined;
  };
  const below = relativeName(file, program)
    .replace(/\.[a-z]+$/i, '')
    .replace(/(?:^|\/)index$/, '');
  const folder = dirname(below) === '.' ? '' : `${dirname(below)}/`;
  const slug = text('slug');
  const given =
    text('permalink') ??
    text('url') ??
    text('path') ??
    (slug?.startsWith('/') === true && program !== 'docusaurus' ? slug : undefined);
  const aliases = [data.aliases, data.redirect_from]
    .flat()
    .filter((one): one is string => typeof one === 'string');
  const own = (): string => {
    if (given !== undefined) return given;
    if (program === 'docusaurus') return docusaurusAddress(file, slug, day);
    if (slug !== undefined) return `/${folder}${slug}/`;
    // Eleventy drops the day of a name.
    const name =
      program === 'eleventy' ? below.replace(/(^|\/)\d{4}-\d{2}-\d{2}-([^/]*)$/, '$1$2') : below;
    return `/${name}/`;
  };
  return [own(), ...aliases].map((one) => (one.startsWith('/') ? one : `/${one}`));
}

/** https://docusaurus.io/docs/blog: a day in the name becomes folders; a slug is below `/blog`. */
function docusaurusAddress(
  file: string,
  slug: string | undefined,
  day: string | undefined,
): string {
  const [root = ''] = file.split('/');
  const base = file.startsWith('src/pages/') ? '/' : root === 'docs' ? '/docs/' : `/${root}/`;
  if (slug !== undefined)
    return slug.startsWith('/') && base === '/docs/'
      ? `/docs${slug}`
      : `${base}${slug.replace(/^\//, '')}`;
  const below = file
    .slice(file.startsWith('src/pages/') ? 'src/pages/'.length : root.length + 1)
    .replace(/\.[a-z]+$/i, '')
    .replace(/\/index$/, '');
  const plain = below.replace(/\d{4}-\d{1,2}-\d{1,2}-/, '');
  return day !== undefined
    ? `${base}${day.replaceAll('-', '/')}/${plain}`
    : `${base}${below.replace(/(^|\/)\d+[-_.]\s*/g, '$1')}`;
}

/** A file that articles may show: below a static folder at the root of the site, otherwise beside them. */
function fileOf(source: string, name: string, items: readonly ArchiveItem[]): ArchiveFile[] {
  if (
    /\.(?:mdx?|markdown)$/i.test(name) ||
    mediaTypeOf(name) === undefined ||
    /\.(?:html?|js|mjs|css|json|webmanifest|wasm|woff2|xml|txt)$/i.test(name)
  )
    return [];
  const root = STATIC.find((one) => name.startsWith(one)) ?? '';
  const below = name.slice(root.length);
  const beside =
    root === '' ? items.find(({ place }) => dirname(place.file) === dirname(name)) : undefined;
  const file = beside ? join(dirname(beside.file), basename(name)) : `images/${below}`;
  return [
    {
      path: join(source, name),
      file: file.startsWith('pages/') ? `images/${below}` : file,
      addresses: [`/${below}`],
    },
  ];
}

/** Authors of a blog of Docusaurus, by their id. */
function readPeople(source: string, names: readonly string[]): Map<string, ArchiveTerm> {
  const people = new Map<string, ArchiveTerm>();
  for (const file of names.filter((name) => /(?:^|\/)authors\.ya?ml$/.test(name))) {
    const text = tryRead(join(source, file))?.toString('utf8') ?? '';
    const data: unknown = parseDocument(text).toJS();
    if (typeof data !== 'object' || data === null) continue;
    for (const [id, value] of Object.entries(data as Record<string, unknown>)) {
      const { name, title, url } = (value ?? {}) as Readonly<Record<string, unknown>>;
      people.set(id, {
        kind: 'author',
        place: {
          file,
          line: lineOf(text, text.search(new RegExp(`^${id.replace(/\W/g, '.')}:`, 'm'))),
        },
        name: typeof name === 'string' ? name : id,
        addresses: [],
        ...(typeof title === 'string' && { description: title }),
        ...(typeof url === 'string' && { links: [{ label: URL.parse(url)?.host ?? url, url }] }),
      });
    }
  }
  return people;
}

function authorNames(written: unknown, people: ReadonlyMap<string, ArchiveTerm>): unknown {
  const named = (one: unknown): unknown =>
    typeof one === 'string' ? (people.get(one)?.name ?? one) : one;
  return Array.isArray(written) ? written.map(named) : named(written);
}

/** The address of the site, where a configuration says it plainly. */
function siteUrls(source: string, names: readonly string[]): string[] {
  const configs = names.filter((name) =>
    /^(?:docusaurus\.config|gatsby-config|astro\.config|\.?eleventy(?:\.config)?)\.[a-z]+$/.test(
      name,
    ),
  );
  return configs.flatMap((name) => {
    const text = existsSync(join(source, name)) ? readFileSync(join(source, name), 'utf8') : '';
    const url = /\b(?:site|siteUrl|url)\s*:\s*(['"`])(https?:\/\/[^'"`]+)\1/.exec(text)?.[2];
    const base = /\b(?:baseUrl|base|pathPrefix)\s*:\s*(['"`])(\/[^'"`]*)\1/.exec(text)?.[2] ?? '/';
    return url === undefined ? [] : [new URL(base, url).href];
  });
}

/** Code of Markdown, in which nothing is MDX. */
const CODE = /^([ \t]*)(`{3,}|~{3,})[\s\S]*?^\1\2[`~]*[ \t]*$|(`+)(?!`)[\s\S]*?(?<!`)\3(?!`)/gm;

/** Whether a body says what Markdown cannot: code, components, values. */
function needsMdx(body: string): boolean {
  const prose = body.replace(CODE, '').replace(/\{\/\*[\s\S]*?\*\/\}/g, '');
  return (
    /^(?:import|export)\s/m.test(prose) ||
    /<[A-Z][\w.]*[\s/>]/.test(prose) ||
    /[{}]/.test(prose.replace(/\{#[\w-]+\}/g, ''))
  );
}

function componentsIn(body: string): string {
  const names = [...body.replace(CODE, '').matchAll(/<([A-Z][\w.]*)[\s/>]/g)].map(
    ([, name = '']) => name,
  );
  return names.length === 0 ? 'it has values or imports' : [...new Set(names)].sort().join(', ');
}
