import type { AddressRange } from './locate-address.ts';

/** Longer matches are not tags: their braces were never closed. */
const longest = 1_000;

/** Whether an address holds a tag of another generator, percent-encoded or not. */
export function holdsTemplate(address: string): boolean {
  return /\{[{%]|%7B(?:%7B|%25)/i.test(address);
}

/** Removes the tags of other generators from text. */
export function withoutTemplates(value: string): string {
  let kept = '';
  let from = 0;
  for (const { start, end } of findTemplates(value)) {
    kept += value.slice(from, start);
    from = end;
  }
  return kept + value.slice(from);
}

/** Finds tags in order; none lies inside another. */
export function findTemplates(value: string): AddressRange[] {
  const found: AddressRange[] = [];
  const opening = /\{[{%]|\[caption\s/g;
  const closings = new Closings(value);
  for (let match = opening.exec(value); match !== null; match = opening.exec(value)) {
    const start = match.index;
    const end = match[0].startsWith('[') ? captionEnd(value, start) : closings.after(start);
    if (end === -1) {
      opening.lastIndex = start + 1;
    } else {
      found.push({ start, end });
      opening.lastIndex = end;
    }
  }
  return found;
}

/** The end of a `[caption]` tag; -1 without an attribute, as it is a link text or a remark then. */
function captionEnd(value: string, start: number): number {
  const caption = /^\[caption\s+[^\]\n]*=[^\]]*\]/.exec(value.slice(start, start + longest));
  return caption === null ? -1 : start + caption[0].length;
}

/** Finds closing braces. Reads the text once when it is asked from left to right. */
class Closings {
  readonly #text: string;
  readonly #next = new Map<string, number>();

  constructor(text: string) {
    this.#text = text;
  }

  /** The end of the tag that opens at `start`; -1 when nothing closes it before a blank line. */
  after(start: number): number {
    const mark = this.#text[start + 1] === '%' ? '%}' : '}}';
    let at = this.#next.get(mark) ?? 0;
    if (at !== -1 && at < start + 2) {
      at = this.#text.indexOf(mark, start + 2);
      this.#next.set(mark, at);
    }
    if (at === -1 || at - start > longest) return -1;
    return /\n[ \t\r]*\n/.test(this.#text.slice(start, at)) ? -1 : at + 2;
  }
}
