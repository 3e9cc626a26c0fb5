import { join, posix } from 'node:path';
import { parseSyntax } from '../../content/body/engine.ts';
import { decodePath } from '../../content/paths.ts';
import { compareText, slugify } from '../../content/text.ts';
import { encodeAddress, siteAddresses } from '../../urls.ts';
import type {
  Archive,
  ArchiveFile,
  ArchiveItem,
  ArchiveRedirect,
  ArchiveTerm,
  ConvertedBody,
  Note,
  ReadArchive,
} from '../archive.ts';
import { EditedText } from '../edited-text.ts';
import { fragmentsIn } from '../heading-anchors.ts';
import type { Mapping } from '../mapping.ts';
import { MarkdownEdits } from '../markdown-edits.ts';
import { codeLookup } from '../markdown-nodes.ts';
import { sectionsAsCategories } from '../section-categories.ts';
import { replaceShortcodes, type ReplaceShortcode } from '../shortcodes.ts';
import { comparePlaces, openSourceFolder, type SourceFolder } from '../source-folder.ts';
import { onOwnLine } from '../standing-in.ts';
import { readZolaConfig, type ZolaConfig } from './config.ts';
import { convertFrontMatter } from './front-matter.ts';
import { list, readPages, textOf, type ZolaPage } from './pages.ts';
import { findZolaShortcodes } from './shortcode-tags.ts';
import { slugifyAnchor, slugifyPath } from './slugify.ts';

/** Reads a Zola site's folder as it stands. Templates are never run. */
export const readZola: ReadArchive = ({ source, mapping }) => {
  const folder = openSourceFolder(source, ['public']);
  const notes: Note[] = [...folder.notes];
  const note = (one: Note): void => {
    notes.push(one);
  };
  const config = readZolaConfig(folder, note);
  const pages = readPages(folder, config, note);
  const articles = pages.filter((page) => !page.isSection && !isTemplateAlone(page));
  const sections = sectionsOf(pages);
  const itemNotes = articles.map((): Note[] => []);
  const plain = articles.map((page, index) =>
    itemOf(page, (one) => {
      itemNotes[index]?.push(one);
    }),
  );
  const pageOf = new Map(plain.map((item, index) => [item.place.file, articles[index]]));
  const sectionOf = (item: ArchiveItem): Section | undefined => {
    const page = pageOf.get(item.place.file);
    return page && sectionAround(page, sections);
  };
  const { items, notes: ofSections, categories } = sectionsAsCategories(plain, sectionOf);
  for (const one of ofSections) note(one);
  const lists = listsOf(config, pages, sections, categories, note);
  const addresses = new Map(
    pages.map((page) => [page.file.slice('content/'.length), page.addresses[0] ?? '/']),
  );
  const named = new Set(pages.flatMap(({ text }) => fragmentsIn(text)));
  const archive: Archive = {
    kind: 'zola',
    urls: /^https?:\/\//.test(config.baseURL) ? [config.baseURL] : [],
    items,
    terms: lists.terms,
    files: filesOf(folder, config, pages),
    remoteFiles: [],
    redirects: lists.redirects,
    notes: notes.sort((one, other) => comparePlaces(one.place, other.place)),
    counts: {},
    // eslint-disable-next-line @typescript-eslint/require-await -- other readers wait for their file
    bodies: async function* () {
      for (const [index, item] of items.entries()) {
        const page = articles[index];
        if (page === undefined) continue;
        const own = [...(itemNotes[index] ?? [])];
        yield convertBody(item, page, { config, mapping, addresses, named }, own);
      }
    },
  };
  return Promise.resolve(archive);
};

interface Section {
  title: string;
  page: ZolaPage;
}

/** Whether a page is all of its template: it has neither a text nor a date. */
function isTemplateAlone({ frontMatter, text, date, isSection }: ZolaPage): boolean {
  return (
    !isSection &&
    date === '' &&
    frontMatter.data.template !== undefined &&
    text.slice(frontMatter.bodyOffset).trim() === ''
  );
}

