import { join } from 'node:path';
import { readChecked, writeChecked } from '../files/checked-file.ts';
import type { Answer } from './link.ts';

export interface KnownAnswer {
  answer: Answer;
  /** When it was asked for, in milliseconds since 1970. */
  time: number;
}

const DAY = 24 * 60 * 60 * 1000;
const FINGERPRINT = 'answers of other sites 1';
/** A page that was there is there a while longer; what was wrong may be mended any day. */
const GOOD_FOR = { fine: 20 * DAY, other: DAY / 2 };

/** What is known of other sites, by address; empty when nothing is. */
export function readAnswers(cacheDir: string): Map<string, KnownAnswer> {
  const known = readChecked(fileIn(cacheDir), FINGERPRINT) ?? [];
  return new Map(known as [string, KnownAnswer][]);
}

export function writeAnswers(cacheDir: string, answers: ReadonlyMap<string, KnownAnswer>): void {
  writeChecked(fileIn(cacheDir), FINGERPRINT, [...answers]);
}

/** The addresses of which nothing is known, or nothing fresh. */
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
  return age >= 0 && age < (answer.kind === 'fine' ? GOOD_FOR.fine : GOOD_FOR.other);
}

function fileIn(cacheDir: string): string {
  return join(cacheDir, 'links', 'answers.json');
}
