import { join } from 'node:path';
import { readChecked, writeChecked } from '../files/checked-file.ts';

/**
 * The result of requesting an external URL:
 * - `fine`: the page exists.
 * - `moved`: a permanent redirect leads to another URL.
 * - `dead`: the page or the host does not exist.
 * - `unclear`: readers may still reach it; the host is slow, failing or refuses programs.
 */
export type Answer =
  { kind: 'fine' } | { kind: 'moved'; to: string } | { kind: 'dead' | 'unclear'; reason: string };

export interface KnownAnswer {
  answer: Answer;
  /** Time of the request in milliseconds since 1970. */
  time: number;
}

const DAY = 24 * 60 * 60 * 1000;
const FINGERPRINT = 'answers of other sites 1';
/** How long an answer counts as fresh. Failures are retried sooner, as they may be repaired. */
const FRESH_FOR = { fine: 20 * DAY, other: DAY / 2 };

/** Reads the stored answers by URL; empty when there are none. */
export function readAnswers(cacheDir: string): Map<string, KnownAnswer> {
  const known = readChecked(fileIn(cacheDir), FINGERPRINT) ?? [];
  return new Map(known as [string, KnownAnswer][]);
}

export function writeAnswers(cacheDir: string, answers: ReadonlyMap<string, KnownAnswer>): void {
  writeChecked(fileIn(cacheDir), FINGERPRINT, [...answers]);
}

/** Returns the URLs without a fresh answer. */
export function dueLinks(
  urls: readonly string[],
  known: ReadonlyMap<string, KnownAnswer>,
  now: number,
): string[] {
  return urls.filter((url) => {
    const answer = known.get(url);
    return answer === undefined || !isFresh(answer, now);
  });
}

function isFresh({ answer, time }: KnownAnswer, now: number): boolean {
  const age = now - time;
  return age >= 0 && age < (answer.kind === 'fine' ? FRESH_FOR.fine : FRESH_FOR.other);
}

function fileIn(cacheDir: string): string {
  return join(cacheDir, 'links', 'answers.json');
}
