import { append } from '../append.ts';
import { diagnose, type SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import type { MarkdownNode } from './engine.ts';
import { normalizeLabel } from './locate-address.ts';
import type { BodySource } from './positions.ts';
import { removedContent } from './removed-content.ts';

/**
 * Reports what Markdown's own rules leave out: notes that nothing refers to, the second of two notes
 * or definitions with one name, and cells beyond a table's header.
 *
 * @param root the syntax tree of the source, which still has them.
 * @param shownNotes offsets of the notes that the page shows.
 */
export function reportDropped(
  root: MarkdownNode,
  source: BodySource,
  shownNotes: ReadonlySet<number>,
): SourceDiagnostic[] {
  const diagnostics: SourceDiagnostic[] = [];
  const notes = new Set<string>();
  const addresses = new Map<string, string>();
  const visit = (node: MarkdownNode): void => {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? start;
    if (node.type === 'footnoteDefinition') {
      const label = node.label ?? node.identifier ?? '';
      const key = normalizeLabel(label);
      if (!shownNotes.has(start)) {
        const what = notes.has(key)
          ? `the note \`[^${label}]\` stands twice, and the page shows the first only`
          : `nothing refers to the note \`[^${label}]\`, which the page leaves out`;
        const hint = notes.has(key)
          ? 'Give one of them another mark'
          : `Write \`[^${label}]\` where it belongs`;
        diagnostics.push(removedContent(source.span(start, end), what, wordsOf(node), hint));
      }
      notes.add(key);
    } else if (node.type === 'definition') {
      const label = node.label ?? node.identifier ?? '';
      const key = normalizeLabel(label);
      const known = addresses.get(key);
      if (known !== undefined && known !== node.url) {
        const message = `\`[${label}]\` has two addresses, and the first counts`;
        const hint = 'Give one of them another name';
        diagnostics.push(diagnose('removed-content', source.span(start, end), message, hint));
      }
      if (known === undefined) addresses.set(key, node.url ?? '');
    } else if (node.type === 'table') {
      append(diagnostics, extraCells(node, source));
    }
    for (const child of node.children ?? []) visit(child);
  };
  visit(root);
  return diagnostics;
}

function extraCells(table: MarkdownNode, source: BodySource): SourceDiagnostic[] {
  const rows = table.children ?? [];
  const width = rows[0]?.children?.length ?? 0;
  return rows.flatMap((row) => {
    const extra = (row.children ?? []).slice(width);
    const lost = extra.map(wordsOf).join(' ');
    const start = extra[0]?.position?.start.offset;
    if (start === undefined || lost.trim() === '') return [];
    const end = row.position?.end.offset ?? start;
    const what = `the row has ${width + extra.length} cells and the header ${width}; the page leaves out the rest`;
    return [
      removedContent(
        source.span(start, end),
        what,
        lost,
        'Add a cell to the header, or write `\\|`',
      ),
    ];
  });
}

/** The words of a node and of those in it. */
function wordsOf(node: MarkdownNode): string {
  if (node.type === 'html') return (node.value ?? '').replace(/<[^>]*>/g, ' ');
  if (node.children === undefined) return node.value ?? node.alt ?? '';
  const isBlock = node.children.some((child) => child.type === 'paragraph');
  return node.children.map(wordsOf).join(isBlock ? ' ' : '');
}
