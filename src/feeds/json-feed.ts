import { isoTime } from '../publication/labels.ts';
import type { Enclosure, FeedFormat, PrintableFeed, PrintableItem } from './feed-format.ts';

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export const jsonFeed: FeedFormat = {
  id: 'json',
  file: 'feed.json',
  label: 'JSON Feed',
  mediaType: 'application/feed+json',
  print: printJsonFeed,
};

function printJsonFeed(feed: PrintableFeed): string {
  const { name, url } = feed.publisher;
  const printed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.page,
    feed_url: feed.address,
    description: feed.description,
    icon: feed.icon,
    authors: [{ name, url }],
    language: feed.lang,
    items: feed.items.map(printItem),
  };
  return `${JSON.stringify(printed)}\n`;
}

function printItem(item: PrintableItem): object {
  return {
    id: item.id,
    url: item.url,
    title: item.title,
    // JSON Feed requires one of the two.
    ...(item.html === '' ? { content_text: item.summary } : { content_html: item.html }),
    summary: item.summary,
    ...(item.image !== undefined && { image: item.image }),
    ...(item.enclosure && { attachments: [attachment(item.enclosure)] }),
    date_published: isoTime(item.published),
    date_modified: isoTime(item.updated),
    ...(item.authors.length > 0 && { authors: item.authors }),
    ...(item.terms.length > 0 && { tags: item.terms }),
    ...(item.lang !== undefined && { language: item.lang }),
  };
}

function attachment({ url, type, bytes }: Enclosure): object {
  return { url, mime_type: type, size_in_bytes: bytes };
}
