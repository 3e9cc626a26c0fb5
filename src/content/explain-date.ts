import { type DateParts, monthNumber, MONTHS, parseDate, splitDate } from './parse-date.ts';

/** What is known of a text that stands where a date belongs and is none. */
export interface DateFault {
  /** Completes `is not a date: …`; absent where the text has no part that is to blame. */
  reason?: string;
  /** What to do about the reason, as a sentence without its full stop. */
  mend?: string;
  /**
   * The dates that may be meant, as `2018-03-13` or `2018-03-13T16:54:41Z`. Of `03/04/2018` the first has
   * the day before the month, the second the month before the day.
   */
  readings: string[];
}

/** Names of months in languages other than English, without accents, and what they are cut to. */
const FOREIGN_MONTHS: readonly (readonly string[])[] = [
  ['januar', 'janner', 'jan', 'janvier', 'janv', 'enero', 'ene', 'janeiro'],
  ['februar', 'feber', 'feb', 'fevrier', 'fevr', 'febrero', 'fevereiro', 'fev'],
  ['marz', 'maerz', 'mar', 'mrz', 'mars', 'marzo', 'marco'],
  ['april', 'apr', 'avril', 'avr', 'abril', 'abr'],
  ['mai', 'mayo', 'maio'],
  ['juni', 'jun', 'juin', 'junio', 'junho'],
  ['juli', 'jul', 'juillet', 'juil', 'julio', 'julho'],
  ['august', 'aug', 'aout', 'agosto', 'ago'],
  ['september', 'sept', 'sep', 'septembre', 'septiembre', 'setiembre', 'setembro', 'set'],
  ['oktober', 'okt', 'octobre', 'oct', 'octubre', 'outubro', 'out'],
  ['november', 'nov', 'novembre', 'noviembre', 'novembro'],
  ['dezember', 'dez', 'decembre', 'dec', 'diciembre', 'dic', 'dezembro'],
];

const WEEKDAY = String.raw`(?:[\p{L}-]+\.?,?\s+)?`;
/** Behind the day, with `at` or `um`, and `Uhr` or `pm` behind it. */
const CLOCK = String.raw`(?:\s*,?\s*(?:at|um|a las|às|à|T)?\s*(?<hour>\d{1,2})[:h.](?<minute>\d{2})(?::(?<second>\d{2}))?\s*(?:(?<half>[ap])\.?m\.?|uhr|h)?\s*(?<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?`;
const DAY_FIRST = new RegExp(
  String.raw`^${WEEKDAY}(?<day>\d{1,2})(?:\.|st|nd|rd|th|er|º|°)?\s+(?:of\s+|de\s+)?(?<name>\p{L}{3,})\.?,?\s+(?:de[l]?\s+)?(?<year>\d{4})${CLOCK}$`,
  'iu',
);
const MONTH_FIRST = new RegExp(
  String.raw`^${WEEKDAY}(?<name>\p{L}{3,})\.?\s+(?<day>\d{1,2})(?:\.|st|nd|rd|th)?,?\s+(?<year>\d{4})${CLOCK}$`,
  'iu',
);
const YEAR_FIRST = new RegExp(
  String.raw`^(?<year>\d{4})(?:[-./]|年)(?<month>\d{1,2})(?:[-./]|月)(?<day>\d{1,2})日?${CLOCK}$`,
  'iu',
);
const COMPACT = /^(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})$/;
const YEAR_LAST = new RegExp(
  String.raw`^(?<one>\d{1,2})(?<separator>[-./])\s*(?<other>\d{1,2})\k<separator>\s*(?<year>\d{4})${CLOCK}$`,
  'iu',
);
/** The patterns take time on long white space. */
const LONGEST = 80;
/** An English date that is read but for its clock, as `March 13, 2018 4:54 PM`. */
const HALF_DAY = /\d\s*[ap]\.?m\.?$/i;

