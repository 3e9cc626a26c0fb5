import type { Term } from '../../content/article.ts';
import { withinDistance } from '../../content/text.ts';

type NamedTerm = Pick<Term, 'slug' | 'name'>;

/** Two terms that may be the same. */
export interface NearTerms<Named extends NamedTerm> {
  /** Used at least as often as `other`. */
  kept: Named;
  other: Named;
  /** Completes `differ in …`. */
  why: 'spaces' | 'a plural' | 'the order of words' | 'a letter or two';
}

interface Form<Named> {
  term: Named;
  joined: string;
  singular: string;
  sorted: string;
  digits: string;
  letters: number;
  /** Length of the name or of its slug, whichever is shorter: `C#` is short. */
  length: number;
}

/** Names of this length may differ in one letter. */
const ONE_LETTER = 6;
/** Names of this length may differ in two letters. */
const TWO_LETTERS = 12;

/**
 * Finds pairs of terms that differ only in spaces, a plural, the order of words or a letter or two.
 * Terms with different digits are never near.
 *
 * @param terms most used first
 */
export function findNearTerms<Named extends NamedTerm>(
  terms: readonly Named[],
): NearTerms<Named>[] {
  const forms = terms.map(formOf);
  return forms.flatMap((one, index) =>
    forms.slice(index + 1).flatMap((other): NearTerms<Named>[] => {
      const why = one.digits === other.digits ? difference(one, other) : undefined;
      return why === undefined ? [] : [{ kept: one.term, other: other.term, why }];
    }),
  );
}

function formOf<Named extends NamedTerm>(term: Named): Form<Named> {
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

function difference(
  one: Form<NamedTerm>,
  other: Form<NamedTerm>,
): NearTerms<NamedTerm>['why'] | undefined {
  if (one.joined === other.joined) return 'spaces';
  if (one.singular === other.singular) return 'a plural';
  if (one.sorted === other.sorted) return 'the order of words';
  const shorter = Math.min(one.length, other.length);
  if (shorter < ONE_LETTER) return undefined;
  const limit = shorter < TWO_LETTERS ? 1 : 2;
  // A changed letter adds at most two to the letters that only one of the terms has.
  if (bits(one.letters ^ other.letters) > limit * 2) return undefined;
  return withinDistance(one.joined, other.joined, limit) ? 'a letter or two' : undefined;
}

/** A bit for each letter that occurs. Characters share 31 bits. */
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
