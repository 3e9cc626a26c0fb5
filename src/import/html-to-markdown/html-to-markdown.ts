import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Nodes, RootContent, Text } from 'mdast';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { cleanHtml, type CleanOptions, type HtmlNote } from './clean-html.ts';
import { keptHandlers, markKept } from './kept-html.ts';
import { printBlock } from './print-html.ts';
import { readsSame } from './reads-same.ts';

export interface ConvertedHtml {
  /** Ends with a line break unless it is empty. */
  markdown: string;
  /** What stayed HTML with its text, in which Markdown is not read. */
  kept: string;
  notes: HtmlNote[];
}

/** Turns HTML into Markdown, as `createHtmlConverter` does, for one text. */
export function htmlToMarkdown(html: string, options?: CleanOptions): ConvertedHtml {
  return createHtmlConverter()(html, options);
}

export type HtmlConverter = (html: string, options?: CleanOptions) => ConvertedHtml;

/**
 * Makes a function that turns HTML into Markdown. What Markdown cannot say stays HTML: each block of
 * the result reads, by the compiler of this house, as its HTML does.
 */
export function createHtmlConverter(): HtmlConverter {
  const writer = createWriter();
  return (html, options) => {
    const { root, notes } = cleanHtml(fromHtml(html, { fragment: true }), options ?? {});
    return { ...print(root.children, writer), notes };
  };
}

function print(
  blocks: Element[],
  writer: ReturnType<typeof createWriter>,
): Pick<ConvertedHtml, 'markdown' | 'kept'> {
  if (blocks.length === 0) return { markdown: '', kept: '' };
  const convert = (children: Element[]): RootContent[] => {
    const root = writer.runSync({ type: 'root', children: children.map((one) => markKept(one)) });
    tightenLists(root);
    return root.children;
  };
  const write = (nodes: RootContent[]): string =>
    writer.stringify({ type: 'root', children: nodes });
  const all = convert(blocks);
  const whole = write(all);
  if (readsSame(whole, blocks, () => blocks.map(printBlock).join('\n\n')))
    return { markdown: whole, kept: keptHtml(all) };
  const each = blocks.flatMap((block): RootContent[] => {
    const nodes = convert([block]);
    const html = (): string => printBlock(block);
    return readsSame(write(nodes), [block], html) ? nodes : [{ type: 'html', value: html() }];
  });
  return { markdown: write(each), kept: keptHtml(each) };
}

/** Tags in a line hold no text. */
function keptHtml(nodes: readonly Nodes[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'html') return node.value;
      return 'children' in node ? keptHtml(node.children) : '';
    })
    .join('');
}

/** Blank lines stand between the items of a list only where one holds more than a line and lists. */
function tightenLists(node: Nodes): void {
  if (!('children' in node)) return;
  for (const child of node.children) tightenLists(child);
  if (node.type !== 'list') return;
  const isLoose = node.children.some(
    ({ children }) => children.filter(({ type }) => type !== 'list').length > 1,
  );
  node.spread = isLoose;
  for (const item of node.children) item.spread = isLoose;
}

/** Whether nothing in a text can be read as a mark, which saves looking for each of them. */
function isPlainText(value: string, before: string): boolean {
  const beginsLine = before === '' || before === '\n';
  if (value.includes('==')) return false;
  return !/[\\`*_[\]<&~!|{\t\n\r]/.test(value) && (!beginsLine || /^\p{L}/u.test(value));
}

/** An address is a link here whether or not it is escaped. */
const addressEscape = /(?<=\bhttps?|\bftp|\bwww|[\w.+-](?=\\@))\\([:.@])(?=\w|\/\/)/g;

/** What the compiler of this house would take for marks, and the writer knows nothing of. */
const marks = /(?<![=\\])==(?!=)/g;
const marksOfLine = /(?<![=\\])==(?!=)|^:(?=[ \t]|::)/g;

/** What other programs would take for their tags; on the page of an archive it is text. */
const templateMark = /<(?=%)|\{(?=[{%:])/g;
const entities: Readonly<Record<string, string>> = { '<': '&lt;', '{': '&#123;' };

function createWriter() {
  return unified()
    .use(rehypeRemark, { handlers: keptHandlers })
    .use(remarkGfm, { tablePipeAlign: false })
    .use(remarkStringify, {
      bullet: '-',
      emphasis: '*',
      rule: '-',
      listItemIndent: 'one',
      incrementListMarker: true,
      handlers: {
        text: ({ value }: Text, _parent, state, info) =>
          isPlainText(value, info.before)
            ? value
            : state
                .safe(value, info)
                .replace(info.before === '' || info.before === '\n' ? marksOfLine : marks, '\\$&')
                .replace(addressEscape, '$1')
                .replace(templateMark, (mark) => entities[mark] ?? mark),
      },
    })
    .freeze();
}