/** Says why a text is not a date, as `February 2026 has 28 days`, and which dates it may stand for. */
export function explainDate(text: string): DateFault {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) return { readings: [] };
  const parts = splitDate(trimmed);
  if (parts && parts.month !== 0 && !HALF_DAY.test(trimmed)) return faultOf(parts);
  const named = DAY_FIRST.exec(trimmed)?.groups ?? MONTH_FIRST.exec(trimmed)?.groups;
  if (named) return readingOf({ ...named, month: String(monthOf(named.name ?? '')) });
  const numbers = YEAR_FIRST.exec(trimmed)?.groups ?? COMPACT.exec(trimmed)?.groups;
  if (numbers) return readingOf(numbers);
  const last = YEAR_LAST.exec(trimmed)?.groups;
  return last ? readingsOf(last) : { readings: [] };
}

type Groups = Readonly<Record<string, string | undefined>>;

/** 0 for a name of no month. */
function monthOf(name: string): number {
  const plain = name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const english = monthNumber(plain);
  return english === 0 ? FOREIGN_MONTHS.findIndex((names) => names.includes(plain)) + 1 : english;
}

function readingOf(groups: Groups): DateFault {
  if (groups.month === '0') return { readings: [] };
  const iso = isoOf(groups);
  if (parseDate(iso)) return { readings: [iso] };
  const parts = splitDate(iso);
  return parts ? faultOf(parts) : { readings: [] };
}

/** Either number of `03/04/2018` may be the day; of `28/11/2018` only one can be. */
function readingsOf(groups: Groups): DateFault {
  const { one, other } = groups;
  const dayFirst = isoOf({ ...groups, day: one, month: other });
  const monthFirst = isoOf({ ...groups, day: other, month: one });
  const readings = [...new Set([dayFirst, monthFirst])].filter(parseDate);
  if (readings.length > 0) return { readings };
  const parts = splitDate(Number(one) > 12 ? dayFirst : monthFirst);
  return parts ? faultOf(parts) : { readings };
}

function isoOf({ year, month, day, hour, minute, second, half, zone }: Groups): string {
  const two = (part: string | undefined): string => (part ?? '').padStart(2, '0');
  const date = `${year ?? ''}-${two(month)}-${two(day)}`;
  if (hour === undefined) return date;
  const clock =
    half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
  const offset = zone !== undefined && /^[+-]/.test(zone) ? zone.replace(/^(...):?/, '$1:') : 'Z';
  return `${date}T${two(String(clock))}:${two(minute)}:${two(second ?? '')}${offset}`;
}

/** What is wrong with a date whose parts are known. A day above 31 needs no words. */
function faultOf({ year, month, day, hour, minute, second, zone, offset }: DateParts): DateFault {
  const blame = (reason: string, mend: string, readings: string[] = []): DateFault => ({
    reason,
    mend,
    readings,
  });
  if (month < 1 || month > 12) {
    const swapped = isoOf({ year: String(year), month: String(day), day: String(month) });
    const isDayAlone = hour + minute + second === 0 && parseDate(swapped) !== undefined;
    return blame(`there is no month ${month}`, 'Correct the month', isDayAlone ? [swapped] : []);
  }
  if (day > 31) return { readings: [] };
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const name = MONTHS[month - 1] ?? '';
  if (day < 1 || day > days) {
    const whole = `${name.charAt(0).toUpperCase()}${name.slice(1)} ${year}`;
    return blame(day < 1 ? 'there is no day 0' : `${whole} has ${days} days`, 'Correct the day');
  }
  const clock = [
    ['hour', hour, 23],
    ['minute', minute, 59],
    ['second', second, 59],
  ] as const;
  for (const [part, number, most] of clock)
    if (number > most)
      return blame(`there is no ${part} ${number}, only 0 to ${most}`, `Correct the ${part}`);
  if (offset === undefined)
    return blame(`the zone ${JSON.stringify(zone)} is unknown`, 'Write it in numbers, as +0100');
  return { readings: [] };
}
