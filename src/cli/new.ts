import { silent } from '../pipeline/build-log.ts';
import { checkSite } from '../pipeline/check-site.ts';
import { readSettings } from '../pipeline/settings.ts';
import { ArticleRefused, writeArticle } from '../pipeline/write-article.ts';
import { displayPath } from './display.ts';
import { print, say } from './print.ts';
import { printWaiting } from './progress.ts';
import { runCommand, UsageError } from './run-command.ts';

const options = {
  category: { type: 'string', multiple: true, default: [] as string[] },
  author: { type: 'string', multiple: true, default: [] as string[] },
  lang: { type: 'string' },
} as const;

await runCommand({
  usage: `Usage: npm run new -- "Title" [--category NAME] [--author NAME] [--lang TAG]

Creates a draft with valid front matter, dated now, and a folder for its
pictures.

  --category NAME   a category of the article; may be repeated
  --author NAME     an author, by id or name; may be repeated
  --lang TAG        the language of the article, where the site has several`,
  options,
  operands: [1, 1],
  run: async ({ options: { category, author, lang }, operands: [title = ''] }) => {
    const settings = readSettings(process.env, Date.now);
    const show = (file: string): string => displayPath(file, settings.contentDir);
    try {
      const { file, remarks } = await writeArticle(
        { title, categories: category, authors: author, lang },
        settings,
        () => checkSite(settings, silent, printWaiting),
        show,
      );
      remarks.forEach(say);
      print(show(file));
      return 0;
    } catch (error) {
      if (!(error instanceof ArticleRefused)) throw error;
      error.remarks.forEach(say);
      if (error.because === 'wish') throw new UsageError(error.message);
      say(error.message);
      return 1;
    }
  },
});
