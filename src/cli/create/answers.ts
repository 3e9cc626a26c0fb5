import { hasTexts, tagsWithTexts } from '../../i18n/texts-for.ts';
import { kindOf, type PublicationKind, publicationKinds } from '../../site-settings.ts';

/** What a new publication is asked for. */
export interface Answers {
  name: string;
  /** With a slash at its end. */
  url: string;
  lang: string;
  kind: PublicationKind;
}

export interface Question {
  key: keyof Answers;
  text: string;
  /** Taken for an empty answer, and where nobody is asked. */
  usual: string;
}

const LONGEST_NAME = 80;

/** The questions in their order; a folder's name proposes that of the publication. */
export function questionsFor(folderName: string): readonly Question[] {
  const words = folderName.replace(/[-_.\s]+/g, ' ').trim();
  const name = words === '' ? 'A publication' : words.charAt(0).toUpperCase() + words.slice(1);
  return [
    { key: 'name', text: 'Name', usual: name },
    { key: 'url', text: 'Address', usual: 'https://www.example.org' },
    { key: 'lang', text: `Language (${tagsWithTexts.join(', ')})`, usual: 'en' },
    { key: 'kind', text: `Kind (${publicationKinds.join(', ')})`, usual: 'news' },
  ];
}

/** An answer as it will be written, or what is wrong with it, without a full stop. */
export function readAnswer(
  key: keyof Answers,
  given: string,
): { value: string } | { fault: string } {
  const text = given.trim().replace(/\s+/g, ' ');
  if (key === 'name') return readName(text);
  if (key === 'url') return readUrl(text);
  if (key === 'lang') return readLanguage(text);
  if (publicationKinds.some((kind) => kind === text)) return { value: text };
  return { fault: `"${text}" is no kind of publication: write ${orOf(publicationKinds)}` };
}

/** Answers that `readAnswer` has read. */
export function asAnswers(values: ReadonlyMap<keyof Answers, string>): Answers {
  const of = (key: keyof Answers): string => values.get(key) ?? '';
  return {
    name: of('name'),
    url: of('url'),
    lang: of('lang'),
    kind: kindOf({ kind: of('kind') }),
  };
}

function readName(name: string): { value: string } | { fault: string } {
  if (name === '') return { fault: 'The name is empty' };
  if (/\p{Cc}/u.test(name)) return { fault: 'The name holds a control character' };
  if (!/[\p{L}\p{N}]/u.test(name)) return { fault: 'The name has no letter or digit' };
  if (name.length > LONGEST_NAME)
    return { fault: `The name is longer than ${LONGEST_NAME} characters` };
  return { value: name };
}

function readUrl(text: string): { value: string } | { fault: string } {
  const url = URL.parse(text);
  const isPlain =
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    `${url.username}${url.password}${url.search}${url.hash}` === '';
  if (isPlain) return { value: url.href.replace(/\/*$/, '') };
  return { fault: `"${text}" is no address of a site: write one as https://www.example.org` };
}

function readLanguage(text: string): { value: string } | { fault: string } {
  const tag = canonicalTag(text);
  if (tag !== undefined && hasTexts(tag)) return { value: tag };
  return {
    fault: `The interface has no texts in "${text}": choose one of ${tagsWithTexts.join(', ')}, or add it later as docs/extending.md shows`,
  };
}

function canonicalTag(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch {
    return undefined;
  }
}

function orOf(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}
