import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { spawnGroup } from './process-group.ts';

export interface Command {
  program: string;
  args: readonly string[];
  folder: string;
  /** Added to the bench's own environment. */
  env?: Readonly<Record<string, string>>;
}

/** What one run of a command and its children used. */
export interface Usage {
  wallSeconds: number;
  /** User and system time of all processes. */
  cpuSeconds: number;
  /** The largest resident memory of any of the processes. */
  peakBytes: number;
}

/**
 * Finds GNU time, which reads the kernel's own counters (`wait4`) instead of polling.
 *
 * @throws Error that names the package to install
 */
export function findGnuTime(): string {
  for (const program of ['/usr/bin/time', 'gtime', 'time']) {
    const { error, stdout, stderr } = spawnSync(program, ['--version'], { encoding: 'utf8' });
    if (error === undefined && `${stdout}${stderr}`.includes('GNU')) return program;
  }
  throw new Error(
    'GNU time is missing. Install it: apt-get install time (on a Mac: brew install gnu-time)',
  );
}

/**
 * Runs a command and measures it.
 *
 * @param file where GNU time writes its counters
 * @throws Error with the command and the end of its error output if it fails
 */
export async function measure(gnuTime: string, command: Command, file: string): Promise<Usage> {
  const started = performance.now();
  const { status, errors } = await run(command, gnuTime, timeArguments(file, command));
  const wallSeconds = (performance.now() - started) / 1_000;
  if (status !== 0) {
    const line = [command.program, ...command.args].join(' ');
    throw new Error(`${line}\nended with status ${status}:\n${errors}`);
  }
  return { wallSeconds, ...parseUsage(await readFile(file, 'utf8')) };
}

/** The arguments that make GNU time write what `parseUsage` reads. */
export function timeArguments(file: string, { program, args }: Command): string[] {
  return ['--format=%U %S %M', `--output=${file}`, program, ...args];
}

/** Reads the last line of GNU time's output. Lines before it may report a signal or a status. */
export function parseUsage(text: string): Omit<Usage, 'wallSeconds'> {
  const [user, system, kibibytes] = (text.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  const cpuSeconds = (user ?? NaN) + (system ?? NaN);
  const peakBytes = (kibibytes ?? NaN) * 1_024;
  if (Number.isNaN(cpuSeconds + peakBytes)) throw new Error(`GNU time wrote "${text}"`);
  return { cpuSeconds, peakBytes };
}

function run(
  { folder, env }: Command,
  program: string,
  args: readonly string[],
): Promise<{ status: number | string; errors: string }> {
  return new Promise((resolve, reject) => {
    const child = spawnGroup(program, args, {
      cwd: folder,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errors = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      errors = (errors + text).slice(-4_000);
    });
    child.on('error', reject);
    child.on('close', (status, signal) => {
      resolve({ status: status ?? signal ?? '', errors });
    });
  });
}
