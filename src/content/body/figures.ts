import { recordingKind } from '../../files/media-types.ts';
import type { Texts } from '../../i18n/texts.ts';
import { classifyLink } from './classify-link.ts';
import {
  element,
  propertyText,
  text,
  type BodyElement,
  type BodyNode,
  type BodyParent,
} from './tree.ts';

/**
 * What stands in place of a paragraph that holds pictures alone: a figure for one with a title, a
 * gallery for several, `undefined` for any other paragraph. A picture of another site becomes a link,
 * and makes no gallery; neither does a player.
 */
export function arrangePictures(
  paragraph: BodyElement,
  ownHosts: readonly string[],
  texts: Texts,
): BodyElement | undefined {
  const items: BodyElement[] = [];
  for (const child of paragraph.children) {
    if (isGap(child)) continue;
    if (child.type !== 'element' || pictureOf(child) === undefined) return undefined;
    items.push(child);
  }
  const [first] = items;
  if (first === undefined) return undefined;
  if (items.length === 1) return figureOf(first, paragraph);
  const isOwn = (item: BodyElement): boolean => {
    const address = propertyText(pictureOf(item) ?? item, 'src');
    if (recordingKind(address.replace(/[?#].*$/s, '')) !== undefined) return false;
    return classifyLink(address, ownHosts).kind === 'internal';
  };
  if (!items.every(isOwn)) return undefined;
  const properties = {
    ...paragraph.properties,
    className: ['gallery'],
    role: 'group',
    ariaLabel: texts.media.gallery,
  };
  return element(
    'div',
    properties,
    items.map((item) => figureOf(item) ?? item),
  );
}

function figureOf(item: BodyElement, paragraph?: BodyElement): BodyElement | undefined {
  const caption = propertyText(pictureOf(item) ?? item, 'title').trim();
  if (caption === '') return undefined;
  const below = element('figcaption', {}, [text(caption)]);
  return element('figure', paragraph?.properties ?? {}, [item, below], paragraph?.position);
}

/** The one picture that an element is, or that a link holds alone. */
function pictureOf(node: BodyElement): BodyElement | undefined {
  if (node.tagName === 'img') return node;
  if (node.tagName !== 'a') return undefined;
  const [picture, ...others] = shownIn(node);
  if (picture?.type !== 'element' || picture.tagName !== 'img' || others.length > 0)
    return undefined;
  return picture;
}

function shownIn(parent: BodyParent): BodyNode[] {
  return parent.children.filter((child) => !isGap(child));
}

function isGap(node: BodyNode): boolean {
  return node.type === 'text'
    ? node.value.trim() === ''
    : node.type === 'element' && node.tagName === 'br';
}
