import { pluralRules } from './plurals.ts';
import type { Counted, Texts } from './texts.ts';

/** A text with values for its `{names}`. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (written, name: string) => String(values[name] ?? written));
}

/** What stands before and after a `{name}`, where the interface puts an element. */
export function around(text: string, name: string): [before: string, after: string] {
  const [before = '', after = ''] = text.split(`{${name}}`);
  return [before, after];
}

/** The parts of a text with a link, `before <a>words</a> after`. */
export function linkIn(text: string): { before: string; words: string; after: string } {
  const [, before = '', words = '', after = ''] = /^(.*)<a>(.*)<\/a>(.*)$/.exec(text) ?? [];
  return { before, words, after };
}

/** A counted text in the form of its number, with further values; `1 article`, `1,204 articles`. */
export function countText(
  { numbers }: Pick<Texts, 'numbers'>,
  text: Counted,
  count: number,
  values: Readonly<Record<string, string>> = {},
): string {
  const form = text[pluralRules[numbers.plural](count)] ?? text.other;
  return fill(form, { ...values, count: groupDigits({ numbers }, count) });
}

/** A whole number as the language groups its digits. */
export function groupDigits({ numbers }: Pick<Texts, 'numbers'>, number: number): string {
  const digits = String(number);
  return digits.length < numbers.groupedFrom
    ? digits
    : digits.replace(/\B(?=(?:\d{3})+$)/g, numbers.group);
}

/** A day, `2018-03-13`, as the language writes it: `13 March 2018`. */
export function dayText({ dates }: Pick<Texts, 'dates'>, day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  // A page has many dates: `fill` would take three times as long.
  return dates.pattern
    .replace('{year}', year)
    .replace('{month}', dates.months[Number(month) - 1] ?? '')
    .replace('{day}', Number(date) === 1 ? dates.firstDay : String(Number(date)));
}
