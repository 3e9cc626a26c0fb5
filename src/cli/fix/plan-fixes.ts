import { sameValue } from '../../content/front-matter/front-matter-value.ts';
import type { KeyEntry } from '../../content/front-matter/keys.ts';
import {
  canonicalSpellings,
  JOINED_KEYS,
  nearestKey,
} from '../../content/front-matter/resolve-keys.ts';
import type { Edit } from '../../content/rewrite/apply-edits.ts';
import { frontMatterLists } from '../../content/rewrite/front-matter-lists.ts';
import { frontMatterEntries, type PlacedEntry } from './front-matter-entries.ts';
import { isoDate } from './iso-date.ts';
import { joinLists } from './join-lists.ts';

/** One thing mended, with all that changes for it. */
export interface Fix {
  /** Where the entry stood, from 1. */
  line: number;
  /** As ``auhtor` is `authors` now`, without its full stop. */
  what: string;
  edits: Edit[];
  /** The key whose value is read now and was not before. */
  adds?: string;
}

type Keys = Readonly<Record<string, KeyEntry>>;

const DATES = new Set([
  'date',
  'lastmod',
  'publishDate',
  'expiryDate',
  'lastReviewed',
  'nextReview',
]);

/**
 * Keys that are not guessed from a near miss: they decide where an article lives and whether it
 * shows, or name what may not be there. Their editor has to write them.
 */
const NOT_GUESSED = new Set([
  'safeURL',
  'slug',
  'date',
  'draft',
  'publishDate',
  'expiryDate',
  'aliases',
  'image',
]);

/** Lists whose texts commas do not part: a name may hold one. */
const WHOLE = new Set(['authors']);

/**
 * What can be mended with certainty in the header of a text without byte-order mark. A key that stands
 * twice is made one; what else is wrong with it is in the plan of the text that comes of that.
 */
export function planFixes(text: string, keys: Keys): Fix[] {
  const canonical = canonicalSpellings(keys);
  const bySpelling = Map.groupBy(frontMatterEntries(text), ({ key }) => key);
  const spellings = Map.groupBy(bySpelling.keys(), (spelling) => canonical.get(spelling));
  const fixes: Fix[] = [];
  for (const [spelling, [first, ...repeated]] of bySpelling) {
    if (!first) continue;
    const key = canonical.get(spelling);
    const merged = repeated.map((later) => mergeRepeated(text, first, later, key, keys));
    fixes.push(...merged.filter((fix) => fix !== undefined));
    // What is written otherwise in one of them can no longer be told to be the same.
    if (repeated.length > 0) continue;
    const better = key ?? nearKey(spelling, canonical, bySpelling);
    const taken = spellings.get(better)?.some((other) => other !== spelling) ?? false;
    if (better !== undefined && better !== spelling && !taken)
      fixes.push(...renameKey(text, first, better, key === undefined));
    fixes.push(...rewriteDate(text, first, key));
  }
  return fixes.sort((one, other) => one.line - other.line);
}

function nearKey(
  spelling: string,
  canonical: ReadonlyMap<string, string>,
  bySpelling: ReadonlyMap<string, unknown>,
): string | undefined {
  const key = nearestKey(spelling, canonical);
  if (key === undefined || NOT_GUESSED.has(key)) return undefined;
  const others = [...bySpelling.keys()].filter(
    (other) => other !== spelling && nearestKey(other, canonical) === key,
  );
  return others.length === 0 ? key : undefined;
}

function renameKey(text: string, entry: PlacedEntry, better: string, isNear: boolean): Fix[] {
  const { key, keySpan, start } = entry;
  const end = start + key.length;
  if (text.slice(start, end) !== key) return [];
  const what = `\`${key}\` is \`${better}\` now`;
  const fix = { line: keySpan.line, what, edits: [{ start, end, text: better }] };
  return [isNear ? { ...fix, adds: better } : fix];
}

function rewriteDate(text: string, { key, value, start, end }: PlacedEntry, canonical = ''): Fix[] {
  if (!DATES.has(canonical) || value.kind !== 'text') return [];
  const iso = isoDate(value.value);
  const at = text.indexOf(value.value, start + key.length);
  if (iso === undefined || at === -1 || at + value.value.length > end) return [];
  const edit = { start: at, end: at + value.value.length, text: iso };
  return [{ line: value.span.line, what: `\`${key}\` is written ${iso} now`, edits: [edit] }];
}

/** Undefined where the two say different things, or one is written in a way that is not edited. */
function mergeRepeated(
  text: string,
  first: PlacedEntry,
  later: PlacedEntry,
  key: string | undefined,
  keys: Keys,
): Fix | undefined {
  const gone = removeEntry(text, later);
  if (!gone) return undefined;
  const { line } = later.keySpan;
  const what = `\`${later.key}\` is one with the one above now`;
  if (sameValue(first.value, later.value)) return { line, what, edits: [gone] };
  if (key === undefined || !JOINED_KEYS.has(key)) return undefined;
  const splits = !WHOLE.has(key);
  const lists = frontMatterLists(text, keys, [key], splits);
  const listAt = (entry: PlacedEntry) => lists.find(({ span }) => span.line === entry.keySpan.line);
  const [one, other] = [listAt(first), listAt(later)];
  const joined = one && other && joinLists(text, one, other, splits);
  return joined && { line, what, edits: [...joined, gone] };
}

/** The entry's own lines; undefined where they hold a comment, or another entry. */
function removeEntry(text: string, { start, end }: PlacedEntry): Edit | undefined {
  const own = text.slice(start, end);
  const isWhole = (start === 0 || text[start - 1] === '\n') && text[end - 1] === '\n';
  return isWhole && !own.includes('#') ? { start, end, text: '' } : undefined;
}
