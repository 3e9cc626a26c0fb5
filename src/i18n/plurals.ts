/**
 * Plural forms of whole numbers by CLDR's categories
 * (https://cldr.unicode.org/index/cldr-spec/plural-rules). A language names the rule that counts it,
 * and its counted texts have the forms of that rule. Pure data and arithmetic: no ICU, which differs
 * from one Node to the next.
 */
export const pluralRules = {
  /** Chinese, Japanese: nothing changes. */
  none: () => 'other' as const,
  /** English, German. */
  one: (count: number) => (count === 1 ? 'one' : 'other'),
  /** Spanish: millions are followed by `de`. */
  'one-many': (count: number) => (count === 1 ? 'one' : millions(count)),
  /** French, Brazilian Portuguese: none is singular too. */
  'zero-many': (count: number) => (count < 2 ? 'one' : millions(count)),
  arabic: (count: number) => {
    if (count === 0) return 'zero';
    if (count === 1) return 'one';
    if (count === 2) return 'two';
    const rest = count % 100;
    if (rest >= 3 && rest <= 10) return 'few';
    return rest >= 11 ? 'many' : 'other';
  },
} satisfies Record<string, (count: number) => PluralCategory>;

export type PluralCategory = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

export type PluralRule = keyof typeof pluralRules;

/** The categories that a rule tells apart. */
export type FormsOf<Rule extends PluralRule> = ReturnType<(typeof pluralRules)[Rule]>;

function millions(count: number): 'many' | 'other' {
  return count !== 0 && count % 1_000_000 === 0 ? 'many' : 'other';
}
