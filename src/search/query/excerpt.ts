import { lastBreak, nextBreak } from '../../content/cut-text.ts';
import type { Stem } from '../stemming.ts';
import { joinsNext, splitWords } from '../words.ts';

/** A stretch of text, highlighted or not. */
export interface Segment {
  text: string;
  match: boolean;
}

interface Match {
  start: number;
  end: number;
  stem: string;
}

/** Characters of an excerpt, and of its part before the first match. */
const LONGEST = 200;
const BEFORE = 50;

/** How far a cut is moved to stand between words. */
const REACH = 30;

/** The text with the words highlighted that have one of the stems. */
export function highlight(text: string, stems: ReadonlySet<string>, stem: Stem): Segment[] {
  return segments(text, findMatches(text, stems, stem));
}

/**
 * The part of a text with the most different matches, cut between words; the first of equal parts. A text
 * without matches gives its beginning.
 */
export function excerpt(text: string, stems: ReadonlySet<string>, stem: Stem): Segment[] {
  const matches = findMatches(text, stems, stem);
  const [first] = matches;
  let best = { start: first?.start ?? 0, worth: 0 };
  matches.forEach(({ start }, index) => {
    const within = matches.slice(index).filter(({ end }) => end <= start + LONGEST - BEFORE);
    const worth = new Set(within.map(({ stem }) => stem)).size * 100 + Math.min(within.length, 99);
    if (worth > best.worth) best = { start, worth };
  });
  const from = nextBreak(text, best.start - BEFORE, REACH);
  const to = lastBreak(text, from + LONGEST, REACH);
  const inside = matches
    .filter(({ start, end }) => start >= from && end <= to)
    .map((match) => ({ ...match, start: match.start - from, end: match.end - from }));
  const cut = segments(text.slice(from, to), inside);
  const dots = (here: boolean): Segment[] => (here ? [{ text: '…', match: false }] : []);
  return [...dots(from > 0), ...cut, ...dots(to < text.length)];
}

function findMatches(text: string, stems: ReadonlySet<string>, stemOf: Stem): Match[] {
  const words = splitWords(text);
  return words.flatMap(({ word, start, end }, index) => {
    const stem = stemOf(word);
    if (stems.has(stem)) return [{ start, end, stem }];
    const next = words[index + 1];
    if (!next || !joinsNext(text, end, next.start)) return [];
    const both = stemOf(word + next.word);
    return stems.has(both) ? [{ start, end: next.end, stem: both }] : [];
  });
}

/** `matches` are in order and may overlap, as pairs of characters do. */
function segments(text: string, matches: readonly Match[]): Segment[] {
  const parts: Segment[] = [];
  let done = 0;
  for (const { start, end } of matches) {
    if (end <= done) continue;
    const last = parts.at(-1);
    if (start <= done && last?.match) last.text += text.slice(done, end);
    else {
      if (start > done) parts.push({ text: text.slice(done, start), match: false });
      parts.push({ text: text.slice(Math.max(start, done), end), match: true });
    }
    done = end;
  }
  if (done < text.length) parts.push({ text: text.slice(done), match: false });
  return parts;
}
