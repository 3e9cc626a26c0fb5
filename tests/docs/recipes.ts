import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A code block of `docs/extending.md` that stands for a file of the project or a change of one. */
export interface RecipeStep {
  /** Heading of the recipe. */
  recipe: string;
  kind: 'file' | 'change';
  file: string;
  /** The whole file, or a diff whose parts are separated by lines of `@@`. */
  text: string;
}

/**
 * The steps of all recipes, in order: every code block in a comment's reach, which names its file.
 *
 * @throws for a code block of code that no such comment names.
 */
export function readSteps(page: string): RecipeStep[] {
  const steps: RecipeStep[] = [];
  for (const section of page.split(/^## /m).slice(1)) {
    const recipe = section.slice(0, section.indexOf('\n'));
    const blocks = section.matchAll(/(?:<!-- (file|change): (\S+) -->\n\n)?^```\w+\n(.*?)^```$/gms);
    for (const [block, kind, file, text = ''] of blocks) {
      if (file === undefined) throw new Error(`nothing names the file of ${block}`);
      steps.push({ recipe, kind: kind === 'file' ? 'file' : 'change', file, text });
    }
  }
  return steps;
}

/**
 * Carries a step out in a copy of the project.
 *
 * @throws for a file that is there already, and for a change of lines that are not there just once.
 */
export function carryOut({ kind, file, text }: RecipeStep, project: string): void {
  const path = join(project, file);
  if (kind === 'file') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: 'wx' });
    return;
  }
  let changed = readFileSync(path, 'utf8');
  for (const part of text.split(/^@@\n/m)) {
    const before = linesOf(part, '-');
    const pieces = changed.split(before);
    if (pieces.length !== 2) throw new Error(`${file} does not hold once:\n${before}`);
    changed = pieces.join(linesOf(part, '+'));
  }
  writeFileSync(path, changed);
}

/** The lines that a part of a diff shares with, or has on, one of its sides. */
function linesOf(part: string, side: '-' | '+'): string {
  return part
    .split(/(?<=\n)/)
    .filter((line) => line.startsWith(' ') || line.startsWith(side))
    .map((line) => line.slice(1))
    .join('');
}
