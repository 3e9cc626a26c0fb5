import type { MarkdownNode } from '../content/body/engine.ts';
import { headingAttributes, idAmong } from '../content/body/headings.ts';
import { headingSlug, IdRegistry, isPlainId, renamedId } from '../content/body/ids.ts';
import { escapePattern } from '../escape.ts';
import type { Edit } from '../content/rewrite/text-edits.ts';
import { visitNodes } from './markdown-nodes.ts';

/** A heading of a body. */
export interface Heading {
  start: number;
  /** Where its text ends, before closing marks. */
  textEnd: number;
  /** As readers see it. */
  text: string;
  /** As it is written. */
  written: string;
  /** The id that its attributes give it. */
  id?: string;
}

/** The headings that Markdown makes, in order. */
export function findHeadings(root: MarkdownNode, source: string): Heading[] {
  const found: Heading[] = [];
  visitNodes(root, (node) => {
    const first = node.children?.[0];
    const last = node.children?.at(-1);
    if (node.type !== 'heading' || !first || !last) return;
    const from = first.position?.start.offset ?? 0;
    const textEnd = last.position?.end.offset ?? from;
    const written = source.slice(from, textEnd);
    const attributes = headingAttributes.exec(written);
    const id = idAmong(attributes?.[1] ?? '');
    found.push({
      start: node.position?.start.offset ?? from,
      textEnd,
      text: textIn(node).replace(headingAttributes, ''),
      written: attributes ? written.slice(0, attributes.index) : written,
      ...(id !== undefined && { id }),
    });
  });
  return found;
}

function textIn(node: MarkdownNode): string {
  if (node.type === 'footnoteReference' || node.type === 'html') return '';
  if (node.type === 'break') return ' ';
  return node.value ?? node.alt ?? (node.children ?? []).map(textIn).join('');
}

/** Fragments that links of a text name, decoded. */
export function fragmentsIn(text: string): string[] {
  return [...text.matchAll(/[\s("'=<`][^\s()"'<>`]*#([^\s"'()<>\]}`]+)/g)].map(
    ([, fragment = '']) => {
      try {
        return decodeURIComponent(fragment);
      } catch {
        return fragment;
      }
    },
  );
}

/**
 * Gives a heading that a link of the archive names the id that it had, where it would get another here.
 * `oldId` makes the id of the former site, or a pattern of it where some letters are not known.
 */
export function keepAnchors(
  headings: readonly Heading[],
  named: ReadonlySet<string>,
  oldId: (heading: Heading) => string | RegExp,
  source: string,
): { edit: Edit; id: string }[] {
  const here = new IdRegistry();
  const there = new Map<string, number>();
  const used = new Set<string>();
  const found: { edit: Edit; id: string }[] = [];
  for (const heading of headings) {
    const old = heading.id ?? oldId(heading);
    const id = typeof old === 'string' ? distinct(old, used, there) : onlyOne(named, old);
    used.add(id);
    const own = heading.id ?? headingSlug(heading.text.replace(/\s+/g, ' ').trim());
    const given = here.claim(isPlainId(own) ? own : headingSlug(heading.text));
    const isNamed = named.has(id) && heading.id === undefined && isPlainId(id);
    if (!isNamed || given === id || given === renamedId(id) || isGivenTo(id, source)) continue;
    found.push({ edit: { start: heading.textEnd, end: heading.textEnd, text: ` {#${id}}` }, id });
  }
  return found;
}

/** Whether an element in HTML has the id. */
function isGivenTo(id: string, source: string): boolean {
  return new RegExp(`\\s(?:id|name)=["']?${escapePattern(id)}["'\\s>]`).test(source);
}

/** The only one that matches; empty for none or several. */
function onlyOne(named: ReadonlySet<string>, pattern: RegExp): string {
  const found = [...named].filter((one) => pattern.test(one));
  return found.length === 1 ? (found[0] ?? '') : '';
}

function distinct(id: string, used: ReadonlySet<string>, counts: Map<string, number>): string {
  if (!used.has(id)) return id;
  let count = counts.get(id) ?? 0;
  let name: string;
  do {
    count += 1;
    name = `${id}-${count}`;
  } while (used.has(name));
  counts.set(id, count);
  return name;
}
