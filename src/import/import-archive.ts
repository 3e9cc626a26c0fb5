import { statSync } from 'node:fs';
import { basename, dirname, relative } from 'node:path';
import { stringify } from 'yaml';
import { compileBody } from '../content/body/compile-body.ts';
import type { DiagnosticCode } from '../content/diagnostics/diagnostic-codes.ts';
import { articleFields, termFields } from '../content/front-matter/fields.ts';
import { slugify } from '../content/text.ts';
import { feedFormats } from '../feeds/formats.ts';
import type { ConfiguredRedirect, SiteSettings } from '../site-settings.ts';
import {
  addressKey,
  siteAddresses,
  type Address,
  type ClaimedAddresses,
  type Taxonomy,
} from '../urls.ts';
import type {
  Archive,
  ArchiveFile,
  ArchiveItem,
  ArchiveKind,
  ArchiveTerm,
  ConvertedBody,
  Note,
  Place,
  ReadArchive,
  ReadOptions,
} from './archive.ts';
import { writeFrontMatter } from './front-matter.ts';
import { indexLinks, type FindTarget } from './link-index.ts';
import { lostWords } from './lost-words.ts';
import type { Mapping } from './mapping.ts';
import { Media } from './media/store-media.ts';
import { distinctRedirects, languageOf, placeItems, type Placed, type Places } from './places.ts';
import { sortNotes, type Report, type ReportedItem } from './report.ts';
import { rewriteLinks } from '../content/rewrite/rewrite-links.ts';
import { safePath } from './media/safe-path.ts';

export interface ImportOptions {
  /** Absolute path of the archive. */
  source: string;
  kind: ArchiveKind;
  doubt?: string;
  media?: string;
  mapping: Mapping;
  gitDate?: ReadOptions['gitDate'];
  /** Files that were fetched from the old site. */
  fetched: readonly ArchiveFile[];
  site: SiteSettings;
  /** What lies on the site besides content. */
  claimed: ClaimedAddresses;
  /** Told of every item that is done. */
  progress: (done: number, total: number) => void;
}

/** Takes what the importer writes; paths are below the content folder. */
export interface Sink {
  write: (file: string, text: string) => Promise<void> | void;
  copy: (from: string, file: string) => Promise<void> | void;
}

/** Warnings about content that the page would lack, or that another program was to read. */
const LOSSES: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  'leftover-template',
  'markdown-left',
  'removed-content',
  'unknown-element',
  'unclosed-code',
  'unclosed-html',
  'unsafe-link',
]);
/** Words that a note about lost ones quotes at most. */
const MOST_WORDS = 12;

/**
 * Reads an archive and writes it as content. The same archive gives the same bytes.
 *
 * @throws {ArchiveError} for an archive that cannot be read at all
 */
export async function importArchive(
  read: ReadArchive,
  options: ImportOptions,
  sink: Sink,
): Promise<Report> {
  const { source, kind, doubt, site, claimed } = options;
  const own = await read({
    source,
    mapping: options.mapping,
    ...(options.media !== undefined && { media: options.media }),
    ...(options.gitDate && { gitDate: options.gitDate }),
  });
  const archive = { ...own, files: [...own.files, ...options.fetched] };
  const takenPaths = new Set<string>();
  const places = placeItems(archive, site, claimed, takenPaths);
  const moved = new Map([
    ...archive.redirects.flatMap(({ from, to }) => (isOwnFeed(to) ? [[from, to] as const] : [])),
    ...movedTerms(archive),
  ]);
  const find = indexLinks({
    archive,
    placed: places.placed,
    moved,
    base: site.base,
    pathOf: (file) => relative(source, file),
  });
  const media = new Media(sink, takenPaths, {
    roots: mediaRoots(options),
    files: archive.files,
  });
  await media.bring(archive.files.filter(({ wanted }) => wanted));
  const notes: Note[] = [
    ...archive.notes,
    ...places.notes,
    ...unknownLanguages(archive.items, site.editions),
  ];
  const written = await writeItems(archive, places, { find, media, options, sink, notes });
  const terms = await writeTerms(archive, written.terms, takenPaths, sink);
  const redirects = await writeRedirects(archive, places, written, find, options, sink, notes);
  return {
    kind,
    source: basename(source),
    ...(doubt !== undefined && { doubt }),
    counts: {
      articles: places.placed.filter(({ kind: placed }) => placed === 'article').length,
      'drafts among them': written.items.filter(({ draft }) => draft).length,
      pages: places.placed.filter(({ kind: placed }) => placed === 'page').length,
      ...terms,
      'pictures and documents': media.copied,
      'files that nothing refers to, left out': archive.files.length - media.used,
      redirects: redirects.length,
      'former addresses in front matter': places.placed.reduce(
        (sum, { aliases }) => sum + aliases.length,
        0,
      ),
      ...archive.counts,
    },
    items: written.items,
    queries: redirects.filter(({ from }) => from.includes('?')),
    hosts: [...new Set(archive.urls.flatMap((url) => URL.parse(url)?.host ?? []))],
    remoteFiles: [...new Set([...archive.remoteFiles, ...written.missingPictures])].sort(),
    notes: sortNotes([...notes, ...media.notes]),
  };
}

