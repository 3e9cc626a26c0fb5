import path from 'node:path';
import type { ArchiveItem, Note, Place } from '../archive.ts';
import { readForeignFrontMatter, type ForeignFrontMatter } from '../foreign-front-matter.ts';
import { defaultsFor, type Collection, type JekyllConfig } from './config.ts';
import { fillPermalink, postPattern, withSuffix, type PermalinkValues } from './permalink.ts';
import { readText, type SiteFile, type SiteFiles } from './site-files.ts';
import { titleOf } from './slugify.ts';
import { asList, asMap, asText } from './values.ts';
import { readDate } from './zoned-date.ts';

/** A file with front matter that is a page of the old site. */
export interface Source {
  item: ArchiveItem;
  file: SiteFile;
  /** Address without `baseurl`. */
  url: string;
  /** Front matter, with the defaults of the configuration. */
  data: Readonly<Record<string, unknown>>;
  isHtml: boolean;
}

export interface ReadSources {
  sources: readonly Source[];
  redirects: { from: string; to: string }[];
  /** Files that Jekyll copies as they are. */
  copied: readonly SiteFile[];
  notes: Note[];
  /** Fragments that links of the archive name. */
  fragments: ReadonlySet<string>;
}

const MARKDOWN = new Set(['.md', '.markdown', '.mkd', '.mkdn', '.mkdown']);
const HTML = new Set(['.html', '.htm']);
/** Texts in languages that nothing here reads. */
const OTHER_TEXT = new Set(['.textile', '.org', '.adoc', '.asciidoc', '.rst', '.haml', '.slim']);
/** Code and settings, which are no media. */
const CODE =
  /\.(?:css|scss|sass|less|m?js|ts|jsx|tsx|coffee|map|rb|py|sh|php|pl|lua|ya?ml|toml|lock|gemspec|html?|xhtml|liquid|erb|haml|slim|md|markdown)$/i;
const TEMPLATED = /\.(?:xml|txt|json|webmanifest|ics|svg)$/i;
/** Feeds that the site has at these addresses itself. */
const FEEDS = new Set(['/feed.xml', '/atom.xml', '/feed.json']);
const NO_MEDIA =
  /(?:^|\/)(?:Gemfile|Rakefile|Makefile|Dockerfile|CNAME|LICENSE|README|Procfile|\.htaccess)[^/]*$/i;
const DATED = /^(\d{4}-\d{1,2}-\d{1,2})-([^/]*)$/;

/** Keys that steer templates and say nothing of the article. */
const MECHANICS = [
  'layout',
  'render_with_liquid',
  'pagination',
  'paginate',
  'excerpt_separator',
  'nav_order',
  'classes',
  'body_class',
];
/** Keys by which themes and plugins hide a page, besides those that are read here. */
const HOLDING_BACK = ['password', 'post_password', 'private', 'isdraft', 'is_draft', 'headless'];
/** What defaults of the configuration give to an article besides its address. */
const INHERITED = ['author', 'authors', 'lang', 'image', 'description', 'published', 'series'];

/** What kind of page a file becomes by where it lies. */
interface Role {
  type: string;
  collection: Collection;
  /** Below the folder of the collection, without the ending. */
  path: string;
  /** Folders that are categories, outermost first. */
  folders: readonly string[];
  isDraft: boolean;
}

/** Reads the front matter of every page of a site. */
export function readSources({ config, files }: SiteFiles): ReadSources {
  const reader = new SourceReader(config, files);
  return reader.read();
}

class SourceReader {
  readonly #config: JekyllConfig;
  readonly #files: readonly SiteFile[];
  /** Whether the files are posts by their names alone, without configuration and folders of Jekyll. */
  readonly #isBare: boolean;
  readonly #notes: Note[] = [];
  readonly #sources: Source[] = [];
  readonly #copied: SiteFile[] = [];
  readonly #redirects: { from: string; to: string }[] = [];
  readonly #fragments = new Set<string>();
  readonly #mechanics = new Set<string>();

  constructor(config: JekyllConfig, files: readonly SiteFile[]) {
    this.#config = config;
    this.#files = files;
    this.#isBare = !config.isWritten && !files.some(({ path }) => /(?:^|\/)_posts\//.test(path));
  }

