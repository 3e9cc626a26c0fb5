import type { Article } from '../../content/article.ts';
import { compareText } from '../../content/text.ts';
import { textsFor } from '../../i18n/texts-for.ts';
import { isNoindex } from '../../publication/article-state.ts';
import { dateLabel } from '../../publication/labels.ts';
import { termsOf } from '../../publication/links.ts';
import type { Publication } from '../../publication/publication.ts';
import { describeArticle } from '../../publication/teaser.ts';
import { hrefOf } from '../../urls.ts';
import type { SearchedText } from './count-words.ts';
import type { IndexedArticle } from './make-index.ts';

/** An article that a search can find, with everything that is searched except its body. */
export interface SearchedArticle {
  article: Pick<Article, 'file' | 'syntax' | 'bodyDigest'>;
  indexed: IndexedArticle;
  searched: Omit<SearchedText, 'text'>;
}

/**
 * The articles that search engines may list, oldest first. They are ordered by day before time, so
 * that the articles of a year are adjacent in every time zone.
 */
export function searchedArticles(publication: Publication): SearchedArticle[] {
  return publication.articles
    .filter((article) => !isNoindex(article, publication.now))
    .sort(
      (one, other) =>
        compareText(one.date?.day ?? '', other.date?.day ?? '') ||
        (one.date?.time ?? 0) - (other.date?.time ?? 0) ||
        compareText(one.address, other.address),
    )
    .map((article) => searchedArticle(publication, article));
}

function searchedArticle(publication: Publication, article: Article): SearchedArticle {
  const { site } = publication;
  const names = (taxonomy: 'tag' | 'category' | 'author', slugs: readonly string[]): string[] =>
    slugs.map((slug) => termsOf(publication, taxonomy).get(slug)?.name ?? slug);
  const categories = names('category', article.categories);
  const terms = [...names('tag', article.tags), ...categories];
  const [category] = categories;
  const { file, syntax, bodyDigest, title, date, lang } = article;
  return {
    article: { file, syntax, bodyDigest },
    indexed: {
      row: {
        href: hrefOf(site, article.address),
        title,
        description: describeArticle(article),
        ...(date && { date: dateLabel(date, textsFor(site.lang)) }),
        ...(category !== undefined && { category }),
        ...(lang !== undefined && lang !== site.lang && { lang }),
      },
      year: date?.day.slice(0, 4) ?? '',
      tags: article.tags,
      categories: article.categories,
      terms,
    },
    searched: {
      title,
      terms: [...terms, ...names('author', article.authors), ...article.keywords],
      summaries: [article.description, ...article.body.headings.map(({ text }) => text)],
    },
  };
}
