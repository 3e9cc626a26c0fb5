/**
 * `npm test`: every check in turn, from the cheapest to the dearest. Stops at the first that fails
 * and prints what it said. The last line reads `N passed, N failed`; CI reads it.
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
const vitest = 'node_modules/vitest/vitest.mjs';

const stages: readonly Stage[] = [
  {
    name: 'format',
    command: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
  },
  { name: 'lint', command: ['node_modules/eslint/bin/eslint.js', '--max-warnings=0', '.'] },
  {
    name: 'types',
    command: ['node_modules/astro/bin/astro.mjs', 'check', '--minimumFailingSeverity=warning'],
  },
  { name: 'unused files and exports', command: ['node_modules/knip/bin/knip.js'] },
  vitestStage('unit'),
  { name: 'build', command: ['src/cli/build.ts'] },
  vitestStage('site'),
  {
    name: 'browser tests',
    command: ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'],
    results: `${resultsFolder}/browser.json`,
  },
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
  if (process.argv.length > 2) {
    console.error('`npm test` takes no words. One part alone: npm run test:unit -- tests/path');
    process.exitCode = 2;
    return;
  }
  mkdirSync(resultsFolder, { recursive: true });
  const total = { passed: 0, failed: 0 };
  for (const stage of stages) {
    const count = await runStage(stage);
    total.passed += count.passed;
    total.failed += count.failed;
    if (count.failed > 0) break;
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

await main();
