import { foldSpace } from './tree.ts';

/** Link texts that say nothing of where the link leads (WCAG 2.4.4 and 2.4.9), by language. */
const VAGUE: Readonly<Record<string, ReadonlySet<string>>> = {
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

/** Whether a whole link text is of those that a list of links leaves without a meaning. */
export function isVagueLinkText(text: string, lang: string): boolean {
  const words = foldSpace(text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, ' '));
  const [language = ''] = lang.toLowerCase().split('-');
  return Object.hasOwn(VAGUE, language) && VAGUE[language]?.has(words) === true;
}
