import path from 'node:path';
import type { ArchiveItem, Note, ReadOptions } from '../archive.ts';
import { fragmentsIn } from '../heading-anchors.ts';
import { readForeignFrontMatter, type ForeignFrontMatter } from '../foreign-front-matter.ts';
import { matchesGlob } from '../jekyll/config.ts';
import { readText, type SiteFile } from '../jekyll/site-files.ts';
import { asList, asMap, asText } from '../jekyll/values.ts';
import { readDate } from '../jekyll/zoned-date.ts';
import type { HexoFiles } from './hexo-files.ts';
import { fillHexoPermalink, parseName } from './hexo-permalink.ts';

/** A post or page of Hexo. */
export interface HexoSource {
  item: ArchiveItem;
  file: SiteFile;
  /** Address with the root. */
  address: string;
  title: string;
  data: Readonly<Record<string, unknown>>;
  /** Categories from the outermost in, a list for each branch. */
  branches: readonly (readonly string[])[];
  tags: readonly string[];
  isPost: boolean;
}

export interface HexoSources {
  sources: readonly HexoSource[];
  copied: readonly SiteFile[];
  notes: Note[];
  /** Fragments that any link of the archive has. */
  named: ReadonlySet<string>;
}

const TEXT = /\.(?:md|markdown|mkd|mkdn|mdwn|mdtext|mdtxt|html?)$/i;
const CODE =
  /\.(?:styl|scss|sass|less|css|m?js|ts|jsx|tsx|vue|ya?ml|json|ejs|pug|njk|swig|php|py|rb|sh|map)$/i;
const NO_MEDIA = /(?:^|\/)(?:CNAME|LICENSE|README|robots\.txt)[^/]*$/i;
const MECHANICS = new Set(['layout', 'comments', 'disableNunjucks']);
const HOLDING_BACK = ['password', 'private', 'secret'];
const ADDRESS_KEYS = new Set(['permalink', 'alias', 'aliases', 'redirect_from', 'url']);
const TERM_KEYS = new Set(['categories', 'category', 'tags', 'tag']);