/** Sections by their folder and language. */
function sectionsOf(pages: readonly ZolaPage[]): ReadonlyMap<string, Section> {
  return new Map(
    pages
      .filter(({ isSection }) => isSection)
      .map((page) => {
        const title = textOf(page.frontMatter.data.title);
        const name = page.folders.at(-1) ?? '';
        return [
          sectionKey(page.folders, page.language),
          { page, title: title === '' ? name : title },
        ];
      }),
  );
}

function sectionKey(folders: readonly string[], language: string | undefined): string {
  return `${language ?? ''}:${folders.join('/')}`;
}

/** The section whose list has a page: transparent ones hand it on. Undefined for the home page's. */
function sectionAround(
  page: ZolaPage,
  sections: ReadonlyMap<string, Section>,
): Section | undefined {
  for (let count = page.folders.length; count > 0; count -= 1) {
    const found = sections.get(sectionKey(page.folders.slice(0, count), page.language));
    if (found && found.page.frontMatter.data.transparent !== true) return found;
  }
  return undefined;
}

function itemOf(page: ZolaPage, note: (note: Note) => void): ArchiveItem {
  const { data, fault } = page.frontMatter;
  // Only an article can be held back.
  const isHeld = data.draft === true || data.render === false || fault !== undefined;
  const isArticle = page.date !== '' || isHeld;
  const kind = isArticle ? 'article' : 'page';
  if (!isArticle && page.folders.length > 0) {
    note({
      outcome: 'converted',
      subject: 'page without a date in a section',
      place: { file: page.file, line: 1 },
      message:
        'It came in as a plain page; give it a date and move it to articles/ if it is an article',
    });
  }
  return {
    kind,
    place: { file: page.file, line: 1 },
    file: posix.join(folderOf(page, kind), `${page.name}.md`),
    // What cannot be read may say another one.
    addresses: fault ? [] : page.addresses,
    keys: {
      ...convertFrontMatter(page, kind, note),
      ...(page.language !== undefined && { lang: page.language }),
    },
  };
}

/** The folder of a page below the content folder of this site. */
function folderOf({ directory, language }: ZolaPage, kind: 'article' | 'page'): string {
  return posix.join(kind === 'article' ? 'articles' : 'pages', language ?? '', directory);
}

/** What lies beside pages and in `static/`. */
function filesOf(
  folder: SourceFolder,
  config: ZolaConfig,
  pages: readonly ZolaPage[],
): ArchiveFile[] {
  const owners = new Map<string, ZolaPage>();
  for (const page of pages) {
    if (page.language === undefined && (page.isSection || page.name === 'index'))
      owners.set(page.directory, page);
  }
  const files: ArchiveFile[] = [];
  const statics = [
    'static',
    ...(config.theme === undefined ? [] : [`themes/${config.theme}/static`]),
  ];
  for (const file of folder.files) {
    const path = join(folder.root, file);
    const served = statics.find((one) => file.startsWith(`${one}/`));
    if (served !== undefined) {
      const below = file.slice(served.length + 1);
      const address = encodeAddress(posix.join(config.base, below));
      files.push({ path, file: posix.join('images', below), addresses: [address] });
    } else if (file.startsWith('content/') && !file.endsWith('.md')) {
      const below = file.slice('content/'.length);
      const owner = ownerOf(below, owners);
      if (owner === undefined || owner.isSection) {
        const own = owner?.addresses[0] ?? config.base;
        const rest = owner === undefined ? below : posix.relative(owner.directory, below);
        files.push({
          path,
          file: posix.join('images', below),
          addresses: [posix.join(own, encodeAddress(rest))],
        });
      } else {
        const rest = posix.relative(owner.directory, below);
        const kind = itemOf(owner, () => undefined).kind;
        files.push({
          path,
          file: posix.join(folderOf(owner, kind), rest),
          addresses: [posix.join(owner.addresses[0] ?? '/', encodeAddress(rest))],
        });
      }
    }
  }
  return files;
}

/** The page in whose folder a file lies, or in a folder of it. */
function ownerOf(file: string, owners: ReadonlyMap<string, ZolaPage>): ZolaPage | undefined {
  for (let at = posix.dirname(file); ; at = posix.dirname(at)) {
    const owner = owners.get(at === '.' ? '' : at);
    if (owner || at === '.') return owner;
  }
}

