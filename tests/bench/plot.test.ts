import { describe, expect, it } from 'vitest';
import { plot } from '../../bench/plot.ts';
import type { Row } from '../../bench/result.ts';

const ROWS: Row[] = [1_000, 10_000].flatMap((articles) =>
  (['cold', 'edited', 'unchanged', 'hugo', 'hugo-related', 'dev-start'] as const).map(
    (scenario, index): Row => ({
      articles,
      spread: 'narrow',
      scenario,
      wallSeconds: (articles / 1_000) * (index + 1),
      runs: 3,
    }),
  ),
);

describe('the plot', () => {
  it('is well-formed', () => {
    expect(errorsIn(plot(ROWS))).toEqual([]);
    expect(errorsIn(plot([]))).toEqual([]);
    expect(plot([])).not.toMatch(/NaN|Infinity/);
  });

  it('draws a line through the sizes of each scenario that grows with the archive', () => {
    const svg = plot(ROWS);
    expect(svg.match(/<circle /g)).toHaveLength(10);
    expect(svg).toContain('>Hugo, related articles</text>');
    expect(svg).not.toContain('development');
    expect(svg).not.toMatch(/NaN|Infinity/);
  });

  it('draws work in proportion to the articles as a straight line', () => {
    const rows = [100, 1_000, 10_000].map((articles): Row => ({
      articles,
      spread: 'narrow',
      scenario: 'cold',
      wallSeconds: articles / 100,
      runs: 1,
    }));
    const centres = [...plot(rows).matchAll(/cx="(.+?)" cy="(.+?)"/g)].map(([, x, y]) => ({
      x: Number(x),
      y: Number(y),
    }));
    const [a, b, c] = centres;
    expect(centres).toHaveLength(3);
    expect((b?.x ?? 0) - (a?.x ?? 0)).toBeCloseTo((c?.x ?? 0) - (b?.x ?? 0), 0);
    expect((a?.y ?? 0) - (b?.y ?? 0)).toBeCloseTo((b?.y ?? 0) - (c?.y ?? 0), 0);
    expect((a?.y ?? 0) - (c?.y ?? 0)).toBeGreaterThan(0);
  });

  it('keeps labels apart where lines end at one height', () => {
    const rows = (['cold', 'hugo', 'hugo-related', 'edited'] as const).map((scenario): Row => ({
      articles: 1_000,
      spread: 'narrow',
      scenario,
      wallSeconds: 5,
      runs: 1,
    }));
    const heights = [...plot(rows).matchAll(/<text x="526" y="(.+?)">/g)].map(([, y]) => Number(y));
    const gaps = heights.slice(1).map((height, index) => height - (heights[index] ?? 0));
    expect(heights).toHaveLength(4);
    expect(gaps.every((gap) => gap >= 16)).toBe(true);
  });

  it('leaves out the archives with many terms', () => {
    const wide = ROWS.map((row): Row => ({ ...row, spread: 'wide' }));
    expect(plot([...wide, ...ROWS])).toBe(plot(ROWS));
  });

  it('leaves out the site of one article', () => {
    const one: Row = { articles: 1, spread: 'narrow', scenario: 'cold', wallSeconds: 4, runs: 1 };
    expect(plot([one, ...ROWS])).toBe(plot(ROWS));
  });

  it('has colours for light and for dark ground', () => {
    expect(plot(ROWS)).toContain('@media (prefers-color-scheme: dark)');
  });
});

/** What keeps a document from being XML: tags out of order, bare signs, attributes without quotes. */
function errorsIn(document: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  for (const [, text = '', tag] of document.matchAll(/([^<]*)(<[^>]*>|<[^>]*$)?/g)) {
    if (/&(?!amp;|lt;|gt;|quot;)|>/.test(text)) faults.push(`a bare sign in "${text}"`);
    if (tag === undefined) continue;
    const [, end, name = '', empty] =
      /^<(\/?)([a-z]+)(?: [\w:-]+="[^"<&]*")*(\/?)>$/i.exec(tag) ?? [];
    if (name === '') faults.push(`not a tag: ${tag}`);
    else if (end === '/' && open.pop() !== name) faults.push(`${tag} closes nothing`);
    else if (end !== '/' && empty !== '/') open.push(name);
  }
  return [...faults, ...open.map((name) => `<${name}> stays open`)];
}
