import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { env } from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scripts-'));
  cpSync('.github/scripts', join(folder, '.github/scripts'), { recursive: true });
  mkdirSync(join(folder, 'bin'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('keep-issue.sh', () => {
  const title = 'Links that no longer work';

  it('opens an issue when there is none', () => {
    pretend('gh', answerTo('issue list', ''));
    expect(run('keep-issue.sh', [title, text('- dead')])).toBe(0);
    expect(calls('gh')).toContain(`issue create --title ${title} --body-file text.md`);
  });

  it('brings the open issue up to date', () => {
    pretend('gh', answerTo('issue list', '7'));
    expect(run('keep-issue.sh', [title, text('- dead')])).toBe(0);
    expect(calls('gh').slice(1)).toEqual(['issue edit 7 --body-file text.md']);
  });

  it('closes the open issue when nothing is wrong any more', () => {
    pretend('gh', answerTo('issue list', '7'));
    expect(run('keep-issue.sh', [title, text('')])).toBe(0);
    expect(calls('gh').slice(1)).toEqual(['issue close 7 --comment All links work again.']);
  });

  it('does nothing when nothing is wrong and no issue is open', () => {
    pretend('gh', answerTo('issue list', ''));
    expect(run('keep-issue.sh', [title, text('')])).toBe(0);
    expect(calls('gh')).toHaveLength(1);
  });

  it('asks for issues of this title that the workflow itself opened', () => {
    pretend('gh', answerTo('issue list', ''));
    run('keep-issue.sh', [title, text('')]);
    expect(calls('gh')[0]).toMatch(/--state open --author app\/github-actions .*env\.ISSUE_TITLE/);
  });

  it('fails when the issues cannot be read', () => {
    pretend('gh', 'exit 4');
    expect(run('keep-issue.sh', [title, text('- dead')])).toBe(4);
  });
});

describe('check-links.sh', () => {
  it.each([
    ['all links work', 0, 0, ''],
    ['links are dead', 1, 0, 'The list\n'],
    ['nothing can be said', 3, 3, 'The list\n'],
  ])('when %s', (_, answer, status, written) => {
    pretend('npm', `echo 'The list'; exit ${answer}`);
    expect(run('check-links.sh', ['links.md'])).toBe(status);
    expect(readFileSync(join(folder, 'links.md'), 'utf8')).toBe(written);
    expect(calls('npm')).toEqual(['run --silent check:links -- --format markdown']);
  });
});

describe('last-deployment.sh', () => {
  it('asks for one field of the last deployment of main that succeeded', () => {
    pretend('gh', answerTo('run list', 'abc123'));
    expect(run('last-deployment.sh', ['headSha'])).toBe(0);
    expect(calls('gh')).toEqual([
      'run list --workflow deploy.yml --branch main --status success --limit 1 --json headSha --jq .[0].headSha // ""',
    ]);
  });

  it('fails without a field', () => {
    pretend('gh', 'true');
    expect(run('last-deployment.sh')).not.toBe(0);
    expect(calls('gh')).toEqual([]);
  });
});

describe('deploy-if-due.sh', () => {
  const deployed = answerTo('run list', '2026-11-22T09:00:00Z');

  it('deploys when something is due since the last deployment', () => {
    pretend('gh', deployed);
    pretend('npm', 'echo due; [[ ! -v GH_TOKEN ]]');
    expect(run('deploy-if-due.sh', [], { GH_TOKEN: 'x' })).toBe(0);
    expect(calls('npm')).toEqual(['run --silent schedule -- --due-since 2026-11-22T09:00:00Z']);
    expect(calls('gh').slice(1)).toEqual(['workflow run deploy.yml --ref main']);
  });

  it('deploys nothing when nothing is due', () => {
    pretend('gh', deployed);
    pretend('npm', 'true');
    expect(run('deploy-if-due.sh')).toBe(0);
    expect(calls('gh')).toHaveLength(1);
  });

  it('waits for the first deployment', () => {
    pretend('gh', answerTo('run list', ''));
    pretend('npm', 'echo due');
    expect(run('deploy-if-due.sh')).toBe(0);
    expect([calls('gh').length, calls('npm')]).toEqual([1, []]);
  });

  it('fails when GitHub does not say what was deployed', () => {
    pretend('gh', 'exit 4');
    pretend('npm', 'echo due');
    expect(run('deploy-if-due.sh')).toBe(4);
    expect(calls('npm')).toEqual([]);
  });

  it('fails when it cannot tell what is due', () => {
    pretend('gh', deployed);
    pretend('npm', 'exit 3');
    expect(run('deploy-if-due.sh')).toBe(3);
    expect(calls('gh')).toHaveLength(1);
  });
});

describe('compare-addresses.sh', () => {
  it('compares with the commit that was deployed last', () => {
    pretend('gh', answerTo('run list', 'abc123'));
    pretend('git', 'true');
    pretend('npm', '[[ -v GH_TOKEN ]] && exit 2; exit 1');
    expect(run('compare-addresses.sh', [], { GH_TOKEN: 'x' })).toBe(1);
    expect(calls('npm')).toEqual(['run addresses -- --against abc123']);
    expect(calls('git')).toHaveLength(1);
  });

  it('fetches a commit that no branch holds any more', () => {
    pretend('gh', answerTo('run list', 'abc123'));
    pretend('git', '[[ $1 == fetch ]]');
    pretend('npm', 'true');
    expect(run('compare-addresses.sh')).toBe(0);
    expect(calls('git')[1]).toBe('fetch --quiet --depth 1 origin abc123');
  });

  it('fails when that commit is nowhere', () => {
    pretend('gh', answerTo('run list', 'abc123'));
    pretend('git', 'exit 128');
    pretend('npm', 'true');
    expect(run('compare-addresses.sh')).toBe(128);
    expect(calls('npm')).toEqual([]);
  });

  it('has nothing to compare with before the first deployment', () => {
    pretend('gh', answerTo('run list', ''));
    pretend('npm', 'exit 1');
    expect(run('compare-addresses.sh')).toBe(0);
    expect(calls('npm')).toEqual([]);
  });
});

describe('write-report.sh', () => {
  it.each([
    ['nothing is wrong', 0, 0],
    ['something is wrong', 1, 0],
    ['the check cannot be run', 2, 2],
    ['nothing can be said', 3, 3],
  ])('when %s', (_, answer, status) => {
    pretend('npm', `echo '{}'; exit ${answer}`);
    expect(run('write-report.sh', ['origin/main', 'report.json'])).toBe(status);
    expect(readFileSync(join(folder, 'report.json'), 'utf8')).toBe('{}\n');
    expect(calls('npm')).toEqual(['run --silent check -- --format json --changed origin/main']);
  });
});

describe('answer-pull-request.sh', () => {
  const event = {
    SERVER_URL: 'https://github.com',
    REPOSITORY: 'example/crumb',
    RUN_ID: '5',
    HEAD_REPOSITORY: 'guest/crumb',
    HEAD_BRANCH: '$(touch pwned)',
    HEAD_SHA: 'abc',
  };
  const report = { version: 1, files: 1, errors: 0, warnings: 0, diagnostics: [], stuck: [] };

  /** Answers as GitHub does; `download` leaves the report in the folder `$9`, and what is sent is kept. */
  function pretendGitHub(download: string): void {
    const pulls = [{ number: 7, head: { sha: 'abc', repo: { full_name: 'guest/crumb' } } }];
    const artifacts = [{ id: 1, name: 'report-7', expired: false, size_in_bytes: 900 }];
    pretend(
      'gh',
      `case "$*" in
        *pulls?state*) echo '${JSON.stringify([pulls])}' ;;
        *5/artifacts*) echo '${JSON.stringify([{ artifacts }])}' ;;
        'run download 5 --repo example/crumb --name report-7 --dir '*) ${download} ;;
        *POST*) cat >>'${join(folder, 'sent.json')}' ;;
        *) echo '[[]]' ;;
      esac`,
    );
  }

  beforeEach(() => {
    cpSync('src', join(folder, 'src'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  });

  it('answers by what the report says, with Node alone, and obeys no name of a branch', () => {
    pretendGitHub(`echo '${JSON.stringify(report)}' >"$9/report.json"`);
    expect(run('answer-pull-request.sh', [], event)).toBe(0);
    const sent = readFileSync(join(folder, 'sent.json'), 'utf8');
    expect((JSON.parse(sent) as { body: string }).body).toContain('## This can be published');
    expect(calls('gh')[0]).toContain('head=guest%3A%24(touch%20pwned)');
    expect(existsSync(join(folder, 'pwned'))).toBe(false);
  });

  it.each([
    ['nothing', 'true'],
    ['a link to a file of the machine', 'ln -s /etc/passwd "$9/report.json"'],
    ['a huge file', 'truncate --size 65M "$9/report.json"'],
    ['something else', 'echo "<html>" >"$9/report.json"'],
  ])('says that there is no report where the run left %s', (_, download) => {
    pretendGitHub(download);
    expect(run('answer-pull-request.sh', [], event)).toBe(0);
    expect(readFileSync(join(folder, 'sent.json'), 'utf8')).toContain('did not come to an end');
  });

  it('answers nobody where the fork was deleted', () => {
    pretendGitHub('true');
    expect(run('answer-pull-request.sh', [], { ...event, HEAD_REPOSITORY: '' })).toBe(0);
    expect(existsSync(join(folder, 'sent.json'))).toBe(false);
  });

  it('fails when GitHub cannot be asked, or does not say of which run it is', () => {
    pretend('gh', 'exit 4');
    expect(run('answer-pull-request.sh', [], event)).not.toBe(0);
    expect(run('answer-pull-request.sh')).not.toBe(0);
  });
});

/** Puts a program of this name before the real one on the path; it records its arguments. */
function pretend(program: string, body: string): void {
  const log = `echo "$*" >>"${join(folder, program)}.log"`;
  writeFileSync(join(folder, 'bin', program), `#!/usr/bin/env bash\n${log}\n${body}\n`, {
    mode: 0o755,
  });
}

function answerTo(args: string, answer: string): string {
  return `if [[ "$1 $2" == '${args}' ]]; then echo '${answer}'; fi`;
}

function calls(program: string): string[] {
  const log = join(folder, `${program}.log`);
  return existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : [];
}

function text(content: string): string {
  writeFileSync(join(folder, 'text.md'), content);
  return 'text.md';
}

function run(
  script: string,
  args: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): number | null {
  const { status } = spawnSync('bash', [join(folder, '.github/scripts', script), ...args], {
    cwd: folder,
    env: { ...environment, PATH: [join(folder, 'bin'), env.PATH ?? ''].join(delimiter) },
  });
  return status;
}