/** Says which languages of the archive the site is not told of, each once. */
function unknownLanguages(
  items: readonly ArchiveItem[],
  editions: SiteSettings['editions'],
): Note[] {
  const known = new Set(editions.map(({ lang }) => lang.toLowerCase()));
  const first = new Map<string, ArchiveItem>();
  for (const item of items) {
    const lang = languageOf(item);
    if (lang !== undefined && !known.has(lang.toLowerCase()) && !first.has(lang))
      first.set(lang, item);
  }
  return [...first].map(([lang, { place }]) => ({
    outcome: 'to-do',
    subject: 'language',
    place,
    message: `Articles are in \`${lang}\`: name it as \`lang\` or in \`languages\` of src/site.config.ts, and they get lists, feeds and a search in it`,
  }));
}

/** Folders below which files of the archive may be read. */
function mediaRoots({ source, media, fetched }: ImportOptions): string[] {
  const isFile = statSync(source, { throwIfNoEntry: false })?.isFile() === true;
  const own = isFile ? dirname(source) : source;
  return [
    own,
    ...(media === undefined ? [] : [media]),
    ...new Set(fetched.map(({ path }) => dirname(path))),
  ];
}

interface Writing {
  find: FindTarget;
  media: Media;
  options: ImportOptions;
  sink: Sink;
  notes: Note[];
}

interface Written {
  items: ReportedItem[];
  /** Pictures on the old site that the archive lacks, as absolute URLs. */
  missingPictures: string[];
  /** Ids in feeds, and who has them. */
  guids: Map<string, Place>;
  /** Keys of the addresses of all that readers can reach. */
  published: Set<string>;
  /** Slugs that published articles name. */
  terms: Readonly<Record<Taxonomy, Set<string>>>;
}

async function writeItems(
  archive: Archive,
  { placed }: Places,
  writing: Writing,
): Promise<Written> {
  const byItem = new Map(placed.map((one) => [one.item, one]));
  const written: Written = {
    items: [],
    missingPictures: [],
    guids: new Map(),
    published: new Set(),
    terms: { tag: new Set(), category: new Set(), author: new Set() },
  };
  for await (const body of archive.bodies()) {
    const place = byItem.get(body.item);
    if (!place) throw new Error(`${body.item.place.file} has a body and is no item of the archive`);
    await writeItem(place, body, writing, written);
    writing.options.progress(written.items.length, placed.length);
  }
  return written;
}

