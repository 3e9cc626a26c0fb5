import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkSite } from '../pipeline/check-site.ts';
import { silent } from '../pipeline/build-log.ts';
import { readSettings } from '../pipeline/settings.ts';
import type { Term } from '../content/article.ts';
import { hasCode } from '../files/has-code.ts';
import { WrongUse } from './arguments.ts';
import { findTerm } from './find-term.ts';
import { newArticle } from './new-article.ts';
import { pathFromHere } from './path-from-here.ts';
import { runCommand } from './run-command.ts';
import { tellWaiting } from './tell-waiting.ts';

const options = {
  category: { type: 'string', multiple: true, default: [] as string[] },
  author: { type: 'string', multiple: true, default: [] as string[] },
} as const;

await runCommand({
  usage: `Usage: npm run new -- "Title" [--category NAME] [--author NAME]

Makes a draft with a valid header, dated now, and a folder for its pictures.

  --category NAME   a category of the article; may be given again
  --author NAME     an author, by id or name; may be given again`,
  options,
  operands: [1, 1],
  run: async ({ options: { category, author }, operands: [given = ''] }) => {
    const title = given.trim().replace(/\s+/g, ' ');
    if (/\p{Cc}/u.test(title)) throw new WrongUse('The title holds a control character');
    const settings = readSettings(process.env, Date.now);
    const { publication, addresses } = await checkSite(settings, silent, tellWaiting);
    const { categories, authors } = publication.content;
    const article = newArticle({
      title,
      time: settings.now,
      categories: category.map((name) => choose('category', name, categories)),
      authors: author.map((name) => choose('author', name, authors)),
    });
    if (!article) throw new WrongUse('The title has no letter or digit to name the file by');
    const taken = [...addresses].find(
      ([file, address]) => address === article.address && file !== article.file,
    );
    const show = (file: string): string => pathFromHere(file, settings.contentDir);
    if (taken) {
      process.stderr.write(`${show(taken[0])} lives at ${article.address} already\n`);
      return 1;
    }
    const path = join(settings.contentDir, article.file);
    await mkdir(dirname(path), { recursive: true });
    if (!(await writeNew(path, article.text))) {
      process.stderr.write(`${show(article.file)} is there already and stays as it is\n`);
      return 1;
    }
    await mkdir(join(settings.contentDir, article.pictures), { recursive: true });
    process.stdout.write(`${show(article.file)}\n`);
    return 0;
  },
});

/** As headers write it; of one that is not there yet, people are told. */
function choose(
  kind: 'category' | 'author',
  name: string,
  terms: ReadonlyMap<string, Term>,
): string {
  const { term, near } = findTerm(name, terms);
  if (term) return kind === 'author' && term.page ? term.slug : term.name;
  const meant =
    near.length === 0 ? '' : ` Did you mean ${near.map((one) => `"${one}"`).join(' or ')}?`;
  process.stderr.write(`"${name}" is no ${kind} yet.${meant}\n`);
  return name.trim();
}

/** False when the file is there already. */
async function writeNew(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}
