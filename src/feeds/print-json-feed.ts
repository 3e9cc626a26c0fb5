import { absolute } from './absolute.ts';
import { rfc3339, type PrintableFeed, type PrintableItem } from './feed.ts';

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function printJsonFeed(feed: PrintableFeed): string {
  const { name, url } = feed.publisher;
  const printed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.page,
    feed_url: feed.addresses.json,
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
    id: item.url,
    url: item.url,
    title: item.title,
    // An item must have one of the two.
    ...(item.html === '' ? { content_text: item.summary } : { content_html: item.html }),
    summary: item.summary,
    ...(item.picture && { image: absolute(item.picture.src, item.url) }),
    date_published: rfc3339(item.published),
    date_modified: rfc3339(item.updated),
    ...(item.authors.length > 0 && { authors: item.authors }),
    ...(item.terms.length > 0 && { tags: item.terms }),
    ...(item.lang !== undefined && { language: item.lang }),
  };
}
