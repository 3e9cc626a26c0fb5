import { beforeEach, describe, expect, it } from 'vitest';
import { answerPullRequest, type GitHub } from '../../../src/cli/review/answer.ts';
import { COMMENT_MARK } from '../../../src/cli/review/comment.ts';
import { SUGGESTION_MARK } from '../../../src/cli/review/review.ts';

const run = {
  server: 'https://github.com',
  repository: 'example/crumb',
  runId: '5',
  headRepository: 'guest/crumb',
  headBranch: 'tides & more',
  headSha: 'abc',
};
const BOT = { login: 'github-actions[bot]' };
const report = {
  version: 1,
  files: 1,
  errors: 1,
  warnings: 0,
  stuck: [],
  diagnostics: [
    {
      file: 'content/a.md',
      line: 2,
      column: 8,
      endColumn: 13,
      severity: 'error',
      code: 'header-syntax',
      message: 'a quotation mark is opened and never closed',
      hint: '',
      suggestion: { line: 2, endLine: 2, before: ['title: "A'], lines: ['title: "A"'] },
    },
  ],
};
const top = 'repos/example/crumb';
const fresh = (): Record<string, unknown[]> => ({
  [`${top}/pulls?state=open&head=guest%3Atides%20%26%20more`]: [
    { number: 6, head: { sha: 'old', repo: { full_name: 'guest/crumb' } } },
    { number: 8, head: { sha: 'abc', repo: null } },
    { number: 7, head: { sha: 'abc', repo: { full_name: 'guest/crumb' } } },
  ],
  [`${top}/actions/runs/5/artifacts`]: [
    { id: 1, name: 'report-7', expired: false, size_in_bytes: 900 },
    { id: 2, name: 'preview', expired: false, size_in_bytes: 9_000_000 },
  ],
  [`${top}/issues/7/comments`]: [{ id: 3, body: `${COMMENT_MARK} mine`, user: { login: 'guest' } }],
  [`${top}/pulls/7/files`]: [
    { filename: 'content/a.md', patch: '@@ -1,2 +1,2 @@\n ---\n-title: A\n+title: "A' },
  ],
  [`${top}/pulls/7/comments`]: [],
});
let lists = fresh();
let json: string | undefined;
let sent: { method: string; path: string; body: object | undefined }[] = [];
const github: GitHub = {
  send: (method, path, body) => {
    sent.push({ method, path, body });
    return undefined;
  },
  list: (path) => {
    const found = lists[path];
    if (!found) throw new Error(`nobody should ask for ${path}`);
    return found;
  },
  fileOf: (...asked) => {
    expect(asked).toEqual(['example/crumb', '5', 'report-7', 'report.json']);
    return json;
  },
};

beforeEach(() => {
  lists = fresh();
  json = JSON.stringify(report);
  sent = [];
});

const bodies = (): (string | undefined)[] =>
  sent.map(({ body }) => (body as { body: string } | undefined)?.body);

