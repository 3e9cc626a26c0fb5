import { UsageError } from '../src/cli/run-command.ts';

const PARTS = ['build', 'check', 'dev', 'import'] as const;

export type Part = (typeof PARTS)[number];

/** What one run of the bench measures. */
export interface Plan {
  /** Ascending. Begins with 1 if builds are measured, to separate fixed from growing cost. */
  sizes: readonly number[];
  seed: number;
  runs: number;
  pictures: number;
  parts: readonly Part[];
}

/** The bench's options as typed. */
export type PlanOptions = Readonly<Record<'sizes' | 'seed' | 'runs' | 'pictures' | 'only', string>>;

/** @throws {UsageError} */
export function readPlan(options: PlanOptions): Plan {
  const parts = options.only.split(',').map((word) => {
    const part = PARTS.find((name) => name === word.trim());
    if (part === undefined)
      throw new UsageError(`--only takes ${PARTS.join(', ')}, not \`${word}\``);
    return part;
  });
  const wanted = options.sizes.split(',').map((word) => wholeNumber('sizes', word, 1));
  const sizes = new Set(parts.includes('build') ? [1, ...wanted] : wanted);
  return {
    sizes: [...sizes].toSorted((a, b) => a - b),
    seed: wholeNumber('seed', options.seed, 0),
    runs: wholeNumber('runs', options.runs, 1),
    pictures: wholeNumber('pictures', options.pictures, 0),
    parts,
  };
}

function wholeNumber(option: string, word: string, least: number): number {
  const value = /^\d{1,9}$/.test(word.trim()) ? Number(word) : NaN;
  if (value >= least) return value;
  throw new UsageError(`--${option} takes whole numbers from ${least} on, not \`${word}\``);
}
