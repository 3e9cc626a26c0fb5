import { describe, expect, it } from 'vitest';
import { judge } from '../../bench/bars.ts';
import { performanceSection, replaceSection } from '../../bench/document.ts';
import { alignTable, barsTable, markdownTable, rowsTable } from '../../bench/report.ts';
import { median, summarise, type BenchResult, type Row } from '../../bench/result.ts';

const row = (articles: number, scenario: Row['scenario'], wallSeconds: number): Row => ({
  articles,
  spread: 'narrow',
  scenario,
  wallSeconds,
  pages: articles,
  runs: 3,
});

const ROWS: Row[] = [
  row(1, 'cold', 4),
  row(1_000, 'cold', 10),
  row(1_000, 'hugo-related', 5),
  { ...row(10_000, 'cold', 70), cpuSeconds: 120.26, peakBytes: 1_234_567_890, pages: 14_655 },
  { articles: 10_000, spread: 'narrow', scenario: 'check-cold', wallSeconds: 8, runs: 3 },
  row(10_000, 'hugo', 20),
  row(10_000, 'hugo-related', 140),
];

describe('the table of results', () => {
  it('lines up figures to the right and gives ratios to Hugo at the same size', () => {
    expect(alignTable(rowsTable(ROWS))).toMatchInlineSnapshot(`
      "articles  archive  scenario                   wall s  CPU s  peak MB   pages  × Hugo  × Hugo related
             1  narrow   build, cold                  4.00      –        –       1       –               –
         1,000  narrow   build, cold                  10.0      –        –   1,000       –            2.00
         1,000  narrow   Hugo, related articles       5.00      –        –   1,000       –            1.00
        10,000  narrow   build, cold                  70.0  120.3    1,235  14,655    3.50            0.50
        10,000  narrow   check, cold                  8.00      –        –       –       –               –
        10,000  narrow   Hugo, no related articles    20.0      –        –  10,000    1.00            0.14
        10,000  narrow   Hugo, related articles      140.0      –        –  10,000    7.00            1.00
      "
    `);
  });

  it('becomes a Markdown table', () => {
    expect(markdownTable(rowsTable(ROWS.slice(0, 1)))).toMatchInlineSnapshot(`
      "| articles | archive | scenario | wall s | CPU s | peak MB | pages | × Hugo | × Hugo related |
      | ---: | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |
      | 1 | narrow | build, cold | 4.00 | – | – | 1 | – | – |
      "
    `);
  });
});

describe('the bars', () => {
  it('say of each what was measured and whether it is met', () => {
    expect(alignTable(barsTable(judge(ROWS)))).toMatchInlineSnapshot(`
      "bar                                       measured      must       aim  verdict
      cold, 1,000, against Hugo                        –     ≤ 5 ×         –  not measured
      the same with the renderer known                 –     ≤ 3 ×         –  not measured
      cold, 10,000, against Hugo                  3.50 ×   ≤ 1.2 ×         –  missed
      the same against Hugo with related          0.50 ×   ≤ 0.5 ×  ≤ 0.25 ×  must met
      one article edited, 10,000                       –     ≤ 4 s         –  not measured
      one article added, 10,000                        –     ≤ 5 s         –  not measured
      nothing changed, 10,000                          –   ≤ 2.5 s         –  not measured
      growth from 1,000 to 10,000, cold           11.0 ×    ≤ 11 ×    ≤ 10 ×  must met
      peak memory, 10,000, cold                  1.23 GB  ≤ 1.5 GB  ≤ 0.8 GB  must met
      push to live, 10,000                             –    ≤ 30 s         –  not measured
      check, 10,000, cold                         8.00 s    ≤ 15 s     ≤ 8 s  aim met
      check, 10,000, warm                              –     ≤ 3 s   ≤ 1.5 s  not measured
      cold, 100,000                                    –   ≤ 240 s         –  not measured
      one article edited, 100,000                      –    ≤ 25 s         –  not measured
      check, 100,000, warm                             –    ≤ 12 s         –  not measured
      peak memory, 100,000, cold                       –    ≤ 3 GB         –  not measured
      saved article to reloaded page, 1,000            –     ≤ 1 s   ≤ 0.3 s  not measured
      import of WordPress, 10,000                      –    ≤ 60 s    ≤ 30 s  not measured
      peak memory, import of WordPress, 10,000         –  ≤ 0.5 GB         –  not measured
      "
    `);
  });

  it('meet a bar at exactly its figure', () => {
    const verdicts = (wallSeconds: number): unknown =>
      judge([row(10_000, 'check-cold', wallSeconds)]).find(({ value }) => value !== undefined)
        ?.verdict;
    expect([8, 8.01, 15, 15.01].map(verdicts)).toEqual([
      'aim met',
      'must met',
      'must met',
      'missed',
    ]);
  });
});

describe('runs of one scenario', () => {
  it('become one row of medians, each figure for itself', () => {
    const samples = [
      { wallSeconds: 3, cpuSeconds: 1, peakBytes: 20 },
      { wallSeconds: 1, cpuSeconds: 2, peakBytes: 30 },
      { wallSeconds: 2, cpuSeconds: 9, peakBytes: 10 },
    ];
    expect(summarise({ articles: 5, spread: 'wide' }, 'cold', samples, 7)).toEqual({
      articles: 5,
      spread: 'wide',
      scenario: 'cold',
      wallSeconds: 2,
      cpuSeconds: 2,
      peakBytes: 20,
      pages: 7,
      runs: 3,
    });
  });

  it('have the mean of the middle two as median of an even number', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('the performance document', () => {
  const result: BenchResult = {
    at: '2026-01-02T03:04:05.000Z',
    machine: { processor: 'A processor', cores: 2, memoryBytes: 8e9, system: 'Linux 6.1' },
    versions: { node: '24.21.0', astro: '7.3.5', hugo: 'v0.111.3+extended' },
    seed: 1,
    rows: ROWS,
  };

  it('says on what machine, which versions and when', () => {
    expect(performanceSection([result]).split('\n')[0]).toBe(
      '2026-01-02, A processor, 2 cores, 8.00 GB, Linux 6.1; Node 24.21.0, Astro 7.3.5, ' +
        'Hugo v0.111.3+extended; medians of 3, seed 1.',
    );
  });

  it('keeps what stands outside the markers', () => {
    const text = 'Before\n<!-- bench: start -->\nold\n<!-- bench: end -->\nAfter\n';
    expect(replaceSection(text, 'new\n')).toBe(
      'Before\n<!-- bench: start -->\n\nnew\n\n<!-- bench: end -->\nAfter\n',
    );
  });

  it('is not touched without both markers', () => {
    expect(() => replaceSection('<!-- bench: end --><!-- bench: start -->', '')).toThrow(
      'must hold the lines',
    );
  });
});
