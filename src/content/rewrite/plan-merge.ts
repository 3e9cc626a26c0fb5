import { decodeHTML } from 'entities';
import { posix } from 'node:path';
import { termSlug } from '../assemble/merge-terms.ts';
import { termFields, termSchema } from '../front-matter/fields.ts';
import { frontMatterFields } from '../front-matter/read-front-matter.ts';
import { editTermFile, newTermFile } from './edit-term-file.ts';
import { renameTerm, type TermKey } from './rename-term.ts';
import { slugify } from '../text.ts';
import { siteAddresses } from '../../urls.ts';

/** A value of `tags` or `categories` in an article. */
export interface TermUse {
  key: TermKey;
  /** The language of the article. */
  lang: string;
  value: string;
  file: string;
  line: number;
}

export interface TermSources {
  /** Texts of the articles by path; those that use neither term may be left out. */
  articles: ReadonlyMap<string, string>;
  /** Texts of the files of tags and categories by path. */
  termFiles: ReadonlyMap<string, string>;
  uses: readonly Pick<TermUse, 'key' | 'value' | 'file'>[];
}

export interface Merge {
  /** New texts by file; null removes the file. */
  changes: Map<string, string | null>;
  /** Number of articles among the changes. */
  articles: number;
}

/** What prevents the merge, by position. */
export interface MergeErrors {
  errors: { file: string; line: number; reason: string }[];
}

/**
 * Plans the changes that merge one term into another: in the front matter of articles, and in the
 * term's own file, which gets the redirects. If both spellings share an address, only values spelt
 * exactly `from` change and nothing is redirected.
 */
export function planMerge(sources: TermSources, from: string, into: string): Merge | MergeErrors {
  const changes = new Map<string, string | null>();
  const errors: MergeErrors['errors'] = [];
  const isOld = matcher(from, into);
  const keys = keysOf(sources, from, isOld);
  const concerned = new Set(
    sources.uses
      .filter(({ key, value }) => keys.includes(key) && isOld(value))
      .map((use) => use.file),
  );
  for (const [file, text] of sources.articles) {
    if (!concerned.has(file)) continue;
    const renamed = renameTerm(text, { keys, matches: isOld, into });
    if (typeof renamed !== 'string') errors.push({ file, ...renamed });
    else changes.set(file, renamed);
  }
  const articles = changes.size;
  for (const key of keys) {
    const files = fileChanges(sources.termFiles, key, from, into);
    if (typeof files === 'string')
      errors.push({
        file: files,
        line: 1,
        reason:
          'the front matter is written in a way that is not rewritten: change its title and aliases yourself',
      });
    else for (const [file, text] of files) changes.set(file, text);
  }
  return errors.length > 0 ? { errors } : { changes, articles };
}

/** Why a term cannot get a name, as a sentence without its full stop; undefined where it can. */
export function newNameFault(from: string, into: string): string | undefined {
  if (slugify(from) === '' || slugify(into) === '') return 'A term needs a letter or a digit';
  if (from === into) return 'Both names are the same';
  return into !== decodeHTML(into).trim() || /[\p{Cc},]/u.test(into)
    ? 'A new name has no comma, no control character, no entity and no space at its ends'
    : undefined;
}

/** Why terms are not merged in a publication in several languages. */
export const IN_SEVERAL_LANGUAGES =
  '`merge` is for publications in one language, as each has terms and addresses of its own: change the front matter yourself, and name the old address in `aliases` of the term’s file';

function matcher(from: string, into: string): (value: string) => boolean {
  const slug = slugify(from);
  if (slug === slugify(into)) return (value) => value === from;
  return (value) => slugify(value) === slug;
}

/** The keys in which the term is used or has a file. */
function keysOf(
  { uses, termFiles }: TermSources,
  from: string,
  isOld: (value: string) => boolean,
): TermKey[] {
  return (['tags', 'categories'] as const).filter(
    (key) =>
      uses.some((use) => use.key === key && isOld(use.value)) ||
      fileOf(termFiles, key, slugify(from)) !== undefined,
  );
}

/** Returns the new texts by file, or the path of a file that cannot be changed. */
function fileChanges(
  termFiles: ReadonlyMap<string, string>,
  key: TermKey,
  from: string,
  into: string,
): Map<string, string | null> | string {
  const [oldSlug, newSlug] = [slugify(from), slugify(into)];
  const old = fileOf(termFiles, key, oldSlug);
  const oldText = old === undefined ? undefined : termFiles.get(old);
  const title = oldText === undefined ? undefined : titleOf(oldText);
  if (oldSlug === newSlug) {
    if (old === undefined || oldText === undefined || title !== from) return new Map();
    const text = editTermFile(oldText, { title: into, add: [] });
    return text === undefined ? old : new Map([[old, text]]);
  }
  const addressOf = (slug: string): string =>
    siteAddresses.term(key === 'tags' ? 'tag' : 'category', slug);
  const present = fileOf(termFiles, key, newSlug);
  const former = [addressOf(oldSlug), ...(oldText === undefined ? [] : aliasesOf(oldText))].filter(
    (address) => address !== addressOf(newSlug),
  );
  if (present !== undefined) {
    const text = editTermFile(termFiles.get(present) ?? '', {
      add: former,
      drop: addressOf(newSlug),
    });
    if (text === undefined) return present;
    return new Map([[present, text], ...(old === undefined ? [] : [[old, null] as const])]);
  }
  if (old === undefined || oldText === undefined)
    return new Map([[`${key}/${newSlug}.md`, newTermFile(into, former)]]);
  const retitled = slugify(title ?? '') === oldSlug ? { title: into } : {};
  const text = editTermFile(oldText, { ...retitled, add: former, drop: addressOf(newSlug) });
  if (text === undefined) return old;
  return new Map([
    [posix.join(posix.dirname(old), newSlug + posix.extname(old)), text],
    [old, null],
  ]);
}

function fileOf(
  termFiles: ReadonlyMap<string, string>,
  key: TermKey,
  slug: string,
): string | undefined {
  return [...termFiles.keys()].find(
    (file) => file.startsWith(`${key}/`) && termSlug(file) === slug,
  );
}

function titleOf(text: string): string | undefined {
  return termSchema.shape.title.safeParse(fieldsOf(text).title).data;
}

function aliasesOf(text: string): string[] {
  return termSchema.shape.aliases.safeParse(fieldsOf(text).aliases).data ?? [];
}

function fieldsOf(text: string): Record<string, unknown> {
  return frontMatterFields(text.replace(/^\uFEFF/, ''), termFields);
}
