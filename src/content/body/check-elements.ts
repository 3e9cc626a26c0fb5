import { recordingKind } from '../../files/media-types.ts';
import { diagnose, type SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import type { BodySource } from './positions.ts';
import type { OpenTag } from './raw-html.ts';
import { foldSpace } from './tree.ts';

/**
 * Reports a link text that says nothing.
 *
 * @param lang BCP 47 tag of the text's language.
 * @param start offset of the link's text.
 */
export function vagueLinkText(
  source: BodySource,
  text: string,
  lang: string,
  start: number,
  end: number,
): SourceDiagnostic[] {
  if (!isVagueLinkText(text, lang)) return [];
  const blank = /^[\s>]*/.exec(source.text.slice(start, end))?.[0].length ?? 0;
  return [
    diagnose(
      'vague-link-text',
      source.span(start + blank, Math.max(start + blank, end)),
      `the link text ${JSON.stringify(foldSpace(text))} does not say where the link leads`,
      'Make the words that name its target the link',
    ),
  ];
}

/** Reports the picture at `[start, end)`, or the player that it makes by its address. */
export function missingAlt(
  source: BodySource,
  start: number,
  end: number,
  address: string,
): SourceDiagnostic {
  const kind = recordingKind(address.replace(/[?#].*$/s, ''));
  if (kind !== undefined) {
    const what = kind === 'audio' ? 'sound' : 'film';
    const message = `the ${what} has no words that name it`;
    const hint = `Say in the square brackets what is ${kind === 'audio' ? 'heard' : 'seen'}`;
    return diagnose('missing-alt', source.span(start, end), message, hint);
  }
  return diagnose(
    'missing-alt',
    source.span(start, end),
    'the picture has no alternative text',
    'Say in the square brackets what it shows, or write `<img alt="">` when it only decorates',
  );
}

/** Reports a tag, comment or declaration that swallows what follows it. */
export function unclosedHtml(
  source: BodySource,
  { name, offset, length }: OpenTag,
): SourceDiagnostic {
  const isTag = /^[a-z]/.test(name);
  const what = name === '!--' ? 'comment' : `\`<${name}${isTag ? '>' : ''}\``;
  const end = name === '!--' ? '-->' : isTag ? `</${name}>` : '>';
  return diagnose(
    'unclosed-html',
    source.span(offset, offset + length),
    `the ${what} is never closed and swallows what follows`,
    `Write \`${end}\` where it ends`,
  );
}

/** Reports a word in angle brackets that is no element of HTML. */
export function unknownElement(source: BodySource, start: number, end: number): SourceDiagnostic {
  const span = source.span(start, end);
  const written = source.text.slice(start, start + Math.min(span.length, 60));
  return diagnose(
    'unknown-element',
    span,
    `\`${written}\` is no element of HTML, and is shown as it is written`,
    `Write \`\\${written}\`, or put it in backticks`,
  );
}

/**
 * Reports a code fence that is never closed, and one that a line like an opening fence was to close.
 *
 * @param start offset of the block, with its marks.
 */
export function unclosedCode(source: BodySource, start: number, end: number): SourceDiagnostic[] {
  const block = source.text.slice(start, end);
  const opening = /^(`{3,}|~{3,})/.exec(block)?.[0];
  if (opening === undefined) return [];
  const sign = opening[0] ?? '';
  const lines = block.split('\n');
  const width = (line: string): number => {
    const marks = line.replace(/^[\s>]+/, '');
    let length = 0;
    while (marks[length] === sign) length += 1;
    return length;
  };
  const isClosing = (line: string): boolean =>
    width(line) >= opening.length && line.replace(/^[\s>]+/, '').trim().length === width(line);
  const first = source.span(start, start + (lines[0]?.length ?? 0));
  if (lines.length < 2 || !isClosing(lines.at(-1) ?? '')) {
    const message = 'the code is never closed, and takes what follows';
    return [diagnose('unclosed-code', first, message, `Write \`${opening}\` below its last line`)];
  }
  const slip = lines.findIndex(
    (line, index) =>
      index > 0 &&
      width(line) === opening.length &&
      !isClosing(line) &&
      /^[\s>]*[`~]+[\w+#.-]+\s*$/.test(line),
  );
  if (slip === -1) return [];
  const at = lines.slice(0, slip).reduce((sum, line) => sum + line.length + 1, start);
  const message = `\`${(lines[slip] ?? '').trim()}\` closes no code, as a word stands behind its marks`;
  return [
    diagnose(
      'unclosed-code',
      source.span(at, at + (lines[slip]?.length ?? 0)),
      message,
      'Delete the word, or fence the outer code with more marks',
    ),
  ];
}

/** Link texts that do not say where the link leads (WCAG 2.4.4 and 2.4.9), by language. */
const vagueTexts: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set([
    'click',
    'click here',
    'click this',
    'click this link',
    'here',
    'learn more',
    'link',
    'more',
    'over here',
    'read more',
    'right here',
    'see here',
    'this',
    'this link',
    'this page',
  ]),
  de: new Set(['hier', 'hier klicken', 'klicken sie hier', 'link', 'mehr', 'mehr lesen', 'weiter']),
  es: new Set(['aquí', 'enlace', 'haga clic aquí', 'haz clic aquí', 'leer más', 'más']),
  fr: new Set(['cliquez ici', 'en savoir plus', 'ici', 'lien', 'lire la suite', 'plus']),
};

function isVagueLinkText(text: string, lang: string): boolean {
  const words = foldSpace(text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, ' '));
  const [language = ''] = lang.toLowerCase().split('-');
  return Object.hasOwn(vagueTexts, language) && vagueTexts[language]?.has(words) === true;
}
