import type { BuildResult } from '../build/build-site.ts';
import type { BuildSettings } from '../build/settings.ts';
import { formatDiagnostic, formatStuck, summarise } from './print-diagnostics.ts';

/** Prints what a build found and did, and gives the exit status that says so. */
export function reportBuild(result: BuildResult, settings: BuildSettings): 0 | 1 | 3 {
  const { diagnostics, fileCount, stuck, outcome } = result;
  const lines = diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, settings.contentDir));
  lines.push(...stuck.map(formatStuck));
  lines.push(summarise(diagnostics, fileCount));
  if (outcome) {
    const { written, unchanged, removed } = outcome;
    lines.push(
      `Published to ${settings.outDir}: ${String(written)} files written, ${String(unchanged)} unchanged, ${String(removed)} removed`,
    );
  } else {
    lines.push('Nothing was published; the site is as it was');
  }
  process.stderr.write(`${lines.join('\n')}\n`);
  if (stuck.length > 0) return 3;
  return outcome ? 0 : 1;
}
