import { diagnose, type SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import type { DiagnosticCode } from '../diagnostics/diagnostic-codes.ts';
import { calloutKinds, calloutWords, isAlertKind } from './callouts.ts';
import { findTemplates, holdsTemplate } from './leftover-templates.ts';
import { outside, type AddressRange } from './locate-address.ts';
import type { BodySource } from './positions.ts';

/** What is said of a mark. */
interface Said {
  code: DiagnosticCode;
  /** What the mark is, as a sentence without its subject. */
  is: string;
  hint: string;
}

interface Mark extends Said {
  /** Global. What it matches is what readers would see. Repetitions are bounded: bodies may be hostile. */
  pattern: RegExp;
  /** What every match holds: a text without it is not searched. */
  holds?: string;
  /** Whether what was matched at `[start, end)` of the body is such a mark. */
  isMeant?: (body: string, start: number, end: number) => boolean;
}

const template: Said = {
  code: 'leftover-template',
  is: 'is a tag of another generator, which readers would see',
  hint: 'Replace it with Markdown',
};

const shortcode: Said = {
  code: 'leftover-template',
  is: 'is a shortcode of WordPress, which readers would see',
  hint: 'Replace it with Markdown',
};

const formula: Said = {
  code: 'leftover-template',
  is: 'is a formula in TeX, which readers would see as it is written',
  hint: 'Write it between dollar signs without spaces beside them, as `$x^2$`',
};

/** What may stand before the first mark of a line: the marks of quotes and list items. */
const lineStart = '(?<=^(?:[ \\t>]|[-*+][ \\t]|\\d{1,9}[.)][ \\t]){0,20})';

/** Marks of other programs, looked for in the whole source outside code. */
const programMarks: readonly Mark[] = [
  {
    // WordPress: `[gallery ids="1"]`, `[youtube=https://…]`, `[embed]…`, `[pullquote]…[/pullquote]`.
    holds: '[',
    pattern:
      /(?<![\\!\w\])])\[(?:embed|audio|video|gallery|playlist|sourcecode|code|youtube|vimeo|soundcloud|slideshare|googlemaps|dailymotion|wpvideo|polldaddy|scribd|tweet|twitter|instagram|vine|gist|contact-form(?:-7)?|archives|caption|wp_caption|more|nextpage|toc)(?:[ \t=:][^\]\n]{0,400}|(?=\][^\n]{0,400}\[\/))\](?![(:]|\[(?!\/))/gim,
    ...shortcode,
  },
  {
    holds: '[',
    pattern:
      /(?<![\\!\w\])])\[[a-z][\w-]*(?:[ \t]+[\w-]+=(?:"[^"\n]{0,400}"|'[^'\n]{0,400}'|“[^”\n]{0,400}”|[^\s\]"'=]{1,400})){1,20}[ \t]*\/?\](?![(:]|\[(?!\/))/gi,
    ...shortcode,
  },
  {
    holds: '[/',
    pattern:
      /(?<![\\!])\[([a-z][\w-]{1,30})\][^\n]{0,400}?\[\/\1\]|(?<!\[[a-z][^\n]{0,400})\[\/[a-z][\w-]{1,30}\](?![([:])/gi,
    ...shortcode,
  },
  {
    holds: '<%',
    pattern: /<%[^%\n]{0,300}%>/g,
    ...template,
  },
  {
    holds: '{',
    pattern: /(?<=[\])])\{(?:[.#][\w-]|[\w-]{1,40}=)[^{}\n]{0,200}\}/g,
    code: 'leftover-template',
    is: 'is an attribute list of Pandoc, which readers would see',
    hint: 'Delete it',
  },
  {
    pattern: /\\\((?=[^\n()]{0,200}[\^_{}=])[^\n()]{1,200}\\\)/g,
    ...formula,
  },
  {
    holds: '%%',
    pattern: /(?<![\w%\\])%%(?!\s*[)\]])[^%]{1,2000}%%(?![\w%])/g,
    code: 'leftover-template',
    is: 'is a comment of Obsidian, which readers would see',
    hint: 'Delete it, or write `<!-- … -->`',
  },
  {
    holds: '{:',
    // At the end of a heading it is read.
    pattern: /(?<!^[ \t>]{0,20}#{1,6}[ \t][^\n]{0,300})\{:[^{}\n]{0,200}\}/gm,
    code: 'leftover-template',
    is: 'is an attribute list of kramdown, which readers would see',
    hint: 'Delete it',
  },
  {
    holds: ':::',
    pattern: new RegExp(
      `${lineStart}:{3,}[ \\t]*(?:${calloutWords.join('|')})(?![\\w-])[^\\n]*$`,
      'gim',
    ),
    code: 'markdown-left',
    is: 'is no callout, as nothing closes it',
    hint: 'Write `:::` on a line of its own below it, in the same list item or quote',
  },
  {
    holds: ':::',
    pattern: new RegExp(`${lineStart}:{3,}[^\\n]*$`, 'gm'),
    code: 'leftover-template',
    is: 'is a container of another generator, which readers would see',
    hint: 'Replace it with a callout, as `:::note` and `:::` below it, or with a quote',
  },
  {
    pattern: /^(?:!!!|\?\?\?\+?)[ \t]+\w[^\n]*$/gm,
    code: 'leftover-template',
    is: 'is an admonition of MkDocs, which readers would see',
    hint: 'Replace it with a quote, as `> **Note**`',
  },
  {
    holds: '$$',
    pattern: /(?<![\\$])\$\$(?!\$)[^$]{1,2000}\$\$(?!\$)/g,
    ...formula,
  },
  {
    pattern: /^:[ \t]+\S[^\n]*$/gm,
    code: 'leftover-template',
    is: 'is a definition of kramdown or Pandoc, which readers would see with its colon',
    hint: 'Write a list, or `<dl><dt>…</dt><dd>…</dd></dl>`',
  },
];

/** Markdown that was meant and stayed text, looked for in text alone. */
const textMarks: readonly Mark[] = [
  {
    holds: '[',
    pattern: /^\[(?:gallery|playlist|audio|video|contact-form(?:-7)?|archives|sitemap)\]$/gim,
    ...shortcode,
  },
  {
    holds: '[!',
    pattern: /^\[!([a-z][\w-]{0,40})\]/gi,
    code: 'markdown-left',
    is: 'is no kind of callout',
    hint: `Write one of ${calloutKinds.map((kind) => `\`${kind}\``).join(', ')}`,
    isMeant: isUnknownAlert,
  },
  {
    holds: '^[',
    pattern: /(?<![\\\w\]])\^\[[^[\]\n]{1,300}\](?![([])/g,
    code: 'markdown-left',
    is: 'is a note of Pandoc, which readers would see',
    hint: 'Write `[^1]` here, and the note below as `[^1]: …`',
  },
  {
    holds: ']((',
    pattern: /(?<![\\!\w\]])\[[^[\]\n]{1,300}\]\(\([^()\n]{0,300}(?:\)|$)/g,
    code: 'markdown-left',
    is: 'is no link, as its bracket stands twice',
    hint: 'Delete the second `(`',
  },
  {
    holds: '[',
    pattern:
      /(?<![\\!\w\]])\[(?!\d+\])[^[\]\n]{1,200}\] \((?:https?:|$)|(?<!\w)\([^()\n]{1,200}\)\[(?:https?:|$)/g,
    code: 'markdown-left',
    is: 'is no link, as its brackets are not as Markdown wants them',
    hint: 'Write `[text](address)`, without a space between',
  },
  {
    holds: '|',
    pattern: /^\|[^\n]{1,300}\|[ \t]*\r?\n[ \t>]*\|[^\n]{1,300}\|/gm,
    code: 'markdown-left',
    is: 'is no table, as the line of dashes below its header is missing or has other columns',
    hint: 'Write `| --- | --- |` below the header, with as many columns',
  },
  {
    holds: '**',
    pattern:
      /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])\*\*(?=\p{P})|(?<=\p{P})\*\*(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])/gu,
    code: 'markdown-left',
    is: 'is not bold: asterisks stand between a letter and a punctuation mark',
    hint: 'Put a space outside the asterisks, or write `<strong>…</strong>`',
  },
  {
    holds: '[[',
    pattern: /(?<!\\)!?\[\[[^[\]\n]{1,200}\]\](?!\()/g,
    code: 'leftover-template',
    is: 'is a link of Obsidian or a wiki, which readers would see',
    hint: 'Write `[text](address)`, or `![text](file)` for a picture',
  },
  {
    holds: '[^',
    pattern: /(?<![\\\w\]])\[\^[^\]\s]{1,100}\](?!\()/g,
    code: 'markdown-left',
    is: 'is a mark without a note',
    hint: 'Write the note below, as `[^1]: …`, or delete the mark',
  },
  {
    holds: '![',
    pattern: /(?<!\\)!\[[^\]\n]{0,300}\]\([^)\n]{0,300}\)?/g,
    code: 'markdown-left',
    is: 'is no picture, as its address holds a space or is not closed',
    hint: 'Put the address between `<` and `>`',
  },
  {
    holds: '](',
    pattern: /(?<![\\!\w\]])\[[^[\]\n]{1,300}(?<!\\)\]\((?!\s*\))[^()\n]{0,300}(?:\)|$)/g,
    code: 'markdown-left',
    is: 'is no link, as its address holds a space or is not closed',
    hint: 'Put the address between `<` and `>`',
  },
  {
    holds: '][',
    pattern: /(?<![\\\w\]!])!?\[[^[\]^\n][^[\]\n]{0,300}\]\[(?!\d+\]|\/)[^[\]\n]{1,300}\](?![([])/g,
    code: 'markdown-left',
    is: 'names an address that is defined nowhere',
    hint: 'Add a line as `[name]: address`, or write the address in round brackets',
  },
  {
    holds: '#',
    pattern: /^(?:#{2,6}[^\s#]|#{1,6}\u00a0)[^\n]*/gm,
    code: 'markdown-left',
    is: 'is no heading without a plain space behind its marks',
    hint: 'Put a space behind the last `#`',
  },
  {
    holds: '#',
    pattern: /^#\p{Lu}\p{Ll}[^\n#@]{1,98}(?<![\s.,:;!?…])[ \t]*$/gmu,
    code: 'markdown-left',
    is: 'is no heading without a space behind its mark',
    hint: 'Put a space behind the `#`, or write `\\#` if a hashtag is meant',
    isMeant: isHeadingLine,
  },
  {
    holds: '\u00a0',
    pattern: /^[ \t]*(?:[-*+]|\d{1,9}[.)])\u00a0[^\n]*/gm,
    code: 'markdown-left',
    is: 'is no item of a list, as a space that does not break stands behind its mark',
    hint: 'Replace it with a plain space',
  },
  {
    holds: '<',
    pattern: /<[a-z]+ [^<>\n]{0,300}=[”“„][^<>\n]{0,300}>?/gi,
    code: 'markdown-left',
    is: 'is no tag, as its quotation marks are curly',
    hint: 'Write `"`',
  },
  {
    holds: '<',
    pattern: /<\/?[a-z]\w{0,20}:[a-z][^<>\n]{0,300}>/gi,
    code: 'markdown-left',
    is: 'is a tag of a word processor, which readers would see',
    hint: 'Delete it',
  },
  {
    holds: '**',
    pattern: /(?<![\\*])\*\*(?=[^\s*])[^*\n]{0,300}[^\s*\\]\*\*(?!\*)/g,
    code: 'markdown-left',
    is: 'is not bold: an asterisk stands between a letter and a punctuation mark',
    hint: 'Put a space outside the asterisks, or write `<strong>…</strong>`',
  },
];

/**
 * Whether a line is a paragraph that may be a heading. A single word is a hashtag, but where headings
 * are written so and text follows.
 */
function isHeadingLine(body: string, start: number, end: number): boolean {
  const after = body.slice(end);
  const isAlone =
    /(?:^|\n[ \t]*\r?\n)$/.test(body.slice(Math.max(0, start - 20), start)) &&
    /^[ \t]*\r?(?:\n[ \t]*\r?(?:\n|$)|\n?$)/.test(after.slice(0, 20));
  if (!isAlone || /\s/.test(body.slice(start, end).trim())) return isAlone;
  return /^#{1,6} /m.test(body) && after.trim() !== '';
}

/** Whether a mark in brackets begins a quote and names a kind that is not read. */
function isUnknownAlert(body: string, start: number, end: number): boolean {
  const before = body.slice(body.lastIndexOf('\n', start - 1) + 1, start);
  return /^[\s>*+\-\d.)]*>[ \t]?$/.test(before) && !isAlertKind(body.slice(start + 2, end - 1));
}

