import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';
import { ptBR } from './pt-BR.ts';
import type { Texts } from './texts.ts';
import { zhCN } from './zh-CN.ts';

/**
 * Texts by BCP 47 tag, in lower case. A tag without texts takes those of the tag without its last
 * part, as `de-AT` those of `de`; `none` ends that for a variant whose readers they would not serve.
 */
const languages: Readonly<Record<string, Texts | 'none'>> = {
  ar,
  de,
  en,
  es,
  fr,
  ja,
  pt: ptBR,
  zh: zhCN,
  // Traditional characters.
  'zh-hant': 'none',
  'zh-hk': 'none',
  'zh-mo': 'none',
  'zh-tw': 'none',
};

/** The texts of the interface in a language; English where it has none, which `check` refuses of a site. */
export function textsFor(lang: string): Texts {
  return lookUp(lang) ?? en;
}

/** Whether a language or the one it varies has texts of its own. */
export function hasTexts(lang: string): boolean {
  return lookUp(lang) !== undefined;
}

/** Tags of the languages with texts, for people to choose from. */
export const tagsWithTexts: readonly string[] = Object.keys(languages).filter(
  (tag) => languages[tag] !== 'none',
);

/** https://www.rfc-editor.org/rfc/rfc4647#section-3.4 */
function lookUp(lang: string): Texts | undefined {
  let tag = lang.toLowerCase();
  for (;;) {
    const found = Object.hasOwn(languages, tag) ? languages[tag] : undefined;
    if (found !== undefined) return found === 'none' ? undefined : found;
    const cut = tag.lastIndexOf('-');
    if (cut < 0) return undefined;
    tag = tag.slice(0, cut);
  }
}
