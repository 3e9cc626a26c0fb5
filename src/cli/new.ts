import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Term } from '../content/article.ts';
import type { ContentLanguage } from '../content/file-place.ts';
import { hasCode } from '../files/has-code.ts';
import { checkSite } from '../pipeline/check-site.ts';
import { silent } from '../pipeline/build-log.ts';
import { readSettings } from '../pipeline/settings.ts';
import { displayPath } from './display.ts';
import { newArticle, readTitle } from './new-article.ts';
import { print, say } from './print.ts';
import { printWaiting } from './progress.ts';
import { runCommand, UsageError } from './run-command.ts';
import { findTerm } from './terms/near-terms.ts';

const options = {
  category: { type: 'string', multiple: true, default: [] as string[] },
  author: { type: 'string', multiple: true, default: [] as string[] },
  lang: { type: 'string' },
} as const;

const NO_TERMS: Record<'categories' | 'authors', ReadonlyMap<string, Term>> = {
  categories: new Map(),
  authors: new Map(),
};

await runCommand({
  usage: `Usage: npm run new -- "Title" [--category NAME] [--author NAME] [--lang TAG]

Creates a draft with valid front matter, dated now, and a folder for its
pictures.

  --category NAME   a category of the article; may be repeated
  --author NAME     an author, by id or name; may be repeated
  --lang TAG        the language of the article, where the site has several`,
  options,
  operands: [1, 1],
  run: async ({ options: { category, author, lang }, operands: [given = ''] }) => {
    const title = readTitle(given);
    if (title === undefined)
      throw new UsageError(
        'The title is empty, or holds a control character or one that reverses text',
      );
    const settings = readSettings(process.env, Date.now);
    const at = editionIndex(lang, settings.site.editions);
    const { publications, addresses } = await checkSite(settings, silent, printWaiting);
    const { categories, authors } = publications[at]?.content ?? NO_TERMS;
    const edition = at === 0 ? undefined : settings.site.editions[at];
    const article = newArticle({
      title,
      time: settings.now,
      categories: category.map((name) => choose('category', name, categories)),
      authors: author.map((name) => choose('author', name, authors)),
      ...(edition && { edition }),
    });
    if (!article) throw new UsageError('The title has no letter or digit to name the file by');
    const taken = [...addresses].find(
      ([file, address]) => address === article.address && file !== article.file,
    );
    const show = (file: string): string => displayPath(file, settings.contentDir);
    if (taken) {
      say(`${show(taken[0])} lives at ${article.address} already`);
      return 1;
    }
    const path = join(settings.contentDir, article.file);
    await mkdir(dirname(path), { recursive: true });
    if (!(await writeNew(path, article.text))) {
      say(`${show(article.file)} is there already and stays as it is`);
      return 1;
    }
    await mkdir(join(settings.contentDir, article.pictures), { recursive: true });
    print(show(article.file));
    return 0;
  },
});

/** @throws {UsageError} if the site has no such language. */
function editionIndex(lang: string | undefined, editions: readonly ContentLanguage[]): number {
  if (lang === undefined) return 0;
  const at = editions.findIndex((edition) => edition.lang.toLowerCase() === lang.toLowerCase());
  if (at !== -1) return at;
  const known = editions.map((edition) => edition.lang).join(', ');
  throw new UsageError(`The site is not in \`${lang}\`; its languages are: ${known}`);
}

/** Returns the term as front matter spells it. A term that does not exist yet is reported. */
function choose(
  kind: 'category' | 'author',
  name: string,
  terms: ReadonlyMap<string, Term>,
): string {
  const { term, near } = findTerm(name, terms);
  if (term) return kind === 'author' && term.page ? term.slug : term.name;
  const meant =
    near.length === 0 ? '' : ` Did you mean ${near.map((one) => `"${one}"`).join(' or ')}?`;
  say(`"${name}" is no ${kind} yet.${meant}`);
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
