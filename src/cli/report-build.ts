import type { BuildResult } from '../pipeline/build-result.ts';
import type { BuildSettings } from '../pipeline/settings.ts';
import { countLabel, groupDigits } from '../publication/labels.ts';
import { checkReport } from './diagnostic-formats/check-report.ts';
import { chooseFormat, loadFormat } from './diagnostic-formats/print-report.ts';
import { say } from './print.ts';

/** Prints the diagnostics and the results of a build, `verbose` with times. Returns the exit status. */
export async function reportBuild(
  result: BuildResult,
  settings: BuildSettings,
  { verbose }: { verbose: boolean },
): Promise<0 | 1 | 3> {
  const { diagnostics, fileCount, stuck, published, removals } = result;
  const print = await loadFormat(chooseFormat());
  print(checkReport({ diagnostics, stuck, fileCount }, settings.contentDir));
  say(published ? describeWork(published, settings) : describeRefusal(removals));
  if (published && verbose) say(describeTimes(result));
  if (stuck.length > 0) return 3;
  return published ? 0 : 1;
}

function describeWork(
  { written, unchanged, removed, rendered, reused }: NonNullable<BuildResult['published']>,
  { outDir }: BuildSettings,
): string[] {
  return [
    `Pages and feeds: ${groupDigits(rendered)} made, ${groupDigits(reused)} known from before`,
    `Published to ${outDir}: ${groupDigits(written)} files written, ${groupDigits(unchanged)} unchanged, ${groupDigits(removed)} removed`,
  ];
}

function describeTimes({ times, slowest }: BuildResult): string[] {
  const stages = times.map(
    ({ stage, seconds }) => `${stage.toLowerCase()} ${seconds.toFixed(1)} s`,
  );
  const slow = slowest.map(({ file, milliseconds }) => `${file} ${Math.ceil(milliseconds)} ms`);
  return [
    `Time: ${stages.join(', ')}`,
    ...(slow.length > 0 ? [`Slowest to compile: ${slow.join(', ')}`] : []),
  ];
}

function describeRefusal(removals: readonly string[]): string[] {
  const kept = 'Nothing was published; the site is as it was';
  if (removals.length === 0) return [kept];
  return [
    `${countLabel(removals.length, 'published article')} would be gone:`,
    ...removals.map((address) => `  ${address}`),
    `${kept}. If this is meant, build again with --allow-removals`,
  ];
}