async function writeItem(
  placed: Placed,
  body: ConvertedBody,
  { find, media, options, sink, notes }: Writing,
  written: Written,
): Promise<void> {
  const { item, kind, address, aliases, safeURL } = placed;
  const file = body.syntax === 'mdx' ? placed.file.replace(/\.md$/, '.mdx') : placed.file;
  const keys = { ...item.keys };
  const { guid } = keys;
  if (typeof guid === 'string') {
    const other = written.guids.get(guid);
    if (other === undefined) written.guids.set(guid, item.place);
    else {
      delete keys.guid;
      const message = `${guid} is that of ${other.file}:${other.line} too, so readers of feeds see this one again`;
      notes.push({ outcome: 'left-out', subject: 'id in feeds', place: item.place, message });
    }
  }
  if (kind !== item.kind) keys.draft = true;
  const image = findImage(keys, kind);
  if (image) {
    const { name, value } = image;
    const target = findPictureTarget(find, value, placed);
    if (target) await media.bring([target.file]);
    const href = target && media.hrefOf(target.file, file);
    if (href !== undefined) keys[name] = withImage(keys[name], decodeURI(href));
  }
  const frontMatter = writeFrontMatter(
    { kind, place: item.place, file, keys },
    { aliases, ...(safeURL !== undefined && { safeURL }) },
  );
  const text = frontMatter.text + (body.markdown === '' ? '' : `\n${body.markdown}`);
  const compiled = compileBody(text.slice(frontMatter.text.length), {
    firstLine: frontMatter.text.split('\n').length,
    ownHosts: options.site.ownHosts,
    lang: frontMatter.lang ?? options.site.lang,
    syntax: body.syntax,
    components: {},
  });
  const targets = new Map(
    [
      ...compiled.facts.links.map((link) => link.target),
      ...compiled.facts.pictures.map((picture) => picture.source),
    ].map((link) => [link, find(link, placed)] as const),
  );
  await media.bring(
    [...targets.values()].flatMap((target) => (target.kind === 'file' ? [target.file] : [])),
  );
  const final = rewriteLinks(text, compiled.facts, (link, use) => {
    const target = targets.get(link);
    switch (target?.kind) {
      case 'page':
        return use === 'link' ? target.href : undefined;
      case 'file': {
        const href = media.hrefOf(target.file, file);
        return href === undefined ? undefined : href + target.suffix;
      }
      case 'unknown':
        if (
          use === 'picture' &&
          /^https?:/.test(target.url) &&
          !target.url.includes('//old.invalid/')
        )
          written.missingPictures.push(target.url);
        notes.push({
          outcome: 'kept',
          subject:
            use === 'link' ? 'link that leads nowhere' : 'picture that is not in the archive',
          place: item.place,
          message: link,
        });
        return undefined;
      case 'elsewhere':
      case undefined:
        return undefined;
    }
  });
  await sink.write(file, final);
  for (const note of [...body.notes, ...frontMatter.notes]) notes.push(note);
  for (const { code, line, message } of compiled.diagnostics) {
    if (LOSSES.has(code))
      notes.push({
        outcome: 'to-do',
        subject: `warning \`${code}\``,
        place: item.place,
        message: `${file}:${line} ${message}`,
      });
  }
  if (body.sourceText !== undefined && body.syntax === 'md')
    noteLostWords(body.sourceText, compiled.html, item.place, notes);
  written.items.push({
    source: `${item.place.file}:${item.place.line}`,
    kind,
    file,
    address: address ?? null,
    aliases,
    draft: frontMatter.draft,
  });
  if (frontMatter.draft) return;
  if (address !== undefined) written.published.add(addressKey(address));
  for (const [taxonomy, names] of [
    ['category', frontMatter.terms.categories],
    ['tag', frontMatter.terms.tags],
    ['author', frontMatter.terms.authors],
  ] as const)
    for (const name of names) written.terms[taxonomy].add(slugify(name));
}

function noteLostWords(source: string, html: string, place: Place, notes: Note[]): void {
  const lost = lostWords(source, html);
  if (lost.length === 0) return;
  const more = lost.length > MOST_WORDS ? ` and ${lost.length - MOST_WORDS} more` : '';
  notes.push({
    outcome: 'left-out',
    subject: 'words that are not on the page',
    place,
    message: `${lost.slice(0, MOST_WORDS).join(' ')}${more}`,
  });
}

const IMAGE_KEYS = ['path', 'src', 'url', 'image'];

/** The key of the header picture and what it names. */
function findImage(
  keys: Readonly<Record<string, unknown>>,
  kind: 'article' | 'page',
): { name: string; value: string } | undefined {
  const { spellings } = kind === 'article' ? articleFields : termFields;
  for (const [spelling, key] of spellings) {
    if (key !== 'image') continue;
    const value = keys[spelling];
    if (typeof value === 'string') return { name: spelling, value };
    if (typeof value !== 'object' || value === null) continue;
    const map = value as Readonly<Record<string, unknown>>;
    const found = IMAGE_KEYS.map((name) => map[name]).find((one) => typeof one === 'string');
    if (found !== undefined) return { name: spelling, value: found };
  }
  return undefined;
}

function withImage(written: unknown, image: string): unknown {
  if (typeof written !== 'object' || written === null) return image;
  const map = written as Readonly<Record<string, unknown>>;
  const key = IMAGE_KEYS.find((name) => typeof map[name] === 'string') ?? 'src';
  return { ...map, [key]: image };
}

/** Programs look for a bare name beside the article, then from the root of the site. */
function findPictureTarget(
  find: FindTarget,
  value: string,
  placed: Placed,
): Extract<ReturnType<FindTarget>, { kind: 'file' }> | undefined {
  for (const written of [value, `/${value}`]) {
    const target = find(written, placed);
    if (target.kind === 'file') return target;
  }
  return undefined;
}

/** Whether an address is that of the site's own feed. */
function isOwnFeed(address: string): boolean {
  return feedFormats.some(({ file }) => address === `/${file}`);
}

