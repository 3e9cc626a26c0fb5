import type { MetaTag, PageShell, SocialImage } from '../page.ts';

/** What a card on another site says of a page. */
export interface SocialFacts {
  /** https://ogp.me/#types */
  type: 'website' | 'article' | 'profile';
  /** The site's origin, which `picture.src` lies under. */
  origin: string;
  picture: SocialImage;
  /** Further Open Graph tags, of the type. */
  properties: readonly (readonly [name: string, content: string])[];
}

/**
 * Open Graph tags of a page. X reads title, text and picture from them and wants but the card's kind:
 * https://developer.x.com/en/docs/x-for-websites/cards/overview/markup
 */
export function socialMeta(
  page: Pick<PageShell, 'title' | 'description' | 'canonical' | 'lang'> & { siteName: string },
  { type, origin, picture, properties }: SocialFacts,
): MetaTag[] {
  const { width, height } = picture;
  const all: readonly (readonly [string, string])[] = [
    ['og:type', type],
    ['og:site_name', page.siteName],
    ['og:title', page.title],
    ['og:description', page.description],
    ['og:url', page.canonical],
    ['og:locale', localeOf(page.lang)],
    ['og:image', origin + picture.src],
    ['og:image:type', picture.type],
    ['og:image:width', String(width)],
    ['og:image:height', String(height)],
    ...properties,
  ];
  const tags = all
    .filter(([, content]) => content !== '')
    .map(([value, content]): MetaTag => ({ key: 'property', value, content }));
  return [...tags, { key: 'name', value: 'twitter:card', content: 'summary_large_image' }];
}

/** As `pt_BR`; empty for a language without a region, which Open Graph cannot spell. */
function localeOf(lang: string): string {
  const [, language, region] = /^([a-z]{2,3})(?:-[A-Z][a-z]{3})?-([A-Z]{2})\b/.exec(lang) ?? [];
  return language === undefined || region === undefined ? '' : `${language}_${region}`;
}