interface BodyContext {
  config: ZolaConfig;
  mapping: Mapping;
  /** Addresses of pages and sections by their file below the content folder. */
  addresses: ReadonlyMap<string, string>;
  /** Fragments that any link of the archive has. */
  named: ReadonlySet<string>;
}

function convertBody(
  item: ArchiveItem,
  page: ZolaPage,
  { config, mapping, addresses, named }: BodyContext,
  notes: Note[],
): ConvertedBody {
  const written = EditedText.of(page.text, page.frontMatter.bodyOffset);
  const note = (one: Note): void => {
    notes.push(one);
  };
  const marks = findZolaShortcodes(written.text);
  const edited =
    marks.length === 0
      ? written
      : replaceShortcodes(written, marks, {
          mapping,
          file: page.file,
          isCode: codeLookup(parseSyntax(written.text, 'md')),
          replace: formerShortcodes,
          note,
        });
  const edits = new MarkdownEdits(edited, page.file, note);
  replaceInternalLinks(edits, addresses);
  edits.keepAnchors(named, (heading) => slugifyAnchor(heading.text, config.slugify.anchors));
  edits.replaceLostElements();
  if (config.definitionLists) edits.convertDefinitionLists(3);
  if (config.emoji) edits.replaceEmoji();
  return { item, syntax: 'md', markdown: edits.apply().body, notes };
}

