import { normalizeLabel } from '../content/body/locate-address.ts';
import type { MarkdownNode } from '../content/body/engine.ts';
import type { Edit } from '../content/rewrite/text-edits.ts';
import type { Note } from './archive.ts';
import { visitNodes } from './markdown-nodes.ts';

/** An edit with what is said of it. */
export interface NotedEdit {
  edit: Edit;
  outcome: Note['outcome'];
  subject: string;
  message?: string;
}

/** Scripts that embed something whose address a page can show instead; the compiler makes the link. */
const SHOWN_AS_LINK =
  /^(?:https?:)?\/\/(?:gist\.github\.com|asciinema\.org|(?:www\.)?speakerdeck\.com|jsfiddle\.net)\//i;

/**
 * What a page here cannot show, in words where there are any: bars of progress as numbers, scripts
 * left out, and addresses that no link reads.
 */
export function replaceLostElements(root: MarkdownNode, source: string): NotedEdit[] {
  const html: { start: number; end: number }[] = [];
  const found: NotedEdit[] = [];
  const labels = new Map<string, string>();
  visitNodes(root, (node) => {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? start;
    if (node.type === 'html') html.push({ start, end });
    if (node.type !== 'definition') return;
    const label = normalizeLabel(node.label ?? node.identifier ?? '');
    const known = labels.get(label);
    const url = node.url ?? '';
    if (known === undefined) labels.set(label, url);
    else if (known !== url)
      found.push({
        edit: { start, end, text: '' },
        outcome: 'left-out',
        subject: 'second address of a link',
        message: `[${node.label ?? ''}] leads to ${known}, never to ${url}`,
      });
  });
  const isHtml = (offset: number): boolean =>
    html.some(({ start, end }) => start <= offset && offset < end);
  for (const { 0: whole, 1: attributes = '', index } of source.matchAll(
    /<(?:progress|meter)(\s[^>]*)?>[^<]*<\/(?:progress|meter)\s*>/gi,
  )) {
    if (!isHtml(index)) continue;
    const value = attributeIn(attributes, 'value');
    const max = attributeIn(attributes, 'max');
    const text = value === '' ? '' : max === '' || max === '1' ? value : `${value}/${max}`;
    found.push({
      edit: { start: index, end: index + whole.length, text },
      outcome: 'converted',
      subject: 'bar of progress',
    });
  }
  for (const { 0: whole, 1: attributes = '', 2: code = '', index } of source.matchAll(
    /<script(\s[^>]*)?>([\s\S]*?)<\/script\s*>/gi,
  )) {
    const src = attributeIn(attributes, 'src');
    if (
      !isHtml(index) ||
      SHOWN_AS_LINK.test(src) ||
      /^\s*application\/ld\+json/i.test(attributeIn(attributes, 'type'))
    )
      continue;
    found.push({
      edit: { start: index, end: index + whole.length, text: '' },
      outcome: 'left-out',
      subject: 'script',
      message:
        src === ''
          ? `Articles hold no scripts: ${code.trim().slice(0, 60)}`
          : `Articles hold no scripts: ${src}`,
    });
  }
  return found;
}

function attributeIn(attributes: string, name: string): string {
  const [, double, single, bare = ''] =
    new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes) ??
    [];
  return double ?? single ?? bare;
}
