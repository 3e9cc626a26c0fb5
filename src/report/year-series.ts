import { compareText } from '../content/compare-text.ts';
import type { YearRow } from './report.ts';

/** So many categories stand by themselves; the others are counted together. */
const NAMED = 6;
const OTHERS = 'Other categories';

export interface YearSeries {
  /** Categories, the most frequent of all years first. */
  names: string[];
  /** For each year, how many articles of each of them. */
  counts: number[][];
}

/** The few numbers of each year that a chart and a table can show. */
export function yearSeries(years: readonly YearRow[]): YearSeries {
  const totals = new Map<string, number>();
  for (const { categories } of years) {
    for (const { category, count } of categories) {
      totals.set(category, (totals.get(category) ?? 0) + count);
    }
  }
  const ranked = [...totals]
    .sort(([one, ofOne], [other, ofOther]) => ofOther - ofOne || compareText(one, other))
    .map(([name]) => name);
  const names = ranked.length <= NAMED + 1 ? ranked : [...ranked.slice(0, NAMED), OTHERS];
  const counts = years.map(({ categories }) => {
    const row = names.map(() => 0);
    for (const { category, count } of categories) {
      const place = names.indexOf(category);
      const index = place < 0 ? names.length - 1 : place;
      row[index] = (row[index] ?? 0) + count;
    }
    return row;
  });
  return { names, counts };
}
