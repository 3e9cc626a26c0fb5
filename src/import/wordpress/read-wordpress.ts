import { basename } from 'node:path';
import { append } from '../../content/append.ts';
import { slugify } from '../../content/text.ts';
import type {
  Archive,
  ArchiveItem,
  ArchiveRedirect,
  ConvertedBody,
  Note,
  ReadOptions,
} from '../archive.ts';
import { convertBodies } from './convert-bodies.ts';
import type { BodyTask } from './convert-body.ts';
import { itemKeys } from './item-keys.ts';
import { indexMedia } from './media.ts';
import { readContents, readExport, type Export } from './read-export.ts';
import type { ItemRecord } from './records.ts';
import { readTerms, type SiteTerms } from './site-terms.ts';
import { lookUp, type MediaLookup } from './uploads.ts';

/**
 * Reads an export of WordPress twice: first all that is light, then one text after another, so that no
 * export is too large for the memory.
 */
export async function readWordpress({ source, media, mapping }: ReadOptions): Promise<Archive> {
  const all = await readExport(source);
  const notes: Note[] = [...all.notes];
  const siteUrl = siteUrlOf(all, source);
  const root = rootOf(siteUrl, all.items);
  const index = indexMedia({
    items: all.items,
    siteUrl,
    folder: all.folder,
    media,
    note: (note) => notes.push(note),
  });
  const found = lookUp(index.uploads);
  const terms = readTerms(all, root);
  append(notes, terms.notes);
  const placed = placeItems(all, { root, siteUrl, terms, media: found, notes });
  const reusable = new Map(
    all.items
      // WordPress shows no other block.
      .filter(
        ({ type, status, password }) => type === 'wp_block' && status === 'publish' && !password,
      )
      .map(({ id, beginning }) => [id, beginning]),
  );
  return {
    kind: 'wordpress',
    urls: [...new Set([siteUrl, ...siteUrls(all), ...index.origins])],
    items: placed.map(({ item }) => item),
    terms: terms.terms,
    files: index.files,
    remoteFiles: index.remoteFiles,
    redirects: [
      ...attachmentRedirects(all.items, placed, found, notes, all),
      ...terms.redirects,
      ...siteRedirects(root),
    ],
    notes,
    counts: { ...countOthers(all.items), ...terms.counts },
    bodies: () => bodies(),
  };

  async function* bodies(): AsyncGenerator<ConvertedBody> {
    const data = { uploads: index.uploads, mapping, reusable };
    let next = 0;
    for await (const text of convertBodies(tasks(), placed.length, data)) {
      const one = placed[next];
      next += 1;
      if (one) yield { item: one.item, syntax: 'md', ...text };
    }
  }

  /** Texts of the items, in their order, which is that of the export. */
  async function* tasks(): AsyncGenerator<BodyTask> {
    const byOrdinal = new Map(
      placed.map((one) => [`${one.record.file} ${one.record.ordinal}`, one] as const),
    );
    for await (const { file, ordinal, content } of readContents(all)) {
      const one = byOrdinal.get(`${file} ${ordinal}`);
      if (one === undefined) continue;
      const { item, record } = one;
      const place = { file: item.place.file, line: record.contentLine };
      yield { id: record.id, place, content, footnotes: record.metas.get('footnotes') };
    }
  }
}

interface PlacedItem {
  item: ArchiveItem;
  record: ItemRecord;
}

interface Placing {
  root: string;
  siteUrl: string;
  terms: SiteTerms;
  media: MediaLookup;
  notes: Note[];
}

/** Types of items that belong to the theme, the menus and the history of a site. */
const internalTypes = new Set(
  (
    'attachment revision nav_menu_item custom_css customize_changeset oembed_cache user_request wp_block ' +
    'wp_template wp_template_part wp_global_styles wp_navigation wp_font_family wp_font_face guest-author ' +
    'acf-field acf-field-group acf-post-type acf-taxonomy shop_order shop_order_refund shop_coupon ' +
    'scheduled-action wpcf7_contact_form wpforms mc4wp-form elementor_library et_pb_layout feedback ' +
    'jp_mem_plan jp_pay_order jp_pay_product spam postman_sent_mail flamingo_inbound flamingo_contact'
  ).split(' '),
);