/** Links to files of the content folder, as `@/news/a.md`. */
function replaceInternalLinks(edits: MarkdownEdits, addresses: BodyContext['addresses']): void {
  const pattern = /(\]\(\s*<?|\]:[ \t]*<?|href=["'])@\/([^\s)#"'<>]+)/g;
  for (const { 0: whole, 1: before = '', 2: target = '', index } of edits.text.matchAll(pattern)) {
    if (edits.isCode(index)) continue;
    const start = index + before.length;
    const address = addresses.get(decodePath(target));
    const subject = 'internal link';
    if (address !== undefined)
      edits.add({ start, end: index + whole.length, text: address }, { subject });
    else
      edits.note(start, {
        subject,
        outcome: 'to-do',
        message: `No page of the archive is @/${target}`,
      });
  }
}

/** Those that came with Zola once. */
const formerShortcodes: ReplaceShortcode = ({ name, named }, _, around) => {
  const id = named.id ?? '';
  const isId = /^[\w-]+$/.test(id);
  switch (name) {
    case 'youtube': {
      const list = named.playlist ?? '';
      if (!isId) return undefined;
      const suffix = /^[\w-]+$/.test(list) ? `&list=${list}` : '';
      return onOwnLine(`https://www.youtube.com/watch?v=${id}${suffix}`, named.title, around);
    }
    case 'vimeo':
      return isId ? onOwnLine(`https://vimeo.com/${id}`, named.title, around) : undefined;
    case 'streamable':
      return isId ? onOwnLine(`https://streamable.com/${id}`, named.title, around) : undefined;
    case 'gist': {
      const url = (named.url ?? '').replace(/\.js$/, '');
      return /^https:\/\/gist\.github\.com\/[\w/-]+$/.test(url)
        ? onOwnLine(url, named.title, around)
        : undefined;
    }
    default:
      return undefined;
  }
};

interface Lists {
  terms: ArchiveTerm[];
  redirects: ArchiveRedirect[];
}

/** Lists of the old site: their texts, and where their addresses and feeds lead now. */
function listsOf(
  config: ZolaConfig,
  pages: readonly ZolaPage[],
  sections: ReadonlyMap<string, Section>,
  categories: ReadonlySet<Section>,
  note: (note: Note) => void,
): Lists {
  const terms: ArchiveTerm[] = [];
  const redirects: ArchiveRedirect[] = [];
  const redirect = (from: string, to: string): void => {
    if (from !== to) redirects.push({ from, to });
  };
  const moveFeeds = (list: string, to: string): void => {
    for (const name of config.feedNames) redirect(list + name, to + feedFor(name));
  };
  if (config.hasFeeds) moveFeeds(config.base, '/');
  for (const section of sections.values()) {
    const { page, title } = section;
    const { data, bodyOffset } = page.frontMatter;
    const isHome = page.folders.length === 0;
    const [own = '/', ...aliases] = page.addresses;
    const isCategory = categories.has(section);
    const to = isCategory ? siteAddresses.term('category', slugify(title)) : '/';
    const target = textOf(data.redirect_to);
    const description = textOf(data.description);
    const body = page.text.slice(bodyOffset).trim();
    if (isCategory) {
      terms.push({
        kind: 'category',
        place: { file: page.file, line: 1 },
        name: title,
        addresses: page.addresses,
        ...(description !== '' && { description }),
        ...(body !== '' && { body: `${body}\n` }),
      });
    } else {
      if (own !== config.base) redirect(own, target === '' ? to : target);
      if (description !== '' || body !== '')
        note({
          outcome: 'to-do',
          subject: isHome ? 'text of the home page' : 'text of a section',
          place: { file: page.file, line: 1 },
          message: isHome
            ? 'Name and tagline of the home page are in src/site.config.ts'
            : 'This site has no sections; put the text on a page or into the file of a category',
        });
    }
    if (data.extra !== undefined)
      note({
        outcome: 'left-out',
        subject: 'front matter `extra` of a section',
        place: { file: page.file, line: page.frontMatter.lineOf('extra') },
        message: 'Templates read it; nothing here does',
      });
    for (const alias of aliases) redirect(alias, to);
    if ([data.generate_feeds, data.generate_feed].includes(true) && own !== config.base)
      moveFeeds(own, to);
    if (Number(data.paginate_by ?? 0) > 0 && own !== config.base) redirect(`${own}page/*`, to);
  }
  for (const page of pages.filter(isTemplateAlone)) {
    for (const address of page.addresses) redirect(address, '/');
    note({
      outcome: 'left-out',
      subject: 'page without a text',
      place: { file: page.file, line: 1 },
      message: 'A template made all of it; its address leads to the home page',
    });
  }
  for (const taxonomy of config.taxonomies) {
    const kind = TERM_KINDS[taxonomy.name];
    const list = `${config.base}${slugifyPath(taxonomy.name, config.slugify.taxonomies)}/`;
    redirect(list, kind === undefined ? '/' : siteAddresses.taxonomy(kind));
    for (const name of termNames(pages, taxonomy.name)) {
      const slug = slugifyPath(name, config.slugify.taxonomies);
      if (slug === '' || slugify(name) === '') continue;
      const old = `${list}${encodeURIComponent(slug)}/`;
      const to = kind === undefined ? '/' : siteAddresses.term(kind, slugify(name));
      redirect(old, to);
      if (taxonomy.hasFeed) moveFeeds(old, to);
      if (taxonomy.isPaginated) redirect(`${old}page/*`, to);
      if (kind !== undefined)
        terms.push({ kind, place: { file: 'config.toml', line: 1 }, name, addresses: [old] });
    }
  }
  redirects.sort((one, other) => compareText(one.from, other.from));
  return { terms, redirects };
}

const TERM_KINDS: Readonly<Record<string, ArchiveTerm['kind']>> = {
  tags: 'tag',
  tag: 'tag',
  categories: 'category',
  category: 'category',
  authors: 'author',
  author: 'author',
};

function termNames(pages: readonly ZolaPage[], taxonomy: string): string[] {
  const names = pages.flatMap(({ frontMatter: { data } }) => {
    const { taxonomies } = data;
    return typeof taxonomies === 'object' && taxonomies !== null && taxonomy in taxonomies
      ? list((taxonomies as Readonly<Record<string, unknown>>)[taxonomy])
      : [];
  });
  return [...new Set(names)].sort(compareText);
}

/** The feed of this site that takes the place of one of that name. */
function feedFor(name: string): string {
  if (name.endsWith('.json')) return 'feed.json';
  return name.includes('atom') ? 'atom.xml' : 'feed.xml';
}
