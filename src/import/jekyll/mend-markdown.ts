import { compileBody } from '../../content/body/compile-body.ts';
import type { SourceDiagnostic } from '../../content/diagnostics/diagnostic.ts';
import type { Edit } from '../../content/rewrite/text-edits.ts';
import type { LineRemark } from './body-notes.ts';
import type { Remark } from './liquid.ts';
import { lineAround } from './structure.ts';
import type { EditedText } from '../edited-text.ts';

type Mended = Omit<Remark, 'offset'> & Edit;

/** How often a text is looked at anew, as one fault may hide another. */
const MOST_ROUNDS = 16;

/**
 * Writes what Markdown of this site reads in another way as it was meant, or as the old site showed
 * it: words in angle brackets, links without a text, bold that an asterisk does not begin. What the
 * check of this site warns of, and where, tells what to look at.
 */
export function mendMarkdown(source: EditedText): {
  text: EditedText;
  remarks: readonly LineRemark[];
} {
  const remarks: LineRemark[] = [];
  let text = source;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const mended = mendings(text.text);
    if (mended.length === 0) break;
    for (const { start, end, text: _, ...remark } of mended) {
      remarks.push({ ...remark, line: text.lineAt(end > start ? start : end) });
    }
    text = text.edit(mended);
  }
  return { text, remarks };
}

