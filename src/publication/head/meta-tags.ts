import { type Bibliography, bibliographyOf } from '../bibliography.ts';
import type { ArticlePage, FramedPage, PageShell } from '../page.ts';

/** A `meta` element. */
export interface MetaTag {
  /** `name` for citation and X tags, `property` for Open Graph. */
  key: 'name' | 'property';
  value: string;
  content: string;
}

type Pairs = readonly (readonly [value: string, content: string])[];

/** The tags of a page for cards on other sites and for scholars, in order; none is empty. */
export function metaTagsOf(page: FramedPage): MetaTag[] {
  const isArticle = page.kind === 'article';
  const openGraph = [...cardOf(page), ...(isArticle ? articleProperties(page) : [])];
  return [
    ...tags('property', openGraph),
    // X reads title, text and picture from Open Graph, and wants but the card's kind:
    // https://developer.x.com/en/docs/x-for-websites/cards/overview/markup
    { key: 'name', value: 'twitter:card', content: 'summary_large_image' },
    ...(isArticle ? tags('name', scholarTags(bibliographyOf(page))) : []),
  ];
}

function tags(key: MetaTag['key'], pairs: Pairs): MetaTag[] {
  return pairs
    .filter(([, content]) => content !== '')
    .map(([value, content]) => ({ key, value, content }));
}

/** What a card on another site says of a page: https://ogp.me/ */
function cardOf(page: FramedPage): Pairs {
  const { shell } = page;
  const { site, socialImage = site.socialImage } = shell;
  return [
    ['og:type', typeOf(page)],
    ['og:site_name', site.name],
    ['og:title', shell.title],
    ['og:description', shell.description],
    ['og:url', shell.canonical],
    ['og:locale', localeOf(shell.lang)],
    ['og:image', site.origin + socialImage.src],
    ['og:image:type', socialImage.type],
    ['og:image:width', String(socialImage.width)],
    ['og:image:height', String(socialImage.height)],
  ];
}

/** https://ogp.me/#types */
function typeOf(page: FramedPage): 'website' | 'article' | 'profile' {
  if (page.kind === 'article') return 'article';
  return page.kind === 'list' && page.profile !== undefined ? 'profile' : 'website';
}

/** As `pt_BR`; empty for a language without a region, which Open Graph cannot spell. */
function localeOf(lang: PageShell['lang']): string {
  const [, language, region] = /^([a-z]{2,3})(?:-[A-Z][a-z]{3})?-([A-Z]{2})\b/.exec(lang) ?? [];
  return language === undefined || region === undefined ? '' : `${language}_${region}`;
}

function articleProperties({
  shell,
  published,
  updated,
  authors,
  category,
  tags,
}: ArticlePage): Pairs {
  return [
    ['article:published_time', published?.iso ?? ''],
    ['article:modified_time', updated?.iso ?? ''],
    ...authors.map(({ href }) => ['article:author', shell.site.origin + href] as const),
    ['article:section', category?.label ?? ''],
    ...tags.map(({ label }) => ['article:tag', label] as const),
  ];
}

/** What Google Scholar, Zotero and their like read: https://scholar.google.com/intl/en/scholar/inclusion.html#indexing */
function scholarTags(work: Bibliography): Pairs {
  return [
    ['citation_title', work.title],
    ...work.authors.map(({ name }) => ['citation_author', name] as const),
    ['citation_publication_date', work.day?.replaceAll('-', '/') ?? ''],
    ['citation_journal_title', work.publication],
    ['citation_language', work.lang],
    ['citation_public_url', work.url],
  ];
}
