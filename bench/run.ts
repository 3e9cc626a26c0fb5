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
import { measurePush, requireProgramsOfPush } from './measure-push.ts';
import { findGnuTime, measure } from './measure.ts';
import { plot } from './plot.ts';
import { readPlan, type Plan } from './plan.ts';
import { alignTable, barsTable, circumstances, rowsTable } from './report.ts';
import { SCENARIO_LABELS, type BenchResult, type Row } from './result.ts';

/** That show one picture. */
const ARTICLES_OF_PICTURE = 5;

const CHECKOUT = join(import.meta.dirname, '..');

const USAGE = `Usage: npm run bench -- [--sizes 1000,10000] [--spread narrow,wide] [--seed 1]
                        [--runs 3] [--only build,check,dev,import,push]

Measures builds, checks, imports and the live preview of made-up archives, what
a service does from a push until the site is live, on an S3 server of this
machine, and Hugo's builds of the same archives if Hugo is installed. Needs GNU
time, and for a push npm's registry, git, zstd and rclone. Writes
bench/results/*.json and *.svg.

  --sizes    numbers of articles; from 20,001 on without Hugo
  --spread   narrow: 12 categories, 200 tags, no pictures; wide: 723 categories,
             1,300 tags, a picture for five articles, builds only`;

await runCommand({
  usage: USAGE,
  options: {
    sizes: { type: 'string', default: '1000,10000' },
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '3' },
    spread: { type: 'string', default: 'narrow,wide' },
    only: { type: 'string', default: 'build,check,dev,import,push' },
  },
  operands: [0, 0],
  run: async ({ options }) => {
    const plan = readPlan(options);
    if (plan.parts.includes('push')) requireProgramsOfPush();
    const root = mkdtempSync(join(tmpdir(), 'bench-'));
    process.once('exit', () => {
      rmSync(root, { recursive: true, force: true, maxRetries: 5 });
    });
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => process.exit(130));
    const hugo = plan.parts.includes('build') ? hugoVersion() : undefined;
    const rows: Row[] = [];
    try {
      for (const articles of plan.sizes)
        for (const spread of plan.spreads)
          if (spread === 'narrow' || articles > 1)
            await measureArchive(root, plan, { articles, spread }, hugo !== undefined, rows);
    } finally {
      // An error late in a long run must not lose the earlier results.
      if (rows.length > 0) publish({ ...surroundings(hugo), seed: plan.seed, rows });
    }
    return 0;
  },
});

/** Adds its measurements to `rows` part by part. */
async function measureArchive(
  root: string,
  plan: Plan,
  { articles, spread }: Pick<Row, 'articles' | 'spread'>,
  hugo: boolean,
  rows: Row[],
): Promise<void> {
  const folder = join(root, `${articles}-${spread}`);
  const content = join(folder, 'content');
  const say = (text: string): boolean =>
    process.stderr.write(`${articles} articles, ${spread}, ${text}\n`);
  say('writing them');
  const { seed } = plan;
  const pictures = spread === 'wide' ? Math.ceil(articles / ARTICLES_OF_PICTURE) : 0;
  const corpus = await writeCorpus({ folder: content, articles, seed, spread, pictures });
  const gnuTime = findGnuTime();
  const bench: Bench = {
    checkout: CHECKOUT,
    folder,
    corpus,
    spread,
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
  } else if (plan.parts.includes('build')) rows.push(...(await measureBuilds(bench, hugo)));
  if (articles > 1 && spread === 'narrow') {
    if (plan.parts.includes('check')) rows.push(...(await measureChecks(bench)));
    if (plan.parts.includes('import')) rows.push(...(await measureImports(bench)));
    if (plan.parts.includes('push')) rows.push(...(await measurePush(bench)));
    if (plan.parts.includes('dev')) rows.push(...(await measureDevelopment(bench, say)));
  }
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
