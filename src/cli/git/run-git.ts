import { spawnSync } from 'node:child_process';
import { WrongUse } from '../arguments.ts';

const LARGEST_OUTPUT = 1024 * 1024 * 1024;

/**
 * What git prints for these words in a folder.
 *
 * @throws {WrongUse} with git's own first line, for whoever named the commit or the folder.
 */
export function runGit(
  folder: string,
  words: readonly string[],
  { input = '', environment = {} }: { input?: string; environment?: NodeJS.ProcessEnv } = {},
): string {
  const { error, status, stdout, stderr } = spawnSync('git', words, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    input,
    maxBuffer: LARGEST_OUTPUT,
  });
  if (error) throw new WrongUse(`git cannot be run (${error.message})`);
  if (status === 0) return stdout;
  const said = stderr.trim().split('\n')[0] ?? '';
  throw new WrongUse(`git ${words[0] ?? ''} failed: ${said === '' ? `status ${status}` : said}`);
}
