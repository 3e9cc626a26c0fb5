import type { WordFile } from './search-index.ts';

/** Characters. A reader fetches one such file for each word of a query. */
const SMALLEST = 6_000;
const LARGEST = 40_000;

/** One word in so many may begin a file. */
const SPACING = 96;

/**
 * Cuts words with their postings into files, where the words themselves say: at one whose hash is
 * right, once a file is large enough, or anywhere once it would grow too large. So a change to some
 * words moves no file but their own and perhaps the next.
 */
export function cutWordFiles(
  words: Iterable<readonly [word: string, postings: string]>,
): WordFile[] {
  const files: WordFile[] = [];
  let file: string[] = [];
  let size = 0;
  for (const [word, postings] of words) {
    const length = word.length + postings.length + 6;
    const full = size >= SMALLEST && hashOf(word) % SPACING === 0;
    if (file.length > 0 && (full || size + length > LARGEST)) {
      files.push(file);
      file = [];
      size = 0;
    }
    file.push(word, postings);
    size += length;
  }
  if (file.length > 0) files.push(file);
  return files;
}

/** FNV-1a, 32 bits, over UTF-16 units. http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) {
    hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}
