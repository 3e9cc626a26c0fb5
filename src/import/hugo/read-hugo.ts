import { join, posix } from 'node:path';
import { parseSyntax } from '../../content/body/engine.ts';
import { compareText, slugify } from '../../content/text.ts';
import { encodeAddress, siteAddresses } from '../../urls.ts';
import {
  type Archive,
  type ArchiveFile,
  type ArchiveItem,
  type ArchiveRedirect,
  type ArchiveTerm,
  type ConvertedBody,
  type Note,
  type ReadArchive,
} from '../archive.ts';
import { EditedText } from '../edited-text.ts';
import { fragmentsIn } from '../heading-anchors.ts';
import { convertHtmlBody, htmlSource } from '../html-body.ts';
import { HeldMarkdown } from '../html-to-markdown/held-markdown.ts';
import type { Mapping } from '../mapping.ts';
import { MarkdownEdits } from '../markdown-edits.ts';
import { codeLookup } from '../markdown-nodes.ts';
import { sectionsAsCategories, type NamedSection } from '../section-categories.ts';
import { replaceShortcodes } from '../shortcodes.ts';
import { comparePlaces, openSourceFolder, type SourceFolder } from '../source-folder.ts';
import {
  addressOfList,
  addressOfPage,
  languagePrefix,
  urlized,
  type Sections,
} from './addresses.ts';
import { builtInShortcodes } from './built-in-shortcodes.ts';
import { readHugoConfig, strings, valueAt, type HugoConfig } from './config.ts';
import { convertFrontMatter, dateOf, slugInName, textValue } from './front-matter.ts';
import { convertGoldmark } from './goldmark.ts';
import { findContent, readPages, type HugoPage, type HugoResource } from './pages.ts';
import { indexReferences, type FindReference } from './references.ts';
import { findHugoShortcodes } from './shortcode-tags.ts';

/** Reads a Hugo site's folder as it stands. Templates are never run. */
export const readHugo: ReadArchive = ({ source, mapping }) => {
  const folder = openSourceFolder(source, ['public', 'resources']);
  const notes: Note[] = [...folder.notes];
  const note = (one: Note): void => {
    notes.push(one);
  };
  const config = readHugoConfig(folder, note);
  const { files, resources } = findContent(folder, config, note);
  const pages = readPages(folder, files, config, note);
  const sections = sectionsOf(pages);
  const placed = pages.map((page) => place(page, config, sections));
  const pictures = new PictureFinder(folder, config, resources);
  const plain: ArchiveItem[] = [];
  const sources: Placed[] = [];
  const itemNotes: Note[][] = [];
  for (const one of placed) {
    if (one.page.name === '_index' || isTemplateAlone(one)) continue;
    const own: Note[] = [];
    const item = itemOf(one, config, pictures, (found) => {
      own.push(found);
    });
    plain.push(item);
    sources.push(one);
    itemNotes.push(own);
  }
  const sectionNames = new SectionNames(sections);
  const pageOf = new Map(sources.map(({ page }) => [page.file, page]));
  const {
    items,
    notes: ofSections,
    categories,
  } = sectionsAsCategories(plain, ({ place: at }) => {
    const page = pageOf.get(at.file);
    return page && sectionNames.of(page);
  });
  for (const one of ofSections) note(one);
  const lists = listsOf(placed, config, sections, sectionNames, categories, note);
  const findReference = indexReferences(
    placed.map(({ page, addresses }) => ({ ...page, address: addresses[0] ?? '/' })),
    config.defaultLanguage,
  );
  const byFile = new Map(items.map((item) => [item.place.file, item]));
  const named = new Set(pages.flatMap(({ text }) => fragmentsIn(text)));
  const archive: Archive = {
    kind: 'hugo',
    urls: urlsOf(config),
    items,
    terms: lists.terms,
    files: filesOf(folder, config, placed, byFile, resources),
    remoteFiles: [],
    redirects: lists.redirects,
    notes: notes.sort((one, other) => comparePlaces(one.place, other.place)),
    counts: {},
    // eslint-disable-next-line @typescript-eslint/require-await -- the reader of a large archive reads as it goes
    bodies: async function* () {
      for (const [index, item] of items.entries()) {
        const one = sources[index];
        if (one === undefined) continue;
        yield convertBody(item, one, { config, mapping, findReference, named }, [
          ...(itemNotes[index] ?? []),
        ]);
      }
    },
  };
  return Promise.resolve(archive);
};

