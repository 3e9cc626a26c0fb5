/** A moment, and the day that its author wrote. */
export interface DateValue {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  time: number;
  /** `YYYY-MM-DD` in the zone the date was written in. */
  day: string;
}

/** Earlier years are export artefacts, above all 1970. */
export const EARLIEST_YEAR = 1990;
export const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const MINUTE = 60_000;

/** Offsets from UTC, in hours, of the zones that RFC 2822 (4.3) allows by name. */
const NAMED_ZONES: Readonly<Record<string, number>> = {
  UT: 0,
  UTC: 0,
  GMT: 0,
  Z: 0,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
};

const TIME = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d{1,9})?)?`;
const ISO = new RegExp(
  String.raw`^(?<year>\d{4})(?<separator>[-/])(?<month>\d{2})\k<separator>(?<day>\d{2})(?:[Tt ]\s*${TIME}\s*(?<zone>[Zz]|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)?)?$`,
);
const RFC_2822 = new RegExp(
  String.raw`^(?:[A-Za-z]{3,9},?\s+)?(?<day>\d{1,2})\s+(?<monthName>[A-Za-z]{3,9})\.?,?\s+(?<year>\d{4})(?:\s+${TIME}\s*(?<zone>[+-]\d{1,2}(?::?\d{2})?|[A-Za-z]{1,3})?)?$`,
);
const MONTH_FIRST = new RegExp(
  String.raw`^(?:[A-Za-z]{3,9},?\s+)?(?<monthName>[A-Za-z]{3,9})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})(?:,?\s+${TIME}\s*(?<zone>[+-]\d{1,2}(?::?\d{2})?|[A-Za-z]{1,3})?)?$`,
);

/**
 * Reads a date in the spellings that exports use: RFC 2822, ISO 8601 with or without a zone, a day
 * alone, `YYYY-MM-DD HH:MM:SS` with a zone of one, two or four digits, the same with slashes,
 * `D Mon YYYY`, `Mon D, YYYY`. No zone means UTC. Undefined for anything else, for a day that does not exist, and for a year before 1990.
 */
export function parseDate(text: string): DateValue | undefined {
  const date = readDate(text);
  return date && Number(date.day.slice(0, 4)) >= EARLIEST_YEAR ? date : undefined;
}

/** Whether the text is a date of a year before 1990. */
export function isBeforeEarliest(text: string): boolean {
  return readDate(text) !== undefined && parseDate(text) === undefined;
}

/** The numbers of a date in one of the spellings that are read, whether or not there is such a day. */
export interface DateParts {
  year: number;
  /** 1 to 12 in a date that exists; 0 for a name of no month. */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** As it is written. */
  zone?: string | undefined;
  /** In minutes from UTC; undefined for an unknown zone. */
  offset: number | undefined;
}

/** Takes a date apart; undefined for a text in none of the spellings that are read. */
export function splitDate(text: string): DateParts | undefined {
  const trimmed = text.trim();
  const parts = (ISO.exec(trimmed) ?? RFC_2822.exec(trimmed) ?? MONTH_FIRST.exec(trimmed))?.groups;
  if (!parts) return undefined;
  return {
    year: Number(parts.year),
    month: parts.month ? Number(parts.month) : monthNumber(parts.monthName ?? ''),
    day: Number(parts.day),
    hour: Number(parts.hour ?? 0),
    minute: Number(parts.minute ?? 0),
    second: Number(parts.second ?? 0),
    zone: parts.zone,
    offset: zoneOffset(parts.zone),
  };
}

function readDate(text: string): DateValue | undefined {
  const parts = splitDate(text);
  if (parts?.offset === undefined) return undefined;
  const { year, month, day, hour, minute, second, offset } = parts;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  const written = new Date(local);
  // `Date.UTC` takes the years 0 to 99 for those of the last century.
  if (written.getUTCFullYear() !== year) return undefined;
  if (written.getUTCMonth() !== month - 1 || written.getUTCDate() !== day) return undefined;
  return { time: local - offset * MINUTE, day: written.toISOString().slice(0, 10) };
}

/** 1 to 12 for an English month, whole or cut to three letters (or `Sept`); 0 for anything else. */
export function monthNumber(name: string): number {
  const lower = name.toLowerCase();
  const whole = (month: string): boolean => month === lower || month.slice(0, 3) === lower;
  return lower === 'sept' ? 9 : MONTHS.findIndex(whole) + 1;
}

/** Offset from UTC in minutes; undefined for an unknown zone. */
function zoneOffset(zone: string | undefined): number | undefined {
  if (zone === undefined) return 0;
  const numeric = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (!numeric) {
    const hours = NAMED_ZONES[zone.toUpperCase()];
    return hours === undefined ? undefined : hours * 60;
  }
  const hours = Number(numeric[2]);
  const minutes = Number(numeric[3] ?? 0);
  if (hours > 14 || minutes > 59) return undefined;
  return (numeric[1] === '-' ? -1 : 1) * (hours * 60 + minutes);
}
