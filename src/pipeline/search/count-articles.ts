import { digestOf } from '../../files/digest-of.ts';
import { articleWords, type ArticleWords } from '../../search/article-words.ts';
import { placesOf } from '../../search/postings.ts';
import type { SearchedArticle } from '../../search/searched-articles.ts';
import { WordTable } from '../../search/word-table.ts';
import { readWordCache, writeWordCache, type CachedWords } from './word-cache.ts';

export interface CountedArticles {
  words: ArticleWords[];
  /** By number. */
  stems: readonly string[];
}

/**
 * Counts the words of articles, in their order; what was counted before comes from the cache, which
 * then holds these articles alone.
 */
export function countArticles(
  articles: readonly SearchedArticle[],
  textOf: (article: SearchedArticle['article']) => string,
  cache: { file: string; fingerprint: string },
): CountedArticles {
  const cached = readWordCache(cache.file, cache.fingerprint);
  const table = new WordTable();
  for (const stem of cached.stems) table.numberOfStem(stem);
  const counted = articles.map(({ article, searched }): [string, ArticleWords] => {
    const key = digestOf(JSON.stringify([article.bodyDigest, searched]));
    const known = cached.articles.get(key);
    if (known) return [key, known];
    const words = articleWords({ ...searched, text: textOf(article) }, (word) =>
      table.numberOf(word),
    );
    return [key, words];
  });
  const now = new Map(counted);
  if (now.size !== cached.articles.size || [...now.keys()].some((key) => !cached.articles.has(key)))
    writeWordCache(
      cache.file,
      cache.fingerprint,
      withoutUnused({ stems: table.stems, articles: now }),
    );
  return { words: counted.map(([, words]) => words), stems: table.stems };
}

/** Stems that only earlier articles held would stay for ever. */
function withoutUnused({ stems, articles }: CachedWords): CachedWords {
  const numbers = new Int32Array(stems.length).fill(-1);
  const used: string[] = [];
  const renumbered = [...articles].map(([key, words]): [string, ArticleWords] => {
    const own = words.stems.map((one) => {
      const number = one >>> 6;
      if ((numbers[number] ?? -1) < 0) numbers[number] = used.push(stems[number] ?? '') - 1;
      return (numbers[number] ?? 0) * 64 + placesOf(one);
    });
    return [key, { ...words, stems: own }];
  });
  return { stems: used, articles: new Map(renumbered) };
}
