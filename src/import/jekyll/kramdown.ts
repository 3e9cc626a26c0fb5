import { headingSlug, renamedId, isDomName } from '../../content/body/ids.ts';
import type { MarkdownNode } from '../../content/body/engine.ts';
import type { Edit } from '../../content/rewrite/text-edits.ts';
import { definitionLists } from '../definition-lists.ts';
import { findAttributeLists, isDefinition, type AttributeList } from './attribute-lists.ts';
import type { LineRemark } from './body-notes.ts';
import type { Remark } from './liquid.ts';
import { closingTag, descendants, lineAround, rangeOf, readStructure } from './structure.ts';
import type { EditedText } from '../edited-text.ts';

/** Edits of one kind, and what is said of them at offsets of the text before. */
interface Pass {
  edits: Edit[];
  remarks: Remark[];
}

export interface KramdownResult {
  text: EditedText;
  /** With the line instead of the offset. */
  remarks: readonly LineRemark[];
}

/**
 * Converts what kramdown reads and the Markdown of this site does not: attribute lists, definition
 * lists, extensions, abbreviations, tables without a header, ids of headings.
 *
 * @param fragments ids that links of the archive name.
 */
export function convertKramdown(
  source: EditedText,
  fragments: ReadonlySet<string>,
): KramdownResult {
  const remarks: LineRemark[] = [];
  let text = source;
  const passes: ((text: string) => Pass)[] = [
    extensions,
    (written) => attributeLists(written, fragments),
    markdownInHtml,
    indentedHtml,
    definitions,
    abbreviations,
    smallMarks,
    (written) => headingIds(written, fragments),
  ];
  for (const pass of passes) {
    const { edits, remarks: found } = pass(text.text);
    for (const { offset, ...remark } of found)
      remarks.push({ ...remark, line: text.lineAt(offset) });
    text = text.edit(edits);
  }
  return { text, remarks };
}

const BLOCK_ELEMENT =
  /^ {0,3}<(address|article|aside|blockquote|center|details|div|dl|fieldset|figure|form|ol|p|section|table|ul)\b/gim;

const none: Pass = { edits: [], remarks: [] };

