import { compareText } from '../../content/compare-text.ts';
import { slugify } from '../../content/slugify.ts';
import { findNearTerms, type NearTerms } from './find-near-terms.ts';
import type { TermUse } from './read-terms.ts';

export interface SurveyedTerm {
  slug: string;
  /** The spelling used most often; of equally frequent ones the first by code unit. */
  name: string;
  /** Articles. */
  count: number;
  /** Other spellings of the same term, the most frequent first. */
  others: { value: string; count: number; file: string; line: number }[];
}

export interface TermSurvey {
  /** The most used first; equally used ones by slug. */
  terms: SurveyedTerm[];
  near: NearTerms[];
}

/** What the values of one key come to. */
export function surveyTerms(uses: readonly TermUse[]): TermSurvey {
  const bySlug = Map.groupBy(uses, ({ value }) => slugify(value));
  const terms = [...bySlug]
    .filter(([slug]) => slug !== '')
    .map(([slug, ofTerm]) => surveyed(slug, ofTerm))
    .sort((one, other) => other.count - one.count || compareText(one.slug, other.slug));
  return { terms, near: findNearTerms(terms) };
}

function surveyed(slug: string, uses: readonly TermUse[]): SurveyedTerm {
  const [first, ...others] = [...Map.groupBy(uses, ({ value }) => value)]
    .map(([value, written]) => {
      const { file, line } = written[0] ?? { file: '', line: 1 };
      return { value, count: written.length, file, line };
    })
    .sort((one, other) => other.count - one.count || compareText(one.value, other.value));
  return {
    slug,
    name: first?.value ?? slug,
    count: new Set(uses.map(({ file }) => file)).size,
    others,
  };
}
