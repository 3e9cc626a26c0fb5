import { fillSlots } from '../../content/body/fill-slots.ts';
import { directionOf } from '../direction.ts';
import { xmlText } from '../xml.ts';
import { absolute } from './absolute.ts';
import type { FeedItem } from './feed.ts';
import { feedBodyPicture, feedPicture } from './feed-picture.ts';
import { simplifyHtml } from './simplify-html.ts';

/**
 * The whole text of an article for feed readers. `compiled` is the body's HTML with its slots; an
 * item without a body has no text.
 */
export function feedHtml(item: FeedItem, compiled: (file: string) => string): string {
  const { body, picture, url, lang } = item;
  if (!body) return '';
  const header = picture ? `<p>${feedPicture(picture, url)}</p>\n` : '';
  const filled = fillSlots(
    compiled(body.file),
    body.links.map((href) => absolute(href, url)),
    body.pictures.map((part) => feedBodyPicture(part, url)),
  );
  const html = header + simplifyHtml(filled, url);
  if (lang === undefined) return html;
  return `<div lang="${xmlText(lang)}" dir="${directionOf(lang)}">${html}</div>`;
}
