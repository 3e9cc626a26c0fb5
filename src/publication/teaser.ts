import type { Article } from '../content/article.ts';
import { articleState } from './article-state.ts';
import { dateLabel } from './labels.ts';
import { describeArticle, readingMinutes } from './describe-article.ts';
import type { Teaser } from './page.ts';
import type { Publication } from './publication.ts';
import { hrefOf } from '../urls.ts';
import { termLinks } from './term-links.ts';

/** An article as lists show it. */
export function teaserOf(publication: Publication, article: Article): Teaser {
  const { site, now } = publication;
  const [category] = termLinks(publication, 'category', article.categories.slice(0, 1));
  const picture = article.image && publication.picture(article.image, '');
  const state = articleState(article, now);
  return {
    href: hrefOf(site, article.address),
    title: article.title,
    description: describeArticle(article),
    authors: termLinks(publication, 'author', article.authors),
    readingMinutes: readingMinutes(article),
    ...(article.date && { date: dateLabel(article.date) }),
    ...(category && { category }),
    ...(picture && { picture }),
    ...(article.lang !== undefined && article.lang !== site.lang && { lang: article.lang }),
    ...(state && { state }),
  };
}