/** Whether a page is all of its template, as the search or the archive of a theme. */
function isTemplateAlone({ page, date }: Placed): boolean {
  return (
    page.name !== '_index' &&
    date === '' &&
    (page.values.has('layout') || page.values.has('type')) &&
    page.text.slice(page.frontMatter.bodyOffset).trim() === ''
  );
}

interface Placed {
  page: HugoPage;
  /** Folders of its bundle or section, and the name it has in addresses. */
  date: string;
  /** Below the site's host, its own first. */
  addresses: string[];
}

function sectionsOf(pages: readonly HugoPage[]): Sections {
  return new Map(
    pages
      .filter(({ name }) => name === '_index')
      .map((page) => [
        page.folders.join('/').toLowerCase(),
        { title: textValue(page, 'title'), slug: textValue(page, 'slug') },
      ]),
  );
}

/** What the lists of sections are called; one object for each. */
class SectionNames {
  readonly #sections: Sections;
  readonly #known = new Map<string, NamedSection>();

  constructor(sections: Sections) {
    this.#sections = sections;
  }

  /** The section of a page, which is the outermost folder; undefined for the home page's. */
  of({ name, folders }: Pick<HugoPage, 'name' | 'folders'>): NamedSection | undefined {
    const path = name === 'index' ? folders.slice(0, -1) : folders;
    const [folder] = path;
    return folder === undefined ? undefined : this.named(folder);
  }

  named(folder: string): NamedSection {
    const key = folder.toLowerCase();
    const known = this.#known.get(key);
    if (known) return known;
    const title = this.#sections.get(key)?.title ?? '';
    const words = folder.replace(/[-_]+/g, ' ');
    const named = {
      title: title === '' ? words.charAt(0).toUpperCase() + words.slice(1) : title,
    };
    this.#known.set(key, named);
    return named;
  }
}

function place(page: HugoPage, config: HugoConfig, sections: Sections): Placed {
  const isBundle = page.name === 'index';
  const folders = isBundle ? page.folders.slice(0, -1) : page.folders;
  const name = isBundle ? (page.folders.at(-1) ?? '') : page.name;
  const date = dateOf(page, config);
  const slug = textValue(page, 'slug');
  const addressed = {
    folders,
    name,
    title: textValue(page, 'title'),
    slug: slug === '' ? slugInName(name, config) : slug,
    url: textValue(page, 'url'),
    date,
    ...(page.language !== undefined && { language: page.language }),
  };
  const own =
    page.name === '_index'
      ? addressOfList(listKind(page.folders, config), page.folders, addressed, config, sections)
      : addressOfPage(addressed, config, sections);
  const directory = own.endsWith('/') ? own : posix.dirname(own);
  const aliases = strings(page.values.get('aliases')).map((alias) =>
    aliasAddress(alias.trim(), directory, page, config),
  );
  const below = (address: string): string =>
    config.base === '/' ? address : config.base.slice(0, -1) + address;
  return { page, date, addresses: [own, ...aliases].map(below) };
}

/** An alias is below the site, or without a slash first beside the page. */
function aliasAddress(
  alias: string,
  directory: string,
  { language }: HugoPage,
  config: HugoConfig,
): string {
  const path = alias.replace(/^https?:\/\/[^/]+/, '');
  if (path.startsWith('/')) {
    return path;
  }
  const parent = posix.dirname(directory.replace(/\/$/, ''));
  const beside = posix.join(parent === '.' ? languagePrefix(language, config) : parent, path);
  return beside.startsWith('/') ? beside : `/${beside}`;
}

function listKind(folders: readonly string[], config: HugoConfig): 'section' | 'taxonomy' | 'term' {
  const isTaxonomy = [...config.taxonomies.values()].includes((folders[0] ?? '').toLowerCase());
  if (!isTaxonomy) return 'section';
  return folders.length === 1 ? 'taxonomy' : 'term';
}

