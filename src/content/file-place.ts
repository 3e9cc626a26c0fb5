import path from 'node:path';
import type { LanguagePrefix } from '../urls.ts';

/** A language of the publication, by its BCP 47 tag. */
export interface ContentLanguage {
  lang: string;
  prefix: LanguagePrefix;
}

/** Where a source file stands among those of the other languages. */
export interface FilePlace extends ContentLanguage {
  /** Path of the file without the marks of its language; translations have the same. */
  path: string;
}

/** A publication in one language, in which no name and no folder stands for it. */
export const oneLanguage: readonly ContentLanguage[] = [{ lang: '', prefix: '' }];

/**
 * Tells the language of a file below the content folder: that which its front matter names, or its
 * folder, as `articles/de/`, or the end of its name, as `name.de.md`; else the first. Tags are
 * compared without case.
 */
export function placeOf(
  file: string,
  languages: readonly ContentLanguage[],
  written?: string,
): FilePlace {
  const [first = { lang: '', prefix: '' }] = languages;
  if (languages.length <= 1) return { ...first, path: file };
  const find = (tag: string | undefined): ContentLanguage | undefined =>
    languages.find(({ lang }) => lang.toLowerCase() === tag?.toLowerCase());
  const { ofFolder, ofName, ...parts } = languageMarks(file);
  const byFolder = find(ofFolder);
  const byName = find(ofName);
  const folder = byFolder ? parts.root : parts.folder;
  const name = byName ? parts.name : parts.wholeName;
  return {
    ...(find(written) ?? byFolder ?? byName ?? first),
    path: path.posix.join(folder, name + parts.ending),
  };
}

/** What translations of a file have in common: their `translationKey`, else their path without its ending. */
export function translationKeyOf({
  path,
  translationKey,
}: Pick<FilePlace, 'path'> & { translationKey?: string }): string {
  return translationKey ?? path.replace(/\.\w+$/, '');
}

/** The languages that a folder and a name may stand for, whatever they are. */
export function languageMarks(file: string): {
  ofFolder?: string;
  ofName?: string;
  /** The folder without that of a language. */
  root: string;
  folder: string;
  /** The name without the language and without its ending. */
  name: string;
  wholeName: string;
  ending: string;
} {
  const { dir: folder, name: wholeName, ext: ending } = path.posix.parse(file);
  const [kind = '', ofFolder, ...below] = folder.split('/');
  const [, name = wholeName, ofName] = /^(.+)\.([^.]+)$/.exec(wholeName) ?? [];
  return {
    ...(ofFolder !== undefined && { ofFolder }),
    ...(ofName !== undefined && { ofName }),
    root: path.posix.join(kind, ...below),
    folder,
    name,
    wholeName,
    ending,
  };
}