/** Reads the front matter of everything that Hexo makes a page of. */
export function readHexoSources(
  { config, files }: HexoFiles,
  gitDate: ReadOptions['gitDate'],
): HexoSources {
  const sources: HexoSource[] = [];
  const copied: SiteFile[] = [];
  const notes: Note[] = [];
  const mechanics = new Set<string>();
  const named = new Set<string>();
  const hasFolders = files.some(({ path: file }) => /^_(?:posts|drafts)\//.test(file));

  const note = (
    file: SiteFile,
    { line = 1, ...more }: Omit<Note, 'place'> & { line?: number },
  ): void => {
    notes.push({ ...more, place: { file: file.file, line } });
  };

  for (const file of files) {
    const [, folder, inside] = /^(_posts|_drafts)\/(.*)$/.exec(file.path) ?? [];
    const isPost = folder !== undefined || !hasFolders;
    if (folder === undefined && /(?:^|\/)_/.test(file.path)) continue;
    const isRendered =
      TEXT.test(file.path) && !config.skipRender.some((glob) => matchesGlob(file.path, glob));
    if (!isRendered) {
      if (!CODE.test(file.path) && !NO_MEDIA.test(file.path)) copied.push(file);
      continue;
    }
    const { text, isUtf8 } = readText(file.absolute);
    for (const fragment of fragmentsIn(text)) named.add(fragment);
    const matter = readHexoFrontMatter(text);
    if (!isUtf8) {
      const message = 'It is taken for Windows-1252; look whether letters with accents are right';
      note(file, { outcome: 'converted', subject: 'text in another encoding than UTF-8', message });
    }
    if (matter.fault) {
      const message = `It cannot be read, so the article is a draft: ${matter.fault.message}`;
      note(file, { outcome: 'to-do', subject: 'front matter', line: matter.fault.line, message });
    }
    const { data } = matter;
    if (!isPost && text.slice(matter.bodyOffset).trim() === '') {
      const message = 'Its layout made all of it';
      note(file, { outcome: 'left-out', subject: 'page without text', message });
      continue;
    }
    if (!isPost && /^(?:index|404)\.\w+$/.test(file.path)) {
      const message = 'The site makes its own; put text that is to stay into a page';
      note(file, {
        outcome: 'to-do',
        subject: file.path.startsWith('404') ? 'page of errors' : 'front page',
        message,
      });
      continue;
    }
    const name = (inside ?? file.path).replace(TEXT, '');
    const { slug, day } = parseName(name, config.newPostName);
    const date =
      readDate(data.date, config.timeZone, 'local') ??
      (day === undefined ? undefined : readDate(day, config.timeZone));
    const fromGit =
      isPost && folder !== '_drafts' && date === undefined ? gitDate?.(file.file) : undefined;
    const isHeld =
      folder === '_drafts' ||
      matter.fault !== undefined ||
      data.published === false ||
      HOLDING_BACK.some((key) => isSet(data[key]));
    const title = asText(data.title) || (slug.split('/').at(-1) ?? slug);
    const branches = branchesOf(data.categories ?? data.category);
    const tags = listOf(data.tags ?? data.tag);
    const written = asText(data.permalink);
    const ownPath = isPost
      ? fillHexoPermalink(config, {
          slug,
          title,
          date: date?.zoned ?? readDate(fromGit, config.timeZone)?.zoned,
          category: branches.at(-1) ?? [],
          data,
        })
      : pagePath(file.path);
    const address =
      config.root + (written === '' ? ownPath : written).replace(/^\/+|index\.html$/g, '');
    const older = [...asList(data.alias), ...asList(data.aliases), ...asList(data.redirect_from)]
      .map(asText)
      .filter((one) => one !== '')
      .map((one) => config.root + one.replace(/^\/+/, ''));

    const keys: Record<string, unknown> = { title };
    if (asText(data.title) === '')
      note(file, { outcome: 'converted', subject: 'title made from the name of the file' });
    for (const [key, value] of Object.entries(data)) {
      if (MECHANICS.has(key)) {
        if (mechanics.has(key)) continue;
        mechanics.add(key);
        const message = 'It steers templates of the old site; said once for all files';
        note(file, {
          outcome: 'left-out',
          subject: `key \`${key}\``,
          line: matter.lineOf(key),
          message,
        });
      } else if (HOLDING_BACK.includes(key) && isSet(value)) {
        const message = 'It held the page back, so it is a draft now';
        note(file, {
          outcome: 'to-do',
          subject: `key \`${key}\``,
          line: matter.lineOf(key),
          message,
        });
      } else if (key === 'hide' || key === 'hidden') {
        if (value === true) keys.unlisted = true;
      } else if (!ADDRESS_KEYS.has(key) && !TERM_KEYS.has(key) && value !== null && value !== '') {
        keys[key] ??= value;
      }
    }
    if (date !== undefined) keys.date = date.written;
    else if (fromGit !== undefined) {
      keys.date = fromGit;
      const message =
        'Hexo takes the time of the file, which is lost; this is when git first had it';
      note(file, { outcome: 'to-do', subject: 'post without a date', message });
    }
    const updated = readDate(data.updated, config.timeZone, 'local');
    if (updated !== undefined) keys.updated = updated.written;
    const categories = [...new Set(branches.flat())];
    if (categories.length > 0) keys.categories = categories;
    if (tags.length > 0) keys.tags = tags;
    if (isHeld && data.published !== false) keys.draft = true;
    const isArticle = isPost || isHeld;
    sources.push({
      item: {
        kind: isArticle ? 'article' : 'page',
        place: { file: file.file, line: 1 },
        file: `${isArticle ? 'articles' : 'pages'}/${folder === '_drafts' ? '_drafts/' : ''}${name}.md`,
        addresses: folder === '_drafts' ? [] : [...new Set([address, ...older])],
        keys,
      },
      file,
      address,
      title,
      data,
      branches,
      tags,
      isPost,
    });
  }
  return { sources, copied, notes, named };
}

/** Besides fenced YAML, Hexo reads YAML without its first fence, and JSON that ends at `;;;`. */
export function readHexoFrontMatter(text: string): ForeignFrontMatter {
  const json = /^(?:;;;\s*\n)?(?=\s*["{])([\s\S]+?)\n;;;[ \t]*(?:\n|$)/.exec(
    text.replace(/^\uFEFF/, ''),
  );
  if (json) return readJson(json[1] ?? '', json[0].length);
  const matter = readForeignFrontMatter(text);
  if (matter.bodyOffset > 0 || !/^[A-Za-z_][\w-]*:.*\n(?:.*\n)*?---[ \t]*\n/.test(text))
    return matter;
  const opened = readForeignFrontMatter(`---\n${text}`);
  return {
    ...opened,
    bodyOffset: opened.bodyOffset - 4,
    lineOf: (key) => opened.lineOf(key) - 1,
    ...(opened.fault && { fault: { ...opened.fault, line: opened.fault.line - 1 } }),
  };
}

/** JSON that ends at `;;;`, with or without its braces. */
function readJson(written: string, bodyOffset: number): ForeignFrontMatter {
  const text = written.trim();
  const matter = { bodyOffset, lineOf: () => 1 };
  try {
    const data: unknown = JSON.parse(text.startsWith('{') ? text : `{${text}}`);
    return { ...matter, data: asMap(data) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ...matter, data: {}, fault: { message: error.message, line: 1 } };
  }
}

/** A plain list is one branch, from the outermost category in; a list of lists has many. */
function branchesOf(value: unknown): string[][] {
  const list = asList(value);
  if (!list.some(Array.isArray)) {
    const branch = list.map(asText).filter((one) => one !== '');
    return branch.length === 0 ? [] : [branch];
  }
  return list
    .map((one) =>
      asList(one)
        .map(asText)
        .filter((name) => name !== ''),
    )
    .filter((branch) => branch.length > 0);
}

function listOf(value: unknown): string[] {
  return [
    ...new Set(
      asList(value)
        .flat()
        .map(asText)
        .filter((one) => one !== ''),
    ),
  ];
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && value !== '';
}

/** `about/index.md` is at `about/`, `about/me.md` at `about/me.html`. */
function pagePath(file: string): string {
  const { dir, name } = path.posix.parse(file);
  const folder = dir === '' ? '' : `${dir}/`;
  return encodeURI(name === 'index' ? folder : `${folder}${name}.html`);
}
