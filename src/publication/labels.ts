import type { DateValue } from '../content/parse-date.ts';
import { en } from '../i18n/en.ts';
import { dayText, groupDigits as groupDigitsOf } from '../i18n/format.ts';
import type { Texts } from '../i18n/texts.ts';
import type { DateLabel } from './page.ts';

/** The day as its author wrote it, for people and for machines. */
export function dateLabel(date: DateValue, texts: Pick<Texts, 'dates'>): DateLabel {
  return { iso: isoTime(date.time), label: dayText(texts, date.day) };
}

/** `1 article`, `1,204 articles`: what commands and the report count, in English. */
export function countLabel(count: number, one: string, many = `${one}s`): string {
  return `${groupDigits(count)} ${count === 1 ? one : many}`;
}

/** With commas between thousands, whatever the machine's locale. */
export function groupDigits(number: number): string {
  return groupDigitsOf(en, number);
}

/** A moment in UTC, to the second for whole seconds (ISO 8601 and RFC 3339). */
export function isoTime(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}
