import type { z } from 'astro/zod';
import { fieldTable, type Field } from './field-table.ts';
import {
  absoluteUrl,
  address,
  addresses,
  date,
  filledText,
  flag,
  focus,
  language,
  links,
  picture,
  published,
  requiredText,
  slug,
  status,
  text,
  texts,
} from './value-types.ts';

/** Keys of an author's map, best first. Exports have a mail address beside them, which stays private. */
const NAME_KEYS = ['display_name', 'name', 'login'];

/**
 * The keys of an article. An entry is all that makes a key known: the schemas below, the reader of
 * front matter, near-miss warnings, `--fix`, `docs/front-matter.md` and the JSON Schema and snippets
 * for editors are derived from it.
 */
const articleKeys = {
  title: {
    type: requiredText,
    meaning:
      'The headline. HTML entities are decoded and line breaks folded; at most 300 characters are wise.',
    example: "title: 'How tides work'",
  },
  safeURL: {
    type: address,
    alsoAccepted: ['url', 'permalink'],
    meaning:
      'The page’s address. Without it: `/YYYY/MM/DD/slug/` from the date and `slug` or the file name. A `url` that differs from `safeURL` becomes a redirect to it.',
    example: 'safeURL: 2018/03/13/how-tides-work/',
    decides: true,
  },
  slug: {
    type: slug,
    meaning:
      'The last part of the default address, as it is written: letters, digits, `.`, `_`, `~` and `-` stay, also capitals. Any other makes `my-name` of `My name!`, with a warning.',
    example: 'slug: how-tides-work',
    decides: true,
  },
  date: {
    type: date,
    alsoAccepted: ['pubDate', 'published_at'],
    meaning:
      'When the article was published; required unless `draft: true` or the file name begins with `YYYY-MM-DD-`. A date in the future means scheduled. No zone means UTC.',
    example: 'date: 2018-03-13',
    decides: true,
  },
  lastmod: {
    type: date,
    alsoAccepted: ['updated', 'modified'],
    meaning: 'When the article last changed in substance.',
    example: 'lastmod: 2019-01-07',
  },
  publishDate: {
    type: date,
    alsoAccepted: ['publishdate', 'pubdate'],
    meaning:
      'The article is not on the site before this moment, nor before its `date`: the later of the two counts.',
    example: 'publishDate: 2026-12-01',
    decides: true,
  },
  expiryDate: {
    type: date,
    alsoAccepted: ['expirydate', 'expires', 'unpublishdate'],
    meaning: 'The article is not on the site from this moment on.',
    example: 'expiryDate: 2030-01-01',
    decides: true,
  },
  draft: {
    type: flag(false),
    meaning:
      'A draft is checked and shown in the preview, and never published. Its errors are warnings, its `date` may be empty, and its address may be missing or unfit: then the preview makes one.',
    example: 'draft: true',
    decides: true,
  },
  published: {
    type: published,
    alsoAccepted: ['publish'],
    meaning:
      'How other generators write `draft`: `false` makes a draft. Anything but `true`, `false` and nothing makes one too, with a warning.',
    example: 'published: true',
    decides: true,
  },
  status: {
    type: status,
    alsoAccepted: ['post_status'],
    meaning:
      'How exports write `draft`: `draft`, `private`, `pending` and `trash` make a draft, `publish`, `published`, `public`, `none` and `future` say nothing. Any other makes a draft, with a warning.',
    example: 'status: publish',
    decides: true,
  },
  unlisted: {
    type: flag(false),
    meaning:
      'The page is at its address and in no list, feed, sitemap, search or related articles, and asks search engines to leave it out.',
    example: 'unlisted: true',
    decides: true,
  },
  guid: {
    type: text,
    meaning:
      'The id of the article in feeds, as an older site wrote it. Otherwise the first of `aliases`, otherwise the address: so it stays when the article moves. Add further aliases at the end.',
    example: 'guid: https://example.org/?p=12',
    neverGuessed: true,
  },
  description: {
    type: text,
    alsoAccepted: ['excerpt', 'summary'],
    meaning:
      'The sentence under the headline, in lists and in search results. Otherwise drawn from the first paragraph, cut between words, at most 160 characters.',
    example: 'description: What the standard is for.',
  },
  keywords: {
    type: texts({ splitAtCommas: true, joinRepeated: true }),
    meaning: 'Words the article is about beside its tags; they help to find related articles.',
    example: 'keywords: moon, coast',
  },
  tags: {
    type: texts({ splitAtCommas: true, joinRepeated: true }),
    alsoAccepted: ['tag'],
    meaning: 'What the article is about. Values with the same slug are one tag.',
    example: 'tags: [Tides, Harbours]',
    completion: 'tags',
  },
  categories: {
    type: texts({ splitAtCommas: true, joinRepeated: true }),
    alsoAccepted: ['category'],
    meaning: 'The sections of the publication it belongs to, the main one first.',
    example: 'categories: [Standards]',
    completion: 'categories',
  },
  authors: {
    type: texts({ splitAtCommas: false, joinRepeated: true, nameKeys: NAME_KEYS }),
    alsoAccepted: ['author'],
    meaning:
      'Who wrote it: an id in `content/authors/` or a plain name. Of a map, `display_name`, `name` or `login`, also of each map in a map; never its mail address. A map without a name is left out, with a warning.',
    example: 'authors: [ada-brook]',
    completion: 'authors',
  },
  image: {
    type: picture,
    alsoAccepted: [
      'featured_image',
      'featuredImage',
      'feature_image',
      'coverImage',
      'primary_image',
      'heroImage',
      'cover',
      'banner',
      'thumbnail',
    ],
    meaning:
      'The header picture. A bare name is looked up in `content/images/`, then beside the article; a path is relative to the article, or, with a leading slash, to `content/images/`, then `public/`. Of a map, `path`, `src`, `url` or `image` is the file, `alt` the `imageAlt` and `caption` the `imageCaption`.',
    example: 'image: tides.png',
    neverGuessed: true,
  },
  imageAlt: {
    type: text,
    meaning:
      'What the header picture shows, for those who cannot see it; without it the picture is decorative.',
    example: 'imageAlt: Two systems exchanging a record',
  },
  imageCaption: {
    type: text,
    meaning: 'Shown below the header picture.',
    example: 'imageCaption: The exchange of a record in three steps',
  },
  imageCredit: {
    type: text,
    meaning: 'Who made the header picture; shown below it.',
    example: 'imageCredit: Ada Brook',
  },
  imageFocus: {
    type: focus,
    meaning:
      'The point of the picture that a crop keeps, from the left and from the top, as in lists and in portraits. Otherwise its middle.',
    example: 'imageFocus: 50% 20%',
  },
  share: {
    type: address,
    meaning: 'The address that share links carry; it should be the article’s own.',
    example: 'share: 2018/03/13/how-tides-work/',
  },
  aliases: {
    type: addresses,
    alsoAccepted: ['redirect_from'],
    meaning:
      'Older addresses, the oldest first; each answers with a redirect to the article. The first is its id in feeds where no `guid` is.',
    example: 'aliases: [/old/address/]',
    decides: true,
  },
  canonical: {
    type: absoluteUrl,
    meaning: 'Where the article first appeared, when that was elsewhere.',
    example: 'canonical: https://example.org/original/',
  },
  reviewedBy: {
    type: texts({ splitAtCommas: false, joinRepeated: false, nameKeys: NAME_KEYS }),
    meaning: 'Who checked it, written as in `authors`.',
    example: 'reviewedBy: science-editors',
    completion: 'authors',
  },
  lastReviewed: {
    type: date,
    meaning: 'When it was last checked.',
    example: 'lastReviewed: 2026-06-01',
  },
  nextReview: {
    type: date,
    meaning:
      'When it is to be checked again; from then on the page says that the review is overdue.',
    example: 'nextReview: 2028-06-01',
  },
  series: {
    type: filledText,
    meaning: 'Articles of one series link to each other, oldest first.',
    example: 'series: Standards from the ground up',
  },
  toc: {
    type: flag(true),
    meaning: '`false` leaves the list of sections out.',
    example: 'toc: false',
  },
  featured: {
    type: flag(false),
    meaning: 'The newest featured article leads the home page; the next newest stand beside it.',
    example: 'featured: true',
  },
  noindex: {
    type: flag(false),
    meaning:
      'Asks search engines to leave the page out, and leaves it out of the sitemap, the feeds and the search.',
    example: 'noindex: true',
  },
  lang: {
    type: language,
    alsoAccepted: ['language'],
    meaning: 'The article’s language, where it differs from the site’s.',
    example: 'lang: de',
  },
  translationKey: {
    type: filledText,
    meaning: 'Joins translations of an article whose files have different names.',
    example: 'translationKey: audit-logs',
  },
} satisfies Readonly<Record<string, Field>>;

