import { xmlElement, xmlText } from '../escape.ts';
import type { YearRow } from './report.ts';
import { yearSeries } from './year-series.ts';

const WIDTH = 760;
const HEIGHT = 280;
const LEFT = 44;
const BOTTOM = 26;
const TOP = 10;
/** Room for a year, with a gap. */
const LABEL_WIDTH = 44;

/** Articles of each year as stacked bars with a legend: HTML with inline SVG. */
export function yearChart(years: readonly YearRow[]): string {
  const { names, counts } = yearSeries(years);
  const top = niceCeiling(Math.max(1, ...years.map(({ total }) => total)));
  const placeholder = (WIDTH - LEFT) / Math.max(1, years.length);
  const scale = (HEIGHT - TOP - BOTTOM) / top;
  const bars = years.map(({ year }, index) =>
    barOf(year, counts[index] ?? [], names, { x: LEFT + index * placeholder, placeholder, scale }),
  );
  const every = Math.ceil(LABEL_WIDTH / placeholder);
  const labels = years.map(({ year }, index) => {
    const x = LEFT + (index + 0.5) * placeholder;
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
  { x, placeholder, scale }: { x: number; placeholder: number; scale: number },
): string {
  let y = HEIGHT - BOTTOM;
  return counts
    .map((count, index) => {
      if (count === 0) return '';
      y -= count * scale;
      const title = xmlElement('title', xmlText(`${year}, ${names[index] ?? ''}: ${count}`));
      const place = `x="${round(x + placeholder * 0.12)}" y="${round(y)}" width="${round(placeholder * 0.76)}"`;
      return `<rect class="c${index}" ${place} height="${round(count * scale)}">${title}</rect>`;
    })
    .join('');
}

function svgText(text: string, at: { x: number; y: number }, anchor: 'middle' | 'end'): string {
  const place = { x: String(round(at.x)), y: String(round(at.y)), 'text-anchor': anchor };
  return xmlElement('text', xmlText(text), place);
}

/** The next even number of the form 2, 4, 10, 20, 40, 100 … that is not below. */
function niceCeiling(value: number): number {
  for (let power = 1; ; power *= 10) {
    for (const step of [2, 4, 6, 8, 10]) if (step * power >= value) return step * power;
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