/** Old addresses of lists, with those that lists have here. */
function movedTerms({ terms }: Archive): Map<string, Address> {
  return new Map(
    terms.flatMap(({ kind, name, addresses }) =>
      addresses.map((address) => [address, siteAddresses.term(kind, slugify(name))] as const),
    ),
  );
}

async function writeTerms(
  archive: Archive,
  used: Written['terms'],
  takenPaths: Set<string>,
  sink: Sink,
): Promise<Record<string, number>> {
  const folders = { author: 'authors', category: 'categories', tag: 'tags' } as const;
  const seen = new Set<string>();
  for (const term of archive.terms) {
    const slug = slugify(term.name);
    const wished = `${folders[term.kind]}/${slug}.md`;
    if (slug === '' || seen.has(wished) || !isWorthAFile(term)) continue;
    seen.add(wished);
    const keys = {
      title: term.name,
      ...(term.description !== undefined && { description: term.description }),
      ...(term.image !== undefined && { image: term.image }),
      ...(term.links !== undefined && term.links.length > 0 && { links: term.links }),
    };
    const item = { kind: 'page', place: term.place, file: wished, addresses: [], keys } as const;
    const { text } = writeFrontMatter(item, { aliases: [] });
    await sink.write(
      safePath(wished, takenPaths),
      text + (term.body === undefined ? '' : `\n${term.body}`),
    );
  }
  return { authors: used.author.size, categories: used.category.size, tags: used.tag.size };
}

function isWorthAFile({ kind, name, description, image, links, body }: ArchiveTerm): boolean {
  return kind === 'author'
    ? [description, image, body].some((one) => one !== undefined && one !== '') ||
        (links?.length ?? 0) > 0
    : [description, image, body].some((one) => one !== undefined && one !== '') ||
        slugify(name) !== name.toLowerCase();
}

/** Writes `redirects.yaml`. Nothing redirects to a page that readers cannot reach. */
async function writeRedirects(
  archive: Archive,
  { placed, queries }: Places,
  written: Written,
  find: FindTarget,
  { site, source, claimed }: ImportOptions,
  sink: Sink,
  notes: Note[],
): Promise<ConfiguredRedirect[]> {
  const any = placed[0];
  const terms = new Set(
    (['tag', 'category', 'author'] as const).flatMap((taxonomy) =>
      [...written.terms[taxonomy]].map((slug) => addressKey(siteAddresses.term(taxonomy, slug))),
    ),
  );
  const fixed = new Set(
    [
      '/',
      siteAddresses.archive,
      siteAddresses.search,
      ...(['tag', 'category', 'author'] as const).map(siteAddresses.taxonomy),
    ].map(addressKey),
  );
  const feeds = new Set<string>(feedFormats.map(({ file }) => file));
  const isReached = (address: Address): boolean => {
    const key = addressKey(address);
    if (written.published.has(key) || terms.has(key) || fixed.has(key)) return true;
    const [list, name] = [
      address.slice(0, address.lastIndexOf('/') + 1),
      address.slice(address.lastIndexOf('/') + 1),
    ];
    return feeds.has(name) && (list === '/' || terms.has(addressKey(list)));
  };
  const wished: (ConfiguredRedirect & { place?: Place })[] = [
    ...queries,
    ...[...movedTerms(archive)].map(([from, to]) => ({ from, to })),
    ...archive.redirects.map(({ from, to }) => {
      if (isReached(to) || !any) return { from, to };
      const target = find(to, any);
      return {
        from,
        to: target.kind === 'page' ? decodeURI(target.href.replace(/#.*$/, '')) : to,
      };
    }),
  ];
  const known = wished.filter(
    ({ to }) => /^https?:/i.test(to) || isReached(to.replace(/\/:splat$/, '/')),
  );
  const answered = new Set([
    ...placed
      .flatMap(({ address, aliases }) => [
        ...(address === undefined ? [] : [address]),
        ...aliases.map((one) => decodeURI(`${one}/`.replace(/\/\/$/, '/'))),
      ])
      .map(addressKey),
    ...terms,
    ...fixed,
  ]);
  const { redirects, refused } = distinctRedirects(
    known,
    (address) => answered.has(addressKey(address)),
    claimed,
    site.redirects,
  );
  for (const { redirect, reason } of refused)
    notes.push({
      outcome: 'to-do',
      subject: 'redirect',
      place: { file: basename(source), line: 1 },
      message: `${redirect.from} to ${redirect.to}: ${reason}`,
    });
  if (redirects.length > 0)
    await sink.write(
      'redirects.yaml',
      stringify(
        redirects.map(({ from, to }) => ({ from, to })),
        { lineWidth: 0 },
      ),
    );
  return redirects;
}
