import { readdirSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Corpus } from './article.ts';
import { addedArticle, applyEdit, editedArticle, undoEdit } from './edit.ts';
import { hugoCommand } from './hugo.ts';
import type { Command, Usage } from './measure.ts';
import { copyProject, editLayout } from './project.ts';
import { putAside } from './put-aside.ts';
import { summarise, type Row, type Scenario } from './result.ts';
import { buildCommand, checkCommand, COMPILE_CACHE, NOW, type Site } from './site.ts';
import { verifySite } from './verify-site.ts';
import type { Spread } from './vocabulary.ts';

export interface Bench {
  /** The checkout whose code is measured. */
  checkout: string;
  /** The folder for everything that the bench writes for one size. */
  folder: string;
  site: Site;
  corpus: Corpus;
  spread: Spread;
  runs: number;
  measure: (scenario: Scenario, command: Command) => Promise<Usage>;
}

/** With more articles Hugo needs more memory than most machines have, and a run takes an hour. */
const MOST_FOR_ALL = 20_000;

/**
 * Builds a corpus cold, then again after each kind of change, `runs` times. Hugo's builds of the same
 * content run in between, so that other load on the machine affects both. Of a large archive and of a
 * wide one the most important scenarios are measured.
 */
export async function measureBuilds(bench: Bench, isHugoThere: boolean): Promise<Row[]> {
  const { site, corpus } = bench;
  const isLarge = corpus.articles > MOST_FOR_ALL;
  const hugo = isHugoThere && !isLarge;
  const isWhole = bench.spread === 'narrow' && !isLarge;
  const tally = new Tally();
  const build = async (scenario: Scenario): Promise<void> => {
    tally.add(scenario, await bench.measure(scenario, buildCommand(site)), site.output);
  };
  for (let run = 1; run <= bench.runs; run += 1) {
    if (hugo) await measureHugo(bench, tally, false);
    await clear(bench);
    await build('cold');
    await verifySite(site.output, corpus);
    if (!isLarge) {
      await keepRenderer(bench);
      await build('cold-renderer');
    }
    await build('unchanged');
    const edit = editedArticle(corpus, `Edit ${run}`);
    applyEdit(site.content, edit);
    await build('edited');
    const added = addedArticle(corpus);
    applyEdit(site.content, added);
    await build('added');
    if (isWhole) {
      await editLayout(site.project, `edit ${run}`);
      await build('layout');
    }
    undoEdit(site.content, added);
    undoEdit(site.content, edit);
    if (hugo && isWhole) await measureHugo(bench, tally, true);
  }
  return tally.rows(bench);
}

/** Builds a corpus cold and nothing else, for the fixed cost of a site. */
export async function measureColdBuild(bench: Bench): Promise<Row[]> {
  const tally = new Tally();
  for (let run = 1; run <= bench.runs; run += 1) {
    await clear(bench);
    const usage = await bench.measure('cold', buildCommand(bench.site));
    tally.add('cold', usage, bench.site.output);
  }
  return tally.rows(bench);
}

/** Checks a corpus without and with the cache of an earlier check. */
export async function measureChecks(bench: Bench): Promise<Row[]> {
  const tally = new Tally();
  for (let run = 1; run <= bench.runs; run += 1) {
    await clear(bench);
    for (const scenario of ['check-cold', 'check-warm'] as const) {
      tally.add(scenario, await bench.measure(scenario, checkCommand(bench.site)));
    }
  }
  return tally.rows(bench);
}

async function measureHugo(bench: Bench, tally: Tally, related: boolean): Promise<void> {
  const scenario = related ? 'hugo-related' : 'hugo';
  const output = join(bench.folder, scenario);
  const cache = join(bench.folder, 'hugo-cache');
  const command = hugoCommand({ content: bench.site.content, output, cache, now: NOW, related });
  tally.add(scenario, await bench.measure(scenario, command), output);
  for (const folder of [output, cache]) putAside(bench.folder, folder);
}

/** Leaves nothing that a build could reuse: output, cache and the copy of the code. */
async function clear(bench: Bench): Promise<void> {
  const { site, checkout } = bench;
  for (const folder of [site.output, site.cache, site.project]) putAside(bench.folder, folder);
  await copyProject(checkout, site.project);
}

/**
 * Leaves nothing that a build could reuse but the code that Astro and Node made, as where a service
 * restores the cache of a commit with other articles.
 */
async function keepRenderer(bench: Bench): Promise<void> {
  const { output, cache } = bench.site;
  putAside(bench.folder, output);
  for (const name of await readdir(cache))
    if (name !== 'renderer' && name !== COMPILE_CACHE) putAside(bench.folder, join(cache, name));
}

class Tally {
  readonly #samples = new Map<Scenario, Usage[]>();
  readonly #pages = new Map<Scenario, number>();

  add(scenario: Scenario, usage: Usage, output?: string): void {
    const samples = this.#samples.get(scenario) ?? [];
    this.#samples.set(scenario, [...samples, usage]);
    if (output !== undefined && samples.length === 0) this.#pages.set(scenario, countPages(output));
  }

  rows({ corpus, spread }: Bench): Row[] {
    const archive = { articles: corpus.articles, spread };
    return [...this.#samples].map(([scenario, samples]) =>
      summarise(archive, scenario, samples, this.#pages.get(scenario)),
    );
  }
}

/** @throws Error if the output has no page, as such a build measured nothing */
function countPages(output: string): number {
  const files = readdirSync(output, { recursive: true, encoding: 'utf8' });
  const pages = files.filter((file) => file.endsWith('.html')).length;
  if (pages === 0) throw new Error(`The build left no page in ${output}`);
  return pages;
}
