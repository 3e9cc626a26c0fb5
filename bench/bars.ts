import type { Row, Scenario } from './result.ts';

export interface Bar {
  label: string;
  unit: '×' | 's' | 'GB';
  must: number;
  /** Absent if there is only a must. */
  aim?: number;
  /** Undefined if a row that it needs was not measured. */
  value: (find: Find) => number | undefined;
}

export type Verdict = 'aim met' | 'must met' | 'missed' | 'not measured';

export interface Judgement {
  label: string;
  unit: Bar['unit'];
  must: number;
  aim?: number;
  value?: number;
  verdict: Verdict;
}

type Find = (articles: number, scenario: Scenario) => Row | undefined;

const BARS: readonly Bar[] = [
  ratio('cold, 1,000, against Hugo', 1_000, 'cold', 'hugo', 5),
  ratio('the same with the renderer known', 1_000, 'cold-renderer', 'hugo', 3),
  ratio('cold, 10,000, against Hugo', 10_000, 'cold', 'hugo', 1.2),
  ratio('the same against Hugo with related', 10_000, 'cold', 'hugo-related', 0.5, 0.25),
  seconds('one article edited, 10,000', 10_000, 'edited', 4),
  seconds('one article added, 10,000', 10_000, 'added', 5),
  seconds('nothing changed, 10,000', 10_000, 'unchanged', 2.5),
  { label: 'growth from 1,000 to 10,000, cold', unit: '×', must: 11, aim: 10, value: growth },
  memory('peak memory, 10,000, cold', 10_000, 'cold', 1.5, 0.8),
  seconds('push to live, 10,000', 10_000, 'push', 30),
  seconds('check, 10,000, cold', 10_000, 'check-cold', 15, 8),
  seconds('check, 10,000, warm', 10_000, 'check-warm', 3, 1.5),
  seconds('cold, 100,000', 100_000, 'cold', 240),
  seconds('one article edited, 100,000', 100_000, 'edited', 25),
  seconds('check, 100,000, warm', 100_000, 'check-warm', 12),
  memory('peak memory, 100,000, cold', 100_000, 'cold', 3),
  seconds('saved article to reloaded page, 1,000', 1_000, 'dev-reload', 1, 0.3),
  seconds('import of WordPress, 10,000', 10_000, 'import', 60, 30),
  memory('peak memory, import of WordPress, 10,000', 10_000, 'import', 0.5),
];

/** Compares measured rows of narrow archives with the project's targets. */
export function judge(rows: readonly Row[]): Judgement[] {
  const find: Find = (articles, scenario) =>
    rows.find(
      (row) => row.spread === 'narrow' && row.articles === articles && row.scenario === scenario,
    );
  return BARS.map(({ value: compute, ...bar }) => {
    const value = compute(find);
    if (value === undefined) return { ...bar, verdict: 'not measured' };
    return { ...bar, value, verdict: verdict(value, bar) };
  });
}

function verdict(value: number, { must, aim }: Pick<Bar, 'must' | 'aim'>): Verdict {
  if (value <= (aim ?? must)) return aim === undefined ? 'must met' : 'aim met';
  return value <= must ? 'must met' : 'missed';
}

function seconds(
  label: string,
  articles: number,
  scenario: Scenario,
  must: number,
  aim?: number,
): Bar {
  const value = (find: Find): number | undefined => find(articles, scenario)?.wallSeconds;
  return { label, unit: 's', must, ...(aim !== undefined && { aim }), value };
}

function ratio(
  label: string,
  articles: number,
  ours: Scenario,
  theirs: Scenario,
  must: number,
  aim?: number,
): Bar {
  const value = (find: Find): number | undefined =>
    quotient(find(articles, ours)?.wallSeconds, find(articles, theirs)?.wallSeconds);
  return { label, unit: '×', must, ...(aim !== undefined && { aim }), value };
}

function memory(
  label: string,
  articles: number,
  scenario: Scenario,
  must: number,
  aim?: number,
): Bar {
  const value = (find: Find): number | undefined => {
    const bytes = find(articles, scenario)?.peakBytes;
    return bytes === undefined ? undefined : bytes / 1e9;
  };
  return { label, unit: 'GB', must, ...(aim !== undefined && { aim }), value };
}

/** Subtracts the cost of a site of one article, which does not grow. */
function growth(find: Find): number | undefined {
  const fixed = find(1, 'cold')?.wallSeconds;
  const small = find(1_000, 'cold')?.wallSeconds;
  const large = find(10_000, 'cold')?.wallSeconds;
  if (fixed === undefined || small === undefined || large === undefined) return undefined;
  return quotient(large - fixed, small - fixed);
}

function quotient(above: number | undefined, below: number | undefined): number | undefined {
  if (above === undefined || below === undefined || below <= 0) return undefined;
  return above / below;
}
