import { diagnose, type SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import type { BodySource } from './body-source.ts';
import type { OpenTag } from './raw-html.ts';
import { foldSpace } from './tree.ts';
import { isVagueLinkText } from './vague-links.ts';

/** For a link whose text stands at `[start, end)`, in the language of a BCP 47 tag. */
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

/** For the picture at `[start, end)`. */
export function missingAlt(source: BodySource, start: number, end: number): SourceDiagnostic {
  return diagnose(
    'missing-alt',
    source.span(start, end),
    'the picture has no alternative text',
    'Say in the square brackets what it shows, or write `<img alt="">` when it only decorates',
  );
}

/** For a tag, comment or declaration that swallows what follows it. */
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
