import type { Article } from '../content/article.ts';
import { hrefOf } from '../urls.ts';
import { articleState } from './article-state.ts';
import { dateLabel } from './labels.ts';
import { termLinks } from './links.ts';
import type { Teaser } from './page.ts';
import type { Publication } from './publication.ts';

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

const LONGEST = 160;
const WORDS_A_MINUTE = 220;

/** The editor's description, else the first paragraph cut at a word, at most 160 characters. */
export function describeArticle(article: Article): string {
  return article.description === '' ? cutAtWord(article.body.lead, LONGEST) : article.description;
}

export function readingMinutes(article: Article): number {
  return Math.max(1, Math.round(article.body.words / WORDS_A_MINUTE));
}

function cutAtWord(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 1);
  const space = cut.lastIndexOf(' ');
  const whole = space > longest / 2 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '');
  return `${whole.replace(/[\s,;:.–—-]+$/, '')}…`;
}