const mayHoldProgramMark = /[[\]%$]|\{[:.#\w]|:::|!!!|\?\?\?|\\\(|^:[ \t]/m;
const mayHoldTextMark = /[[\]#<*|]|\u00a0/;

/** Reports each tag of another generator once, where it begins, except those in `ignored` ranges. */
export function reportTemplates(
  source: BodySource,
  ignored: readonly AddressRange[],
): SourceDiagnostic[] {
  const found = findTemplates(source.text).map((range) => ({ ...range, mark: template }));
  return reportMarks(found, source, ignored);
}

/** Reports marks of other programs in a body, except those that begin in `ignored` ranges. */
export function reportProgramMarks(
  source: BodySource,
  ignored: readonly AddressRange[],
): SourceDiagnostic[] {
  if (!mayHoldProgramMark.test(source.text)) return [];
  return reportMarks(findMarks(programMarks, source.text, 0), source, ignored);
}

/** Reports Markdown that stayed text in the given parts of a body, which hold text alone. */
export function reportTextMarks(
  source: BodySource,
  parts: readonly AddressRange[],
  ignored: readonly AddressRange[],
): SourceDiagnostic[] {
  const found = parts.flatMap(({ start, end }) => {
    const text = source.text.slice(start, end);
    if (!mayHoldTextMark.test(text)) return [];
    // Of an address that goes on beyond the text, what follows tells whether a tag broke it.
    return findMarks(textMarks, text, start).filter(
      (found) =>
        (found.end < end || !holdsTemplate(restOfLine(source.text, found.end))) &&
        (found.mark.isMeant?.(source.text, found.start, found.end) ?? true),
    );
  });
  return reportMarks(found, source, ignored);
}

function restOfLine(text: string, from: number): string {
  const end = text.indexOf('\n', from);
  return text.slice(from, end === -1 ? undefined : Math.min(end, from + 500));
}

interface Found extends AddressRange {
  mark: Said & Pick<Mark, 'isMeant'>;
}

/** In the order of the text; of two that overlap, the first. */
function findMarks(marks: readonly Mark[], text: string, offset: number): Found[] {
  const found: Found[] = [];
  for (const mark of marks) {
    if (mark.holds !== undefined && !text.includes(mark.holds)) continue;
    for (const match of text.matchAll(mark.pattern)) {
      // A tag of another generator in an address is reported by itself.
      if (holdsTemplate(match[0])) continue;
      const start = offset + match.index;
      found.push({ mark, start, end: start + match[0].length });
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let covered = 0;
  return found.filter(({ start, end }) => {
    if (start < covered) return false;
    covered = end;
    return true;
  });
}

function reportMarks(
  found: readonly Found[],
  source: BodySource,
  ignored: readonly AddressRange[],
): SourceDiagnostic[] {
  return outside(found, ignored).map(({ mark, start, end }) => {
    const span = source.span(start, end);
    const shown = source.text.slice(start, start + Math.min(span.length, 40));
    return diagnose(mark.code, span, `\`${shown}\` ${mark.is}`, mark.hint);
  });
}
