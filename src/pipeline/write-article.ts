import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Content, Term } from '../content/article.ts';
import type { ContentLanguage } from '../content/file-place.ts';
import { findTerm } from '../content/find-term.ts';
import { newArticle, readTitle } from '../content/new-article.ts';
import { hasCode } from '../files/has-code.ts';
import type { Address } from '../urls.ts';
import type { BuildSettings } from './settings.ts';

export interface AskedArticle {
  title: string;
  /** Names of categories; names or ids of authors. */
  categories: readonly string[];
  authors: readonly string[];
  /** BCP 47 tag; the first language of the site if absent. */
  lang?: string | undefined;
}

/** What a new article must not collide with, and the terms that it can name. */
export interface KnownSite {
  publications: readonly { content: Pick<Content, 'categories' | 'authors'> }[];
  /** Addresses of files. */
  addresses: ReadonlyMap<string, Address>;
}

export interface WrittenArticle {
  /** Path below the content folder. */
  file: string;
  address: Address;
  /** A sentence for each category or author that does not exist yet. */
  remarks: string[];
}

/** An article that was not written, with the reason as a sentence without its full stop. */
export class ArticleRefused extends Error {
  override readonly name = 'ArticleRefused';
  /** `wish`: what was asked for is not possible; `taken`: something is in its place. */
  readonly because: 'wish' | 'taken';
  readonly remarks: readonly string[];
  /** Of what is in its place. */
  readonly address: Address | undefined;

  constructor(
    because: 'wish' | 'taken',
    reason: string,
    remarks: readonly string[] = [],
    address?: Address,
  ) {
    super(reason);
    this.because = because;
    this.remarks = remarks;
    this.address = address;
  }
}

const NO_TERMS: Pick<Content, 'categories' | 'authors'> = {
  categories: new Map(),
  authors: new Map(),
};

/**
 * Writes a draft, dated now, and makes a folder for its pictures. Nothing that is there is touched.
 *
 * @param findSite is asked when the wish is possible
 * @param show turns a path below the content folder into one for messages
 * @throws {ArticleRefused}
 */
export async function writeArticle(
  asked: AskedArticle,
  { contentDir, site, now }: BuildSettings,
  findSite: () => Promise<KnownSite>,
  show: (file: string) => string,
): Promise<WrittenArticle> {
  const title = readTitle(asked.title);
  if (title === undefined) {
    const reason = 'The title is empty, or holds a control character or one that reverses text';
    throw new ArticleRefused('wish', reason);
  }
  const at = editionIndex(asked.lang, site.editions);
  const { publications, addresses } = await findSite();
  const { categories, authors } = publications[at]?.content ?? NO_TERMS;
  const remarks: string[] = [];
  const edition = at === 0 ? undefined : site.editions[at];
  const article = newArticle({
    title,
    time: now,
    categories: asked.categories.map((name) => choose('category', name, categories, remarks)),
    authors: asked.authors.map((name) => choose('author', name, authors, remarks)),
    ...(edition && { edition }),
  });
  if (!article) {
    const reason = 'The title has no letter or digit to name the file by';
    throw new ArticleRefused('wish', reason, remarks);
  }
  const { file, address, pictures, text } = article;
  const taken = [...addresses].find(([other, place]) => place === address && other !== file);
  if (taken) {
    const reason = `${show(taken[0])} lives at ${address} already`;
    throw new ArticleRefused('taken', reason, remarks, address);
  }
  const path = join(contentDir, file);
  await mkdir(dirname(path), { recursive: true });
  if (!(await writeNew(path, text))) {
    const reason = `${show(file)} is there already and stays as it is`;
    throw new ArticleRefused('taken', reason, remarks, addresses.get(file));
  }
  await mkdir(join(contentDir, pictures), { recursive: true });
  return { file, address, remarks };
}

/** @throws {ArticleRefused} if the site has no such language. */
function editionIndex(lang: string | undefined, editions: readonly ContentLanguage[]): number {
  if (lang === undefined) return 0;
  const at = editions.findIndex((edition) => edition.lang.toLowerCase() === lang.toLowerCase());
  if (at !== -1) return at;
  const known = editions.map((edition) => edition.lang).join(', ');
  const reason = `The site is not in \`${lang}\`; its languages are: ${known}`;
  throw new ArticleRefused('wish', reason);
}

/** Returns the term as front matter spells it. A term that does not exist yet gets a remark. */
function choose(
  kind: 'category' | 'author',
  name: string,
  terms: ReadonlyMap<string, Term>,
  remarks: string[],
): string {
  const { term, near } = findTerm(name, terms);
  if (term) return kind === 'author' && term.page ? term.slug : term.name;
  const meant =
    near.length === 0 ? '' : ` Did you mean ${near.map((one) => `"${one}"`).join(' or ')}?`;
  remarks.push(`"${name}" is no ${kind} yet.${meant}`);
  return name.trim();
}

/** Returns false if the file exists. */
async function writeNew(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}