function itemOf(
  { page, date, addresses }: Placed,
  config: HugoConfig,
  pictures: PictureFinder,
  note: (note: Note) => void,
): ArchiveItem {
  const convert = (kind: 'article' | 'page'): { keys: Record<string, unknown>; said: Note[] } => {
    const said: Note[] = [];
    const keys = convertFrontMatter(page, {
      config,
      kind,
      date,
      findPicture: (from, written) => pictures.find(from, written),
      note: (one) => said.push(one),
    });
    return { keys, said };
  };
  const asArticle = convert('article');
  // Only an article can be held back.
  const kind = date !== '' || asArticle.keys.draft === true ? 'article' : 'page';
  const { keys, said } = kind === 'article' ? asArticle : convert('page');
  for (const one of said) note(one);
  if (kind === 'page') {
    delete keys.draft;
    if (page.folders.length > (page.name === 'index' ? 1 : 0))
      note({
        outcome: 'converted',
        subject: 'page without a date in a section',
        place: { file: page.file, line: 1 },
        message:
          'It came in as a plain page; give it a date and move it to articles/ if it is an article',
      });
  }
  const isOther = page.language !== undefined && page.language !== config.defaultLanguage;
  if (isOther) {
    const tag = config.languages.find(({ code }) => code === page.language)?.tag;
    keys.lang = tag ?? page.language;
  }
  return {
    kind,
    place: { file: page.file, line: 1 },
    file: fileOf(page, kind, config),
    // What cannot be read may say another one.
    addresses: page.frontMatter.fault ? [] : addresses,
    keys,
  };
}

function fileOf(page: HugoPage, kind: 'article' | 'page', config: HugoConfig): string {
  const { language = config.defaultLanguage, folders, name } = page;
  const top = kind === 'article' ? 'articles' : 'pages';
  const own = language === config.defaultLanguage ? '' : language;
  return posix.join(top, own, ...folders, `${name}.md`);
}