function mendings(text: string): Mended[] {
  if (!/[<[$*{#]/.test(text)) return [];
  const { diagnostics } = compileBody(text, {
    syntax: 'md',
    firstLine: 1,
    ownHosts: [],
    lang: 'en',
  });
  if (diagnostics.length === 0) return [];
  const offsetOf = offsets(text);
  const found = diagnostics.flatMap((one) => mend(one, text, offsetOf(one)) ?? []);
  found.sort((one, other) => one.start - other.start || other.end - one.end);
  let covered = -1;
  return found.filter(({ start, end }) => {
    if (start < covered || (start === covered && end === start)) return false;
    covered = Math.max(end, start + 1);
    return true;
  });
}

/** Offsets of lines and columns. */
function offsets(text: string): (at: { line: number; column: number }) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return ({ line, column }) => (starts[line - 1] ?? 0) + column - 1;
}

function mend({ code }: SourceDiagnostic, text: string, at: number): Mended | undefined {
  switch (code) {
    case 'unknown-element':
      return bracket(text, at);
    case 'unclosed-html':
      // An element that is spoken of, as in "`<a>` tags"; one that is meant has attributes, or its line.
      return isSpokenOf(text, at) ? bracket(text, at) : undefined;
    case 'removed-content':
      return (
        emptyLink(text, at) ??
        script(text, at) ??
        pictureWithoutAddress(text, at) ??
        codeInField(text, at) ??
        (isSpokenOf(text, at) || text.startsWith('<?', at) ? bracket(text, at) : undefined)
      );
    case 'unsafe-link':
      return foreignScheme(text, at);
    case 'leftover-template':
      return leftover(text, at);
    case 'markdown-left':
      return left(text, at);
    default:
      return undefined;
  }
}

function bracket(text: string, at: number): Mended | undefined {
  if (text[at] !== '<') return undefined;
  return {
    start: at,
    end: at + 1,
    text: '&lt;',
    outcome: 'converted',
    subject: 'word in angle brackets',
  };
}

function isSpokenOf(text: string, at: number): boolean {
  const tag = /^<[a-z][\w-]*(?:\s+[\w-]+)*\s*>/i.exec(text.slice(at, at + 200))?.[0];
  if (tag === undefined) return false;
  const before = text.slice(lineAround(text, at).start, at);
  const goesOn = before.trim() !== '' && /^ \p{Ll}/u.test(text.slice(at + tag.length));
  return goesOn || /[\p{L}\p{N}"“(,;:`]\s*$/u.test(before);
}

/** The match of a pattern that begins before an offset and ends behind it. */
function around(
  text: string,
  at: number,
  pattern: RegExp,
  reach = 2_000,
): { start: number; end: number; match: RegExpExecArray } | undefined {
  const from = Math.max(0, at - reach);
  for (const match of text.slice(from, at + reach).matchAll(pattern)) {
    const start = from + match.index;
    const end = start + match[0].length;
    if (start <= at && at < end) return { start, end, match };
  }
  return undefined;
}

function emptyLink(text: string, at: number): Mended | undefined {
  const found =
    around(
      text,
      at,
      /(?<!!)\[\s*\]\(\s*<?([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+"[^"\n]*")?\s*\)/g,
    ) ?? around(text, at, /<a\s[^>]*?href=["']?([^"'\s>]*)[^>]*>(?:\s|&nbsp;|&#160;)*<\/a>/gi);
  if (found === undefined) return undefined;
  return {
    start: found.start,
    end: found.end,
    text: '',
    outcome: 'left-out',
    subject: 'link without a text',
    message: `It led to ${found.match[1] ?? ''}`,
  };
}

function script(text: string, at: number): Mended | undefined {
  const found = around(text, at, /<script\b[^>]*>[\s\S]*?<\/script>/gi, 20_000);
  if (found === undefined) return undefined;
  const address = /\ssrc=["']?([^"'\s>]+)/i.exec(found.match[0])?.[1];
  return {
    start: found.start,
    end: found.end,
    text: '',
    outcome: 'left-out',
    subject: 'script',
    message: address === undefined ? 'No script of an article is run' : `It came from ${address}`,
  };
}

function pictureWithoutAddress(text: string, at: number): Mended | undefined {
  const found = around(text, at, /<img\b[^>]*>/gi);
  if (found === undefined || /\ssrc=["']?[^"'\s>]/i.test(found.match[0])) return undefined;
  const alt = /\salt=(?:"([^"]*)"|'([^']*)')/i.exec(found.match[0]);
  return {
    start: found.start,
    end: found.end,
    text: alt?.[1] ?? alt?.[2] ?? '',
    outcome: 'left-out',
    subject: 'picture without an address',
  };
}

/** Code in a field of a form, as old highlighters had it. */
function codeInField(text: string, at: number): Mended | undefined {
  const found = around(text, at, /<textarea\b[^>]*>([\s\S]*?)<\/textarea>/gi, 20_000);
  if (found === undefined) return undefined;
  return {
    start: found.start,
    end: found.end,
    text: `<pre>${found.match[1] ?? ''}</pre>`,
    outcome: 'converted',
    subject: 'code in a field of a form',
  };
}

/** A link that no page may have, as `rsync://…`: its text stays, with the address if it says more. */
function foreignScheme(text: string, at: number): Mended | undefined {
  const found = around(
    text,
    at,
    /(?<!!)\[([^[\]]*)\]\(\s*<?([^()\s<>]*)>?(?:\s+"[^"\n]*")?\s*\)|<([a-z][\w+.-]*:[^\s<>]*)>/gi,
  );
  if (found === undefined) return undefined;
  const [, words = '', written, bare] = found.match;
  const address = written ?? bare ?? '';
  const isCode = /^(?:javascript|vbscript|data):/i.test(address);
  const says = words.replace(/\s+/g, '').includes(address.replace(/^[a-z+.-]+:/i, '')) || isCode;
  const shown = written === undefined ? address : says ? words : `${words} (${address})`;
  return {
    start: found.start,
    end: found.end,
    text: shown,
    outcome: isCode ? 'left-out' : 'converted',
    subject: 'link with an address that no page may have',
    message: `${isCode ? 'It was code' : 'The address stays as text'}: ${address.slice(0, 100)}`,
  };
}

function leftover(text: string, at: number): Mended | undefined {
  const rest = text.slice(at, at + 3_000);
  const gist = /^\[gist\s+(?:id\s*=\s*)?["']?([\w/]+)["']?[^\]\n]*\]/.exec(rest);
  if (gist) {
    const address = `https://gist.github.com/${gist[1] ?? ''}`;
    const end = at + gist[0].length;
    return { start: at, end, text: address, outcome: 'converted', subject: 'shortcode `gist`' };
  }
  const signs: [RegExp, string, string][] = [
    [/^<(?=%)/, '&lt;', 'sign that a program would read'],
    [/^\[(?=\[)/, '&#91;', 'text in double brackets'],
    [/^\$(?=[^$])/, '&#36;', 'sign that a program would read'],
    // A formula ends before the paragraph does.
    [/^\$(?=\$[^$]*\n[ \t]*\n)/, '&#36;', 'sign that a program would read'],
    // Dollar signs without anything of TeX behind them are a price, or a joke.
    [/^\$(?=\$[^$\\^_{}=]*\$\$)/, '&#36;', 'sign that a program would read'],
    [/^\[(?=more [^\]\n=]*\])/, '&#91;', 'sign that a program would read'],
    [/^\{(?=:)/, '&#123;', 'sign that a program would read'],
    [/^\{[.#][\w-][^{}\n]*\}/, '', 'attribute list of another program'],
    [/^==(?=[^\s=])/, '&#61;=', 'sign that a program would read'],
  ];
  for (const [pattern, replacement, subject] of signs) {
    const match = pattern.exec(rest)?.[0];
    if (match === undefined) continue;
    return {
      start: at,
      end: at + match.length,
      text: replacement,
      outcome: replacement === '' ? 'left-out' : 'converted',
      subject,
      ...(subject === 'text in double brackets' && {
        message: 'The old site showed it as text too; give it an address if it was to be a link',
      }),
    };
  }
  return undefined;
}

function left(text: string, at: number): Mended | undefined {
  const rest = text.slice(at, at + 600);
  const bold = /^\*\*([^*\n]+?)\*\*/.exec(rest);
  if (bold) {
    const inside = bold[1] ?? '';
    const start = at;
    return {
      start,
      end: at + bold[0].length,
      text: `<strong>${inside}</strong>`,
      outcome: 'converted',
      subject: 'bold between letters and punctuation',
    };
  }
  const heading = /^#{1,6}(?=[^\s#])/.exec(rest)?.[0];
  if (heading !== undefined) {
    const end = at + heading.length;
    return { start: end, end, text: ' ', outcome: 'converted', subject: 'heading without a space' };
  }
  const twice = /^(\[[^[\]\n]+\])\(\(([^()\s]+)\)\)?/.exec(rest);
  if (twice)
    return {
      start: at,
      end: at + twice[0].length,
      text: `${twice[1] ?? ''}(${twice[2] ?? ''})`,
      outcome: 'converted',
      subject: 'link with two brackets',
    };
  const apart = /^(\[[^[\]\n]+\]) (?=\(https?:[^\s()]+\))/.exec(rest);
  if (apart)
    return {
      start: at,
      end: at + apart[0].length,
      text: apart[1] ?? '',
      outcome: 'converted',
      subject: 'link with a space in it',
    };
  const spaced = /^(!?\[[^[\]\n]*\])\(([^()<>\n]*[^\s()<>"']) *\)/.exec(rest);
  if (spaced && /\S\s+\S/.test(spaced[2] ?? '') && !/\s["'“]/.test(spaced[2] ?? '')) {
    return {
      start: at,
      end: at + spaced[0].length,
      text: `${spaced[1] ?? ''}(<${(spaced[2] ?? '').trim()}>)`,
      outcome: 'converted',
      subject: 'address with a space',
    };
  }
  const undefinedName = /^(!?)\[([^[\]\n]+)\]\[([^[\]\n]+)\]/.exec(rest);
  if (undefinedName) {
    return {
      start: at,
      end: at + undefinedName[0].length,
      text: undefinedName[0].replace('[', '&#91;'),
      outcome: 'to-do',
      subject: 'link whose address is defined nowhere',
      message: 'The old site showed it as text too; give it an address',
    };
  }
  return undefined;
}