  read(): ReadSources {
    if (!this.#config.isWritten) {
      this.#notes.push({
        outcome: 'to-do',
        subject: 'addresses without configuration',
        place: { file: '_config.yml', line: 1 },
        message: `There is no \`_config.yml\`, so the addresses are guessed as ${this.#isBare ? '/2018/03/13/name/' : '/category/2018/03/13/name.html'}; put it beside the articles if the old ones were others`,
      });
    }
    for (const file of this.#files) this.#readFile(file);
    return {
      sources: this.#withCategories(),
      redirects: this.#redirects,
      copied: this.#copied,
      notes: this.#notes,
      fragments: this.#fragments,
    };
  }

  #readFile(file: SiteFile): void {
    const extension = path.posix.extname(file.path).toLowerCase();
    const role = this.#roleOf(file.path);
    if (role === undefined) return;
    const isText = MARKDOWN.has(extension) || HTML.has(extension);
    if (!isText && TEMPLATED.test(file.path) && readText(file.absolute).text.startsWith('---')) {
      this.#template(file);
      return;
    }
    if (!isText) {
      if (OTHER_TEXT.has(extension))
        this.#leaveOut(
          file,
          `text in ${extension.slice(1)}`,
          'to-do',
          'Convert it to Markdown, and import again',
        );
      else if (role.type === 'pages' && !CODE.test(file.path) && !NO_MEDIA.test(file.path))
        this.#copied.push(file);
      return;
    }
    const { text, isUtf8 } = readText(file.absolute);
    const matter = readForeignFrontMatter(text);
    if (matter.bodyOffset === 0) {
      this.#withoutFrontMatter(file, text, matter, role, HTML.has(extension));
      return;
    }
    if (!isUtf8) {
      this.#note(file, {
        outcome: 'converted',
        subject: 'text in another encoding than UTF-8',
        message: 'It is taken for Windows-1252; look whether letters with accents are right',
      });
    }
    if (matter.fault) {
      this.#note(file, {
        outcome: 'to-do',
        subject: 'front matter',
        line: matter.fault.line,
        message: `It cannot be read, so the article is a draft: ${matter.fault.message}`,
      });
    }
    this.#add(file, text, matter, role, HTML.has(extension));
  }

  /** A feed or another file that Jekyll fills in; whoever reads a feed is led to that of the site. */
  #template(file: SiteFile): void {
    const message = 'The site makes its own feeds, maps and lists';
    this.#leaveOut(file, 'page made by a template', 'left-out', message);
    if (!/(?:feed|atom|rss)[^/]*\.xml$/i.test(file.path)) return;
    const to = readText(file.absolute).text.includes('<rss') ? '/feed.xml' : '/atom.xml';
    const from = this.#withBase(file.path);
    if (!FEEDS.has(from)) this.#redirects.push({ from, to });
  }

  #withoutFrontMatter(
    file: SiteFile,
    text: string,
    matter: ForeignFrontMatter,
    role: Role,
    isHtml: boolean,
  ): void {
    const isDated = DATED.test(path.posix.parse(file.path).name);
    if (this.#isBare && isDated) this.#add(file, text, matter, role, isHtml);
    else if (role.type === 'posts') {
      this.#leaveOut(
        file,
        'post without front matter',
        'to-do',
        'Jekyll leaves it out; give it a title between two lines `---` if it is to come along',
      );
    } else if (!NO_MEDIA.test(file.path)) {
      this.#leaveOut(file, 'page without front matter', 'left-out', 'Jekyll makes no page of it');
    }
  }

  /** Undefined for what is no page: templates, data, and documents without pages. */
  #roleOf(file: string): Role | undefined {
    const parts = file.split('/');
    const folders = parts.slice(0, -1);
    const name = path.posix.parse(file).name;
    const isDated = DATED.test(name);
    const special = folders.findIndex((part) => part === '_posts' || part === '_drafts');
    const withoutEnding = (from: number): string => [...folders.slice(from), name].join('/');
    if (special !== -1) {
      return {
        type: 'posts',
        collection: { output: true },
        path: withoutEnding(special + 1),
        folders: folders.slice(0, special).filter((part) => part !== this.#config.collectionsDir),
        isDraft: folders[special] === '_drafts',
      };
    }
    if (this.#isBare && isDated) {
      const first = folders.at(0) ?? '';
      const label = first.startsWith('_') ? first.slice(1) : '';
      return {
        type: label === '' ? 'posts' : label,
        collection: {
          output: true,
          permalink:
            label === '' ? '/:year/:month/:day/:title/' : '/:collection/:year/:month/:day/:title/',
        },
        path: withoutEnding(label === '' ? 0 : 1),
        folders: [],
        isDraft: false,
      };
    }
    const above =
      this.#config.collectionsDir === '' ? 0 : this.#config.collectionsDir.split('/').length;
    const holder = folders[above];
    if (
      holder?.startsWith('_') &&
      folders.slice(0, above).join('/') === this.#config.collectionsDir
    ) {
      const label = holder.slice(1);
      const collection = this.#config.collections.get(label);
      if (collection === undefined) return undefined;
      if (!collection.output) {
        this.#notes.push({
          outcome: 'left-out',
          subject: `document of the collection \`${label}\``,
          place: this.#placeOf(file),
          message: 'The collection has no `output: true`, so its documents are no pages',
        });
        return undefined;
      }
      return {
        type: label,
        collection,
        path: withoutEnding(above + 1),
        folders: [],
        isDraft: false,
      };
    }
    const isHidden = parts.some(
      (part) => part.startsWith('_') && !this.#config.include.includes(part),
    );
    if (isHidden) return undefined;
    return {
      type: 'pages',
      collection: { output: true },
      path: withoutEnding(0),
      folders: [],
      isDraft: false,
    };
  }

  #placeOf(sitePath: string): Place {
    return { file: this.#files.find(({ path }) => path === sitePath)?.file ?? sitePath, line: 1 };
  }

  #add(
    file: SiteFile,
    text: string,
    matter: ForeignFrontMatter,
    role: Role,
    isHtml: boolean,
  ): void {
    const config = this.#config;
    const data = {
      ...defaultsFor(config, file.path.replace(/(^|\/)_drafts(?=\/)/, '$1_posts'), role.type),
      ...matter.data,
    };
    const body = text.slice(matter.bodyOffset);
    const place: Place = { file: file.file, line: 1 };
    const name = path.posix.parse(file.path).name;
    const [, nameDate, nameSlug] = DATED.exec(name) ?? [];
    const slug = (asText(data.slug) || (nameSlug ?? name)).replace(/\.+$/, '');
    const date =
      readDate(data.date, config.timeZone) ??
      (nameDate === undefined ? undefined : readDate(nameDate, config.timeZone));
    const isPage = role.type === 'pages' || (role.type !== 'posts' && date === undefined);
    if (role.type === 'pages' && this.#isTemplate(file, body, data)) return;
    if (role.type === 'posts' && !role.isDraft && nameDate === undefined) {
      this.#leaveOut(
        file,
        'post without a date in its name',
        'to-do',
        'Jekyll leaves it out; rename it to 2018-03-13-name.md if it is to come along',
      );
      return;
    }
    const own = [...asList(data.category).map(asText), ...listOf(data.categories)].filter(
      (one) => one !== '',
    );
    const categories = [...new Set([...role.folders, ...own])];
    const pattern = asText(data.permalink) || this.#patternOf(role, name);
    const values: PermalinkValues = {
      collection: role.type,
      path:
        role.type === 'pages' && name === 'index'
          ? path.posix.dirname(role.path).replace(/^\.$/, '')
          : role.path,
      basename: name,
      slug,
      categories,
      date: date?.zoned,
    };
    const url = fillPermalink(postPattern(pattern), values);
    const redirectTo = asText(asList(data.redirect_to)[0]);
    const older = asList(data.redirect_from)
      .map(asText)
      .filter((one) => one !== '');
    const addresses = [url, ...older].map((address) => this.#withBase(address));
    if (redirectTo !== '') {
      for (const from of new Set(addresses))
        this.#redirects.push({
          from,
          to: redirectTo.startsWith('/') ? this.#withBase(redirectTo) : redirectTo,
        });
      this.#note(file, {
        outcome: 'converted',
        subject: 'page that only redirects',
        line: matter.lineOf('redirect_to'),
      });
      return;
    }
    for (const [, fragment] of body.matchAll(/(?:\]\(|\]:\s*|href=["'])[^)\s"'#]*#([^)\s"'>]+)/g)) {
      if (fragment !== undefined) this.#fragments.add(decodeFragment(fragment));
    }
    const keys = this.#keysOf(file, {
      data,
      matter,
      role,
      slug,
      url,
      date: date?.written,
      nameDate,
      categories: own,
    });
    // A page has no drafts.
    const isHeld = keys.draft === true || keys.published === false;
    const target = isPage ? targetOf(role.path) : articleFile(file.path);
    this.#sources.push({
      item: {
        kind: isPage && !isHeld ? 'page' : 'article',
        place,
        file: `${isPage && !isHeld ? 'pages' : 'articles'}/${target}.md`,
        addresses: role.isDraft ? [] : [...new Set(addresses)],
        keys,
      },
      file,
      url,
      data,
      isHtml,
    });
  }

  #withBase(address: string): string {
    return `${this.#config.baseurl}/${address.replace(/^\/+/, '')}`;
  }

  #patternOf({ type, collection }: Role, name: string): string {
    if (collection.permalink !== undefined) return collection.permalink;
    const { permalink } = this.#config;
    if (type === 'posts') return permalink;
    if (type !== 'pages') return withSuffix('/:collection/:path', permalink);
    if (name === 'index') return '/:path/';
    return withSuffix('/:path', permalink);
  }

  /** Whether a page is made by a template, as lists and feeds are; then a note says so. */
  #isTemplate(file: SiteFile, body: string, data: Readonly<Record<string, unknown>>): boolean {
    const isRoot = /^index\.\w+$/.test(file.path);
    const isError = /(?:^|\/)404\.\w+$/.test(file.path);
    const lists =
      /\{%-?\s*(?:for|tablerow|paginate)\b|\bpaginator\.|\bsite\.(?:posts|pages|categories|tags|collections)\b/.test(
        body,
      );
    if (isError || lists) {
      this.#leaveOut(
        file,
        'page made by a template',
        'left-out',
        isError ? 'The site has its own' : 'It lists other pages; the site makes its own lists',
      );
      return true;
    }
    if (body.trim() === '' && asText(data.redirect_to) === '') {
      this.#leaveOut(file, 'page without text', 'left-out', 'Its layout made all of it');
      return true;
    }
    if (isRoot) {
      this.#leaveOut(
        file,
        'front page',
        'to-do',
        'The site makes its own; put text that is to stay into a page',
      );
      return true;
    }
    return false;
  }

  #keysOf(
    file: SiteFile,
    {
      data,
      matter,
      role,
      slug,
      url,
      date,
      nameDate,
      categories,
    }: {
      data: Readonly<Record<string, unknown>>;
      matter: ForeignFrontMatter;
      role: Role;
      slug: string;
      url: string;
      date: string | undefined;
      nameDate: string | undefined;
      categories: readonly string[];
    },
  ): Record<string, unknown> {
    const keys: Record<string, unknown> = {};
    const title = asText(data.title);
    keys.title = title === '' ? titleOf(slug) : title;
    if (title === '')
      this.#note(file, { outcome: 'converted', subject: 'title made from the name of the file' });
    const own = matter.data;
    for (const [key, value] of Object.entries(own)) {
      if (MECHANICS.includes(key)) {
        if (!this.#mechanics.has(key)) {
          this.#mechanics.add(key);
          this.#note(file, {
            outcome: 'left-out',
            subject: `key \`${key}\``,
            line: matter.lineOf(key),
            message: 'It steers templates of the old site; said once for all files',
          });
        }
        continue;
      }
      if (ADDRESS_KEYS.has(key) || TERM_KEYS.has(key) || key === 'title') continue;
      if (value === null || value === '') continue;
      keys[key] = value;
    }
    for (const key of INHERITED) {
      if (own[key] === undefined && data[key] !== undefined && keys[key] === undefined)
        keys[key] = data[key];
    }
    this.#datesOf(keys, date, nameDate);
    if (categories.length > 0) keys.categories = [...new Set(categories)];
    const tags = [...asList(data.tag).map(asText), ...listOf(data.tags)].filter(
      (one) => one !== '',
    );
    if (tags.length > 0) keys.tags = [...new Set(tags)];
    this.#renameKeys(keys, file, matter);
    this.#holdBack(keys, file, matter, role);
    if (
      this.#config.plugins.includes('jekyll-feed') &&
      this.#config.url !== '' &&
      role.type === 'posts' &&
      !role.isDraft
    ) {
      const id = path.posix.join(
        path.posix.dirname(url === '/' ? url : url.replace(/\/$/, '')),
        slug,
      );
      keys.guid ??= `${this.#config.url}${this.#withBase(id)}`;
    }
    return keys;
  }

  #datesOf(
    keys: Record<string, unknown>,
    date: string | undefined,
    nameDate: string | undefined,
  ): void {
    const isNamed = nameDate !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(nameDate);
    if (date !== undefined && (keys.date !== undefined || !isNamed)) keys.date = date;
  }

  #renameKeys(keys: Record<string, unknown>, file: SiteFile, matter: ForeignFrontMatter): void {
    const renamed: [string, string][] = [
      ['last_modified_at', 'lastmod'],
      ['last_modified', 'lastmod'],
      ['modified_date', 'lastmod'],
      ['canonical_url', 'canonical'],
      ['wordpress_guid', 'guid'],
    ];
    for (const [from, to] of renamed) {
      if (typeof keys[from] !== 'string' || keys[to] !== undefined) continue;
      if (to === 'guid' && !/^https?:/.test(keys[from])) continue;
      keys[to] = keys[from];
      Reflect.deleteProperty(keys, from);
      this.#note(file, {
        outcome: 'converted',
        subject: `key \`${from}\``,
        line: matter.lineOf(from),
      });
    }
    // Minimal Mistakes and others have the pictures of an article in `header`.
    const header = asMap(keys.header);
    const image = asText(header.overlay_image) || asText(header.image) || asText(header.teaser);
    if (image !== '' && keys.image === undefined) keys.image = image;
    for (const [key, value] of Object.entries(keys)) keys[key] = withoutBase(value, this.#config);
  }

  #holdBack(
    keys: Record<string, unknown>,
    file: SiteFile,
    matter: ForeignFrontMatter,
    role: Role,
  ): void {
    if (role.isDraft || matter.fault) {
      keys.draft = true;
      Reflect.deleteProperty(keys, 'published');
    }
    if (keys.hidden === true) {
      keys.unlisted = true;
      Reflect.deleteProperty(keys, 'hidden');
      this.#note(file, {
        outcome: 'converted',
        subject: 'key `hidden`',
        line: matter.lineOf('hidden'),
        message: 'The page stays at its address and is in no list',
      });
    }
    for (const key of HOLDING_BACK) {
      const value = keys[key];
      if (value === undefined || value === false) continue;
      keys.draft = true;
      Reflect.deleteProperty(keys, key);
      this.#note(file, {
        outcome: 'to-do',
        subject: `key \`${key}\``,
        line: matter.lineOf(key),
        message: 'It held the page back, so it is a draft now',
      });
    }
  }

  /**
   * The folders above `_posts` are categories of posts that name none, except those that tell nothing
   * apart: that of a language, and one in which all posts lie.
   */
  #withCategories(): Source[] {
    const posts = this.#sources.filter(({ file }) => /(?:^|\/)_posts\//.test(file.path));
    const foldersOf = ({ file }: Source): string[] =>
      file.path
        .slice(0, file.path.indexOf('_posts/'))
        .split('/')
        .filter((part) => part !== '');
    const counts = new Map<string, number>();
    for (const post of posts)
      for (const folder of new Set(foldersOf(post)))
        counts.set(folder, (counts.get(folder) ?? 0) + 1);
    return this.#sources.map((source) => {
      const { item, data } = source;
      if (item.keys.categories !== undefined || !posts.includes(source)) return source;
      const lang = asText(data.lang).toLowerCase();
      const categories = foldersOf(source).filter(
        (folder) => folder.toLowerCase() !== lang && counts.get(folder) !== posts.length,
      );
      if (categories.length === 0) return source;
      return { ...source, item: { ...item, keys: { ...item.keys, categories } } };
    });
  }

  #note(file: SiteFile, { line = 1, ...note }: Omit<Note, 'place'> & { line?: number }): void {
    this.#notes.push({ ...note, place: { file: file.file, line } });
  }

  #leaveOut(file: SiteFile, subject: string, outcome: 'left-out' | 'to-do', message: string): void {
    this.#note(file, { outcome, subject, message });
  }
}

