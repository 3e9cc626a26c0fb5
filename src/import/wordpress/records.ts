import type { WxrRecord } from './read-wxr.ts';

/** An item of an export without its text. */
export interface ItemRecord {
  /** Number of its file, and of the item in it, from 0. */
  file: number;
  ordinal: number;
  /** From 1. */
  line: number;
  contentLine: number;
  id: string;
  type: string;
  status: string;
  title: string;
  link: string;
  slug: string;
  guid: string;
  creator: string;
  /** As `YYYY-MM-DD HH:MM:SS` with its zone, or without where it is not known. */
  date: string | undefined;
  modified: string | undefined;
  parent: string;
  menuOrder: number;
  password: boolean;
  /** The shortcode around text that only some readers saw. */
  restriction: string | undefined;
  sticky: boolean;
  excerpt: string;
  attachmentUrl: string;
  terms: WxrRecord['terms'];
  /** Values of the custom fields that are read. */
  metas: ReadonlyMap<string, string>;
  otherMetas: number;
  comments: number;
  /** Into which `<!--nextpage-->` divides its text. */
  pages: number;
  /** The beginning of its text, or all of a block that others refer to. */
  beginning: string;
}

/** Custom fields that are read; others are counted. */
const readMetas: ReadonlySet<string> = new Set([
  '_thumbnail_id',
  '_wp_attached_file',
  '_wp_attachment_image_alt',
  '_wp_old_slug',
  'footnotes',
  'cap-display_name',
  'cap-description',
  'cap-website',
  'cap-user_login',
  '_yoast_wpseo_title',
  '_yoast_wpseo_metadesc',
  '_yoast_wpseo_canonical',
  '_yoast_wpseo_meta-robots-noindex',
  'rank_math_title',
  'rank_math_description',
  'rank_math_canonical_url',
  'rank_math_robots',
  '_aioseo_title',
  '_aioseo_description',
  '_aioseop_title',
  '_aioseop_description',
  '_aioseop_noindex',
  '_aioseop_custom_link',
  '_seopress_titles_title',
  '_seopress_titles_desc',
  '_seopress_robots_canonical',
  '_seopress_robots_index',
]);

/** Characters of a text that are kept to name an item without a title. */
const BEGINNING = 400;

export function itemRecord(record: WxrRecord, file: number, ordinal: number): ItemRecord {
  const field = (name: string): string => record.fields.get(name)?.trim() ?? '';
  const content = record.fields.get('content:encoded') ?? '';
  const type = field('post_type');
  const metas = new Map<string, string>();
  let otherMetas = 0;
  for (const { key, value } of record.metas) {
    if (!readMetas.has(key)) otherMetas += 1;
    else if (key === '_wp_old_slug' && metas.has(key)) {
      metas.set(key, `${metas.get(key) ?? ''}\n${value.trim()}`);
    } else if (!metas.has(key)) metas.set(key, value);
  }
  return {
    file,
    ordinal,
    line: record.line,
    contentLine: record.contentLine,
    id: field('post_id'),
    type,
    status: field('status'),
    title: record.fields.get('title')?.trim() ?? '',
    // WordPress takes several slashes for one.
    link: field('link').replace(/(?<=[^:/])\/{2,}/g, '/'),
    slug: decoded(field('post_name')),
    guid: field('guid'),
    creator: field('dc:creator') || field('author'),
    date: readDate(field('post_date_gmt'), field('post_date')) ?? pubDate(field('pubDate')),
    modified: readDate(field('post_modified_gmt'), field('post_modified')),
    parent: field('post_parent'),
    menuOrder: Number(field('menu_order')) || 0,
    password: field('post_password') !== '',
    restriction: restrictionOf(content),
    sticky: field('is_sticky') === '1',
    excerpt: field('excerpt:encoded'),
    attachmentUrl: field('attachment_url'),
    terms: record.terms,
    metas,
    otherMetas,
    comments: record.comments,
    pages: content.split('<!--nextpage-->').length,
    beginning: type === 'wp_block' || type === 'attachment' ? content : content.slice(0, BEGINNING),
  };
}

/** Pairs in which plugins for members hold text back. */
const restricting =
  /\[(members?|members?[_-]only|members_(?:access|logged_in)|membership|private|restrict(?:ed)?|protected|premium|paid|subscribers?|logged_?in|is_logged_in|um_loggedin|pmpro_\w+|membership_\w+|rcp_restrict|ihc-hide-content|mepr-(?:active|show)|wcm_restrict|passster|content_protector|s2If|wlm_\w+)(?=[\s\]])/gi;

function restrictionOf(content: string): string | undefined {
  const names = new Set(Array.from(content.matchAll(restricting), ([, name = '']) => name));
  return [...names].find((name) => content.includes(`[/${name}]`));
}

/** WordPress writes zeros for no date. GMT first, as nothing tells the zone of the other. */
function readDate(gmt: string, local: string): string | undefined {
  if (isDate(gmt)) return `${gmt} +0000`;
  return isDate(local) ? local : undefined;
}

function isDate(written: string): boolean {
  return /^(?!0000|\d{4}-00|\d{4}-\d\d-00)\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(written);
}

/** `Thu, 05 Jan 2012 14:30:46 +0000`; drafts have the year -0001. */
function pubDate(written: string): string | undefined {
  return /^\w{3}, \d{1,2} \w{3} [12]\d{3} \d\d:\d\d:\d\d [+-]\d{4}$/.test(written)
    ? written
    : undefined;
}

function decoded(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}