/** The keys of a tag's, category's or author's file and of a plain page. */
const termKeys = {
  title: {
    type: requiredText,
    alsoAccepted: ['name'],
    meaning: 'The name that readers see.',
    example: 'title: Ada Brook',
  },
  description: {
    type: text,
    alsoAccepted: ['excerpt', 'summary'],
    meaning: 'One sentence about it.',
    example: 'description: Writes about the coast.',
  },
  image: articleKeys.image,
  imageAlt: articleKeys.imageAlt,
  imageFocus: articleKeys.imageFocus,
  links: {
    type: links,
    meaning: 'Links to elsewhere.',
    example: 'links: [{ label: Harbour, url: https://harbour.example/ }]',
  },
  organization: {
    type: flag(false),
    alsoAccepted: ['organisation'],
    meaning:
      'Of an author: it is a desk, a team or a company, not one person. Search engines and citations say so.',
    example: 'organization: true',
  },
  aliases: {
    type: addresses,
    alsoAccepted: ['redirect_from'],
    meaning:
      'Older addresses of its page, as after a tag was renamed; each answers with a redirect, and of a term or author also its feeds do.',
    example: 'aliases: [/tags/old-name/]',
    decides: true,
  },
  lastmod: articleKeys.lastmod,
  noindex: articleKeys.noindex,
  lang: articleKeys.lang,
  translationKey: articleKeys.translationKey,
} satisfies Readonly<Record<string, Field>>;

export const articleFields = fieldTable(articleKeys);
export const termFields = fieldTable(termKeys);

/** Values as authors write them → the typed data of an article. */
export const articleSchema = articleFields.schema;
/** Values as authors write them → the typed data of a term's or a plain page's file. */
export const termSchema = termFields.schema;

/** Accepts what `articleSchema` gives, and gives the same. */
export const articleData = articleFields.data;
/** Accepts what `termSchema` gives, and gives the same. */
export const termData = termFields.data;

export type ArticleFrontMatter = z.output<typeof articleSchema>;
export type TermFrontMatter = z.output<typeof termSchema>;
