/**
 * `npm test`: every check, from the cheapest to the dearest. `npm run test:long`, which is this with
 * `--long`: the tests that take longer. Stops where one fails and prints what it said. The last line
 * reads `N passed, N failed`; CI reads it.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { countTests } from './count-tests.ts';
import type { Count } from './count-tests.ts';

interface Stage {
  name: string;
  /** A JavaScript or TypeScript file, and its words. */
  command: readonly string[];
  /** Where the stage writes its results as JSON; without one it counts as a single test. */
  results?: string;
}

const resultsFolder = '.cache/test-results';
const astro = 'node_modules/astro/bin/astro.mjs';
const playwright = 'node_modules/@playwright/test/cli.js';
const vitest = 'node_modules/vitest/vitest.mjs';

const build: Stage = { name: 'build', command: ['src/cli/build.ts'] };

/**
 * In order. Those of one row run side by side: each keeps about one core busy, and none writes what
 * another reads. Astro therefore makes the types of the content before they are read.
 */
const rows: readonly (readonly Stage[])[] = [
  [{ name: 'types of the content', command: [astro, 'sync'] }],
  [
    {
      name: 'format',
      command: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
    },
    { name: 'unused files and exports', command: ['node_modules/knip/bin/knip.js'] },
    { name: 'types', command: [astro, 'check', '--noSync', '--minimumFailingSeverity=warning'] },
    { name: 'lint', command: ['node_modules/eslint/bin/eslint.js', '--max-warnings=0', '.'] },
  ],
  [vitestStage('unit')],
  [build],
  [vitestStage('site'), playwrightStage('browser')],
];

const longRows: readonly (readonly Stage[])[] = [
  [vitestStage('long')],
  [build],
  [playwrightStage('long')],
];

function vitestStage(project: string): Stage {
  const results = `${resultsFolder}/${project}.json`;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  return {
    name: `${project} tests`,
    command: [vitest, 'run', '--project', project, ...reporters],
    results,
  };
}

function playwrightStage(project: string): Stage {
  const name = project === 'browser' ? 'browser tests' : `${project} browser tests`;
  return {
    name,
    command: [playwright, 'test', `--project=${project}`, '--reporter=list,json'],
    results: `${resultsFolder}/${name.replaceAll(' ', '-')}.json`,
  };
}

async function runStage(stage: Stage): Promise<Count> {
  const started = performance.now();
  if (stage.results !== undefined) rmSync(stage.results, { force: true });
  const { ok, output } = await execute(stage);
  const count = countTests(ok, stage.results);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (!ok) console.log(output.trimEnd());
  const tests = stage.results === undefined ? '' : `  ${describeCount(count)}`;
  console.log(
    `${ok ? 'ok    ' : 'failed'}  ${stage.name.padEnd(26)}${seconds.padStart(6)} s${tests}`,
  );
  return count;
}

function describeCount(count: Count): string {
  const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
  return `${count.passed} of ${count.passed + count.failed} tests${skipped}`;
}

function execute(stage: Stage): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: stage.results ?? '' };
    const child = spawn(process.execPath, stage.command, {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const stop = (): void => {
      child.kill();
    };
    process.once('SIGTERM', stop);
    const parts: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (part: string) => parts.push(part));
    }
    child.on('error', reject);
    child.on('close', (code) => {
      process.off('SIGTERM', stop);
      resolve({ ok: code === 0, output: parts.join('') });
    });
  });
}

async function main(): Promise<void> {
  const [word, ...more] = process.argv.slice(2);
  if ((word !== undefined && word !== '--long') || more.length > 0) {
    console.error('`npm test` takes no words. One part alone: npm run test:unit -- tests/path');
    process.exitCode = 2;
    return;
  }
  mkdirSync(resultsFolder, { recursive: true });
  const total = { passed: 0, failed: 0 };
  for (const row of word === '--long' ? longRows : rows) {
    const counts = await Promise.all(row.map(runStage));
    for (const { passed, failed } of counts) {
      total.passed += passed;
      total.failed += failed;
    }
    if (total.failed > 0) break;
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

await main();
