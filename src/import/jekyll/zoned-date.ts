import { parseDate } from '../../content/parse-date.ts';

/** A moment as a clock of one zone shows it. */
export interface ZonedDate {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

export interface ReadDate {
  /** In the zone of the site. */
  zoned: ZonedDate;
  /** As front matter has it, where it says the moment already; otherwise with the zone's offset. */
  written: string;
}

const MINUTE = 60_000;

/**
 * Reads a date as Jekyll does: a day alone is that day in the site's zone, a time with seconds and
 * without a zone is in UTC, and one without seconds in the site's zone, as every time without a zone
 * is where `zoneless` says so. Undefined for no date.
 */
export function readDate(
  value: unknown,
  timeZone: string,
  zoneless: 'as-jekyll' | 'local' = 'as-jekyll',
): ReadDate | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const written = padDay(String(value).trim());
  const date = parseDate(written);
  if (date === undefined) return undefined;
  if (/^\d{4}[-/]\d{2}[-/]\d{2}$/.test(written)) return { zoned: utcDate(date.time), written };
  const [, seconds] =
    /^\d{4}[-/]\d{2}[-/]\d{2}[ Tt]+\d{1,2}:\d{2}(:\d{2}(?:\.\d+)?)?$/.exec(written) ?? [];
  const isTime = /^\d{4}[-/]\d{2}[-/]\d{2}[ Tt]+[\d:.]+$/.test(written);
  const isLocal = isTime && (seconds === undefined || zoneless === 'local');
  if (!isLocal || timeZone === 'UTC') return { zoned: zonedDate(date.time, timeZone), written };
  const offset = offsetAt(date.time, timeZone);
  return {
    zoned: utcDate(date.time),
    written: `${written}${seconds === undefined ? ':00' : ''} ${offsetText(offset)}`,
  };
}

/** The same day with two digits for month and day. */
function padDay(text: string): string {
  return text.replace(
    /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?!\d)/,
    (_, year: string, sign: string, month: string, day: string) =>
      `${year}${sign}${month.padStart(2, '0')}${sign}${day.padStart(2, '0')}`,
  );
}

/** Whether the platform knows a zone of the IANA database. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function utcDate(time: number): ZonedDate {
  const date = new Date(time);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

function zonedDate(time: number, timeZone: string): ZonedDate {
  if (timeZone === 'UTC') return utcDate(time);
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  };
}

/** Minutes from UTC of a zone when its clocks show `local`, given as if it were UTC. */
function offsetAt(local: number, timeZone: string): number {
  const shift = (time: number): number => {
    const { year, month, day, hour, minute, second } = zonedDate(time, timeZone);
    return Date.UTC(year, month - 1, day, hour, minute, second) - time;
  };
  // The first guess is wrong for the hours around a change of the clocks.
  return shift(local - shift(local)) / MINUTE;
}

function offsetText(minutes: number): string {
  const digits = (value: number): string => String(value).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${digits(Math.floor(size / 60))}${digits(size % 60)}`;
}
