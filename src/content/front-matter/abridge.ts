import type { FieldTable } from './field-table.ts';

/** In bytes, without the values of unknown top-level keys. */
const LARGEST_FRONT_MATTER = 16 * 1024;
/** In bytes. Shorter values of unknown keys are parsed, as one of them may hide the article elsewhere. */
const LONG_VALUE = 512;
const TOP_LEVEL_KEY = /^([A-Za-z_][\w.-]*)[ \t]*:(?=[ \t\r\n]|$)/gm;

interface Abridged {
  /** Every character keeps its offset. */
  yaml: string;
  /** Whether long values of unknown keys are blank. */
  isAbridged: boolean;
  /** Why it is not read; the offset is that of its largest key. */
  tooLarge?: { offset: number; length: number; message: string; hint: string };
}

/**
 * Blanks long values of unknown top-level keys in front matter that is larger than what is read:
 * plugins leave 50 KB. What remains must be small before it is parsed.
 */
export function abridge(yaml: string, { spellings }: FieldTable): Abridged {
  const size = Buffer.byteLength(yaml);
  if (size <= LARGEST_FRONT_MATTER) return { yaml, isAbridged: false };
  const starts = [...yaml.matchAll(TOP_LEVEL_KEY)];
  const blocks = starts.map(({ 0: written, 1: key = '', index }, at) => {
    const text = yaml.slice(index, starts[at + 1]?.index);
    return { key, index, written, text, bytes: Buffer.byteLength(text) };
  });
  const unknown = blocks.filter(({ key }) => !spellings.has(key));
  const counted = size - unknown.reduce((sum, { bytes }) => sum + bytes, 0);
  if (counted > LARGEST_FRONT_MATTER) {
    const known = blocks.filter(({ key }) => spellings.has(key));
    const largest = known.toSorted((one, other) => other.bytes - one.bytes)[0];
    const message = `the known keys have ${counted} bytes, and at most ${LARGEST_FRONT_MATTER} are read`;
    return {
      yaml,
      isAbridged: false,
      tooLarge: {
        offset: largest?.index ?? 0,
        length: largest?.key.length ?? 0,
        message: largest ? `${message}; \`${largest.key}\` alone has ${largest.bytes}` : message,
        hint: largest
          ? `Shorten \`${largest.key}\`, or move it into the body`
          : 'Move text into the body',
      },
    };
  }
  let abridged = '';
  let done = 0;
  for (const { index, written, text, bytes } of unknown) {
    if (bytes < LONG_VALUE) continue;
    abridged +=
      yaml.slice(done, index) + written + text.slice(written.length).replace(/[^\r\n]/g, ' ');
    done = index + text.length;
  }
  return { yaml: abridged + yaml.slice(done), isAbridged: done > 0 };
}
