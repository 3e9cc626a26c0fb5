import { WrongUse } from '../src/cli/arguments.ts';

const PARTS = ['build', 'check', 'dev'] as const;

export type Part = (typeof PARTS)[number];

/** What one call of the bench measures. */
export interface Plan {
  /** Ascending; begins with 1 where builds are measured, to tell fixed from growing cost. */
  sizes: readonly number[];
  seed: number;
  runs: number;
  pictures: number;
  parts: readonly Part[];
}

/** The bench's options as they are typed. */
export type PlanWords = Readonly<Record<'sizes' | 'seed' | 'runs' | 'pictures' | 'only', string>>;

/** @throws {WrongUse} */
export function readPlan(words: PlanWords): Plan {
  const parts = words.only.split(',').map((word) => {
    const part = PARTS.find((name) => name === word.trim());
    if (part === undefined) throw new WrongUse(`--only takes ${PARTS.join(', ')}, not \`${word}\``);
    return part;
  });
  const wanted = words.sizes.split(',').map((word) => wholeNumber('sizes', word, 1));
  const sizes = new Set(parts.includes('build') ? [1, ...wanted] : wanted);
  return {
    sizes: [...sizes].toSorted((a, b) => a - b),
    seed: wholeNumber('seed', words.seed, 0),
    runs: wholeNumber('runs', words.runs, 1),
    pictures: wholeNumber('pictures', words.pictures, 0),
    parts,
  };
}

function wholeNumber(option: string, word: string, least: number): number {
  const value = /^\d{1,9}$/.test(word.trim()) ? Number(word) : NaN;
  if (value >= least) return value;
  throw new WrongUse(`--${option} takes whole numbers from ${least} on, not \`${word}\``);
}
