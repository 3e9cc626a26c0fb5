import { SCENARIO_LABELS, type Row, type Scenario } from './result.ts';

const WIDTH = 760;
const HEIGHT = 440;
const LEFT = 64;
const RIGHT = 250;
const TOP = 24;
const BOTTOM = 52;

/** Lines of the plot. Dashes distinguish them without colour. */
const SERIES: readonly { scenario: Scenario; colour: number; dashes: string }[] = [
  { scenario: 'hugo-related', colour: 3, dashes: '8 4' },
  { scenario: 'hugo', colour: 3, dashes: '2 4' },
  { scenario: 'cold', colour: 1, dashes: '' },
  { scenario: 'edited', colour: 1, dashes: '8 4' },
  { scenario: 'unchanged', colour: 1, dashes: '2 4' },
  { scenario: 'check-cold', colour: 2, dashes: '' },
  { scenario: 'check-warm', colour: 2, dashes: '2 4' },
];

const STYLE = `
text { font: 13px system-ui, sans-serif; fill: #1b1b1f; }
.grid { stroke: #d5d5dc; }
.line { fill: none; stroke-width: 2; }
.c1 { stroke: #0b57a4; } .c2 { stroke: #1a7f37; } .c3 { stroke: #a4410b; }
circle { stroke-width: 2; fill: #fff; }
@media (prefers-color-scheme: dark) {
  text { fill: #ececf1; }
  .grid { stroke: #44444d; }
  .c1 { stroke: #79b8ff; } .c2 { stroke: #6fdd8b; } .c3 { stroke: #ffab70; }
  circle { fill: #16161a; }
}
`;

interface Point {
  x: number;
  y: number;
}

/**
 * Draws wall time over articles as an SVG document that is legible on light and dark backgrounds. Both
 * axes are logarithmic, so proportional work is a straight line. The site of one article is left out,
 * as it would squeeze the others together.
 */
export function plot(rows: readonly Row[]): string {
  const drawn = rows.filter(
    (row) =>
      row.articles > 1 &&
      row.spread === 'narrow' &&
      SERIES.some(({ scenario }) => scenario === row.scenario),
  );
  const xs = decades(drawn.map((row) => row.articles));
  const ys = decades(drawn.map((row) => row.wallSeconds));
  const at = (row: Row): Point => ({
    x: LEFT + position(row.articles, xs) * (WIDTH - LEFT - RIGHT),
    y: HEIGHT - BOTTOM - position(row.wallSeconds, ys) * (HEIGHT - TOP - BOTTOM),
  });
  const lines = SERIES.map((series) => ({
    ...series,
    points: drawn
      .filter((row) => row.scenario === series.scenario)
      .toSorted((a, b) => a.articles - b.articles)
      .map(at),
  })).filter(({ points }) => points.length > 0);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img">`,
    '<title>Seconds over articles</title>',
    `<style>${STYLE}</style>`,
    ...xs.map((value) => verticalGrid(value, at({ ...EMPTY, articles: value }).x)),
    ...ys.map((value) => horizontalGrid(value, at({ ...EMPTY, wallSeconds: value }).y)),
    `<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 10}" text-anchor="middle">articles</text>`,
    ...lines.map(({ points, colour, dashes }) => line(points, colour, dashes)),
    ...labels(lines),
    '</svg>\n',
  ].join('\n');
}

const EMPTY: Row = { articles: 1, spread: 'narrow', scenario: 'cold', wallSeconds: 1, runs: 0 };

/** The powers of ten that enclose all values; at least two. */
function decades(values: readonly number[]): number[] {
  const exponents = values.map((value) => Math.log10(value));
  const first = values.length > 0 ? Math.floor(Math.min(...exponents)) : 0;
  const last = Math.ceil(Math.max(first + 1, ...exponents));
  return Array.from({ length: last - first + 1 }, (_, index) => Number(`1e${first + index}`));
}

/** 0 at the first decade, 1 at the last. */
function position(value: number, scale: readonly number[]): number {
  const first = Math.log10(scale[0] ?? 1);
  const last = Math.log10(scale.at(-1) ?? 10);
  return (Math.log10(value) - first) / (last - first);
}

function verticalGrid(value: number, x: number): string {
  return (
    `<path class="grid" d="M${round(x)} ${TOP}V${HEIGHT - BOTTOM}"/>` +
    `<text x="${round(x)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${grouped(value)}</text>`
  );
}

function horizontalGrid(value: number, y: number): string {
  return (
    `<path class="grid" d="M${LEFT} ${round(y)}H${WIDTH - RIGHT}"/>` +
    `<text x="${LEFT - 8}" y="${round(y + 4)}" text-anchor="end">${grouped(value)} s</text>`
  );
}

function line(points: readonly Point[], colour: number, dashes: string): string {
  const path = points.map(({ x, y }) => `${round(x)} ${round(y)}`).join('L');
  const dots = points.map(
    ({ x, y }) => `<circle class="c${colour}" cx="${round(x)}" cy="${round(y)}" r="3"/>`,
  );
  const dash = dashes === '' ? '' : ` stroke-dasharray="${dashes}"`;
  return `<path class="line c${colour}"${dash} d="M${path}"/>${dots.join('')}`;
}

/** Places names at the right edge in the order of the lines' ends, without overlap. */
function labels(
  lines: readonly { scenario: Scenario; colour: number; points: Point[] }[],
): string[] {
  const edge = WIDTH - RIGHT;
  let lowest = TOP - 18;
  return lines
    .flatMap(({ scenario, colour, points }) => {
      const end = points.at(-1);
      return end === undefined ? [] : [{ text: SCENARIO_LABELS[scenario], colour, end }];
    })
    .toSorted((a, b) => a.end.y - b.end.y)
    .map(({ text, colour, end }) => {
      lowest = Math.max(lowest + 18, end.y);
      const start = `${round(end.x)} ${round(end.y)}`;
      return (
        `<path class="line c${colour}" stroke-opacity="0.4" d="M${start}L${edge + 12} ${round(lowest)}"/>` +
        `<text x="${edge + 16}" y="${round(lowest + 4)}">${text}</text>`
      );
    });
}

/** As `10,000`; fractions stay unchanged. */
function grouped(value: number): string {
  return value < 1 ? String(value) : String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
