import { LineIndex } from '../../content/diagnostics/line-index.ts';
import { definitionsOf, type MarkdownNode, parseSyntax } from '../../content/body/engine.ts';
import { normalizeLabel } from '../../content/body/locate-address.ts';

export interface NotedBody {
  /** The whole file. */
  text: string;
  /** Where the body begins in it. */
  bodyOffset: number;
  /** The body as it is shown without notes. */
  html: string;
  /** The HTML of the body of such a text. */
  compile: (text: string) => string;
}

/** Something to show below the block of Markdown that has a line of the file, counted from 1. */
export interface PlacedNote {
  line: number;
  markup: string;
}

/**
 * Puts notes below the blocks they are about. A paragraph of its own marks the end of each block in the
 * source; a mark that changes anything else of the page, as within a comment that is never closed, is
 * not made, and its notes are left out.
 */
export function placeNotes<Note extends PlacedNote>(
  body: NotedBody,
  notes: readonly Note[],
): { html: string; placed: ReadonlySet<Note> } {
  const ends = blockEnds(body);
  const atEnd = new Map<number, Note[]>();
  for (const note of notes) {
    const block = ends.findLast(({ line }) => line <= note.line);
    if (block) atEnd.set(block.end, [...(atEnd.get(block.end) ?? []), note]);
  }
  const all = [...atEnd].sort(([one], [other]) => one - other);
  const together = withMarks(body, all);
  if (together !== undefined) return { html: together, placed: notesOf(all) };
  const single = all.filter((mark) => withMarks(body, [mark]) !== undefined);
  const html = withMarks(body, single);
  return html === undefined
    ? { html: body.html, placed: new Set() }
    : { html, placed: notesOf(single) };
}

type Mark<Note> = readonly [end: number, notes: readonly Note[]];

function notesOf<Note>(marks: readonly Mark<Note>[]): ReadonlySet<Note> {
  return new Set(marks.flatMap(([, notes]) => notes));
}

/**
 * The last character of each block, and the line that it begins on. Of the definition of a link, which
 * no page shows, it is that of the first block that uses it.
 */
function blockEnds({ text, bodyOffset }: NotedBody): { line: number; end: number }[] {
  const lines = new LineIndex(text);
  const root = parseSyntax(text.slice(bodyOffset), 'md');
  const { children = [] } = root;
  const definitions = definitionsOf(root);
  const users = usersOf(children);
  return children.flatMap((block) => {
    const start = block.position?.start.offset;
    const label = labelOf(block);
    // The first definition of a label counts; what is wrong with others is about them alone.
    const isUsed = block.type === 'definition' && definitions.get(label)?.start === start;
    const shown = (isUsed ? users.get(label) : undefined) ?? block;
    const end = shown.position?.end.offset;
    if (start === undefined || end === undefined) return [];
    return [{ line: lines.at(bodyOffset + start).line, end: bodyOffset + end }];
  });
}

/** The first block that refers to each label. */
function usersOf(blocks: readonly MarkdownNode[]): ReadonlyMap<string, MarkdownNode> {
  const users = new Map<string, MarkdownNode>();
  for (const block of blocks) {
    const pending = [block];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      const label = labelOf(node);
      const refers = node.type === 'linkReference' || node.type === 'imageReference';
      if (refers && !users.has(label)) users.set(label, block);
      for (const child of node.children ?? []) pending.push(child);
    }
  }
  return users;
}

function labelOf({ label, identifier }: MarkdownNode): string {
  return normalizeLabel(label ?? identifier ?? '');
}

/** The body with its notes; undefined where the marks change more than they add. */
function withMarks({ text, html, compile }: NotedBody, marks: readonly Mark<PlacedNote>[]) {
  let marked = '';
  let done = 0;
  for (const [index, [end]] of marks.entries()) {
    marked += `${text.slice(done, end)}\n\n${markOf(index)}\n\n`;
    done = end;
  }
  let noted = compile(marked + text.slice(done));
  let bare = noted;
  for (const [index, [, notes]] of marks.entries()) {
    const paragraph = `<p>${markOf(index)}</p>`;
    if (noted.split(paragraph).length !== 2) return undefined;
    bare = bare.replace(paragraph, '');
    noted = noted.replace(paragraph, () => notes.map(({ markup }) => markup).join(''));
  }
  return withoutSpace(bare) === withoutSpace(html) ? noted : undefined;
}

function markOf(index: number): string {
  return `previewnote${String(index)}previewnote`;
}

function withoutSpace(html: string): string {
  return html.replace(/\s+/g, '');
}
