import { withoutTemplates } from './leftover-templates.ts';
import { textOf, type BodyElement } from './tree.ts';

/** Left by what was taken out of it, or put there for its height. */
export function isEmptyParagraph(node: BodyElement): boolean {
  if (node.tagName !== 'p' || node.properties.id !== undefined) return false;
  return node.children.every((child) => child.type === 'text' && child.value.trim() === '');
}

/** Whether a paragraph says more than its links and pictures do. */
export function hasProse(node: BodyElement): boolean {
  return node.children.some((child) => {
    if (child.type === 'text') return /\p{L}/u.test(withoutTemplates(child.value));
    return (
      child.type === 'element' &&
      child.tagName !== 'a' &&
      child.tagName !== 'sup' &&
      hasProse(child)
    );
  });
}

/** A paragraph's text without footnote marks. */
export function proseOf(node: BodyElement): string {
  let all = '';
  for (const child of node.children) {
    if (child.type !== 'element') all += textOf(child);
    else if (child.tagName === 'br') all += ' ';
    else if (child.properties.dataFootnoteRef === undefined) all += proseOf(child);
  }
  return all;
}
