import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hasCode } from '../../files/has-code.ts';
import type { GeneratedPage } from './generated-page.ts';

/** The pages whose file in the project is missing or says something else, by path. */
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
