import { parseDate } from '../../content/parse-date.ts';

const ISO = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2}))?$/;
const HAS_TIME = /\d:\d{2}/;
const ZONE = /\s*(?:[A-Za-z]{1,3}|[+-]\d{1,2}(?::?\d{2})?)$/;
const MINUTE = 60_000;

/**
 * Rewrites a date as ISO 8601: the same moment, and the same day in the same zone. Undefined for a
 * date that is ISO 8601 already, and for what is no date.
 */
export function isoDate(written: string): string | undefined {
  const text = written.trim();
  const date = parseDate(text);
  if (!date || ISO.test(text)) return undefined;
  const iso = HAS_TIME.test(text) ? withTime(text, date.time) : date.day;
  const read = iso === undefined ? undefined : parseDate(iso);
  return read?.time === date.time && read.day === date.day ? iso : undefined;
}

function withTime(text: string, time: number): string | undefined {
  // Without its zone the date reads as UTC; the difference is the zone.
  const clock = parseDate(text.replace(ZONE, '')) ?? parseDate(text);
  if (!clock) return undefined;
  const minutes = (clock.time - time) / MINUTE;
  const local = new Date(clock.time).toISOString().slice(0, 19);
  return minutes === 0 ? `${local}Z` : `${local}${zoneOf(minutes)}`;
}

function zoneOf(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