describe('the answer', () => {
  it('is a comment of its own, and a review with suggestions, at the pull request of the commit', () => {
    expect(answerPullRequest(run, github)).toBe(
      '#7 was answered, with 1 new and 0 known suggestions; 0 were taken back.',
    );
    expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `POST ${top}/issues/7/comments`,
      `POST ${top}/pulls/7/reviews`,
    ]);
    expect(bodies()[0]).toContain('https://github.com/example/crumb/actions/runs/5/artifacts/2');
    expect(bodies()[0]).toContain(
      'https://github.com/guest/crumb/blob/abc/content/a.md?plain=1#L2',
    );
    expect(sent[1]?.body).toMatchObject({
      commit_id: 'abc',
      event: 'COMMENT',
      comments: [{ path: 'content/a.md', line: 2, side: 'RIGHT' }],
    });
  });

  it('is kept up to date, and left alone where it says the same', () => {
    answerPullRequest(run, github);
    const [comment = '', review] = [bodies()[0], sent[1]?.body as { comments: object[] }];
    lists[`${top}/issues/7/comments`]?.push(
      { id: 4, body: 'x', user: BOT },
      { id: 9, body: comment, user: BOT },
    );
    lists[`${top}/pulls/7/comments`] = [
      { id: 10, user: BOT, start_line: null, ...review.comments[0] },
      {
        id: 11,
        user: BOT,
        path: 'content/a.md',
        line: null,
        start_line: null,
        body: `${SUGGESTION_MARK} old`,
      },
      {
        id: 12,
        user: { login: 'guest' },
        path: 'a',
        line: 1,
        start_line: null,
        body: SUGGESTION_MARK,
      },
    ];
    sent = [];
    expect(answerPullRequest(run, github)).toMatch('0 new and 1 known suggestions; 1 were');
    expect(sent).toEqual([{ method: 'DELETE', path: `${top}/pulls/comments/11`, body: undefined }]);
    json = JSON.stringify({ ...report, errors: 0, diagnostics: [] });
    sent = [];
    answerPullRequest(run, github);
    expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `PATCH ${top}/issues/comments/9`,
      `DELETE ${top}/pulls/comments/10`,
      `DELETE ${top}/pulls/comments/11`,
    ]);
    expect(bodies()[0]).toContain('This can be published');
  });

  it('vouches for nothing where the code that checked may be a stranger’s', () => {
    const patch = '@@ -1,2 +1,2 @@\n ---\n-title: A\n+title: "A';
    lists[`${top}/pulls/7/files`] = [
      { filename: 'content/a.md', patch },
      { filename: '.github/workflows/deploy.yml', patch },
      { filename: 'content/b.md', previous_filename: 'src/cli/check.ts' },
    ];
    const [found] = report.diagnostics;
    const forged = [{ ...found, file: '.github/workflows/deploy.yml' }];
    json = JSON.stringify({ ...report, errors: 0, diagnostics: forged });
    expect(answerPullRequest(run, github)).toMatch('0 new');
    json = JSON.stringify({ ...report, errors: 0, diagnostics: [] });
    answerPullRequest(run, github);
    expect(sent).toHaveLength(2);
    for (const body of bodies()) {
      expect(body).toMatch(/^<!--.*-->\n\n## Somebody who knows the code must look at this\n/);
      expect(body).toContain(
        '<code>.github/workflows/deploy.yml</code>, <code>src/cli/check.ts</code>. The check ran',
      );
      expect(body).not.toMatch(/This can be published|nothing to mend/);
      expect(body).toContain('open it only once somebody has looked');
    }
  });

  it('vouches for nothing where GitHub may not list all files', () => {
    lists[`${top}/pulls/7/files`] = Array(3000).fill({ filename: 'content/a.md' });
    answerPullRequest(run, github);
    expect(bodies()[0]).toContain('Somebody who knows the code must look at this');
  });

  it('is given to the one of several pull requests that was checked, or to none', () => {
    const head = { sha: 'abc', repo: { full_name: 'guest/crumb' } };
    lists[Object.keys(lists)[0] ?? ''] = [
      { number: 8, head },
      { number: 7, head },
    ];
    expect(answerPullRequest(run, github)).toMatch('#7 was answered');
    sent = [];
    lists[`${top}/actions/runs/5/artifacts`] = [
      { id: 1, name: 'report-6', expired: false, size_in_bytes: 900 },
    ];
    expect(answerPullRequest(run, github)).toMatch('nothing that tells which one');
    expect(sent).toEqual([]);
  });

  it('takes nothing back where GitHub refuses what comes in its place', () => {
    lists[`${top}/pulls/7/comments`] = [
      { id: 11, user: BOT, path: 'a', line: 1, start_line: null, body: `${SUGGESTION_MARK} old` },
    ];
    const refusing: GitHub = {
      ...github,
      send: (method, path, body) => {
        if (path.endsWith('/reviews')) throw new Error('422');
        return github.send(method, path, body);
      },
    };
    expect(() => answerPullRequest(run, refusing)).toThrow('422');
    expect(sent.map(({ method }) => method)).toEqual(['POST']);
  });

  it('is none where the pull request is at another commit, or closed', () => {
    expect(answerPullRequest({ ...run, headRepository: '' }, github)).toMatch('any more');
    expect(answerPullRequest({ ...run, headSha: 'older' }, fixedList([]))).toMatch('any more');
    lists = { [Object.keys(lists)[0] ?? '']: [] };
    expect(answerPullRequest(run, github)).toMatch('No open pull request');
    expect(sent).toEqual([]);
  });

  it.each([
    ['none', () => (lists[`${top}/actions/runs/5/artifacts`] = [])],
    ['no report of ours', () => (json = '{"version":1}')],
    ['more than fits', () => (json = undefined)],
    [
      'a huge archive',
      () => {
        lists[`${top}/actions/runs/5/artifacts`] = [
          { id: 1, name: 'report-7', expired: false, size_in_bytes: 1e9 },
        ];
        json = undefined;
      },
    ],
    [
      'what is gone',
      () => {
        lists[`${top}/actions/runs/5/artifacts`] = [
          { id: 1, name: 'report-7', expired: true, size_in_bytes: 10 },
        ];
      },
    ],
  ])('says that the check did not come to an end where the run left %s', (_, change) => {
    change();
    answerPullRequest(run, github);
    expect(sent).toHaveLength(1);
    expect(bodies()[0]).toContain('The check did not come to an end');
  });
});

function fixedList(list: unknown[]): GitHub {
  return { ...github, list: () => list };
}
