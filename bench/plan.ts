import { UsageError } from '../src/cli/run-command.ts';
import type { Spread } from './vocabulary.ts';

const SPREADS: readonly Spread[] = ['narrow', 'wide'];
const PARTS = ['build', 'check', 'dev', 'import', 'push'] as const;

export type Part = (typeof PARTS)[number];

/** What one run of the bench measures. */
export interface Plan {
  /** Ascending. Begins with 1 if builds are measured, to separate fixed from growing cost. */
  sizes: readonly number[];
  seed: number;
  runs: number;
  spreads: readonly Spread[];
  parts: readonly Part[];
}

/** The bench's options as typed. */
export type PlanOptions = Readonly<Record<'sizes' | 'seed' | 'runs' | 'spread' | 'only', string>>;

/** @throws {UsageError} */
export function readPlan(options: PlanOptions): Plan {
  const parts = choices('only', options.only, PARTS);
  const wanted = options.sizes.split(',').map((word) => wholeNumber('sizes', word, 1));
  const sizes = new Set(parts.includes('build') ? [1, ...wanted] : wanted);
  return {
    sizes: [...sizes].toSorted((a, b) => a - b),
    seed: wholeNumber('seed', options.seed, 0),
    runs: wholeNumber('runs', options.runs, 1),
    spreads: choices('spread', options.spread, SPREADS),
    parts,
  };
}

function choices<Choice extends string>(
  option: string,
  words: string,
  all: readonly Choice[],
): Choice[] {
  return words.split(',').map((word) => {
    const choice = all.find((name) => name === word.trim());
    if (choice !== undefined) return choice;
    throw new UsageError(`--${option} takes ${all.join(', ')}, not \`${word}\``);
  });
}

function wholeNumber(option: string, word: string, least: number): number {
  const value = /^\d{1,9}$/.test(word.trim()) ? Number(word) : NaN;
  if (value >= least) return value;
  throw new UsageError(`--${option} takes whole numbers from ${least} on, not \`${word}\``);
}