function placeItems(all: Export, placing: Placing): PlacedItem[] {
  const { notes } = placing;
  const placed: PlacedItem[] = [];
  const seen = new Set<string>();
  const slugs = new Map(all.items.map((record) => [record.id, record]));
  for (const record of all.items) {
    const place = { file: all.files[record.file]?.name ?? '', line: record.line };
    const leaveOut = (subject: string, message: string): void => {
      notes.push({ outcome: 'left-out', subject, place, message });
    };
    if (internalTypes.has(record.type)) continue;
    if (record.type === '') {
      leaveOut('item without a type', 'it has no `wp:post_type`, so nothing tells what it is');
      continue;
    }
    if (record.status === 'auto-draft' && record.beginning.trim() === '') {
      leaveOut('empty draft', 'WordPress makes one when somebody begins to write');
      continue;
    }
    if (record.id !== '' && seen.has(record.id)) {
      leaveOut('item that stands twice', `the export has item ${record.id} before it`);
      continue;
    }
    const isKnown = record.type === 'post' || record.type === 'page';
    if (!isKnown && (record.beginning.trim() === '' || record.link === '')) {
      leaveOut(`type \`${record.type}\``, 'it has no text or no address');
      continue;
    }
    if (record.id !== '') seen.add(record.id);
    if (!isKnown) {
      notes.push({
        outcome: 'converted',
        subject: `type \`${record.type}\``,
        place,
        message: 'it is an article here',
      });
    }
    placed.push({ record, item: placeItem(record, { ...placing, place, slugs }) });
  }
  return placed;
}

function placeItem(
  record: ItemRecord,
  options: Placing & { place: Note['place']; slugs: ReadonlyMap<string, ItemRecord> },
): ArchiveItem {
  const { terms, media, notes, place, slugs } = options;
  const kind = record.type === 'page' ? 'page' : 'article';
  const { keys, notes: found } = itemKeys(record, {
    kind,
    place,
    ...terms.namesOf(record),
    media,
  });
  append(notes, found);
  const name = fileName(record, String(keys.title));
  const year = record.date === undefined ? undefined : /\b\d{4}\b/.exec(record.date)?.[0];
  return {
    kind,
    place,
    file:
      kind === 'page'
        ? `pages/${[...parentNames(record, slugs), name].join('-')}.md`
        : `articles/${year === undefined ? '' : `${year}/`}${name}.md`,
    addresses: addressesOf(record, keys.draft === true, options),
    keys,
  };
}

/** Characters of a name at most, as some disks take 255 bytes. */
const longestName = 80;

function fileName({ slug, id, ordinal }: ItemRecord, title: string): string {
  const name = slugify(slug) || slugify(title) || `post-${id === '' ? ordinal + 1 : id}`;
  if (name.length <= longestName) return name;
  return name
    .slice(0, longestName)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/-[^-]*$/, '');
}

/** Names of the pages above one, outermost first. */
function parentNames(record: ItemRecord, slugs: ReadonlyMap<string, ItemRecord>): string[] {
  const names: string[] = [];
  const seen = new Set([record.id]);
  for (let parent = slugs.get(record.parent); parent?.type === 'page';) {
    if (seen.has(parent.id)) break;
    seen.add(parent.id);
    const name = slugify(parent.slug);
    if (name !== '') names.unshift(name);
    parent = slugs.get(parent.parent);
  }
  return names;
}

/** Where the old site had it; a draft had no address of its own yet. */
function addressesOf(
  record: ItemRecord,
  isDraft: boolean,
  { root, place, notes }: Placing & { place: Note['place'] },
): string[] {
  const url = URL.parse(record.link);
  const query = record.type === 'page' ? 'page_id' : 'p';
  const short = record.id === '' ? [] : [`${root}?${query}=${record.id}`];
  if (url === null) return isDraft ? [] : short;
  if (url.search !== '') return isDraft || record.status === 'future' ? [] : short;
  if (url.pathname === '/' || url.pathname === root) {
    notes.push({
      outcome: 'to-do',
      subject: 'front page',
      place,
      message: 'it was the front page of the old site; the front page here is a list of articles',
    });
    return short;
  }
  const old = (record.metas.get('_wp_old_slug') ?? '')
    .split('\n')
    .filter((slug) => slug !== '' && record.slug !== '' && url.pathname.includes(record.slug))
    .map((slug) => url.pathname.replace(record.slug, slug))
    .filter((path) => path !== url.pathname);
  return [url.pathname, ...(isDraft ? [] : [...short, ...old, ...furtherPages(record, url)])];
}

