/** The range of an address in the source, end exclusive. */
export interface AddressRange {
  start: number;
  end: number;
}

/** The ranges that do not begin in one of `ignored`; `ranges` are in order. */
export function outside<Range extends AddressRange>(
  ranges: readonly Range[],
  ignored: readonly AddressRange[],
): Range[] {
  if (ranges.length === 0) return [];
  const skip = ignored.toSorted((a, b) => a.start - b.start || a.end - b.end);
  let next = 0;
  let covered = 0;
  return ranges.filter(({ start }) => {
    for (let range = skip[next]; range !== undefined && range.start <= start; range = skip[next]) {
      covered = Math.max(covered, range.end);
      next += 1;
    }
    return start >= covered;
  });
}

/** What a link or picture of Markdown names: an address, or a definition that has it. */
export type Located =
  { kind: 'address'; range: AddressRange } | { kind: 'reference'; label: string };

/**
 * Finds the address inside a Markdown link or picture that an engine found at `[start, end)`:
 * `[text](address "title")`, `![text](address)`, `<address>`, a bare address, or a reference.
 * `undefined` when the source does not look like any of them.
 */
export function locateAddress(source: string, start: number, end: number): Located | undefined {
  const first = source[start];
  if (first === '<') return { kind: 'address', range: { start: start + 1, end: end - 1 } };
  if (first !== '[' && first !== '!') return { kind: 'address', range: { start, end } };
  const open = first === '!' ? start + 1 : start;
  const close = closingBracket(source, open, end);
  if (close === undefined) return undefined;
  if (source[close + 1] === '(' && close + 1 < end) {
    const range = destination(source, close + 2, end);
    return range === undefined ? undefined : { kind: 'address', range };
  }
  const label =
    source[close + 1] === '[' && close + 1 < end ? source.slice(close + 2, end - 1) : '';
  return { kind: 'reference', label: label === '' ? source.slice(open + 1, close) : label };
}

/** Finds the address of a definition, `[label]: address "title"`, at `[start, end)`. */
export function locateDefinition(
  source: string,
  start: number,
  end: number,
): AddressRange | undefined {
  const open = source.indexOf('[', start);
  if (open === -1 || open >= end) return undefined;
  const close = closingBracket(source, open, end);
  if (close === undefined || source[close + 1] !== ':') return undefined;
  return destination(source, close + 2, end);
}

/** Labels match without regard to case and white space; CommonMark 0.31, “matches”. */
export function normalizeLabel(label: string): string {
  return label
    .replace(/[\t\n\r >]*[\n\r][\t >]*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .toUpperCase();
}

/** The bracket that closes the one at `open`; escapes and code spans in between do not count. */
function closingBracket(source: string, open: number, end: number): number | undefined {
  let depth = 0;
  for (let at = open; at < end; at += 1) {
    const character = source[at];
    if (character === '\\') {
      at += 1;
    } else if (character === '`') {
      at = endOfCode(source, at, end);
    } else if (character === '[') {
      depth += 1;
    } else if (character === ']') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return undefined;
}

/** The offset of a code span's last backtick; of the opening run's, when nothing closes it. */
function endOfCode(source: string, at: number, end: number): number {
  let width = 0;
  while (source[at + width] === '`') width += 1;
  const run = '`'.repeat(width);
  let close = source.indexOf(run, at + width);
  while (close !== -1 && close < end) {
    let length = 0;
    while (source[close + length] === '`') length += 1;
    if (length === width) return close + width - 1;
    close = source.indexOf(run, close + length);
  }
  return at + width - 1;
}

function destination(source: string, from: number, end: number): AddressRange | undefined {
  const start = skipSpace(source, from, end);
  if (source[start] === '<') {
    for (let at = start + 1; at < end; at += 1) {
      if (source[at] === '\\') at += 1;
      else if (source[at] === '>') return { start: start + 1, end: at };
    }
    return undefined;
  }
  let depth = 0;
  let at = start;
  for (; at < end; at += 1) {
    const character = source[at] ?? '';
    if (character === '\\') {
      at += 1;
    } else if (character === '(') {
      depth += 1;
    } else if (character === ')') {
      if (depth === 0) break;
      depth -= 1;
    } else if (/\s/.test(character)) {
      break;
    }
  }
  return { start, end: Math.min(at, end) };
}

/** Skips the markers of quotes too, which begin lines inside a link. */
function skipSpace(source: string, from: number, end: number): number {
  let at = from;
  let lineStart = false;
  while (at < end) {
    const character = source[at] ?? '';
    if (character === '\n' || character === '\r') lineStart = true;
    else if (character !== ' ' && character !== '\t' && !(lineStart && character === '>')) break;
    at += 1;
  }
  return at;
}
