import { xmlText } from '../escape.ts';

export interface Column<Row> {
  heading: string;
  /** Numbers stand at the right; days do not wrap. */
  kind?: 'number' | 'day';
  /** Finished HTML. */
  cell: (row: Row) => string;
}

/** So many rows of a list are on the page; the JSON beside it has all. */
const SHOWN = 50;

/** A table of the first rows, whose caption says how many there are. */
export function htmlTable<Row>(
  caption: string,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
): string {
  const head = columns
    .map(({ heading, kind }) => `<th scope="col"${classOf(kind)}>${xmlText(heading)}</th>`)
    .join('');
  const body = rows
    .slice(0, SHOWN)
    .map((row) => {
      const cells = columns.map(({ kind, cell }) => `<td${classOf(kind)}>${cell(row)}</td>`);
      return `<tr>${cells.join('')}</tr>`;
    })
    .join('\n');
  const more =
    rows.length > SHOWN
      ? ` The first ${SHOWN} of ${rows.length}; <code>report.json</code> has all.`
      : '';
  return `<div class="scroll" role="region" tabindex="0" aria-label="${xmlText(caption)}">
<table><caption>${xmlText(caption)}${more}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}
</tbody></table>
</div>`;
}

function classOf(kind: string | undefined): string {
  return kind === undefined ? '' : ` class="${kind}"`;
}
