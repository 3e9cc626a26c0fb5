import { decodeHTMLAttribute } from 'entities';
import { escapeAttribute } from '../../escape.ts';
import type { BodyFacts } from '../body/body.ts';
import { applyEdits, offsetAt, type Edit } from './text-edits.ts';

/** Attributes that hold an address in HTML. */
const ADDRESS = /\s(?:href|src|poster|data)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)/gi;
/** Characters that the source of one link has at most. */
const LONGEST = 10_000;

/**
 * Writes new addresses into the links and pictures of a file, wherever Markdown or HTML has them.
 *
 * @param text the whole file, whose body gave `facts`
 * @param replace the new address of a link or picture; undefined where it stays
 */
export function rewriteLinks(text: string, facts: LinksAndPictures, replace: Replace): string {
  return applyEdits(text, linkEdits(text, facts, replace));
}

type LinksAndPictures = Pick<BodyFacts, 'links' | 'pictures'>;
type Replace = (written: string, kind: 'link' | 'picture') => string | undefined;

/** The edits that `rewriteLinks` makes. */
export function linkEdits(text: string, facts: LinksAndPictures, replace: Replace): Edit[] {
  const edits = new Map<number, Edit>();
  const uses = [
    ...facts.links.map((link) => ({ ...link, written: link.target, kind: 'link' as const })),
    ...facts.pictures.map((use) => ({ ...use, written: use.source, kind: 'picture' as const })),
  ];
  for (const { written, kind, ...span } of uses) {
    const to = replace(written, kind);
    if (to === undefined || to === written) continue;
    const start = offsetAt(text, span);
    if (start === undefined) continue;
    const edit = isTag(text, start)
      ? inTag(text, start, written, to)
      : inMarkdown(text, start, start + span.length, to);
    if (edit) edits.set(edit.start, edit);
  }
  return [...edits.values()];
}

function isTag(text: string, start: number): boolean {
  return /^<[a-z][a-z0-9]*[\s/>]/i.test(text.slice(start, start + 40));
}

function inTag(text: string, start: number, written: string, to: string): Edit | undefined {
  // Quoted values may hold the bracket that ends a tag.
  const tag = /^<(?:[^>"']|"[^"]*"|'[^']*')*>/.exec(text.slice(start, start + LONGEST))?.[0] ?? '';
  const attributes = [...tag.matchAll(ADDRESS)];
  for (const { 0: whole, 1: value = '', index } of attributes) {
    const quoted = /^["']/.test(value);
    const plain = decodeHTMLAttribute(quoted ? value.slice(1, -1) : value);
    const isMeant = plain.replace(/[\t\n\r]/g, '').trim() === written.trim();
    if (!isMeant && attributes.length > 1) continue;
    const end = start + index + whole.length;
    return { start: end - value.length, end, text: `"${escapeAttribute(to)}"` };
  }
  return undefined;
}

/** The span of a link in Markdown, or in the attribute of a tag, is that of its address. */
function inMarkdown(text: string, start: number, end: number, to: string): Edit | undefined {
  if (end === start) return undefined;
  const before = text.slice(Math.max(0, start - LONGEST), start);
  if (/=\s*["']?$/.test(before)) {
    const isQuoted = /["']$/.test(before);
    return { start, end, text: isQuoted ? escapeAttribute(to) : `"${escapeAttribute(to)}"` };
  }
  const isDestination =
    /\]\(\s*<?$/.test(before) || /^[> \t]*\[(?:[^\][\\]|\\.)+\]:\s*<?$/m.test(lastLines(before));
  if (isDestination) return { start, end, text: destination(to) };
  const written = text.slice(start, end);
  // An autolink shows its address, which stays what it was.
  if (before.endsWith('<') && text[end] === '>')
    return { start: start - 1, end: end + 1, text: `[${escapeText(written)}](${destination(to)})` };
  return { start, end, text: `[${escapeText(written)}](${destination(to)})` };
}

/** The last line, and the one before it: a definition may have its address on the next. */
function lastLines(text: string): string {
  return text.slice(text.lastIndexOf('\n', text.lastIndexOf('\n') - 1) + 1);
}

/** An address as the destination of a Markdown link. */
function destination(address: string): string {
  return address.replace(
    /[\s()<>\\]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

function escapeText(text: string): string {
  return text.replace(/[\\[\]_*`]/g, String.raw`\$&`);
}
