import { type FaceFile, type RoleName, scriptsOf } from './typefaces.ts';

/** A file of a typeface, as pages know it. */
export interface FontFile extends Pick<FaceFile, 'style'> {
  role: RoleName;
  /** Name of the script that it is for; absent for all. */
  script?: string;
  url: string;
}

/** Elements that browsers set in italics. */
const ITALIC = /<(?:em|i|cite|dfn|var|address)[\s>]/;

/**
 * The files that a page is certain to show letters of: upright ones always, as header and footer have
 * titles and sentences. `main` is the page's main part as HTML; `langs` has the language of what each
 * face is used for.
 */
export function neededFonts(
  files: readonly FontFile[],
  main: string,
  langs: Readonly<Record<RoleName, string>>,
): FontFile[] {
  const scripts = {
    text: scriptsOf(langs.text).map(({ name }) => name),
    interface: scriptsOf(langs.interface).map(({ name }) => name),
  };
  const isItalic = ITALIC.test(main);
  return files.filter(({ role, style, script }) => {
    if (script !== undefined && !scripts[role].includes(script)) return false;
    if (style === 'italic') return role === 'text' && isItalic;
    return true;
  });
}
