import type { DateValue } from '../content/parse-date.ts';
import type { DateLabel } from './page.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The day as its author wrote it, for people and for machines. */
export function dateLabel(date: DateValue): DateLabel {
  const [year = '', month = '', day = ''] = date.day.split('-');
  return {
    iso: isoTime(date.time),
    label: `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`,
  };
}

/** `1 article`, `1,204 articles`. */
export function countLabel(count: number, one: string, many = `${one}s`): string {
  return `${groupDigits(count)} ${count === 1 ? one : many}`;
}

/** With commas between thousands, whatever the machine's locale. */
export function groupDigits(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** A moment in UTC, to the second for whole seconds (ISO 8601 and RFC 3339). */
export function isoTime(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}

const RIGHT_TO_LEFT = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'he',
  'ks',
  'ps',
  'sd',
  'syr',
  'ug',
  'ur',
  'yi',
]);

/** Which way a language, given as a BCP 47 tag, is written. */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(lang.split('-', 1)[0] ?? '') ? 'rtl' : 'ltr';
}
