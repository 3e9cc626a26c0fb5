import type { Article } from '../content/article.ts';
import { cutText } from '../content/cut-text.ts';
import { textsFor } from '../i18n/texts-for.ts';
import { hrefOf } from '../urls.ts';
import { articleState } from './article-state.ts';
import { croppedPicture } from './cropped-picture.ts';
import { dateLabel } from './labels.ts';
import { termLinks } from './links.ts';
import type { Teaser } from './page.ts';
import type { Publication } from './publication.ts';
import { readingMinutes } from './reading-time.ts';

/** An article as lists show it. */
export function teaserOf(publication: Publication, article: Article): Teaser {
  const { site, now } = publication;
  const [category] = termLinks(publication, 'category', article.categories.slice(0, 1));
  const picture = croppedPicture(publication, article);
  const state = articleState(article, now);
  return {
    href: hrefOf(site, article.address),
    title: article.title,
    description: describeArticle(article),
    authors: termLinks(publication, 'author', article.authors),
    readingMinutes: readingMinutes(article.body, article.lang ?? site.lang),
    ...(article.date && { date: dateLabel(article.date, textsFor(site.lang)) }),
    ...(category && { category }),
    ...(picture && { picture }),
    ...(article.lang !== undefined && article.lang !== site.lang && { lang: article.lang }),
    ...(state && { state }),
  };
}

const LONGEST = 160;

/** The editor's description, else the first paragraph cut between words, at most 160 characters. */
export function describeArticle(article: Article): string {
  return article.description === '' ? cutText(article.body.lead, LONGEST) : article.description;
}
