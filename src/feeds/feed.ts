import type { ArticleBody, Picture } from '../publication/page.ts';
import type { FeedFormat } from '../urls.ts';

/** What a feed says, whatever its format. Every address is absolute; moments are milliseconds since 1970. */
export interface Feed {
  title: string;
  description: string;
  /** BCP 47 tag. */
  lang: string;
  /** The page whose articles these are. */
  page: string;
  /** The feed itself, in each format. */
  addresses: Readonly<Record<FeedFormat, string>>;
  icon: string;
  publisher: { name: string; url: string; email: string };
  /** Of the last change of any of its articles; 0 for a feed without any. */
  updated: number;
  /** Newest first. */
  items: readonly FeedItem[];
}

export interface FeedItem {
  /** Address of the article, which is its id too: addresses never change without a redirect. */
  url: string;
  title: string;
  summary: string;
  published: number;
  updated: number;
  authors: readonly { name: string; url: string }[];
  /** Categories, then tags. */
  terms: readonly string[];
  /** Where it differs from the feed's. */
  lang?: string;
  /** The header's; addresses in it are not absolute. */
  picture?: Picture;
  body: ArticleBody;
}

/** An item with its whole text. */
export interface PrintableItem extends FeedItem {
  /** HTML; empty where the text cannot be had, as that of MDX in a preview. */
  html: string;
}

export interface PrintableFeed extends Feed {
  items: readonly PrintableItem[];
}

/** RFC 3339, UTC. */
export function rfc3339(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}
