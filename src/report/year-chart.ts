import { compareText } from '../content/text.ts';
import { xmlElement, xmlText } from '../escape.ts';
import type { YearRow } from './report.ts';

const WIDTH = 760;
const HEIGHT = 280;
const LEFT = 44;
const BOTTOM = 26;
const TOP = 10;
/** Width of a year's label with a gap. */
const LABEL_WIDTH = 44;

/** Number of categories shown by name; the others are counted together. */
const NAMED = 6;
const OTHERS = 'Other categories';

/** Draws the articles of each year as stacked bars with a legend: HTML with inline SVG. */
export function yearChart(years: readonly YearRow[]): string {
  const { names, counts } = yearSeries(years);
  const top = niceCeiling(years.reduce((most, { total }) => Math.max(most, total), 1));
  const barWidth = (WIDTH - LEFT) / Math.max(1, years.length);
  const scale = (HEIGHT - TOP - BOTTOM) / top;
  const bars = years.map(({ year }, index) =>
    barOf(year, counts[index] ?? [], names, { x: LEFT + index * barWidth, barWidth, scale }),
  );
  const every = Math.ceil(LABEL_WIDTH / barWidth);
  const labels = years.map(({ year }, index) => {
    const x = LEFT + (index + 0.5) * barWidth;
    return index % every === 0 ? svgText(year, { x, y: HEIGHT - 8 }, 'middle') : '';
  });
  const grid = [0, top / 2, top].map((value) => {
    const y = HEIGHT - BOTTOM - value * scale;
    const line = `<line class="grid" x1="${LEFT}" x2="${WIDTH}" y1="${round(y)}" y2="${round(y)}"/>`;
    return line + svgText(String(value), { x: LEFT - 8, y: y + 4 }, 'end');
  });
  const drawing = `<svg role="img" aria-label="Articles by year and category; the table below has the numbers" viewBox="0 0 ${WIDTH} ${HEIGHT}">${grid.join('')}${bars.join('')}${labels.join('')}</svg>`;
  const legend = names.map((name, index) =>
    xmlElement('li', `<span class="swatch c${index}"></span>${xmlText(name)}`),
  );
  return `${drawing}<ul class="legend">${legend.join('')}</ul>`;
}

function barOf(
  year: string,
  counts: readonly number[],
  names: readonly string[],
  { x, barWidth, scale }: { x: number; barWidth: number; scale: number },
): string {
  let y = HEIGHT - BOTTOM;
  return counts
    .map((count, index) => {
      if (count === 0) return '';
      y -= count * scale;
      const title = xmlElement('title', xmlText(`${year}, ${names[index] ?? ''}: ${count}`));
      const position = `x="${round(x + barWidth * 0.12)}" y="${round(y)}" width="${round(barWidth * 0.76)}"`;
      return `<rect class="c${index}" ${position} height="${round(count * scale)}">${title}</rect>`;
    })
    .join('');
}

function svgText(text: string, at: { x: number; y: number }, anchor: 'middle' | 'end'): string {
  const position = { x: String(round(at.x)), y: String(round(at.y)), 'text-anchor': anchor };
  return xmlElement('text', xmlText(text), position);
}

/** The smallest of 2, 4, 6, 8, 10, 20, 40, … that is not below `value`. */
function niceCeiling(value: number): number {
  for (let power = 1; ; power *= 10) {
    for (const step of [2, 4, 6, 8, 10]) if (step * power >= value) return step * power;
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

interface YearSeries {
  /** Categories, the most frequent of all years first. */
  names: string[];
  /** For each year, the number of articles in each category of `names`. */
  counts: number[][];
}

/** Reduces the years to the categories that a chart or table can show. */
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
      const named = names.indexOf(category);
      const index = named < 0 ? names.length - 1 : named;
      row[index] = (row[index] ?? 0) + count;
    }
    return row;
  });
  return { names, counts };
}
