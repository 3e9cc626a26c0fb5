/** The beginning of a text that is longer than `most`, in UTF-16 code units. */
export function clipText(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** A part of a message or hint in backticks. */
const CODE = /(`` .+? ``|`[^`]+`)/;

/**
 * Prints one line of untrusted text in a comment: as text that means nothing to Markdown or HTML,
 * mentions nobody, links nowhere, to no commit either, and closes no issue; what stands between backticks
 * as code.
 */
export function commentText(text: string): string {
  return text
    .split(CODE)
    .map((part, index) => {
      if (index % 2 === 0) return plain(part);
      return commentCode(part.replace(/^(`` |`)|( ``|`)$/g, ''));
    })
    .join('');
}

/** Prints one line of untrusted text as code, in which GitHub links nothing; it is there to be copied. */
export function commentCode(text: string): string {
  return `<code>${escaped(text)}</code>`;
}

/** Lines of code, fenced so that none of them ends it. */
export function fenced(lines: readonly string[], language = ''): string {
  const longest = lines
    .flatMap((line) => line.match(/`+/g) ?? [])
    .reduce((length, run) => Math.max(length, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...lines, fence].join('\n');
}

function plain(text: string): string {
  return escaped(text)
    .replace(/(?<=&#(?:64|35);)(?=\w)|(?<=\bGH)(?=-\d)/gi, SPLIT)
    .replace(HASH, splitHash);
}

function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|~&@#$]|:(?=\/)|(?<=www)\./gi, asEntity);
}

/** Into parts that are shorter than GitHub takes for a commit. */
function splitHash(hash: string): string {
  return hash.replace(/.{6}(?=.)/g, `$&${SPLIT}`);
}

function asEntity(sign: string): string {
  return `&#${String(sign.charCodeAt(0))};`;
}

/** A zero-width space, which keeps GitHub from reading a name, a number of an issue or a commit. */
const SPLIT = '&#8203;';

/** As GitHub knows a commit in a text. */
const HASH = /\b[\da-f]{7,}\b/gi;
