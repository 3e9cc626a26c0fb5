import { atom } from './atom.ts';
import type { FeedFormat } from './feed-format.ts';
import { jsonFeed } from './json-feed.ts';
import { rss } from './rss.ts';

/** The formats of every feed, in the order pages name them. The only list of formats. */
export const feedFormats: readonly FeedFormat[] = [rss, atom, jsonFeed];
