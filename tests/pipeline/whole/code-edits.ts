import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import { copyProject } from '../../../bench/project.ts';
import { readTree, sizeOf } from './read-tree.ts';
import { runBuild } from './run-build.ts';
import type { Workplace } from './workplace.ts';

/** A change of the site's code: what stands in a file, and what is to stand there. */
export interface CodeEdit {
  file: string;
  from: string;
  to: string;
}

/** One of each kind of code that pages depend on; each shows on a page. */
export const codeEdits: Readonly<Record<string, CodeEdit>> = {
  'a layout': {
    file: 'src/layouts/Base.astro',
    from: '</body>',
    to: '<!-- edited --></body>',
  },
  'the schema': {
    file: 'src/content/front-matter/fields.ts',
    from: 'noindex: {\n    type: flag(false)',
    to: 'noindex: {\n    type: flag(true)',
  },
  'a transform of Markdown': {
    file: 'src/content/body/headings.ts',
    from: 'this.#open.length + 1, 6)',
    to: 'this.#open.length + 2, 6)',
  },
  'the configuration': {
    file: 'src/site.config.ts',
    from: "name: '",
    to: "name: 'Edited, ",
  },
  'a page model': {
    file: 'src/publication/teaser.ts',
    from: 'WORDS_A_MINUTE = 220',
    to: 'WORDS_A_MINUTE = 2',
  },
  'a style': {
    file: 'src/styles/print.css',
    from: '@media print {',
    to: '@media print, tty {',
  },
  'an encoder': {
    file: 'src/media/variants.ts',
    from: 'quality: 5',
    to: 'quality: 4',
  },
};

/** A copy of the project, so that its code may be changed. */
export async function copyCode({ root }: Workplace): Promise<string> {
  const project = join(root, 'project');
  await copyProject(resolve('.'), project);
  return project;
}

/** @throws Error when the file does not hold what is to be changed. */
export function editCode(project: string, { file, from, to }: CodeEdit): void {
  const path = join(project, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
  writeFileSync(path, text.replace(from, to));
}

/** Builds warm and clean by the code of a copy, holds them to each other, and gives the site. */
export async function compareBuilds(
  place: Workplace,
  project: string,
): Promise<{ site: Record<string, string>; bytes: number }> {
  const clean = join(place.root, 'clean');
  rmSync(clean, { recursive: true, force: true });
  const apart = {
    ...place,
    outDir: join(clean, 'dist'),
    cacheDir: join(clean, 'cache'),
  };
  for (const each of [place, apart]) {
    const build = runBuild(each, { project });
    expect(await build.ended, build.errors()).toBe(0);
  }
  const site = readTree(place.outDir);
  expect(site).toEqual(readTree(apart.outDir));
  return { site, bytes: sizeOf(site) };
}
