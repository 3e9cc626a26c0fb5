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

/** Reports the picture at `[start, end)`. */
export function missingAlt(source: BodySource, start: number, end: number): SourceDiagnostic {
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
