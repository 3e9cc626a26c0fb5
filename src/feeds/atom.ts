import { xmlCdata, xmlDeclaration, xmlElement, xmlText } from '../escape.ts';
import { isoTime } from '../publication/labels.ts';
import type { Enclosure, FeedFormat, PrintableFeed, PrintableItem } from './feed-format.ts';

/** Atom (RFC 4287). Items without authors inherit the feed's author. */
export const atom: FeedFormat = {
  id: 'atom',
  file: 'atom.xml',
  label: 'Atom',
  mediaType: 'application/atom+xml',
  print: printAtom,
};

function printAtom(feed: PrintableFeed): string {
  const parts = [
    text('id', feed.page),
    text('title', feed.title),
    text('subtitle', feed.description),
    text('updated', isoTime(feed.updated)),
    link('self', atom.mediaType, feed.address),
    link('alternate', 'text/html', feed.page),
    author(feed.publisher),
    text('icon', feed.icon),
    ...feed.items.map(printEntry),
  ];
  const attributes = { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.lang };
  return `${xmlDeclaration}${xmlElement('feed', `\n${parts.join('\n')}\n`, attributes)}\n`;
}

function printEntry(item: PrintableItem): string {
  const parts = [
    text('id', item.id),
    text('title', item.title),
    link('alternate', 'text/html', item.url),
    ...(item.enclosure === undefined ? [] : [enclosure(item.enclosure)]),
    text('published', isoTime(item.published)),
    text('updated', isoTime(item.updated)),
    ...item.authors.map(author),
    ...item.terms.map((term) => xmlElement('category', '', { term })),
    text('summary', item.summary),
    ...(item.html === '' ? [] : [xmlElement('content', xmlCdata(item.html), { type: 'html' })]),
  ];
  const attributes = item.lang === undefined ? {} : { 'xml:lang': item.lang };
  return xmlElement('entry', `\n${parts.join('\n')}\n`, attributes);
}

function author({ name, url }: { name: string; url: string }): string {
  return xmlElement('author', text('name', name) + text('uri', url));
}

function link(rel: string, type: string, href: string): string {
  return xmlElement('link', '', { rel, type, href });
}

function enclosure({ url, type, bytes }: Enclosure): string {
  return xmlElement('link', '', { rel: 'enclosure', type, length: String(bytes), href: url });
}

function text(name: string, value: string): string {
  return xmlElement(name, xmlText(value));
}
