import type { Nodes as Hast } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Nodes as Mdast } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { CompiledBody } from '../../../src/content/body/body.ts';
import { isElementName } from '../../../src/content/body/element-policy.ts';
import { compile, html } from './compile.ts';

/** Words of a body that its page lacks, and those that its diagnostics name. */
export interface Account {
  lost: string[];
  /** Beginnings of what is named, as words. */
  named: string[];
  /** How many words are named in all. */
  count: number;
}

const markdown = unified().use(remarkParse).use(remarkGfm);

/**
 * Compares what a body says, read by remark and parse5, with its page and its diagnostics.
 *
 * @param page the body's HTML, with its placeholders filled.
 */
export function accountOf(source: string, page: string, compiled: CompiledBody): Account {
  const left = countWords(textOfHtml(page));
  const lost = wordsOf(textOfMarkdown(markdown.parse(withoutMarks(source)))).filter((word) => {
    const times = left.get(word) ?? 0;
    left.set(word, times - 1);
    return times <= 0;
  });
  const removed = compiled.diagnostics.filter(({ code }) => code === 'removed-content');
  const named: string[] = [];
  let count = 0;
  for (const { message } of removed) {
    const [, quote = '', cut, times] = /: “([^]*?)(…?)”(?: \((\d+) words\))?$/.exec(message) ?? [];
    const words = wordsOf(quote);
    for (const word of words) named.push(word);
    count += cut === '…' ? Number(times) : words.length;
  }
  return { lost, named, count };
}

/** How the account of a body is uneven; `undefined` when what is lost is exactly what is named. */
export function uneven(markdown: string): string | undefined {
  const compiled = compile(markdown);
  // A tag that is never closed is named in place of what it swallows; of some bodies there is no page.
  const excused = new Set(['unclosed-html', 'body-too-complex', 'lost-body']);
  if (compiled.diagnostics.some(({ code }) => excused.has(code))) return undefined;
  const { lost, named, count } = accountOf(markdown, html(markdown), compiled);
  const rest = [...lost];
  const never = named.filter((word) => {
    const at = rest.indexOf(word);
    if (at !== -1) rest.splice(at, 1);
    return at === -1;
  });
  return never.length === 0 && count === lost.length
    ? undefined
    : `lost ${lost.join(' ')}, named ${named.join(' ')} (${count})`;
}

/** Leaves out what is read as a mark: the ids of headings, and the tags around Jekyll's code. */
function withoutMarks(source: string): string {
  return source
    .replace(/^(#{1,6} .*?)\{:? *(?:[#.][^\s{}]+ *)+\}[ \t]*$/gm, '$1')
    .replace(/^\{%-? *(?:end)?highlight[^%\n]*%\}[ \t]*$/gm, '~~~~~~');
}

/** Runs of letters and digits of any script. */
function wordsOf(text: string): string[] {
  return text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Elements of SVG and MathML that hold text. */
const drawingParts = new Set(['text', 'tspan', 'mi', 'mn', 'mo', 'mtext']);
const inLine = new Set([
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
  'text',
  'inlineCode',
]);

function textOfMarkdown(node: Mdast): string {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'inlineCode':
    case 'code':
      return `${node.type === 'code' ? '\n' : ''}${node.value}`;
    case 'html': {
      const word = /^<([a-z]+)(?: [a-z]+)*>$/i.exec(node.value)?.[1]?.toLowerCase();
      return word !== undefined && !isElementName(word) && !drawingParts.has(word)
        ? node.value
        : textOfHtml(node.value);
    }
    case 'break':
      return '\n';
    default:
  }
  if (!('children' in node)) return '';
  let all = '';
  for (const child of node.children) {
    all +=
      inLine.has(child.type) || child.type === 'html'
        ? textOfMarkdown(child)
        : `\n${textOfMarkdown(child)}\n`;
  }
  return all;
}

/** Words that browsers never show: code of scripts and styles, and what stands in for media they play. */
const silent = new Set(['script', 'style', 'iframe', 'video', 'audio']);
const phrasing = new Set(
  (
    'a abbr b bdi bdo big blink cite code del dfn em font i ins kbd label mark nobr q s samp small span ' +
    'strike strong sub sup time tt u var wbr acronym data output'
  ).split(' '),
);

/** The text of HTML, read by parse5, with all that it holds, hidden or not; blocks stand apart. */
function textOfHtml(html: string): string {
  return textOfNode(fromHtml(html, { fragment: true }));
}

function textOfNode(node: Hast): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' && node.type !== 'root') return '';
  const name = node.type === 'element' ? node.tagName : '';
  if (silent.has(name)) return '';
  // The numbers of notes are no words of the source.
  if (node.type === 'element' && 'dataFootnoteRef' in node.properties) return '\n';
  const { children } =
    name === 'template' && 'content' in node && node.content ? node.content : node;
  const all = children.map(textOfNode).join('');
  return node.type === 'root' || phrasing.has(name) ? all : `\n${all}\n`;
}
