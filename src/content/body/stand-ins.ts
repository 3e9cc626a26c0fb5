import { element, propertyText, text, type BodyElement, type BodyParent } from './tree.ts';

/** The link that stands in for a film or sound; `source` is the element in it that names its file. */
export function videoLink(
  video: BodyElement,
  source: BodyElement | undefined,
): BodyElement | undefined {
  const placed = propertyText(video, 'src') === '' ? (source ?? video) : video;
  const href = propertyText(placed, 'src');
  if (href === '') return undefined;
  const fileName = /([^/?#]+)(?:[?#].*)?$/.exec(href)?.[1] ?? href;
  const name = propertyText(video, 'title').trim() || fileName;
  const kind = video.tagName === 'video' ? 'Video' : 'Audio';
  return element('a', { href }, [text(`${kind}: ${name}`)], placed.position);
}

/** A link with a paragraph of its own, unless it stands inside one. */
export function inParagraph(link: BodyElement, parent: BodyParent): BodyElement {
  const isBlock =
    parent.type === 'root' || (parent.type === 'element' && blockParents.has(parent.tagName));
  return isBlock ? element('p', {}, [link]) : link;
}

const blockParents = new Set([
  'div',
  'blockquote',
  'section',
  'article',
  'figure',
  'li',
  'td',
  'center',
  'main',
]);
