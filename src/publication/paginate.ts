import type { Pagination } from './page.ts';
import { type Address, hrefOf } from '../urls.ts';
import type { Publication } from './publication.ts';

/** One page of a list: which of its items it shows, and the way to the others. */
export interface ListPart<Item> {
  /** From 1. */
  number: number;
  address: Address;
  items: readonly Item[];
  pagination?: Pagination;
}

export const PAGE_SIZE = 20;
/** Pages named on either side of the current one. */
const NEIGHBOURS = 2;

/**
 * Cuts a list into pages of 20, or of another size; an empty list has one empty page. `before` is how many
 * pages without items stand in front.
 */
export function paginate<Item>(
  publication: Pick<Publication, 'site' | 'addresses'>,
  list: Address,
  items: readonly Item[],
  { size = PAGE_SIZE, before = 0 }: { size?: number; before?: number } = {},
): ListPart<Item>[] {
  const total = Math.max(1, before + Math.ceil(items.length / size));
  return Array.from({ length: total }, (_, index) => {
    const number = index + 1;
    const start = (index - before) * size;
    const part = {
      number,
      address: publication.addresses.listPage(list, number),
      items: start < 0 ? [] : items.slice(start, start + size),
    };
    return total === 1
      ? part
      : { ...part, pagination: paginationOf(publication, list, number, total) };
  });
}

function paginationOf(
  { site, addresses }: Pick<Publication, 'site' | 'addresses'>,
  list: Address,
  current: number,
  total: number,
): Pagination {
  const href = (number: number): string => hrefOf(site, addresses.listPage(list, number));
  return {
    current,
    total,
    pages: pagesToName(current, total).map((number) =>
      number === 'gap' ? number : { number, href: href(number) },
    ),
    ...(current > 1 && { previous: href(current - 1) }),
    ...(current < total && { next: href(current + 1) }),
  };
}

/** The first, the last and those around the current one; a gap never stands for a single page. */
function pagesToName(current: number, total: number): (number | 'gap')[] {
  const around = Array.from(
    { length: 2 * NEIGHBOURS + 1 },
    (_, index) => current - NEIGHBOURS + index,
  );
  const inner = around.filter((number) => number > 1 && number < total);
  const named = [1, ...inner, total];
  return named.flatMap((number, index): (number | 'gap')[] => {
    const skipped = number - (named[index - 1] ?? 0) - 1;
    if (skipped === 0) return [number];
    return skipped === 1 ? [number - 1, number] : ['gap', number];
  });
}
