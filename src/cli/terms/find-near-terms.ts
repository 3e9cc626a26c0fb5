import { withinDistance } from '../../content/within-distance.ts';
import type { SurveyedTerm } from './survey-terms.ts';

/** Two terms that may be one. */
export interface NearTerms {
  /** Used at least as often as the other. */
  kept: SurveyedTerm;
  other: SurveyedTerm;
  /** As in `differ in spaces`. */
  why: 'spaces' | 'a plural' | 'the order of words' | 'a letter or two';
}

interface Form {
  term: SurveyedTerm;
  joined: string;
  singular: string;
  sorted: string;
  digits: string;
  letters: number;
  /** Characters of the name or of its slug, whichever are fewer: `C#` is short. */
  length: number;
}

const SHORTEST = 6;
const LONG = 12;

/**
 * Pairs of terms, in the order of the terms, that differ in spaces, in a plural, in the order of
 * their words, or in one letter (from 6 on; two from 12 on). Terms with other digits are never near.
 */
export function findNearTerms(terms: readonly SurveyedTerm[]): NearTerms[] {
  const forms = terms.map(formOf);
  return forms.flatMap((one, index) =>
    forms.slice(index + 1).flatMap((other): NearTerms[] => {
      const why = one.digits === other.digits ? difference(one, other) : undefined;
      return why === undefined ? [] : [{ kept: one.term, other: other.term, why }];
    }),
  );
}

function formOf(term: SurveyedTerm): Form {
  const words = term.slug.split('-');
  const singular = words.map((word) =>
    word.replace(/(?<=..)ies$/, 'y').replace(/(?<=..[^s])s$/, ''),
  );
  return {
    term,
    joined: words.join(''),
    singular: singular.join(''),
    sorted: singular.toSorted().join('-'),
    digits: term.slug.replace(/\D+/g, ' '),
    letters: lettersOf(term.slug),
    length: Math.min(term.name.length, words.join('').length),
  };
}

function difference(one: Form, other: Form): NearTerms['why'] | undefined {
  if (one.joined === other.joined) return 'spaces';
  if (one.singular === other.singular) return 'a plural';
  if (one.sorted === other.sorted) return 'the order of words';
  const shorter = Math.min(one.length, other.length);
  if (shorter < SHORTEST) return undefined;
  const limit = shorter < LONG ? 1 : 2;
  // Each letter changed adds at most two to the letters that only one of them has.
  if (bits(one.letters ^ other.letters) > limit * 2) return undefined;
  return withinDistance(one.joined, other.joined, limit) ? 'a letter or two' : undefined;
}

/** A bit for each letter that occurs, others folded onto them. */
function lettersOf(text: string): number {
  let letters = 0;
  for (const character of text) letters |= 1 << ((character.codePointAt(0) ?? 0) % 31);
  return letters;
}

function bits(number: number): number {
  let count = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
