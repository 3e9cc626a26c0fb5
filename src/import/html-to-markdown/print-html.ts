import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';

/** Prints an element so that Markdown takes it for one block of HTML: without a blank line. */
export function printBlock(block: Element): string {
  return printHtml(block).replace(
    /\n((?:[ \t]*\n)+)/g,
    (_, blank: string) => `\n${blank.replaceAll('\n', '&#10;')}`,
  );
}

function printHtml(node: ElementContent): string {
  return toHtml(node, { characterReferences: { useNamedReferences: true } });
}

/** The tags of an element without what it holds. */
export function printTags({ tagName, properties }: Element): { start: string; end: string } {
  const end = `</${tagName}>`;
  const whole = printHtml({ type: 'element', tagName, properties, children: [] });
  return { start: whole.slice(0, -end.length), end };
}
