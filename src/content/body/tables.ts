import { element, foldSpace, propertyText, textOf, type BodyElement } from './tree.ts';

type Alignment = 'left' | 'center' | 'right';

/** Says a cell's alignment by a class: strict policies forbid either engine's way of saying it. */
export function alignCell(cell: BodyElement): BodyElement {
  const alignment = alignmentOf(cell);
  delete cell.properties.style;
  delete cell.properties.align;
  if (alignment !== undefined) cell.properties.className = [`align-${alignment}`];
  return cell;
}

function alignmentOf(cell: BodyElement): Alignment | undefined {
  const style = /text-align:\s*(\w+)/.exec(propertyText(cell, 'style'))?.[1];
  const value = (style ?? propertyText(cell, 'align')).toLowerCase();
  return value === 'left' || value === 'center' || value === 'right' ? value : undefined;
}

/** What a table's caption says; empty without one. */
export function captionOf(table: BodyElement): string {
  const caption = table.children.find(
    (child) => child.type === 'element' && child.tagName === 'caption',
  );
  return caption === undefined ? '' : foldSpace(textOf(caption));
}

/** Names the tables of one body, no two alike: by caption, else by the section, else by number. */
export class TableLabels {
  readonly #used = new Map<string, number>();
  #count = 0;

  next(caption: string, section: string): string {
    this.#count += 1;
    const name = caption !== '' ? caption : section;
    const label = name === '' ? `Table ${this.#count}` : `Table: ${name}`;
    let times = this.#used.get(label) ?? 0;
    let unique = label;
    while (this.#used.has(unique)) {
      times += 1;
      unique = `${label} (${times})`;
    }
    this.#used.set(label, Math.max(times, 1)).set(unique, 1);
    return unique;
  }
}

/** A wide table scrolls by itself, by keyboard too: https://adrianroselli.com/2020/11/under-engineered-responsive-tables.html */
export function wrapTable(table: BodyElement, label: string): BodyElement {
  const properties = { className: ['table-scroll'], role: 'region', tabIndex: 0, ariaLabel: label };
  return element('div', properties, [table]);
}
