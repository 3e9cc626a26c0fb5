import { spawnSync } from 'node:child_process';
import { lstatSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { print } from './print.ts';
import { answerPullRequest, type GitHub } from './review/answer.ts';

/*
 * Run by .github/scripts/answer-pull-request.sh, with Node alone: it may write to pull requests, so no
 * package has a part in it.
 */

/** In bytes; a change of many thousand articles has a report of some ten million. */
const LARGEST_FILE = 64 * 1024 * 1024;
const MAX_ANSWER = 256 * 1024 * 1024;

const github: GitHub = {
  send: (method, path, body) => {
    const input = body === undefined ? [] : ['--input', '-'];
    const answer = api(['--method', method, path, ...input], body && JSON.stringify(body));
    return answer === '' ? undefined : (JSON.parse(answer) as unknown);
  },
  list: (path, key) => {
    const all = `${path}${path.includes('?') ? '&' : '?'}per_page=100`;
    const pages = JSON.parse(api(['--paginate', '--slurp', all])) as unknown[];
    return pages.flatMap((page) =>
      key === undefined ? (page as unknown[]) : ((page as Record<string, unknown[]>)[key] ?? []),
    );
  },
  fileOf: (repository, runId, artifact, name) => {
    const folder = mkdtempSync(join(tmpdir(), 'artifact-'));
    try {
      const place = ['--repo', repository, '--name', artifact, '--dir', folder];
      run(['run', 'download', runId, ...place]);
      const file = join(folder, name);
      const found = lstatSync(file, { throwIfNoEntry: false });
      const isFit = found?.isFile() === true && found.size <= LARGEST_FILE;
      return isFit ? readFileSync(file, 'utf8') : undefined;
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

print(
  answerPullRequest(
    {
      server: needed('SERVER_URL'),
      repository: needed('REPOSITORY'),
      runId: needed('RUN_ID'),
      headRepository: process.env.HEAD_REPOSITORY ?? '',
      headBranch: needed('HEAD_BRANCH'),
      headSha: needed('HEAD_SHA'),
    },
    github,
  ),
);

function api(args: readonly string[], input?: string): string {
  return run(['api', ...args], input);
}

function run(args: readonly string[], input = ''): string {
  const { error, status, stdout, stderr } = spawnSync('gh', args, {
    encoding: 'utf8',
    input,
    maxBuffer: MAX_ANSWER,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`gh ${args.join(' ')}: ${stderr.trim()}`);
  return stdout;
}

function needed(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set`);
  return value;
}