const ADDRESS_KEYS = new Set(['permalink', 'redirect_from', 'redirect_to', 'url', 'aliases']);
const TERM_KEYS = new Set(['categories', 'category', 'tags', 'tag']);

/** A list as Jekyll reads it: text is split at its spaces. Commas, which Jekyll would keep, part too. */
function listOf(value: unknown): string[] {
  if (typeof value === 'string') {
    return value.split(value.includes(',') ? ',' : /\s+/).map((one) => one.trim());
  }
  return asList(value).flat().map(asText);
}

function targetOf(sitePath: string): string {
  return sitePath.replace(/(^|\/)_/g, '$1');
}

/** Below `articles/`, without `_posts` and the ending. */
function articleFile(sitePath: string): string {
  return sitePath
    .replace(/(^|\/)_posts(?=\/)/, '')
    .replace(/\.\w+$/, '')
    .replace(/^\//, '')
    .replace(/^_(?!drafts\/)/, '');
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Fills in what themes write into front matter, as `{{ site.baseurl }}/a.png`. */
function withoutBase(value: unknown, config: JekyllConfig): unknown {
  if (Array.isArray(value)) return value.map((one) => withoutBase(one, config));
  if (typeof value !== 'string') return value;
  return value
    .replace(/\{\{-?\s*site\.baseurl\s*-?\}\}/g, config.baseurl)
    .replace(/\{\{-?\s*site\.url\s*-?\}\}/g, config.url);
}
