export interface KeyEntry {
  /** Other spellings that mean the same key, best first. */
  alsoAccepted: readonly string[];
  /** The shape of the value, as the documentation prints it. */
  shape: string;
  /** What the key means and what happens without it. */
  meaning: string;
  example: string;
}

/**
 * The keys of an article's header. `docs/front-matter.md` is generated from this table, the near-miss
 * warning compares with it, and the schema has one field for each.
 */
export const articleKeys = {
  title: {
    alsoAccepted: [],
    shape: 'text, required',
    meaning:
      'The headline. HTML entities are decoded and line breaks folded; at most 300 characters are wise.',
    example: "title: 'What FHIR is'",
  },
  safeURL: {
    alsoAccepted: ['url', 'permalink'],
    shape: 'path',
    meaning:
      'The page’s address. Without it: `/YYYY/MM/DD/slug/` from the date and `slug` or the file name. A `url` that differs from `safeURL` becomes a redirect to it.',
    example: 'safeURL: 2018/03/13/what-fhir-is/',
  },
  slug: {
    alsoAccepted: [],
    shape: 'text',
    meaning: 'The last part of the default address.',
    example: 'slug: what-fhir-is',
  },
  date: {
    alsoAccepted: [],
    shape: 'date',
    meaning:
      'When the article was published; required unless `draft: true` or the file name begins with `YYYY-MM-DD-`. A date in the future means scheduled. No zone means UTC.',
    example: 'date: 2018-03-13',
  },
  lastmod: {
    alsoAccepted: ['updated', 'modified'],
    shape: 'date',
    meaning: 'When the article last changed in substance.',
    example: 'lastmod: 2019-01-07',
  },
  publishDate: {
    alsoAccepted: [],
    shape: 'date',
    meaning: 'The article is not on the site before this moment.',
    example: 'publishDate: 2026-12-01',
  },
  expiryDate: {
    alsoAccepted: ['expirydate'],
    shape: 'date',
    meaning: 'The article is not on the site from this moment on.',
    example: 'expiryDate: 2030-01-01',
  },
  draft: {
    alsoAccepted: [],
    shape: '`true` or `false`',
    meaning: 'A draft is checked and shown in the preview, and never published.',
    example: 'draft: true',
  },
  description: {
    alsoAccepted: ['excerpt', 'summary'],
    shape: 'text',
    meaning:
      'The sentence under the headline, in lists and in search results. Otherwise drawn from the first paragraph, cut at a word, at most 160 characters.',
    example: 'description: What the standard is for.',
  },
  keywords: {
    alsoAccepted: [],
    shape: 'list, or text with commas',
    meaning: 'Words the article is about beside its tags; they help to find related articles.',
    example: 'keywords: interoperability, HL7',
  },
  tags: {
    alsoAccepted: [],
    shape: 'list, text with commas, or one value',
    meaning: 'What the article is about. Values with the same slug are one tag.',
    example: 'tags: [FHIR, Interoperability]',
  },
  categories: {
    alsoAccepted: ['category'],
    shape: 'list, text with commas, or one value',
    meaning: 'The sections of the publication it belongs to, the main one first.',
    example: 'categories: [Standards]',
  },
  authors: {
    alsoAccepted: ['author'],
    shape: 'list or one value',
    meaning: 'Who wrote it: an id in `content/authors/` or a plain name.',
    example: 'authors: [standards-desk]',
  },
  image: {
    alsoAccepted: ['featured_image', 'featuredImage', 'coverImage', 'primary_image'],
    shape: 'file',
    meaning:
      'The header picture. A bare name is looked up in `content/images/`, then beside the article; a path is relative to the article, or, with a leading slash, to `content/images/`, then `public/`.',
    example: 'image: fhir.png',
  },
  imageAlt: {
    alsoAccepted: [],
    shape: 'text',
    meaning:
      'What the header picture shows, for those who cannot see it; without it the picture is decorative.',
    example: 'imageAlt: Two systems exchanging a record',
  },
  share: {
    alsoAccepted: [],
    shape: 'path',
    meaning: 'The address that share links carry; it should be the article’s own.',
    example: 'share: 2018/03/13/what-fhir-is/',
  },
  aliases: {
    alsoAccepted: ['redirect_from'],
    shape: 'list of paths, or one path',
    meaning: 'Older addresses; each answers with a redirect to the article.',
    example: 'aliases: [/old/address/]',
  },
  canonical: {
    alsoAccepted: [],
    shape: 'absolute URL',
    meaning: 'Where the article first appeared, when that was elsewhere.',
    example: 'canonical: https://example.org/original/',
  },
  reviewedBy: {
    alsoAccepted: [],
    shape: 'list or one value, as for `authors`',
    meaning: 'Who checked it.',
    example: 'reviewedBy: clinical-safety-desk',
  },
  lastReviewed: {
    alsoAccepted: [],
    shape: 'date',
    meaning: 'When it was last checked.',
    example: 'lastReviewed: 2026-06-01',
  },
  nextReview: {
    alsoAccepted: [],
    shape: 'date',
    meaning:
      'When it is to be checked again; from then on the page says that the review is overdue.',
    example: 'nextReview: 2028-06-01',
  },
  series: {
    alsoAccepted: [],
    shape: 'text',
    meaning: 'Articles of one series link to each other, oldest first.',
    example: 'series: Standards from the ground up',
  },
  toc: {
    alsoAccepted: [],
    shape: '`true` or `false`',
    meaning: '`false` leaves the list of sections out.',
    example: 'toc: false',
  },
  featured: {
    alsoAccepted: [],
    shape: '`true` or `false`',
    meaning: 'The newest featured article leads the home page.',
    example: 'featured: true',
  },
  noindex: {
    alsoAccepted: [],
    shape: '`true` or `false`',
    meaning:
      'Asks search engines to leave the page out, and leaves it out of the sitemap, the feeds and the search.',
    example: 'noindex: true',
  },
  lang: {
    alsoAccepted: ['language'],
    shape: 'BCP 47 tag',
    meaning: 'The article’s language, where it differs from the site’s.',
    example: 'lang: de',
  },
} as const satisfies Record<string, KeyEntry>;

/** The keys of a tag's, category's or author's file and of a plain page. */
export const termKeys = {
  title: {
    alsoAccepted: ['name'],
    shape: 'text, required',
    meaning: 'The name that readers see.',
    example: 'title: Standards desk',
  },
  description: {
    alsoAccepted: ['excerpt', 'summary'],
    shape: 'text',
    meaning: 'One sentence about it.',
    example: 'description: Explains the standards behind health records.',
  },
  image: articleKeys.image,
  imageAlt: articleKeys.imageAlt,
  links: {
    alsoAccepted: [],
    shape: 'list of `label` and `url`',
    meaning: 'Links to elsewhere.',
    example: 'links: [{ label: HL7, url: https://www.hl7.org }]',
  },
  organization: {
    alsoAccepted: ['organisation'],
    shape: '`true` or `false`',
    meaning:
      'Of an author: it is a desk, a team or a company, not one person. Search engines and citations say so.',
    example: 'organization: true',
  },
  aliases: {
    alsoAccepted: ['redirect_from'],
    shape: 'list of paths, or one path',
    meaning:
      'Older addresses of its page, as after a tag was renamed; each answers with a redirect, and of a term or author also its feeds do.',
    example: 'aliases: [/tags/old-name/]',
  },
  lastmod: articleKeys.lastmod,
  noindex: articleKeys.noindex,
  lang: articleKeys.lang,
} as const satisfies Record<string, KeyEntry>;
