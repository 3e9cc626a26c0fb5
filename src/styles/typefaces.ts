import type { SiteFonts } from '../site-settings.ts';
import { localSans, localSerifs, type LocalFont } from './local-fonts.ts';

/** A font file of a typeface. */
export interface FaceFile {
  /** A module specifier from `src/styles/`, or the path of a file. */
  file: string;
  /** As CSS has it: one weight, or two of a variable font. */
  weight: string;
  style: 'normal' | 'italic';
  /** What it is loaded for; every character if left out. */
  script?: Script;
}

export interface Family {
  name: string;
  files: readonly FaceFile[];
  /** Whether languages that the project has no fonts for keep the faces of the system. */
  isOwn: boolean;
}

export type RoleName = keyof SiteFonts;

/** What a typeface is for, whoever chooses it. */
interface FaceRole {
  /** The custom property that styles take the stack from. */
  property: '--serif' | '--sans';
  /** Fonts of systems that stand in for the face, adjusted to its measures. */
  locals: readonly LocalFont[];
  /** The stack for `system`. */
  system: string;
  /** Ends every other stack. */
  generic: string;
  /**
   * What systems have for languages whose letters the stacks above lack, by primary tag; for a
   * publication in one of them. Elsewhere the browser's own choice for the language does.
   */
  foreign: Readonly<Record<string, string>>;
}

export const roles: Readonly<Record<RoleName, FaceRole>> = {
  text: {
    property: '--serif',
    locals: localSerifs,
    system:
      "'Iowan Old Style','Palatino Linotype',Palatino,'URW Palladio L',P052,'Noto Serif',serif",
    generic: 'serif',
    // Browsers find a sans by the language alone.
    foreign: {
      ar: "'Noto Naskh Arabic','Geeza Pro','Times New Roman',serif",
      ja: "'Hiragino Mincho ProN','Yu Mincho','Noto Serif CJK JP',serif",
      zh: "'Songti SC',SimSun,'Noto Serif CJK SC',serif",
    },
  },
  interface: {
    property: '--sans',
    locals: localSans,
    system: "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',sans-serif",
    generic: 'system-ui,sans-serif',
    foreign: {},
  },
};

/** Characters that the fonts have files for, and the languages that need them. */
export interface Script {
  name: string;
  /** As `unicode-range` has them. */
  ranges: string;
  /** Primary language tags. */
  languages: readonly string[];
}

/** What the languages of Western Europe are written with. */
export const latin: Script = {
  name: 'latin',
  ranges: 'U+0-FF,U+152-153,U+2010-203A,U+20AC,U+2122,U+2212',
  languages: [],
};

/** The characters of it that the files are cut to; what is rarer is in a font of the system. */
export const latinCharacters = charactersOf(
  'U+20-7E,U+A0-A1,U+A3,U+A7,U+A9-AB,U+AD-AE,U+B0-B3,U+B5,U+B7,U+BA-BB,U+BF-FF,U+152-153,U+2010-2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+202F,U+2039-203A,U+20AC,U+2122,U+2212',
);

/** Beside Latin; a publication in one of the languages has their files too. */
export const furtherScripts: readonly Script[] = [
  {
    name: 'latin-ext',
    ranges:
      'U+100-151,U+154-2BA,U+2BD-2C5,U+2C7-2CC,U+2CE-2D7,U+2DD-2FF,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0',
    languages: [
      ...['az', 'bs', 'cs', 'cy', 'eo', 'et', 'hr', 'hu', 'lt', 'lv', 'mt', 'pl', 'ro', 'sk', 'sl'],
      ...['sq', 'tr'],
    ],
  },
  {
    name: 'cyrillic',
    ranges: 'U+301,U+400-45F,U+490-491,U+4B0-4B1,U+2116',
    languages: ['be', 'bg', 'mk', 'ru', 'sr', 'uk'],
  },
  {
    name: 'greek',
    ranges: 'U+370-377,U+37A-37F,U+384-38A,U+38C,U+38E-3A1,U+3A3-3FF',
    languages: ['el'],
  },
  {
    name: 'vietnamese',
    ranges:
      'U+102-103,U+110-111,U+128-129,U+168-169,U+1A0-1A1,U+1AF-1B0,U+300-301,U+303-304,U+308-309,U+323,U+329,U+1EA0-1EF1,U+20AB',
    languages: ['vi'],
  },
];

/**
 * Languages whose letters no font of the project has, and that have rules in `languages.css`: their
 * pages keep the faces of the system. Pages in others of the kind have Latin letters alone in ours.
 */
export const languagesWithout = ['ar', 'fa', 'he', 'ja', 'ko', 'ur', 'zh'];

/** The scripts that a page in a language is set in; none where the system's faces are kept. */
export function scriptsOf(lang: string): readonly Script[] {
  const [primary = ''] = lang.toLowerCase().split('-');
  if (languagesWithout.includes(primary)) return [];
  return [latin, ...furtherScripts.filter(({ languages }) => languages.includes(primary))];
}

/**
 * The family of a role, with the files that a publication in some languages needs; undefined where the
 * system's faces are all.
 */
export function familyOf(
  role: RoleName,
  fonts: SiteFonts,
  langs: readonly string[],
): Family | undefined {
  const chosen = fonts[role];
  if (chosen === 'system') return undefined;
  if (chosen !== undefined) {
    const files = chosen.files.map(({ path, weight, style }) => ({ file: path, weight, style }));
    return { name: chosen.family, files, isOwn: false };
  }
  const files = [...new Set(langs.flatMap(scriptsOf))].flatMap(
    role === 'text' ? textFiles : interfaceFiles,
  );
  const name = role === 'text' ? 'Magazine Serif' : 'Figtree';
  return files.length === 0 ? undefined : { name, files, isOwn: true };
}

function textFiles(script: Script): FaceFile[] {
  return (['400', '400-italic', '600'] as const).map((cut): FaceFile => {
    const [weight = '', style = 'normal'] = cut.split('-');
    const file =
      script === latin
        ? `./fonts/text-${cut}.woff2`
        : `@fontsource/source-serif-4/files/source-serif-4-${script.name}-${weight}-${style}.woff2`;
    return {
      file,
      // What is bolder is set in 600, not made bolder by the browser.
      weight: weight === '600' ? '600 900' : weight,
      style: style === 'italic' ? style : 'normal',
      script,
    };
  });
}

function interfaceFiles(script: Script): FaceFile[] {
  const face = { weight: '400 700', style: 'normal', script } as const;
  if (script === latin) return [{ file: './fonts/interface-400-700.woff2', ...face }];
  if (script.name !== 'latin-ext') return [];
  return [
    { file: '@fontsource-variable/figtree/files/figtree-latin-ext-wght-normal.woff2', ...face },
  ];
}

/** All characters of ranges as `unicode-range` has them. */
function charactersOf(ranges: string): string {
  return ranges
    .split(',')
    .map((range) => {
      const [first = '', last = first] = range.slice(2).split('-');
      const [from, to] = [Number.parseInt(first, 16), Number.parseInt(last, 16)];
      return Array.from({ length: to - from + 1 }, (_, index) =>
        String.fromCodePoint(from + index),
      ).join('');
    })
    .join('');
}
