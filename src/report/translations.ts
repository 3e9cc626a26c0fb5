import type { Article } from '../content/article.ts';
import { compareText } from '../content/text.ts';
import { lastChange } from '../publication/article-state.ts';
import type { Publication } from '../publication/publication.ts';
import type { ArticleRow, TranslationRows } from './report.ts';

/** Compares the articles of each further language with those of the first. */
export function translationsOf(
  [first, ...others]: readonly Publication[],
  rowOf: (article: Article) => ArticleRow,
): TranslationRows[] {
  const originals = [...(first?.articles ?? [])].sort((one, other) =>
    compareText(one.file, other.file),
  );
  return others.map(({ site: { lang }, articles, unlisted }): TranslationRows => {
    const byKey = new Map(
      [...articles, ...unlisted].map((article) => [article.translationKey, article]),
    );
    return {
      lang,
      missing: originals.filter(({ translationKey }) => !byKey.has(translationKey)).map(rowOf),
      outdated: originals.flatMap((original) => {
        const translation = byKey.get(original.translationKey);
        const changed = lastChange(original) ?? 0;
        if (!translation || (lastChange(translation) ?? 0) >= changed) return [];
        return [{ ...rowOf(translation), day: new Date(changed).toISOString().slice(0, 10) }];
      }),
    };
  });
}
