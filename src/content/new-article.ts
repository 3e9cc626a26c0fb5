import { draftText } from './draft-text.ts';
import type { ContentLanguage } from './file-place.ts';
import { hasBidiControl } from './source-text.ts';
import { slugify } from './text.ts';
import { trimUnseen, withoutIdle } from './unseen-characters.ts';

interface ArticleWanted {
  title: string;
  /** Date of the article in milliseconds since 1970. */
  time: number;
  categories: readonly string[];
  authors: readonly string[];
  /** The edition that the article is for; absent for the first or only one. */
  edition?: ContentLanguage;
}

interface NewArticle {
  /** Path below the content folder. */
  file: string;
  /** The article's address on the site. */
  address: string;
  /** Folder for pictures, below the content folder. */
  pictures: string;
  text: string;
}

const MAX_SLUG = 50;

/** A title on one line, without characters that cannot be seen; undefined where it cannot be one. */
export function readTitle(given: string): string | undefined {
  const title = withoutIdle(trimUnseen(given.normalize('NFC').replace(/\s+/g, ' '))).trim();
  return title === '' || /\p{Cc}/u.test(title) || hasBidiControl(title) ? undefined : title;
}

/** Writes a draft with valid front matter. Undefined if the title has no letter or digit for a file name. */
export function newArticle({
  title,
  time,
  categories,
  authors,
  edition,
}: ArticleWanted): NewArticle | undefined {
  const slug = shortened(slugify(title));
  if (slug === '') return undefined;
  const date = new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
  const day = date.slice(0, 10);
  const prefix = edition?.prefix ?? '';
  const folder = `articles${prefix}/${day.slice(0, 4)}/${day}-${slug}`;
  const text = draftText({ title, date, categories, tags: [], authors });
  const address = `${prefix}/${day.replaceAll('-', '/')}/${slug}/`;
  return { file: `${folder}.md`, address, pictures: `${folder}/`, text };
}

/** Cuts a slug between words if it can; counts characters. */
function shortened(slug: string): string {
  const characters = Array.from(slug);
  if (characters.length <= MAX_SLUG) return slug;
  const cut = characters.slice(0, MAX_SLUG + 1).join('');
  const end = cut.lastIndexOf('-');
  return end > 0 ? cut.slice(0, end) : characters.slice(0, MAX_SLUG).join('');
}
