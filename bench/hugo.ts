import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Command } from './measure.ts';

export interface HugoRun {
  content: string;
  output: string;
  cache: string;
  /** ISO 8601. */
  now: string;
  related: boolean;
}

const PROGRAM = 'hugo';

/** Hugo's version, as `v0.111.3+extended`; undefined if it is not installed. */
export function hugoVersion(): string | undefined {
  const { error, stdout } = spawnSync(PROGRAM, ['version'], { encoding: 'utf8' });
  return error === undefined ? /^hugo (v\S+)/.exec(stdout)?.[1] : undefined;
}

/** Builds the same content folder with Hugo, cold, with the templates beside this file. */
export function hugoCommand(run: HugoRun): Command {
  const source = join(import.meta.dirname, 'hugo');
  const config = run.related ? 'hugo.toml,related.toml' : 'hugo.toml';
  return {
    program: PROGRAM,
    folder: source,
    args: [
      ...['--source', source, '--config', config, '--contentDir', run.content],
      ...['--destination', run.output, '--cacheDir', run.cache, '--clock', run.now],
      ...['--noBuildLock', '--quiet'],
    ],
  };
}