/** `{::comment}` … `{:/}` and its like. */
function extensions(text: string): Pass {
  if (!/\{::|\{:\//.test(text)) return none;
  const { isCode } = readStructure(text);
  const edits: Edit[] = [];
  const remarks: Remark[] = [];
  const pattern = /\{::comment\s*\}[\s\S]*?\{:\/(?:comment)?\s*\}|\{::?\/?(\w+)?[^{}]*\}/g;
  for (const match of text.matchAll(pattern)) {
    const [whole, name] = match;
    if (!/^\{:[:/]/.test(whole) || isCode(match.index)) continue;
    const isComment = whole.startsWith('{::comment');
    edits.push({ start: match.index, end: match.index + whole.length, text: '' });
    if (isComment || whole.startsWith('{::')) {
      remarks.push({
        outcome: isComment ? 'left-out' : 'converted',
        subject: isComment ? 'comment of kramdown' : `extension \`${name ?? ''}\` of kramdown`,
        offset: match.index,
      });
    }
  }
  return { edits, remarks };
}

function attributeLists(text: string, fragments: ReadonlySet<string>): Pass {
  if (!text.includes('{:')) return none;
  const { isCode } = readStructure(text);
  const edits: Edit[] = [];
  const remarks: Remark[] = [];
  for (const { start, end, list } of findAttributeLists(text)) {
    if (isCode(start)) continue;
    const line = lineAround(text, start);
    const before = text.slice(line.start, start);
    const after = text.slice(end, lineAround(text, end).end);
    const isBlock = before.trim() === '' && after.trim() === '';
    if (list.others.includes('toc')) {
      edits.push(removedToc(text, line.start, end));
      remarks.push({
        outcome: 'left-out',
        subject: 'list of sections',
        offset: start,
        message: 'The page makes its own',
      });
      continue;
    }
    const kept =
      list.id !== undefined && (fragments.has(list.id) || isHeadingBefore(text, line.start));
    if (kept && list.id !== undefined)
      edits.push(isBlock ? blockId(text, line.start, list.id) : spanId(start, list.id));
    edits.push(isBlock ? wholeLine(text, line.start, end) : { start, end, text: '' });
    remarks.push({
      outcome: kept && list.classes.length + list.others.length === 0 ? 'converted' : 'left-out',
      subject: 'attribute list of kramdown',
      offset: start,
      ...lostOf(list, kept),
    });
  }
  for (const match of text.matchAll(/^ {0,3}\{:[\w-]+:\s[^}\n]*\}[ \t]*$/gm)) {
    if (!isDefinition(match[0]) || isCode(match.index)) continue;
    edits.push({ start: match.index, end: match.index + match[0].length, text: '' });
    remarks.push({
      outcome: 'left-out',
      subject: 'attribute list of kramdown',
      offset: match.index,
    });
  }
  return { edits, remarks };
}

function lostOf({ id, classes, others }: AttributeList, isKept: boolean): { message?: string } {
  const lost = [
    ...(isKept || id === undefined ? [] : [`#${id}`]),
    ...classes.map((name) => `.${name}`),
    ...others,
  ];
  return lost.length === 0 ? {} : { message: `Nothing here reads ${lost.join(', ')}` };
}

/** The line of a list and its break, unless that would join what stands before and behind. */
function wholeLine(text: string, lineStart: number, end: number): Edit {
  const lineEnd = lineAround(text, end).end;
  const previous =
    lineStart === 0 ? '' : text.slice(lineAround(text, lineStart - 1).start, lineStart - 1);
  const next = text.slice(lineEnd + 1, lineAround(text, Math.min(lineEnd + 1, text.length)).end);
  const joins = previous.trim() !== '' && next.trim() !== '';
  return { start: lineStart, end: joins ? lineEnd : Math.min(lineEnd + 1, text.length), text: '' };
}

/** A list of sections is made in place of the item before `{:toc}`. */
function removedToc(text: string, lineStart: number, end: number): Edit {
  const previous = lineAround(text, Math.max(lineStart - 1, 0));
  const item = text.slice(previous.start, previous.end);
  const from = /^\s*(?:[-*+]|\d+\.)\s/.test(item) && lineStart > 0 ? previous.start : lineStart;
  return { start: from, end: Math.min(lineAround(text, end).end + 1, text.length), text: '' };
}

function isHeadingBefore(text: string, lineStart: number): boolean {
  if (lineStart === 0) return false;
  const { start, end } = lineAround(text, lineStart - 1);
  return /^ {0,3}#{1,6}\s|^ {0,3}(?:=+|-+)\s*$/.test(text.slice(start, end));
}

/** An id for the block that a list stands behind, or before. */
function blockId(text: string, lineStart: number, id: string): Edit {
  const previous = lineStart === 0 ? '' : lineText(text, lineStart - 1);
  if (/^ {0,3}(?:=+|-+)\s*$/.test(previous)) {
    const heading = lineAround(text, Math.max(lineAround(text, lineStart - 1).start - 1, 0)).end;
    return { start: heading, end: heading, text: ` {#${id}}` };
  }
  if (/^ {0,3}#{1,6}\s/.test(previous))
    return { start: lineStart - 1, end: lineStart - 1, text: ` {#${id}}` };
  let block = lineStart;
  if (previous.trim() === '') block = Math.min(lineAround(text, lineStart).end + 1, text.length);
  else
    while (block > 0 && lineText(text, block - 1).trim() !== '')
      block = lineAround(text, block - 1).start;
  const next = lineText(text, block);
  if (/^ {0,3}#{1,6}\s/.test(next)) {
    const { end } = lineAround(text, block);
    return { start: end, end, text: ` {#${id}}` };
  }
  const marks = /^\s*(?:(?:[-*+]|\d+[.)]|>)\s+)*/.exec(next)?.[0].length ?? 0;
  return { start: block + marks, end: block + marks, text: `<span id="${id}"></span>` };
}

function spanId(start: number, id: string): Edit {
  return { start, end: start, text: `<span id="${id}"></span>` };
}

function lineText(text: string, offset: number): string {
  const { start, end } = lineAround(text, offset);
  return text.slice(start, end);
}

/** `markdown="1"` on an element: Markdown in it is read after a blank line. */
function markdownInHtml(text: string): Pass {
  if (!/\smarkdown=/.test(text)) return none;
  const { isCode } = readStructure(text);
  const edits: Edit[] = [];
  const remarks: Remark[] = [];
  for (const match of text.matchAll(
    /<([a-z][a-z0-9]*)\b([^<>]*?)\s+markdown=["']?(\w+)["']?([^<>]*)>/gi,
  )) {
    if (isCode(match.index)) continue;
    const [whole, name = '', before = '', mode = '', after = ''] = match;
    const end = match.index + whole.length;
    const isBlock = mode === '1' || mode === 'block';
    const close = isBlock ? closingTag(text, name, end) : undefined;
    const lineEnd = lineAround(text, end).end;
    const opens = isBlock && close !== undefined && text.slice(lineEnd, lineEnd + 2) !== '\n\n';
    edits.push({
      start: match.index,
      end,
      text: `<${name}${before}${after}>${opens ? (text[end] === '\n' ? '\n' : '\n\n') : ''}`,
    });
    if (close !== undefined && !/\n[ \t]*\n[ \t]*$/.test(text.slice(0, close))) {
      const isOwnLine = text.slice(lineAround(text, close).start, close).trim() === '';
      edits.push({ start: close, end: close, text: isOwnLine ? '\n' : '\n\n' });
    }
    remarks.push({ outcome: 'converted', subject: '`markdown="1"`', offset: match.index });
  }
  return { edits, remarks };
}

/**
 * HTML whose lines are indented behind a blank one: kramdown reads all of an element as HTML, and
 * CommonMark takes those lines for code.
 */
function indentedHtml(text: string): Pass {
  if (!/\n[ \t]*\n(?: {4}|\t)[ \t]*</.test(text)) return none;
  const { isCode } = readStructure(text);
  const edits: Edit[] = [];
  const remarks: Remark[] = [];
  let done = 0;
  for (const match of text.matchAll(BLOCK_ELEMENT)) {
    const [whole, name = ''] = match;
    const start = match.index + whole.length - name.length - 1;
    if (start < done || isCode(start)) continue;
    const end = closingTag(text, name, start + 1);
    if (end === undefined || /<(?:pre|textarea)\b/i.test(text.slice(start, end))) continue;
    done = end;
    const indented = [...text.slice(start, end).matchAll(/(?<=\n)(?: {4}|\t)[ \t]*(?=<)/g)]
      .map((match) => ({ start: start + match.index, end: start + match.index + match[0].length }))
      .filter((range) => isCode(range.end));
    for (const range of indented) edits.push({ ...range, text: '' });
    if (indented.length > 0)
      remarks.push({ outcome: 'converted', subject: 'indented HTML', offset: start });
  }
  return { edits, remarks };
}

function definitions(text: string): Pass {
  if (!/^ {0,3}:[ \t]/m.test(text)) return none;
  const { isCode, isHtml } = readStructure(text);
  const isFixed = (offset: number): boolean => isCode(offset) || isHtml(offset);
  const edits = definitionLists(text, { isFixed, deepest: 3 });
  return {
    edits,
    remarks: edits.map(({ start }) => ({
      outcome: 'converted',
      subject: 'definition list',
      offset: start,
    })),
  };
}

/** `*[HTML]: What it means`: every use of the word says it. */
function abbreviations(text: string): Pass {
  if (!/^ {0,3}\*\[[^\]\n]+\]:/m.test(text)) return none;
  const structure = readStructure(text);
  const meanings = new Map<string, string>();
  const edits: Edit[] = [];
  const remarks: Remark[] = [];
  for (const match of text.matchAll(/^ {0,3}\*\[([^\]\n]+)\]:[ \t]*(.*)$/gm)) {
    const [whole, word = '', meaning = ''] = match;
    if (structure.isCode(match.index)) continue;
    meanings.set(word, meaning.trim());
    edits.push({
      start: match.index,
      end: Math.min(match.index + whole.length + 1, text.length),
      text: '',
    });
    remarks.push({ outcome: 'converted', subject: 'abbreviation', offset: match.index });
  }
  if (meanings.size === 0) return none;
  const words = [...meanings.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const escaped = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`));
  const use = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  for (const node of descendants(structure.root)) {
    if (node.type !== 'text') continue;
    const { start, end } = rangeOf(node);
    for (const match of text.slice(start, end).matchAll(use)) {
      const at = start + match.index;
      if (edits.some((edit) => edit.start <= at && at < edit.end) || structure.isCode(at)) continue;
      const title = (meanings.get(match[0]) ?? '')
        .replaceAll('&', '&amp;')
        .replaceAll('"', '&quot;');
      const element = title === '' ? '<abbr>' : `<abbr title="${title}">`;
      edits.push({ start: at, end: at + match[0].length, text: `${element}${match[0]}</abbr>` });
    }
  }
  return { edits, remarks };
}

/** Marks that kramdown reads in another way, each without a room of its own. */
function smallMarks(text: string): Pass {
  const structure = readStructure(text);
  const edits: Edit[] = [];
  const remarks: Remark[] = [];
  const convert = (
    pattern: RegExp,
    subject: string,
    change: (match: RegExpExecArray) => Edit | undefined,
  ): void => {
    for (const match of text.matchAll(pattern)) {
      if (structure.isCode(match.index) || structure.isHtml(match.index)) continue;
      const edit = change(match);
      if (edit === undefined) continue;
      edits.push(edit);
      remarks.push({ outcome: 'converted', subject, offset: match.index });
    }
  };
  convert(/^(#{2,6})(?=[^\s#])/gm, 'heading without a space', (match) => {
    const end = match.index + match[0].length;
    return { start: end, end, text: ' ' };
  });
  convert(/\\\\(?=\n)/g, 'line break of kramdown', ({ index }) => ({
    start: index,
    end: index + 2,
    text: '\\',
  }));
  convert(/^\^[ \t]*\n/gm, 'end of block of kramdown', ({ index, 0: whole }) => ({
    start: index,
    end: index + whole.length,
    text: '',
  }));
  convert(
    /(?<=\n\n|^)(?: {0,3}\|[^\n]*\|[ \t]*(?:\n|$))+/g,
    'table without a header',
    ({ index, 0: whole }) => headerOf(whole, index),
  );
  for (const match of text.matchAll(/\$\$(?:(?!\n[ \t]*\n)[^$])+\$\$/g)) {
    if (structure.isCode(match.index)) continue;
    remarks.push({
      outcome: 'kept',
      subject: 'formula',
      offset: match.index,
      message: 'Write it as text, or show it as a picture',
    });
  }
  return { edits, remarks };
}

/** An empty header for a table that has none; undefined for one that does. */
function headerOf(table: string, start: number): Edit | undefined {
  const rows = table.trim().split('\n');
  const isRule = (row: string | undefined): boolean =>
    row !== undefined && /^\s*\|[\s|:+-]*-[\s|:+-]*\|\s*$/.test(row);
  const width = (row: string | undefined): number =>
    (row?.replace(/\\\|/g, '').split('|').length ?? 2) - 2;
  if (isRule(rows[1])) {
    if (width(rows[1]) >= width(rows[0])) return undefined;
    const ruleStart = start + table.indexOf(rows[1] ?? '', rows[0]?.length ?? 0);
    const rule = `${'| --- '.repeat(width(rows[0]))}|`;
    return { start: ruleStart, end: ruleStart + (rows[1]?.length ?? 0), text: rule };
  }
  if (isRule(rows[0])) {
    const columns = width(rows[0]);
    return { start, end: start, text: `${'| '.repeat(columns)}|\n` };
  }
  const columns = rows.reduce((most, row) => Math.max(most, width(row)), 0);
  return { start, end: start, text: `${'| '.repeat(columns)}|\n${'| --- '.repeat(columns)}|\n` };
}

/** Gives a heading the id that links of the archive know it by, where its own would be another. */
function headingIds(text: string, fragments: ReadonlySet<string>): Pass {
  if (fragments.size === 0) return none;
  const { root } = readStructure(text);
  const edits: Edit[] = [];
  const remarks: Remark[] = [];
  for (const node of descendants(root)) {
    if (node.type !== 'heading') continue;
    const { start, end } = rangeOf(node);
    const source = text.slice(start, end);
    const [firstLine = ''] = source.split('\n');
    if (/\{:?\s*#[^{}]*\}\s*#*\s*$/.test(firstLine)) continue;
    const raw = firstLine
      .replace(/^#+\s*/, '')
      .replace(/\s+#+\s*$/, '')
      .trim();
    const own = headingSlug(wordsOf(node));
    const wanted = [gfmId(raw), kramdownId(raw)].find(
      (id) => id !== own && id !== '' && fragments.has(id),
    );
    if (wanted === undefined || fragments.has(own) || (isDomName(own) && renamedId(own) === wanted))
      continue;
    const at = start + firstLine.replace(/\s+#*\s*$/, '').length;
    edits.push({ start: at, end: at, text: ` {#${wanted}}` });
    remarks.push({ outcome: 'converted', subject: 'id of a heading', offset: start });
  }
  return { edits, remarks };
}

function wordsOf(node: MarkdownNode): string {
  return node.children === undefined ? (node.value ?? '') : node.children.map(wordsOf).join('');
}

/** The id that kramdown makes in its reading of GitHub's Markdown, which Jekyll has by default. */
function gfmId(raw: string): string {
  return raw
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- \t]/gu, '')
    .replace(/[ \t]/g, '-');
}

/** The id that kramdown makes otherwise. */
function kramdownId(raw: string): string {
  return raw
    .replace(/^[^a-zA-Z]+/, '')
    .replace(/[^a-zA-Z0-9 -]/g, '')
    .replaceAll(' ', '-')
    .toLowerCase();
}
