import { existsSync, readFileSync } from 'node:fs';

export interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

/** The parts of Vitest's and Playwright's JSON reports that say how many tests ran. */
interface Report {
  numPassedTests?: number;
  numFailedTests?: number;
  numPendingTests?: number;
  stats?: { expected: number; unexpected: number; flaky: number; skipped: number };
}

/**
 * Tests that a stage ran. A stage that went wrong has at least one failure, whatever its report
 * says; one without a report is a single test.
 *
 * @param ok whether the stage ended with status 0
 * @param path of the report that the stage writes, where it writes one
 */
export function countTests(ok: boolean, path: string | undefined): Count {
  if (path === undefined) return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
  const count = existsSync(path)
    ? countOf(JSON.parse(readFileSync(path, 'utf8')) as Report)
    : { passed: 0, failed: 0, skipped: 0 };
  const ranNothing = count.passed + count.failed === 0;
  if (ok ? ranNothing : count.failed === 0) return { ...count, failed: 1 };
  return count;
}

function countOf(report: Report): Count {
  if (report.stats !== undefined) {
    const { expected, unexpected, flaky, skipped } = report.stats;
    return { passed: expected, failed: unexpected + flaky, skipped };
  }
  return {
    passed: report.numPassedTests ?? 0,
    failed: report.numFailedTests ?? 0,
    skipped: report.numPendingTests ?? 0,
  };
}
