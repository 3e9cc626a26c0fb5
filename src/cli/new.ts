import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Term } from '../content/article.ts';
import { hasCode } from '../files/has-code.ts';
import { checkSite } from '../pipeline/check-site.ts';
import { silent } from '../pipeline/build-log.ts';
import { readSettings } from '../pipeline/settings.ts';
import { displayPath } from './display.ts';
import { newArticle } from './new-article.ts';
import { print, say } from './print.ts';
import { printWaiting } from './progress.ts';
import { runCommand, UsageError } from './run-command.ts';
import { findTerm } from './terms/near-terms.ts';

const options = {
  category: { type: 'string', multiple: true, default: [] as string[] },
  author: { type: 'string', multiple: true, default: [] as string[] },
} as const;

await runCommand({
  usage: `Usage: npm run new -- "Title" [--category NAME] [--author NAME]

Creates a draft with valid front matter, dated now, and a folder for its
pictures.

  --category NAME   a category of the article; may be repeated
  --author NAME     an author, by id or name; may be repeated`,
  options,
  operands: [1, 1],
  run: async ({ options: { category, author }, operands: [given = ''] }) => {
    const title = given.trim().replace(/\s+/g, ' ');
    if (/\p{Cc}/u.test(title)) throw new UsageError('The title holds a control character');
    const settings = readSettings(process.env, Date.now);
    const { publication, addresses } = await checkSite(settings, silent, printWaiting);
    const { categories, authors } = publication.content;
    const article = newArticle({
      title,
      time: settings.now,
      categories: category.map((name) => choose('category', name, categories)),
      authors: author.map((name) => choose('author', name, authors)),
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
