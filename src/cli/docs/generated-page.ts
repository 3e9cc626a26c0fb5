import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hasCode } from '../../files/has-code.ts';

/** A file of the project that is made from the code. */
export interface GeneratedPage {
  /** Path below the project's root. */
  path: string;
  text: string;
}

/** A page of `docs/` with its title, and a notice for those who would edit it. */
export function generatedPage(
  path: string,
  title: string,
  source: string,
  parts: readonly string[],
): GeneratedPage {
  const notice = `<!-- Written by \`npm run docs\` from ${source}. Edit that file instead. -->`;
  return { path, text: `${[`# ${title}`, notice, ...parts].join('\n\n')}\n` };
}

/** A Markdown table with its columns lined up, as Prettier prints it. A cell is Markdown of one line. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const lines = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = head.map((_, column) =>
    lines.reduce((most, cells) => Math.max(most, cells[column]?.length ?? 0), 3),
  );
  const print = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  const rule = widths.map((width) => '-'.repeat(width));
  const [first = [], ...others] = lines;
  return [print(first), print(rule), ...others.map(print)].join('\n');
}

/** The pages whose file in the project is missing or has another text. */
export function stalePages(root: string, pages: readonly GeneratedPage[]): GeneratedPage[] {
  return pages.filter(({ path, text }) => readIfThere(join(root, path)) !== text);
}

export function writePages(root: string, pages: readonly GeneratedPage[]): void {
  for (const { path, text } of pages) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}
