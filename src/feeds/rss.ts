import { xmlCdata, xmlDeclaration, xmlElement, xmlText } from '../escape.ts';
import type { Enclosure, FeedFormat, PrintableFeed, PrintableItem } from './feed-format.ts';

const NAMESPACES = {
  version: '2.0',
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
};

/**
 * RSS 2.0 (https://www.rssboard.org/rss-specification) with whole texts in `content:encoded`. RSS
 * requires a mail address in `author`, so names are printed as `dc:creator`.
 */
export const rss: FeedFormat = {
  id: 'rss',
  file: 'feed.xml',
  label: 'RSS',
  mediaType: 'application/rss+xml',
  print: printRss,
};

function printRss(feed: PrintableFeed): string {
  const { publisher } = feed;
  const parts = [
    text('title', feed.title),
    text('link', feed.page),
    text('description', feed.description),
    text('language', feed.lang),
    text('managingEditor', `${publisher.email} (${publisher.name})`),
    ...(feed.items.length > 0 ? [text('lastBuildDate', rfc822(feed.updated))] : []),
    xmlElement('atom:link', '', { rel: 'self', type: rss.mediaType, href: feed.address }),
    ...feed.items.map(printItem),
  ];
  const channel = xmlElement('channel', `\n${parts.join('\n')}\n`);
  return `${xmlDeclaration}${xmlElement('rss', `\n${channel}\n`, NAMESPACES)}\n`;
}

function printItem(item: PrintableItem): string {
  const parts = [
    text('title', item.title),
    text('link', item.url),
    xmlElement('guid', xmlText(item.id), { isPermaLink: String(item.id === item.url) }),
    text('pubDate', rfc822(item.published)),
    ...item.authors.map(({ name }) => text('dc:creator', name)),
    ...(item.lang === undefined ? [] : [text('dc:language', item.lang)]),
    ...item.terms.map((term) => text('category', term)),
    // Feed readers show an item's description as HTML, so the summary is escaped twice.
    text('description', xmlText(item.summary)),
    ...(item.enclosure === undefined ? [] : [enclosure(item.enclosure)]),
    ...(item.html === '' ? [] : [xmlElement('content:encoded', xmlCdata(item.html))]),
  ];
  return xmlElement('item', `\n${parts.join('\n')}\n`);
}

function enclosure({ url, type, bytes }: Enclosure): string {
  return xmlElement('enclosure', '', { url, length: String(bytes), type });
}

function text(name: string, value: string): string {
  return xmlElement(name, xmlText(value));
}

/** RFC 822 with a four-digit year, as RSS requires. ECMAScript 21.4.4.43 fixes `toUTCString`. */
function rfc822(time: number): string {
  return new Date(time).toUTCString();
}
