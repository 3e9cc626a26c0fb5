import type { en } from './en.ts';
import type { FormsOf, PluralCategory, PluralRule } from './plurals.ts';

/** A text for each plural form; `{count}` stands for the number. */
export type Counted = Readonly<{ other: string } & Partial<Record<PluralCategory, string>>>;

/**
 * The texts of any language. `{name}` in a text stands for what the interface puts there, and `<a>…</a>`
 * for the words of a link.
 */
export type Texts = Like<typeof en, PluralRule, Counted>;

/**
 * The texts of one language, with the plural forms of its rule: a missing text, a superfluous one and
 * a missing form are type errors.
 */
export type TextsOf<Rule extends PluralRule> = Like<
  typeof en,
  Rule,
  Readonly<Record<FormsOf<Rule>, string>>
>;

/** The shape of English, in which every text may be another. */
type Like<Model, Rule, Forms> = {
  readonly [Key in keyof Model]: Key extends 'plural'
    ? Rule
    : Model[Key] extends string
      ? string
      : Model[Key] extends number
        ? number
        : Model[Key] extends Record<FormsOf<'one'>, string>
          ? Forms
          : Like<Model[Key], Rule, Forms>;
};
