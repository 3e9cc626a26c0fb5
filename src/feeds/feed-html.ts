import { fillPlaceholders } from '../content/body/fill-placeholders.ts';
import { directionOf } from '../publication/direction.ts';
import { xmlText } from '../publication/xml.ts';
import { absolute } from './absolute.ts';
import type { FeedItem } from './feed.ts';
import { feedBodyPicture, feedPicture } from './feed-picture.ts';
import { simplifyHtml } from './simplify-html.ts';

/**
 * The whole text of an article for feed readers; empty where there is none. `bodyHtml` is the body's
 * HTML: of Markdown as it was compiled, with its slots, and of MDX as it was rendered from
 * `renderableBody` and cleaned.
 */
export function feedHtml(item: FeedItem, bodyHtml: (file: string) => string): string {
  const { body, picture, url, lang } = item;
  const given = bodyHtml(body.file);
  if (given === '') return '';
  const header = picture ? `<p>${feedPicture(picture, url)}</p>\n` : '';
  const filled = body.source === 'mdx' ? given : fillBody(given, item);
  const html = header + simplifyHtml(filled, url);
  if (lang === undefined) return html;
  return `<div lang="${xmlText(lang)}" dir="${directionOf(lang)}">${html}</div>`;
}

function fillBody(compiled: string, { body, url }: FeedItem): string {
  return fillPlaceholders(
    compiled,
    body.links.map((href) => absolute(href, url)),
    body.pictures.map((part) => feedBodyPicture(part, url)),
  );
}
