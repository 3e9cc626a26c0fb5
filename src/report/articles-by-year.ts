import type { Article, Term } from '../content/article.ts';
import { compareText } from '../content/compare-text.ts';
import type { YearRow } from './report.ts';

/** The name that stands for articles without a category. */
const NO_CATEGORY = 'Without a category';

/** How many articles of each category a year had, by their first categories, without gaps. */
export function articlesByYear(
  articles: readonly Article[],
  categories: ReadonlyMap<string, Term>,
): YearRow[] {
  const dated = articles.flatMap(({ date, categories: [slug] }) => {
    if (!date) return [];
    const name = slug === undefined ? undefined : categories.get(slug)?.name;
    return [{ year: date.day.slice(0, 4), category: name ?? slug ?? NO_CATEGORY }];
  });
  const ranked = [...Map.groupBy(dated, ({ category }) => category)]
    .sort(
      ([one, ofOne], [other, ofOther]) => ofOther.length - ofOne.length || compareText(one, other),
    )
    .map(([category]) => category);
  const byYear = Map.groupBy(dated, ({ year }) => year);
  return yearsBetween([...byYear.keys()]).map((year) => {
    const ofYear = byYear.get(year) ?? [];
    const counts = Map.groupBy(ofYear, ({ category }) => category);
    return {
      year,
      total: ofYear.length,
      categories: ranked.flatMap((category) => {
        const count = counts.get(category)?.length ?? 0;
        return count === 0 ? [] : [{ category, count }];
      }),
    };
  });
}

/** From the first to the last; years are written with four digits. */
function yearsBetween(years: readonly string[]): string[] {
  const numbers = years.map(Number);
  if (numbers.length === 0) return [];
  const first = Math.min(...numbers);
  return Array.from({ length: Math.max(...numbers) - first + 1 }, (_, index) =>
    String(first + index),
  );
}
