import { slugify } from '../content/text.ts';
import { fill } from '../i18n/format.ts';
import type { Texts } from '../i18n/texts.ts';
import type { Bibliography } from './bibliography.ts';

/** One way to cite an article, as plain text to copy. */
export interface Citation {
  /** As `BibTeX`. */
  label: string;
  text: string;
}

/** Ways to cite an article: a sentence, BibTeX and RIS. */
export function citationsOf(work: Bibliography, texts: Texts): Citation[] {
  return [
    { label: texts.citations.plain, text: plainCitation(work, texts) },
    { label: 'BibTeX', text: bibtexCitation(work) },
    { label: 'RIS', text: risCitation(work) },
  ];
}

/** In the manner of APA: authors (date). Title. Publication. Address */
function plainCitation(
  { authors, day, title, publication, url }: Bibliography,
  texts: Texts,
): string {
  const names =
    authors.length > 0
      ? listed(
          authors.map(({ name }) => name),
          texts,
        )
      : publication;
  const sentence = /[.!?…。！？؟]$/.test(title) ? title : `${title}.`;
  return `${names} (${day ?? texts.citations.undated}). ${sentence} ${publication}. ${url}`;
}

function listed(all: readonly string[], { names }: Texts): string {
  const last = all.at(-1) ?? '';
  if (all.length < 2) return last;
  return fill(names.last, { names: all.slice(0, -1).join(names.separator), last });
}

function bibtexCitation(work: Bibliography): string {
  const { authors, day, title, publication, url, lang } = work;
  const [year = '', month = '', date = ''] = day?.split('-') ?? [];
  const names = authors.map(({ name, isOrganization }) =>
    // BibTeX would take such names apart.
    isOrganization || /,|\band\b/.test(name) ? `{${escapeTex(name)}}` : escapeTex(name),
  );
  const fields: readonly (readonly [string, string])[] = [
    ['author', names.length > 0 ? names.join(' and ') : `{${escapeTex(publication)}}`],
    // The second braces keep capitals as they are.
    ['title', `{${escapeTex(title)}}`],
    ['journal', escapeTex(publication)],
    ['year', year],
    ['month', month.replace(/^0/, '')],
    ['day', date.replace(/^0/, '')],
    ['url', url.replace(/[{}\\]/g, (character) => encodeURIComponent(character))],
    ['language', lang],
  ];
  const lines = fields
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `  ${name} = {${value}},`);
  return `@article{${citationKey(work)},\n${lines.join('\n')}\n}`;
}

/** As `ada-brook-2021-what`; letters, digits and hyphens of ASCII, which every program takes. */
function citationKey({ authors, day, title, publication }: Bibliography): string {
  const parts = [authors[0]?.name ?? publication, day?.slice(0, 4) ?? '', firstWord(title)];
  const key = parts.map(asciiSlug).filter((part) => part !== '');
  return key.length > 0 ? key.join('-') : 'article';
}

function asciiSlug(text: string): string {
  const plain = slugify(text.normalize('NFKD').replace(/\p{M}/gu, ''));
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

/** Articles and the like say little about a title. */
function firstWord(title: string): string {
  const words = title.split(/\s+/);
  return words.find((word) => asciiSlug(word).length > 3) ?? words[0] ?? '';
}

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Letters outside ASCII stay: BibTeX has read UTF-8 for long. */
function escapeTex(text: string): string {
  return text.replace(/[\\{}$&#^_~%]/g, (character) => TEX[character] ?? `\\${character}`);
}

/** https://en.wikipedia.org/wiki/RIS_(file_format); one tag and value a line, six characters before the value. */
function risCitation(work: Bibliography): string {
  const { authors, day, title, publication, url, lang } = work;
  const lines: readonly (readonly [string, string])[] = [
    ['TY', 'MGZN'],
    ...authors.map(({ name }) => ['AU', name] as const),
    ['TI', title],
    ['T2', publication],
    ['PY', day?.slice(0, 4) ?? ''],
    ['DA', day?.replaceAll('-', '/') ?? ''],
    ['LA', lang],
    ['UR', url],
  ];
  const written = lines.filter(([, value]) => value !== '');
  return [...written, ['ER', ''] as const]
    .map(([tag, value]) => `${tag}  - ${value.replace(/\s+/g, ' ')}`)
    .join('\n');
}
