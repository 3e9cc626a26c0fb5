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
