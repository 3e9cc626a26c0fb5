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
  ratio('cold, 1,000, against Hugo with related articles', 1_000, 'cold', 'hugo-related', 4, 1.5),
  ratio(
    'cold, 10,000, against Hugo with related articles',
    10_000,
    'cold',
    'hugo-related',
    0.5,
    0.25,
  ),
  ratio('cold, 10,000, against Hugo without', 10_000, 'cold', 'hugo', 3, 1),
  seconds('one article edited, 10,000', 10_000, 'edited', 10, 5),
  ratio('one article edited, 10,000, against Hugo without', 10_000, 'edited', 'hugo', 0.5),
  seconds('one article added, 10,000', 10_000, 'added', 10, 5),
  ratio('one article added, 10,000, against Hugo without', 10_000, 'added', 'hugo', 0.5),
  seconds('nothing changed, 10,000', 10_000, 'unchanged', 7, 3),
  { label: 'growth from 1,000 to 10,000, cold', unit: '×', must: 11, aim: 10, value: growth },
  { label: 'peak memory, 10,000, cold', unit: 'GB', must: 1.5, aim: 0.8, value: peakMemory },
  seconds('check, 10,000, cold', 10_000, 'check-cold', 15, 8),
  seconds('check, 10,000, warm', 10_000, 'check-warm', 3, 1.5),
  seconds('saved article to reloaded page, 1,000', 1_000, 'dev-reload', 1, 0.3),
  seconds('import of WordPress, 10,000', 10_000, 'import', 60, 30),
  {
    label: 'peak memory, import of WordPress, 10,000',
    unit: 'GB',
    must: 0.5,
    value: (find) => gigabytes(find(10_000, 'import')),
  },
];

/** Compares measured rows with the project's targets. */
export function judge(rows: readonly Row[]): Judgement[] {
  const find: Find = (articles, scenario) =>
    rows.find((row) => row.articles === articles && row.scenario === scenario);
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
  aim: number,
): Bar {
  return { label, unit: 's', must, aim, value: (find) => find(articles, scenario)?.wallSeconds };
}

function ratio(
  label: string,
  articles: number,
  ours: Scenario,
  theirs: Scenario,
  must: number,
  aim?: number,
): Bar {
  return {
    label,
    unit: '×',
    must,
    ...(aim === undefined ? {} : { aim }),
    value: (find) =>
      quotient(find(articles, ours)?.wallSeconds, find(articles, theirs)?.wallSeconds),
  };
}

/** Subtracts the cost of a site of one article, which does not grow. */
function growth(find: Find): number | undefined {
  const fixed = find(1, 'cold')?.wallSeconds;
  const small = find(1_000, 'cold')?.wallSeconds;
  const large = find(10_000, 'cold')?.wallSeconds;
  if (fixed === undefined || small === undefined || large === undefined) return undefined;
  return quotient(large - fixed, small - fixed);
}

function peakMemory(find: Find): number | undefined {
  return gigabytes(find(10_000, 'cold'));
}

function gigabytes(row: Row | undefined): number | undefined {
  return row?.peakBytes === undefined ? undefined : row.peakBytes / 1e9;
}

function quotient(above: number | undefined, below: number | undefined): number | undefined {
  if (above === undefined || below === undefined || below <= 0) return undefined;
  return above / below;
}
