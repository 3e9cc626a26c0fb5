import { articleWords } from '../../search/article-words.ts';
import { htmlText } from '../../search/html-text.ts';
import type { Publication } from '../../publication/publication.ts';
import { searchedArticles } from '../../search/searched-articles.ts';
import { WordTable } from '../../search/word-table.ts';
import { printIndex } from './print-index.ts';

/** The files of the search index as a preview needs them; of MDX articles it lacks the text. */
export function previewSearch(
  publication: Publication,
  htmlOf: (file: string) => string,
): [address: string, text: string][] {
  const table = new WordTable();
  const articles = searchedArticles(publication);
  const words = articles.map(({ article, searched }) =>
    articleWords({ ...searched, text: htmlText(htmlOf(article.file)) }, (word) =>
      table.numberOf(word),
    ),
  );
  return printIndex({
    articles: articles.map(({ indexed }) => indexed),
    words,
    stems: table.stems,
  });
}