/** Most pages of one text whose addresses are kept. */
const mostPages = 100;

/** `/2018/name/2/` and so on: what WordPress shows on several pages is one here. */
function furtherPages({ pages }: ItemRecord, { pathname }: URL): string[] {
  return Array.from(
    { length: Math.min(pages, mostPages) - 1 },
    (_, index) => `${pathname.replace(/\/$/, '')}/${index + 2}/`,
  );
}

/** The page of an attachment leads to the item it belongs to, otherwise to its file. */
function attachmentRedirects(
  items: readonly ItemRecord[],
  placed: readonly PlacedItem[],
  { attachments }: MediaLookup,
  notes: Note[],
  { files }: Export,
): ArchiveRedirect[] {
  const byId = new Map(placed.map(({ record, item }) => [record.id, item]));
  return items.flatMap((record): ArchiveRedirect[] => {
    if (record.type !== 'attachment') return [];
    const url = URL.parse(record.link);
    if (url?.search !== '' || url.pathname === '/') return [];
    const parent = byId.get(record.parent);
    const [to] = parent === undefined || parent.keys.draft === true ? [] : parent.addresses;
    if (to !== undefined) return [{ from: url.pathname, to }];
    notes.push({
      outcome: 'left-out',
      subject: 'page of an attachment',
      place: { file: files[record.file]?.name ?? '', line: record.line },
      message: `${url.pathname} showed ${attachments.get(record.id)?.url ?? 'a file'}, which belongs to no article`,
    });
    return [];
  });
}

/** Feeds and the front page. Lists of a month have no place here, as those of a year take it. */
function siteRedirects(root: string): ArchiveRedirect[] {
  return [
    { from: `${root}feed/`, to: '/feed.xml' },
    { from: `${root}feed/rss2/`, to: '/feed.xml' },
    { from: `${root}feed/rdf/`, to: '/feed.xml' },
    { from: `${root}feed/atom/`, to: '/atom.xml' },
    { from: `${root}comments/feed/`, to: '/feed.xml' },
    ...(root === '/' ? [] : [{ from: root, to: '/' }]),
  ];
}

function countOthers(items: readonly ItemRecord[]): Record<string, number> {
  const counts: Record<string, number> = {};
  const add = (name: string, more: number): void => {
    if (more > 0) counts[name] = (counts[name] ?? 0) + more;
  };
  for (const { type, comments, otherMetas } of items) {
    if (type === 'attachment') add('attachments', 1);
    else if (internalTypes.has(type)) add(`items of the type \`${type}\`, left out`, 1);
    add('comments, left out', comments);
    add('custom fields, left out', otherMetas);
  }
  return counts;
}

/** With a slash at its end. */
function siteUrlOf(all: Export, source: string): string {
  const [first] = siteUrls(all);
  return first ?? `https://${slugify(basename(source)) || 'old'}.invalid/`;
}

function siteUrls({ channel, items }: Export): string[] {
  const named = [channel.get('base_blog_url'), channel.get('link')];
  // Exports that lack both have addresses in their items.
  const posts = items.find(({ type, link }) => type === 'post' && URL.parse(link) !== null);
  const fallback = posts === undefined ? undefined : URL.parse(posts.link)?.origin;
  return [...new Set([...named, fallback].flatMap((one) => withSlash(one?.trim() ?? '')))];
}

function withSlash(url: string): string[] {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return [];
  return [`${parsed.origin}${parsed.pathname.replace(/\/*$/, '/')}`];
}

/** The path of the site, with `index.php` where its addresses have it. */
function rootOf(siteUrl: string, items: readonly ItemRecord[]): string {
  const { pathname } = new URL(siteUrl);
  const hasIndex = items.some(({ link }) =>
    URL.parse(link)?.pathname.startsWith(`${pathname}index.php/`),
  );
  return hasIndex ? `${pathname}index.php/` : pathname;
}
