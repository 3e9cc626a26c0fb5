import { fill } from '../../i18n/format.ts';
import type { Texts } from '../../i18n/texts.ts';
import { element, foldSpace, propertyText, textOf, type BodyElement } from './tree.ts';

type Alignment = 'left' | 'center' | 'right';

/** Replaces the alignment of a cell by a class: a strict Content-Security-Policy forbids inline styles. */
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

/** The text of a table's caption; empty without one. */
export function captionOf(table: BodyElement): string {
  const caption = table.children.find(
    (child) => child.type === 'element' && child.tagName === 'caption',
  );
  return caption === undefined ? '' : foldSpace(textOf(caption));
}

/** Gives the tables of one body unique names, after their caption, else their section, else by number. */
export class TableLabels {
  readonly #used = new Map<string, number>();
  readonly #texts: Texts['body'];
  #count = 0;

  constructor(texts: Texts) {
    this.#texts = texts.body;
  }

  next(caption: string, section: string): string {
    this.#count += 1;
    const name = caption !== '' ? caption : section;
    const { table, numberedTable } = this.#texts;
    const label =
      name === '' ? fill(numberedTable, { number: this.#count }) : fill(table, { name });
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

/** Lets a wide table scroll by itself, by keyboard too: https://adrianroselli.com/2020/11/under-engineered-responsive-tables.html */
export function wrapTable(table: BodyElement, label: string): BodyElement {
  const properties = { className: ['table-scroll'], role: 'region', tabIndex: 0, ariaLabel: label };
  return element('div', properties, [table]);
}
