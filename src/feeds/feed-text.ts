import { fillPlaceholders } from '../content/body/placeholders.ts';
import { memoize } from '../content/memoize.ts';
import { directionOf } from '../i18n/direction.ts';
import type { ArticleBody, BodyPicture, Picture } from '../publication/page.ts';
import { absolute, siteAddresses } from '../urls.ts';
import { xmlText } from '../escape.ts';
import type { FeedFormat, PrintableItem } from './feed-format.ts';
import type { Feed, FeedItem } from './plan-feeds.ts';
import { simplifyHtml } from './simplify-html.ts';

/**
 * Gives the HTML of a file's body: of Markdown as it was compiled, with placeholders; of MDX as it
 * was rendered from `renderableBody` and cleaned. Empty where it is not available.
 */
export type BodyHtml = (file: string) => string;

/** The text of a feed in the given format. */
export function feedText(format: FeedFormat, feed: Feed, bodyHtml: BodyHtml): string {
  return feedPrinter(bodyHtml)(format, feed);
}

/**
 * `feedText` for many feeds of one plan. Memoizes the text of each article, which is the same in all
 * feeds and formats.
 */
export function feedPrinter(bodyHtml: BodyHtml): (format: FeedFormat, feed: Feed) => string {
  const printable = memoize(
    (item: FeedItem) => item.url,
    (item) => printableItem(item, bodyHtml),
  );
  return (format, feed) =>
    format.print({
      ...feed,
      address: siteAddresses.feed(feed.page, format),
      items: feed.items.map(printable),
    });
}

/**
 * A body for the renderer of MDX whose addresses are absolute and whose pictures have the one size
 * that every feed reader can show. `url` is the address of its article.
 */
export function renderableBody(body: ArticleBody, url: string): ArticleBody {
  return {
    ...body,
    links: body.links.map((href) => absolute(href, url)),
    pictures: body.pictures.map((part) => renderablePicture(part, url)),
  };
}

function renderablePicture(part: BodyPicture, url: string): BodyPicture {
  if (part.kind === 'link') return { ...part, href: absolute(part.href, url) };
  if (part.kind === 'recording') {
    return { kind: 'link', href: absolute(part.recording.src, url), text: part.label };
  }
  if (part.kind !== 'picture') return part;
  const { picture } = part;
  return {
    kind: 'picture',
    picture: {
      ...picture,
      ...shownSize(picture),
      src: absolute(picture.src, url),
      sources: [],
      srcset: '',
      placeholder: '',
    },
  };
}

function printableItem(item: FeedItem, bodyHtml: BodyHtml): PrintableItem {
  const { picture, pictureCaption: _caption, pictureCredit: _credit, body: _body, ...rest } = item;
  return {
    ...rest,
    ...(picture && { image: absolute(picture.src, item.url) }),
    html: itemHtml(item, bodyHtml(item.body.file)),
  };
}

function itemHtml(item: FeedItem, bodyHtml: string): string {
  if (bodyHtml === '') return '';
  const { body, url, lang } = item;
  const pictureHtml = headerPicture(item);
  const filled = body.source === 'mdx' ? bodyHtml : fillBody(bodyHtml, body, url);
  const html = pictureHtml + simplifyHtml(filled, url);
  if (lang === undefined) return html;
  return `<div lang="${xmlText(lang)}" dir="${directionOf(lang)}">${html}</div>`;
}

function headerPicture(item: FeedItem): string {
  const { picture, pictureCaption = '', pictureCredit = '', url } = item;
  if (picture === undefined) return '';
  const html = printPicture(picture, url);
  if (pictureCaption === '' && pictureCredit === '') return `<p>${html}</p>\n`;
  const caption = [pictureCaption, pictureCredit].filter((part) => part !== '').map(xmlText);
  return `<figure>${html}<figcaption>${caption.join('<br>')}</figcaption></figure>\n`;
}

function fillBody(compiled: string, body: ArticleBody, url: string): string {
  return fillPlaceholders(
    compiled,
    body.links.map((href) => absolute(href, url)),
    body.pictures.map((part) => printBodyPicture(part, url)),
  );
}

function printBodyPicture(part: BodyPicture, url: string): string {
  switch (part.kind) {
    case 'picture':
      return printPicture(part.picture, url);
    case 'recording':
      return linkHtml(part.recording.src, part.label, url);
    case 'link':
      return linkHtml(part.href, part.text, url);
    case 'text':
      return xmlText(part.text);
    case 'nothing':
      return '';
  }
}

function linkHtml(href: string, label: string, url: string): string {
  return `<a href="${xmlText(absolute(href, url))}">${xmlText(label)}</a>`;
}

function printPicture(picture: Picture, url: string): string {
  const { width, height } = shownSize(picture);
  const source = xmlText(absolute(picture.src, url));
  return `<img src="${source}" alt="${xmlText(picture.alt)}" width="${width}" height="${height}">`;
}

/** The size of the file in `src`: a model's width and height are those of its largest file. */
function shownSize({ src, srcset, width, height }: Picture): { width: number; height: number } {
  const candidate = srcset.split(', ').find((entry) => entry.startsWith(`${src} `));
  const shown = Number(candidate?.slice(src.length + 1, -1) ?? width);
  return { width: shown, height: Math.max(1, Math.round((height * shown) / width)) };
}