function urlsOf(config: HugoConfig): string[] {
  const own = config.languages.flatMap(({ code }) =>
    strings(valueAt(config.table, 'languages', code, 'baseurl')),
  );
  return [...new Set([config.baseURL, ...own])].filter((url) => /^https?:\/\//.test(url));
}

/** Finds pictures that front matter names as paths of the site without a slash first. */
class PictureFinder {
  readonly #beside: ReadonlySet<string>;
  readonly #served: ReadonlySet<string>;

  constructor(folder: SourceFolder, config: HugoConfig, resources: readonly HugoResource[]) {
    this.#beside = new Set(resources.map(({ file }) => file));
    this.#served = new Set(
      config.static.flatMap((mount) =>
        folder.files
          .filter((file) => file.startsWith(`${mount.folder}/`))
          .map((file) => posix.join('/', mount.target, file.slice(mount.folder.length + 1))),
      ),
    );
  }

  find(page: HugoPage, written: string): string | undefined {
    if (/^(?:[a-z][a-z0-9+.-]*:)?\//i.test(written)) return undefined;
    if (this.#beside.has(posix.join(posix.dirname(page.file), written))) return undefined;
    const absolute = posix.join('/', written);
    return this.#served.has(absolute) ? absolute : undefined;
  }
}

/** What `static/`, `assets/` and the content folder hold besides pages. */
function filesOf(
  folder: SourceFolder,
  config: HugoConfig,
  placed: readonly Placed[],
  items: ReadonlyMap<string, ArchiveItem>,
  resources: readonly HugoResource[],
): ArchiveFile[] {
  const served = new Set<string>();
  const files: ArchiveFile[] = [];
  const add = (file: string, wish: string, addresses: readonly string[]): void => {
    const fresh = addresses.filter((address) => !served.has(address));
    for (const address of fresh) served.add(address);
    if (fresh.length > 0 || addresses.length === 0)
      files.push({ path: join(folder.root, file), file: wish, addresses: fresh });
  };
  const bundles = new Map<string, Placed>();
  for (const one of placed)
    if (one.page.name === 'index') bundles.set(posix.dirname(one.page.file), one);
  for (const { file, folders, name } of resources) {
    const bundle = bundleOf(file, bundles);
    const path = posix.join(config.base, ...folders, name);
    if (bundle === undefined) {
      add(file, posix.join('images', ...folders, name), [encodeAddress(path)]);
    } else {
      const rest = file.slice(posix.dirname(bundle.page.file).length + 1);
      const item = items.get(bundle.page.file);
      const at = item === undefined ? posix.join('images', ...folders) : posix.dirname(item.file);
      const [own = '/'] = bundle.addresses;
      const address = posix.join(own.replace(/\.html$/, ''), encodeAddress(rest));
      add(file, posix.join(at, rest), [...new Set([address, encodeAddress(path)])]);
    }
  }
  for (const mount of config.static) {
    for (const file of folder.files) {
      if (!file.startsWith(`${mount.folder}/`)) continue;
      const path = posix.join(mount.target, file.slice(mount.folder.length + 1));
      add(file, posix.join('images', path), [encodeAddress(posix.join(config.base, path))]);
    }
  }
  return files.sort((one, other) => compareText(one.path, other.path));
}

function bundleOf(file: string, bundles: ReadonlyMap<string, Placed>): Placed | undefined {
  for (let at = posix.dirname(file); at !== '.'; at = posix.dirname(at)) {
    const bundle = bundles.get(at);
    if (bundle) return bundle;
  }
  return undefined;
}

interface BodyContext {
  config: HugoConfig;
  mapping: Mapping;
  findReference: FindReference;
  /** Fragments that any link of the archive has. */
  named: ReadonlySet<string>;
}

function convertBody(
  item: ArchiveItem,
  { page }: Placed,
  { config, mapping, findReference, named }: BodyContext,
  notes: Note[],
): ConvertedBody {
  const body = EditedText.of(page.text, page.frontMatter.bodyOffset);
  const held = /^\.html?$/i.test(page.ending) ? new HeldMarkdown() : undefined;
  const written = held === undefined ? body : htmlSource(body);
  const note = (one: Note): void => {
    notes.push(one);
  };
  const edited = replaceShortcodes(written, findHugoShortcodes(written.text), {
    mapping,
    file: page.file,
    ofCode: new Set(['highlight']),
    isCode: held === undefined ? codeLookup(parseSyntax(written.text, 'md')) : () => false,
    replace: builtInShortcodes({
      findReference: (written, language) => findReference(written, page, language),
      parameter: (path) => parameterOf(page, config, path),
    }),
    note,
    ...(held !== undefined && { hold: (markdown) => held.hold(markdown) }),
  });
  if (held !== undefined) {
    const { text, sourceText, remarks } = convertHtmlBody(edited, held, named);
    for (const { line, ...remark } of remarks)
      notes.push({ ...remark, place: { file: page.file, line } });
    return { item, syntax: 'md', markdown: text.body, sourceText, notes };
  }
  const edits = new MarkdownEdits(edited, page.file, note);
  convertGoldmark(edits, config, named);
  return { item, syntax: 'md', markdown: edits.apply().body, notes };
}

function parameterOf(page: HugoPage, config: HugoConfig, path: string): unknown {
  const keys = path.toLowerCase().split('.');
  const [first = ''] = keys;
  if (page.values.has(first)) {
    const own = valueAt(Object.fromEntries(page.values), ...keys);
    if (own !== undefined) return own;
  }
  const language =
    page.language === undefined ? {} : valueAt(config.table, 'languages', page.language, 'params');
  return valueAt({ language }, 'language', ...keys) ?? valueAt(config.params, ...keys);
}

interface Lists {
  terms: ArchiveTerm[];
  redirects: ArchiveRedirect[];
}

const FEED = 'feed.xml';

/** Lists of the old site: their texts, and where their addresses and feeds lead now. */
function listsOf(
  placed: readonly Placed[],
  config: HugoConfig,
  sections: Sections,
  sectionNames: SectionNames,
  categories: ReadonlySet<NamedSection>,
  note: (note: Note) => void,
): Lists {
  const terms: ArchiveTerm[] = [];
  const redirects: ArchiveRedirect[] = [];
  const below = (address: string): string =>
    config.base === '/' ? address : config.base.slice(0, -1) + address;
  const redirect = (from: string, to: string): void => {
    if (from !== to) redirects.push({ from, to });
  };
  const moveList = (list: string, kind: string, to: string): void => {
    if (list !== to) redirect(list, to);
    if (config.feeds.has(kind)) redirect(`${list}${config.feedName}.xml`, `${to}${FEED}`);
    redirect(`${list}page/*`, to);
  };
  const indexes = new Map(
    placed
      .filter(({ page }) => page.name === '_index')
      .map((one) => [
        `${one.page.language ?? ''}:${one.page.folders.join('/').toLowerCase()}`,
        one,
      ]),
  );
  const languages =
    config.languages.length === 0 ? [undefined] : config.languages.map(({ code }) => code);
  const used = new Set(placed.map(({ page }) => page.language));
  for (const language of languages.filter((one) => used.has(one))) {
    const home = below(languagePrefix(language, config));
    if (home === below('/')) {
      if (config.feeds.has('home')) redirect(`${home}${config.feedName}.xml`, `/${FEED}`);
    } else {
      moveList(home, 'home', '/');
    }
    const own = placed.filter(({ page }) => page.language === language);
    const isList = (kind: string, disabled: string): boolean =>
      !config.disabledKinds.has(kind) && !config.disabledKinds.has(disabled);
    const folders = new Set(
      own.flatMap(({ page }) => {
        const path = page.name === 'index' ? page.folders.slice(0, -1) : page.folders;
        return path.map((_, index) => path.slice(0, index + 1).join('/'));
      }),
    );
    const bare = {
      title: '',
      slug: '',
      url: '',
      date: '',
      ...(language !== undefined && { language }),
    };
    for (const path of [...folders].sort(compareText)) {
      const parts = path.split('/');
      if (listKind(parts, config) !== 'section' || config.disabledKinds.has('section')) continue;
      const index = indexes.get(`${language ?? ''}:${path.toLowerCase()}`);
      // A nested folder without a page of its own is no section.
      if (index === undefined && parts.length > 1) continue;
      const list =
        index?.addresses[0] ?? below(addressOfList('section', parts, bare, config, sections));
      const section = sectionNames.named(parts[0] ?? '');
      const isCategory = categories.has(section);
      const to = isCategory ? siteAddresses.term('category', slugify(section.title)) : '/';
      moveList(list, 'section', to);
      for (const alias of index?.addresses.slice(1) ?? []) redirect(alias, to);
      if (isCategory && parts.length === 1) {
        terms.push(termOf('category', section.title, list, index));
      }
    }
    if (!isList('taxonomy', 'taxonomyterm')) continue;
    for (const [singular, plural] of config.taxonomies) {
      const taxonomy =
        singular === 'tag' || singular === 'category' || singular === 'author'
          ? singular
          : undefined;
      const list = below(addressOfList('taxonomy', [plural], bare, config, sections));
      const to = taxonomy === undefined ? '/' : siteAddresses.taxonomy(taxonomy);
      if (list !== to) redirect(list, to);
      if (config.feeds.has('taxonomy')) redirect(`${list}${config.feedName}.xml`, `/${FEED}`);
      if (config.disabledKinds.has('term')) continue;
      const names = new Map<string, string>();
      for (const { page } of own)
        for (const name of strings(page.values.get(plural))) {
          const key = urlized(name, config).toLowerCase();
          if (key !== '' && !names.has(key)) names.set(key, name);
        }
      for (const [key, name] of [...names].sort(([one], [other]) => compareText(one, other))) {
        const index = indexes.get(`${language ?? ''}:${plural}/${key}`);
        const old =
          index?.addresses[0] ??
          below(addressOfList('term', [plural, key], { ...bare, title: name }, config, sections));
        const slug = slugify(name);
        const at = taxonomy === undefined || slug === '' ? '/' : siteAddresses.term(taxonomy, slug);
        moveList(old, 'term', at);
        if (taxonomy !== undefined) terms.push(termOf(taxonomy, name, old, index));
      }
    }
  }
  for (const one of placed.filter(isTemplateAlone)) {
    const layout = textValue(one.page, 'layout').toLowerCase();
    const to =
      layout === 'search'
        ? siteAddresses.search
        : layout.startsWith('archive')
          ? siteAddresses.archive
          : '/';
    for (const address of one.addresses) redirect(address, to);
    note({
      outcome: 'left-out',
      subject: 'page without a text',
      place: { file: one.page.file, line: 1 },
      message: `A template made all of it; its address leads to ${to}`,
    });
  }
  for (const { page } of placed) {
    if (page.name !== '_index') continue;
    const body = page.text.slice(page.frontMatter.bodyOffset).trim();
    const isTerm = terms.some(({ place: { file } }) => file === page.file);
    if (isTerm) continue;
    const where = page.folders.length === 0 ? 'home page' : 'list of a section';
    const description = textValue(page, 'description');
    if (body === '' && description === '') continue;
    note({
      outcome: 'to-do',
      subject: `text of a ${where}`,
      place: { file: page.file, line: 1 },
      message:
        page.folders.length === 0
          ? 'Name and tagline of the home page are in src/site.config.ts'
          : 'This site has no sections; put the text on a page or into the file of a category',
    });
  }
  return { terms, redirects: redirects.sort((one, other) => compareText(one.from, other.from)) };
}

function termOf(
  kind: ArchiveTerm['kind'],
  name: string,
  address: string,
  index: Placed | undefined,
): ArchiveTerm {
  const { page, addresses = [address] } = index ?? {};
  if (page === undefined) return { kind, place: { file: 'content', line: 1 }, name, addresses };
  const description = textValue(page, 'description');
  const body = page.text.slice(page.frontMatter.bodyOffset).trim();
  const [image] = strings(page.values.get('images'));
  return {
    kind,
    place: { file: page.file, line: 1 },
    name,
    addresses,
    ...(description !== '' && { description }),
    ...(image !== undefined && { image }),
    ...(body !== '' && { body: `${body}\n` }),
  };
}
