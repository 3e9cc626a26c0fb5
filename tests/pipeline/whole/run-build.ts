import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { usual, type Workplace } from './workplace.ts';

export interface RunningBuild {
  process: ChildProcess;
  /** What it wrote to standard error so far. */
  errors: () => string;
  /** Exit status, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
}

export interface Run {
  /** The copy of the project whose code is run; this one without it. */
  project?: string;
  /** File of the command below `src/cli/`; the build without it. */
  command?: string;
  words?: readonly string[];
  environment?: NodeJS.ProcessEnv;
  /** A command that runs another, as `taskset -c 0`. */
  before?: readonly string[];
}

/** `npm run build` without the set-up, in a process of its own. */
export function runBuild(
  { contentDir, outDir, cacheDir }: Workplace,
  {
    project = resolve('.'),
    command = 'build.ts',
    words = [],
    environment = {},
    before = [],
  }: Run = {},
): RunningBuild {
  const all = [...before, process.execPath, join(project, 'src', 'cli', command), ...words];
  const [program = process.execPath, ...rest] = all;
  const child = spawn(program, rest, {
    cwd: project,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      CONTENT_DIR: contentDir,
      OUT_DIR: outDir,
      CACHE_DIR: cacheDir,
      SITE_URL: usual.siteUrl,
      BUILD_TIME: new Date(usual.now).toISOString(),
      ...environment,
    },
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => (errors += part));
  // Not `close`: what it started may live on and hold its standard error.
  const ended = once(child, 'exit').then((result: unknown[]) => {
    const [status, signal] = result as [number | null, NodeJS.Signals | null];
    return status ?? signal ?? 'SIGKILL';
  });
  return { process: child, errors: () => errors, ended };
}
