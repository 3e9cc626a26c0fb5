import type { Note } from '../archive.ts';
import { plainText } from './plain-text.ts';
import type { ItemRecord } from './records.ts';
import type { MediaLookup } from './uploads.ts';

interface KeyOptions {
  kind: 'article' | 'page';
  place: Note['place'];
  categories: string[];
  tags: string[];
  authors: string[];
  media: Pick<MediaLookup, 'attachments' | 'original'>;
}

/** Statuses that hold an item back from readers. */
const held = new Set(['draft', 'private', 'pending', 'trash', 'auto-draft', 'inherit']);

/** Front matter of an item, as the contract names it. */
export function itemKeys(
  record: ItemRecord,
  options: KeyOptions,
): { keys: Record<string, unknown>; notes: Note[] } {
  const { kind, place, categories, tags, authors } = options;
  const notes: Note[] = [];
  const note = (outcome: Note['outcome'], subject: string, message: string): void => {
    notes.push({ outcome, subject, place, message });
  };
  const title = titleOf(record, note);
  const isArticle = kind === 'article';
  const keys: Record<string, unknown> = {
    title,
    ...(isArticle && record.date !== undefined && { date: record.date }),
    ...(isChanged(record) && { lastmod: record.modified }),
    ...(isArticle && authors.length > 0 && { authors }),
    ...(isArticle && categories.length > 0 && { categories }),
    ...(isArticle && tags.length > 0 && { tags }),
    ...descriptionOf(record),
    ...pictureOf(record, options, note),
    ...(isArticle && record.sticky && { featured: true }),
    ...(isArticle && record.guid !== '' && { guid: record.guid }),
    ...searchKeys(record, title, kind),
  };
  if (record.password) {
    note('to-do', 'password', 'it had a password, and is a draft here: a static site keeps none');
  }
  if (record.restriction !== undefined) {
    note(
      'to-do',
      `shortcode \`${record.restriction}\``,
      'only some readers saw what it encloses, so the article is a draft here: delete that, or what holds it back',
    );
    keys.draft = true;
  }
  if (held.has(record.status)) {
    note('converted', `status \`${record.status}\``, 'it is a draft here');
  } else if (!/^(?:publish|future|)$/.test(record.status)) {
    note('to-do', `status \`${record.status}\``, 'this status is not known, so it is a draft here');
  }
  if (record.password || !/^(?:publish|future|)$/.test(record.status)) keys.draft = true;
  if (isArticle && record.date === undefined && keys.draft !== true) {
    note(
      'to-do',
      'date',
      'it has no date, so it is a draft here: write `date`, and delete `draft`',
    );
    keys.draft = true;
  }
  return { keys, notes };
}

function titleOf(
  { title, beginning, slug, id }: ItemRecord,
  note: (outcome: Note['outcome'], subject: string, message: string) => void,
): string {
  const written = plainText(title);
  if (written !== '') return written;
  const words = plainText(beginning.replace(/\[[^\]]*\]/g, ' '))
    .split(' ')
    .slice(0, 8)
    .join(' ')
    .slice(0, 80);
  const made = words || slug.replaceAll('-', ' ').trim() || `Untitled ${id}`.trim();
  note('to-do', 'title', `it has no title, and is called “${made}” here`);
  return made;
}

/** Whether it changed after it was published, by more than the time that saving takes. */
function isChanged({ date, modified }: ItemRecord): boolean {
  if (modified === undefined) return false;
  return date === undefined || modified.slice(0, 10) > date.slice(0, 10);
}

function descriptionOf({ excerpt, metas }: ItemRecord): Record<string, string> {
  const described = [
    excerpt,
    metas.get('_yoast_wpseo_metadesc'),
    metas.get('rank_math_description'),
    metas.get('_aioseo_description'),
    metas.get('_aioseop_description'),
    metas.get('_seopress_titles_desc'),
  ]
    .map((one) => plainText(one ?? ''))
    .find((one) => one !== '' && !isTemplate(one));
  return described === undefined ? {} : { description: described };
}

function pictureOf(
  { metas }: ItemRecord,
  { media, kind }: KeyOptions,
  note: (outcome: Note['outcome'], subject: string, message: string) => void,
): Record<string, string> {
  const id = metas.get('_thumbnail_id')?.trim() ?? '';
  if (id === '' || id === '0') return {};
  const attachment = media.attachments.get(id);
  if (attachment === undefined) {
    note('to-do', 'featured picture', `picture ${id} is not in the export; add it by hand`);
    return {};
  }
  const caption = plainText(attachment.caption);
  return {
    image: media.original(attachment.url),
    ...(attachment.alt !== '' && { imageAlt: attachment.alt }),
    ...(kind === 'article' && caption !== '' && { imageCaption: caption }),
  };
}

/** What the plugins for search engines have: Yoast, Rank Math, All in One SEO and SEOPress. */
function searchKeys(
  { metas, link }: ItemRecord,
  title: string,
  kind: 'article' | 'page',
): Record<string, unknown> {
  const first = (...names: string[]): string =>
    names
      .map((name) => plainText(metas.get(name) ?? ''))
      .find((one) => one !== '' && !isTemplate(one)) ?? '';
  const seoTitle = first(
    '_yoast_wpseo_title',
    'rank_math_title',
    '_aioseo_title',
    '_aioseop_title',
    '_seopress_titles_title',
  );
  const canonical = first(
    '_yoast_wpseo_canonical',
    'rank_math_canonical_url',
    '_aioseop_custom_link',
    '_seopress_robots_canonical',
  );
  const isHidden =
    metas.get('_yoast_wpseo_meta-robots-noindex')?.trim() === '1' ||
    /["']noindex["']/.test(metas.get('rank_math_robots') ?? '') ||
    metas.get('_aioseop_noindex')?.trim() === 'on' ||
    metas.get('_seopress_robots_index')?.trim() === 'yes';
  return {
    ...(seoTitle !== '' && seoTitle !== title && { seoTitle }),
    ...(kind === 'article' &&
      /^https?:\/\//.test(canonical) &&
      withoutSlash(canonical) !== withoutSlash(link) && { canonical }),
    ...(isHidden && { noindex: true }),
  };
}

function withoutSlash(url: string): string {
  return url.replace(/\/$/, '');
}

/** `%%title%% %%sep%% %%sitename%%`, `%title%`, `#post_title`. */
function isTemplate(text: string): boolean {
  return /%%?\w+%%?|#(?:post|site|separator)_\w+/.test(text);
}
