import type { Properties } from 'hast';
import type { BodyLink } from './body.ts';
import { linkMark } from './slots.ts';
import type { BodyElement } from './tree.ts';

/**
 * Links to other sites open in the same window. The layout holds one hidden note that all of them are
 * described by: assistive technology announces it, and neither copied text nor feeds nor the search
 * index repeat it after every link.
 */
const externalLink: Properties = {
  className: ['external'],
  rel: ['external'],
  ariaDescribedBy: ['external-link'],
};

/** Attributes of a link that is the body's `index`th; `slots` as `finishTree` takes it. */
export function linkProperties(
  node: BodyElement,
  { target, kind }: Pick<BodyLink, 'target' | 'kind'>,
  index: number,
  slots: 'marks' | 'numbers',
): Properties {
  // The mark's pattern looks for the address in first place.
  const address: Properties =
    slots === 'marks' ? { href: linkMark(index) } : { href: target, dataSlot: String(index) };
  const own = { ...node.properties };
  delete own.href;
  const leavesSite = kind === 'external' && /^https?:/.test(target);
  return leavesSite ? { ...address, ...own, ...externalLink } : { ...address, ...own };
}

export function holdsPicture(node: BodyElement): boolean {
  return node.children.some(
    (child) => child.type === 'element' && (child.tagName === 'img' || holdsPicture(child)),
  );
}
