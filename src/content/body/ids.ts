import { isDomName } from './dom-names.ts';

/** Ids that layouts and components give, and the one that external links are described by. */
const pageIds = new Set([
  'external-link',
  'Contents',
  'Latest',
  'Main',
  'Related',
  'Review',
  'Series',
  'Share-this',
  'Topics',
]);

/** Hands out the ids of one body: no two alike, none that scripts or the page itself look for. */
export class IdRegistry {
  readonly #used = new Set<string>();
  readonly #counts = new Map<string, number>();

  /**
   * The id itself if it is free, else with the lowest free number after it, as `x-1`. A name of the
   * DOM gets `section-` before it.
   */
  claim(wanted: string): string {
    const base = isDomName(wanted) || pageIds.has(wanted) ? `section-${wanted}` : wanted;
    let id = base;
    let count = this.#counts.get(base) ?? 0;
    while (this.#used.has(id)) {
      count += 1;
      id = `${base}-${count}`;
    }
    this.#counts.set(base, count);
    this.#used.add(id);
    return id;
  }

  /** In the order they were claimed. */
  all(): string[] {
    return [...this.#used];
  }
}

/**
 * The id of a heading, as GitHub makes it, which is what links in archives expect: lower case,
 * letters, marks, digits, `-` and `_` kept, each space a hyphen, all else dropped.
 */
export function headingSlug(heading: string): string {
  const slug = heading
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
  return slug === '' ? 'section' : slug;
}

/** Whether an id that an editor wrote can stay: no white space, nothing to escape. */
export function isPlainId(id: string): boolean {
  return id.length <= 200 && /^[\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N}_.:-]*$/u.test(id);
}
