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
  const iso = new Date(date.time).toISOString().replace('.000Z', 'Z');
  return { iso, label: `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year}` };
}

/** `1 article`, `1,204 articles`. */
export function countLabel(count: number, one: string, many = `${one}s`): string {
  return `${groupDigits(count)} ${count === 1 ? one : many}`;
}

/** With commas between thousands, whatever the machine's locale. */
export function groupDigits(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
