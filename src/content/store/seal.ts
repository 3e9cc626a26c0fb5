import { digestOf } from '../../files/digest-of.ts';

/**
 * A value as text that proves itself: a first line with what it is and the SHA-256 of the rest,
 * then the value as JSON.
 */
export function seal(title: string, value: unknown): string {
  const body = JSON.stringify(value);
  return `${title} ${digestOf(body)}\n${body}`;
}

/** The sealed value; `undefined` when a byte is missing or changed, or the title is another. */
export function unseal(title: string, text: string): unknown {
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  if (end < 0 || text.slice(0, end) !== `${title} ${digestOf(body)}`) return undefined;
  return JSON.parse(body) as unknown;
}
