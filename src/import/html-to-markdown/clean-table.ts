import type { Element, ElementContent, Properties } from 'hast';
import { element } from './inline-runs.ts';

export interface TableOptions {
  cell: (cell: Element) => ElementContent[];
  caption: (caption: Element) => ElementContent[];
  /** Of the table itself. */
  properties: Properties;
}

/** A table without what only says how it looks. A first row of heads alone becomes its head. */
export function cleanTable(table: Element, options: TableOptions): Element[] {
  const caption = elementsOf(table).find(({ tagName }) => tagName === 'caption');
  const parts = elementsOf(table)
    .filter(({ tagName }) => /^(?:thead|tbody|tfoot)$/.test(tagName))
    .map((part) =>
      element(
        part.tagName,
        {},
        elementsOf(part).map((row) => cleanRow(row, part, options)),
      ),
    )
    .filter(({ children }) => children.length > 0);
  if (parts.length === 0) return [];
  const held = caption === undefined ? [] : options.caption(caption);
  return [
    element('table', options.properties, [
      ...(held.length > 0 ? [element('caption', {}, held)] : []),
      ...withHead(parts),
    ]),
  ];
}

function withHead(parts: Element[]): Element[] {
  const [first, ...rest] = parts;
  const [row, ...others] = (first?.children ?? []) as Element[];
  if (first?.tagName !== 'tbody' || row === undefined || others.length + rest.length === 0)
    return parts;
  const cells = row.children as Element[];
  if (cells.length === 0 || !cells.every(({ tagName }) => tagName === 'th')) return parts;
  const body = others.length > 0 ? [element('tbody', {}, others)] : [];
  return [element('thead', {}, [row]), ...body, ...rest];
}

function cleanRow(row: Element, part: Element, { cell }: TableOptions): Element {
  const cells = elementsOf(row).filter(({ tagName }) => tagName === 'td' || tagName === 'th');
  return element(
    'tr',
    {},
    cells.map((one) => {
      const name = part.tagName === 'thead' ? 'th' : one.tagName;
      return element(name, cellProperties(one), cell(one));
    }),
  );
}

function cellProperties({ properties, tagName }: Element): Properties {
  const style = typeof properties.style === 'string' ? properties.style : '';
  const classes = Array.isArray(properties.className) ? properties.className.join(' ') : '';
  const align =
    /text-align:\s*(left|center|right)/i.exec(style)?.[1] ??
    /has-text-align-(left|center|right)/.exec(classes)?.[1] ??
    properties.align;
  const { colSpan, rowSpan, scope } = properties;
  return {
    ...(spans(colSpan) && { colSpan }),
    ...(spans(rowSpan) && { rowSpan }),
    ...(typeof align === 'string' &&
      /^(?:left|center|right)$/i.test(align) && { align: align.toLowerCase() }),
    // A head of a row says so; that of a column is one anyway.
    ...(tagName === 'th' && scope === 'row' && { scope }),
  };
}

function spans(value: Properties[string]): boolean {
  return Number(value) > 1;
}

function elementsOf(node: Element): Element[] {
  return node.children.filter((child) => child.type === 'element');
}
