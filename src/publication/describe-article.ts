import type { Article } from '../content/article.ts';

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
