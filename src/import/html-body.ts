import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { isPhrasing } from '../content/body/prose.ts';
import type { Note } from './archive.ts';
import type { EditedText } from './edited-text.ts';
import { htmlToMarkdown } from './html-to-markdown/html-to-markdown.ts';
import { markCharacter, withoutHeld, type HeldMarkdown } from './html-to-markdown/held-markdown.ts';

export interface ConvertedBodyHtml {
  /** In Markdown; its line is that of the whole. */
  text: EditedText;
  /** Its text as readers of the old site saw it, but for what was held back. */
  sourceText: string;
  /** With the line of the file. */
  remarks: (Omit<Note, 'place'> & { line: number })[];
}

/** A body in HTML, ready for what is held back in it. */
export function htmlSource(written: EditedText): EditedText {
  const edits = [...written.text.matchAll(markCharacter)].map(({ index }) => ({
    start: index,
    end: index + 1,
    text: '',
  }));
  return written.edit(edits);
}

/**
 * Turns a body in HTML into Markdown.
 *
 * @param held what tags in it have become.
 * @param linkedIds ids that links of the archive name.
 */
export function convertHtmlBody(
  source: EditedText,
  held: HeldMarkdown,
  linkedIds: ReadonlySet<string>,
): ConvertedBodyHtml {
  const html = source.text;
  const { markdown, notes } = htmlToMarkdown(html, { linkedIds });
  const starts = [0, ...[...html.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return {
    text: source.edit([{ start: 0, end: html.length, text: held.restore(markdown) }]),
    sourceText: textOfHtml(withoutHeld(html)),
    remarks: [
      { outcome: 'converted', subject: 'body in HTML', line: source.lineAt(0) },
      ...notes.map(({ line, ...note }) => ({
        ...note,
        line: source.lineAt(starts[line - 1] ?? 0),
      })),
    ],
  };
}

/** The text of HTML as readers see it, with a space between blocks. */
function textOfHtml(html: string): string {
  return textOf(fromHtml(html, { fragment: true }))
    .replace(/\s+/g, ' ')
    .trim();
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return '';
  if (node.type === 'element' && /^(?:script|style|template|iframe)$/.test(node.tagName)) return '';
  const inner = node.children.map(textOf).join('');
  return node.type === 'element' && !isPhrasing(node.tagName) ? ` ${inner} ` : inner;
}
