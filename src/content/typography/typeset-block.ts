import { isPhrasing } from '../body/prose.ts';
import {
  isJsx,
  propertyText,
  type BodyElement,
  type BodyParent,
  type BodyText,
} from '../body/tree.ts';
import { type Typography, typographyOf } from './quotation-marks.ts';
import { type Edit, findEdits, objectMark } from './typeset.ts';

/** Elements whose text means what it says to a machine. */
export function isVerbatim(tagName: string): boolean {
  return verbatim.has(tagName);
}

const verbatim = new Set(['code', 'kbd', 'math', 'pre', 'samp', 'script', 'style', 'svg', 'var']);

/** A line of text across the elements within it. */
interface Line {
  text: string;
  /** Where the text of each node begins. */
  pieces: { node: BodyText; start: number }[];
}

/**
 * Sets the text that stands in a block itself, also within links and emphasis, and leaves the blocks in
 * it alone. Changes the tree in place.
 */
export function typesetBlock(block: BodyParent, typography: Typography): void {
  const lines: Line[] = [{ text: '', pieces: [] }];
  readLines(block, lines);
  for (const line of lines) {
    const edits = findEdits(line.text, typography);
    if (edits.length > 0) setPieces(line, edits);
  }
}

/** The typography within an element, which may name a language. */
export function typographyIn(
  node: BodyElement,
  around: Typography | undefined,
): Typography | undefined {
  const lang = around && propertyText(node, 'lang');
  return lang === undefined || lang === '' ? around : typographyOf(lang);
}

function readLines(parent: BodyParent, lines: Line[]): void {
  for (const child of parent.children) {
    const line = lines.at(-1);
    if (line === undefined) return;
    if (child.type === 'text') {
      line.pieces.push({ node: child, start: line.text.length });
      line.text += child.value;
    } else if (isJsx(child)) {
      if (child.type === 'mdxJsxFlowElement') lines.push({ text: '', pieces: [] });
      else if (child.name !== null && isVerbatim(child.name)) line.text += objectMark;
      else readLines(child, lines);
    } else if (child.type === 'element') {
      readElement(child, line, lines);
    } else if (child.type === 'mdxTextExpression') {
      line.text += objectMark;
    }
  }
}

function readElement(node: BodyElement, line: Line, lines: Line[]): void {
  const { tagName } = node;
  // A mark above the line stands beside nothing.
  if (node.properties.dataFootnoteRef !== undefined) return;
  if (tagName === 'br') line.text += '\n';
  else if (isVerbatim(tagName) || tagName === 'img' || tagName === 'input') line.text += objectMark;
  else if (!isPhrasing(tagName)) lines.push({ text: '', pieces: [] });
  else if (propertyText(node, 'lang') === '') readLines(node, lines);
  else {
    line.text += objectMark;
    const typography = typographyOf(propertyText(node, 'lang'));
    if (typography) typesetBlock(node, typography);
  }
}

/** Hyphens and dots that belong to two nodes stay. */
function setPieces({ text, pieces }: Line, edits: readonly Edit[]): void {
  let next = 0;
  for (const { node, start } of pieces) {
    const end = start + node.value.length;
    let done = start;
    let set = '';
    for (let edit = edits[next]; edit && edit.start < end; edit = edits[(next += 1)]) {
      if (edit.start < start || edit.end > end) continue;
      set += text.slice(done, edit.start) + edit.replacement;
      done = edit.end;
    }
    if (done > start) node.value = set + text.slice(done, end);
  }
}
