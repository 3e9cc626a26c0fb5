import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, release, tmpdir, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../src/cli/run-command.ts';
import { judge } from './bars.ts';
import { writeCorpus } from './corpus.ts';
import { hugoVersion } from './hugo.ts';
import { measureBuilds, measureChecks, measureColdBuild, type Bench } from './measure-builds.ts';
import { measureDevelopment } from './measure-development.ts';
import { measureImports } from './measure-import.ts';
import { findGnuTime, measure } from './measure.ts';
import { plot } from './plot.ts';
import { readPlan, type Plan } from './plan.ts';
import { alignTable, barsTable, circumstances, rowsTable } from './report.ts';
import { SCENARIO_LABELS, type BenchResult, type Row } from './result.ts';

const CHECKOUT = join(import.meta.dirname, '..');

const USAGE = `Usage: npm run bench -- [--sizes 1000,10000] [--seed 1] [--runs 3]
                        [--pictures 0] [--only build,check,dev,import]

Measures builds, checks, imports and the live preview of made-up archives, and
Hugo's builds of the same archives if Hugo is installed. Needs GNU time. Writes
bench/results/*.json and *.svg.`;

await runCommand({
  usage: USAGE,
  options: {
    sizes: { type: 'string', default: '1000,10000' },
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '3' },
    pictures: { type: 'string', default: '0' },
    only: { type: 'string', default: 'build,check,dev,import' },
  },
  operands: [0, 0],
  run: async ({ options }) => {
    const plan = readPlan(options);
    const root = mkdtempSync(join(tmpdir(), 'bench-'));
    process.once('exit', () => {
      rmSync(root, { recursive: true, force: true, maxRetries: 5 });
    });
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => process.exit(130));
    const hugo = plan.parts.includes('build') ? hugoVersion() : undefined;
    const rows: Row[] = [];
    try {
      for (const articles of plan.sizes) {
        await measureSize(root, plan, articles, hugo !== undefined, rows);
      }
    } finally {
      // An error late in a long run must not lose the earlier results.
      if (rows.length > 0)
        publish({ ...surroundings(hugo), seed: plan.seed, pictures: plan.pictures, rows });
    }
    return 0;
  },
});

/** Adds its measurements to `rows` part by part. */
async function measureSize(
  root: string,
  plan: Plan,
  articles: number,
  hugo: boolean,
  rows: Row[],
): Promise<void> {
  const folder = join(root, String(articles));
  const content = join(folder, 'content');
  const say = (text: string): boolean => process.stderr.write(`${articles} articles, ${text}\n`);
  say('writing them');
  const { seed, pictures } = plan;
  const corpus = await writeCorpus({ folder: content, articles, seed, pictures });
  const gnuTime = findGnuTime();
  const bench: Bench = {
    checkout: CHECKOUT,
    folder,
    corpus,
    runs: plan.runs,
    site: {
      project: join(folder, 'project'),
      content,
      output: join(folder, 'output'),
      cache: join(folder, 'cache'),
    },
    measure: async (scenario, command) => {
      // Earlier writes must have reached the disk before the measurement starts.
      spawnSync('sync');
      const usage = await measure(gnuTime, command, join(folder, 'usage'));
      say(`${SCENARIO_LABELS[scenario]}: ${usage.wallSeconds.toFixed(2)} s`);
      return usage;
    },
  };
  if (articles === 1) {
    if (plan.parts.includes('build')) rows.push(...(await measureColdBuild(bench)));
  } else {
    if (plan.parts.includes('build')) rows.push(...(await measureBuilds(bench, hugo)));
    if (plan.parts.includes('check')) rows.push(...(await measureChecks(bench)));
    if (plan.parts.includes('import')) rows.push(...(await measureImports(bench)));
    if (plan.parts.includes('dev')) rows.push(...(await measureDevelopment(bench, say)));
  }
  rmSync(folder, { recursive: true });
}

function surroundings(hugo: string | undefined): Pick<BenchResult, 'at' | 'machine' | 'versions'> {
  const astro = readFileSync(join(CHECKOUT, 'node_modules', 'astro', 'package.json'), 'utf8');
  return {
    at: new Date().toISOString(),
    machine: {
      processor: cpus()[0]?.model ?? 'unknown processor',
      cores: cpus().length,
      memoryBytes: totalmem(),
      system: `${type()} ${release()}`,
    },
    versions: {
      node: process.versions.node,
      astro: (JSON.parse(astro) as { version: string }).version,
      ...(hugo === undefined ? {} : { hugo }),
    },
  };
}

function publish(result: BenchResult): void {
  const folder = join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  const name = join(folder, result.at.slice(0, 19).replaceAll(':', '-'));
  const bars = judge(result.rows);
  writeFileSync(`${name}.json`, `${JSON.stringify({ ...result, bars }, null, 2)}\n`);
  writeFileSync(`${name}.svg`, plot(result.rows));
  process.stdout.write(
    `${circumstances(result)}\n\n${alignTable(rowsTable(result.rows))}\n` +
      `${alignTable(barsTable(bars))}\nWritten: ${name}.json, ${name}.svg\n`,
  );
}
