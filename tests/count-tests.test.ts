import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { countTests } from './count-tests.ts';

const folder = mkdtempSync(join(tmpdir(), 'count-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function report(name: string, content: object): string {
  const path = join(folder, `${name}.json`);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

it('counts a stage without a report as one test', () => {
  expect(countTests(true, undefined)).toEqual({ passed: 1, failed: 0, skipped: 0 });
  expect(countTests(false, undefined)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

it('reads the report of Vitest', () => {
  const path = report('vitest', { numPassedTests: 7, numFailedTests: 2, numPendingTests: 1 });
  expect(countTests(false, path)).toEqual({ passed: 7, failed: 2, skipped: 1 });
});

it('reads the report of Playwright, an unsteady test as failed', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 3 };
  const path = report('playwright', { stats });
  expect(countTests(false, path)).toEqual({ passed: 5, failed: 2, skipped: 3 });
});

it('finds a failure where a stage went wrong and its report names none', () => {
  const path = report('silent', { numPassedTests: 7, numFailedTests: 0, numPendingTests: 0 });
  expect(countTests(false, path).failed).toBe(1);
  expect(countTests(false, join(folder, 'never-written.json')).failed).toBe(1);
});

it('takes a stage that ran no test for a failed one', () => {
  const path = report('empty', { numPassedTests: 0, numFailedTests: 0, numPendingTests: 4 });
  expect(countTests(true, path)).toEqual({ passed: 0, failed: 1, skipped: 4 });
  expect(countTests(true, join(folder, 'never-written.json')).failed).toBe(1);
});
