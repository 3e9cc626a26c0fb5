import type { Usage } from './measure.ts';
import type { Spread } from './vocabulary.ts';

export type Scenario =
  | 'cold'
  | 'cold-renderer'
  | 'unchanged'
  | 'edited'
  | 'added'
  | 'layout'
  | 'check-cold'
  | 'check-warm'
  | 'dev-start'
  | 'dev-reload'
  | 'import'
  | 'push'
  | 'push-install'
  | 'push-clone'
  | 'push-packages'
  | 'push-caches'
  | 'push-check'
  | 'push-addresses'
  | 'push-build'
  | 'push-deploy'
  | 'hugo'
  | 'hugo-related';

/** One scenario with one archive. Each figure is the median of the runs. */
export interface Row {
  articles: number;
  /** Of its terms; a wide archive also has pictures. */
  spread: Spread;
  scenario: Scenario;
  wallSeconds: number;
  /** Absent for a scenario inside a running process. */
  cpuSeconds?: number;
  peakBytes?: number;
  /** HTML files in the output; absent if the scenario writes none. */
  pages?: number;
  runs: number;
}

export interface BenchResult {
  /** ISO 8601, UTC. */
  at: string;
  machine: { processor: string; cores: number; memoryBytes: number; system: string };
  versions: { node: string; astro: string; hugo?: string };
  seed: number;
  rows: Row[];
}

export const SCENARIO_LABELS: Readonly<Record<Scenario, string>> = {
  cold: 'build, cold',
  'cold-renderer': 'build, cold but for the renderer',
  unchanged: 'build, nothing changed',
  edited: 'build, one article edited',
  added: 'build, one article added',
  layout: 'build, a layout edited',
  'check-cold': 'check, cold',
  'check-warm': 'check, warm',
  'dev-start': 'development, start to first page',
  'dev-reload': 'development, saved article to reloaded page',
  import: 'import of a WordPress export',
  push: 'push to live, all steps',
  'push-install': 'push: installing packages that are not cached',
  'push-clone': 'push: cloning',
  'push-packages': 'push: restoring packages',
  'push-caches': 'push: restoring cache and site',
  'push-check': 'push: check',
  'push-addresses': 'push: comparing addresses',
  'push-build': 'push: build',
  'push-deploy': 'push: deployment to S3',
  hugo: 'Hugo, no related articles',
  'hugo-related': 'Hugo, related articles',
};

/** Makes a row from the runs of one scenario. */
export function summarise(
  archive: Pick<Row, 'articles' | 'spread'>,
  scenario: Scenario,
  samples: readonly (Pick<Usage, 'wallSeconds'> & Partial<Usage>)[],
  pages?: number,
): Row {
  const middle = (key: keyof Usage): number | undefined => {
    const values = samples.map((sample) => sample[key]).filter((value) => value !== undefined);
    return values.length > 0 ? median(values) : undefined;
  };
  const cpuSeconds = middle('cpuSeconds');
  const peakBytes = middle('peakBytes');
  return {
    ...archive,
    scenario,
    wallSeconds: median(samples.map((sample) => sample.wallSeconds)),
    ...(cpuSeconds === undefined ? {} : { cpuSeconds }),
    ...(peakBytes === undefined ? {} : { peakBytes }),
    ...(pages === undefined ? {} : { pages }),
    runs: samples.length,
  };
}

/** @throws RangeError if there are no values */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  if (upper === undefined || lower === undefined) throw new RangeError('median of nothing');
  return (lower + upper) / 2;
}
