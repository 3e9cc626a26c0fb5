import { COMMENT_MARK, commentOn, commentOnFailure, type Surroundings } from './comment.ts';
import { type ChangedFile, otherFiles } from './other-files.ts';
import { readReport, WrongReport } from './read-report.ts';
import { compareComments, type KnownComment, SUGGESTION_MARK, suggestionsOn } from './review.ts';

/** The run of a pull request, as GitHub names it to the workflow that follows. */
export interface CheckedRun {
  /** Of GitHub, as `https://github.com`. */
  server: string;
  /** As `owner/name`; that of the publication. */
  repository: string;
  runId: string;
  /** The repository that the change comes from, perhaps a guest's; empty where it was deleted. */
  headRepository: string;
  headBranch: string;
  headSha: string;
}

/** GitHub's REST API. */
export interface GitHub {
  /** The answer as JSON; undefined for an empty one. */
  send: (method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) => unknown;
  /** All pages of a list; `key` names it in an answer that is no list itself. */
  list: (path: string, key?: string) => unknown[];
  /** The text of a file in an artifact of a run; undefined where it is none, or too large. */
  fileOf: (repository: string, runId: string, artifact: string, name: string) => string | undefined;
}

interface PullRequest {
  number: number;
  head: { sha: string; repo: { full_name: string } | null };
}

interface Artifact {
  id: number;
  name: string;
  expired: boolean;
  size_in_bytes: number;
}

interface Comment {
  id: number;
  body: string;
  user: { login: string } | null;
}

type StoredLineComment = Comment & { path: string; line: number | null; start_line: number | null };

/** The author of what workflows write; anyone could write a comment with the same mark. */
const AUTHOR = 'github-actions[bot]';
/** In bytes, packed. */
const LARGEST_REPORT = 4 * 1024 * 1024;

/**
 * Answers a pull request whose check has run: keeps one comment, and suggestions at its lines. What the
 * pull request's own code left is read as data; its number comes from GitHub, and so do
 * the files that it changes. Returns what was done.
 */
export function answerPullRequest(run: CheckedRun, github: GitHub): string {
  const { repository, runId, server, headSha } = run;
  const numbers = numbersOf(run, github);
  if (numbers.length === 0) return 'No open pull request is at this commit any more.';
  const top = `repos/${repository}`;
  const artifacts = github
    .list(`${top}/actions/runs/${runId}/artifacts`, 'artifacts')
    .map((artifact) => artifact as Artifact)
    .filter(({ expired }) => !expired);
  const number = numbers.length > 1 ? checkedOf(numbers, artifacts) : numbers[0];
  if (number === undefined)
    return 'Several pull requests are at this commit, and the run left nothing that tells which one it checked.';
  const page = `${server}/${repository}/actions/runs/${runId}`;
  const report = reportOf(number, artifacts, run, github);
  if (!report) {
    keepComment(commentOnFailure({ run: page }), number, top, github);
    return `#${number} was told that the check did not come to an end.`;
  }
  const files = github.list(`${top}/pulls/${number}/files`) as ChangedFile[];
  const preview = artifacts.find(({ name }) => name === 'preview');
  const around: Surroundings = {
    commit: headSha,
    files: `${server}/${run.headRepository}/blob/${headSha}/`,
    run: page,
    others: otherFiles(files),
    ...(preview && { preview: `${page}/artifacts/${preview.id}` }),
  };
  keepComment(commentOn(report, around), number, top, github);
  const wanted = suggestionsOn(report, files);
  const { added, outdated } = compareComments(lineComments(number, top, github), wanted);
  if (added.length > 0)
    github.send('POST', `${top}/pulls/${number}/reviews`, {
      commit_id: headSha,
      event: 'COMMENT',
      body: 'Lines that mend what the check found; “Commit suggestion” takes one over.',
      comments: added.map(({ start_line: start, ...comment }) => ({
        ...comment,
        side: 'RIGHT',
        ...(start !== undefined && { start_line: start, start_side: 'RIGHT' }),
      })),
    });
  // Last, so that nothing is taken back where GitHub refuses what comes in its place.
  for (const id of outdated) github.send('DELETE', `${top}/pulls/comments/${id}`);
  return `#${number} was answered, with ${added.length} new and ${wanted.length - added.length} known suggestions; ${outdated.length} were taken back.`;
}

/**
 * The open pull requests at the commit of a run, of which GitHub does not tell the one that it checked: a
 * branch may have several, to different branches.
 */
function numbersOf(
  { repository, headRepository, headBranch, headSha }: CheckedRun,
  github: GitHub,
): number[] {
  if (headRepository === '') return [];
  const [owner = ''] = headRepository.split('/');
  const head = encodeURIComponent(`${owner}:${headBranch}`);
  const open = github.list(`repos/${repository}/pulls?state=open&head=${head}`) as PullRequest[];
  return open
    .filter(({ head: { sha, repo } }) => sha === headSha && repo?.full_name === headRepository)
    .map(({ number }) => number);
}

/** The run names its report by the number: it can lie only as to which of its own pull requests is meant. */
function checkedOf(numbers: readonly number[], artifacts: readonly Artifact[]): number | undefined {
  return numbers.find((number) => artifacts.some(({ name }) => name === nameOfReport(number)));
}

function nameOfReport(number: number): string {
  return `report-${number}`;
}

function reportOf(
  number: number,
  artifacts: readonly Artifact[],
  { repository, runId }: CheckedRun,
  github: GitHub,
): ReturnType<typeof readReport> | undefined {
  const artifact = artifacts.find(({ name }) => name === nameOfReport(number));
  if (!artifact || artifact.size_in_bytes > LARGEST_REPORT) return undefined;
  const json = github.fileOf(repository, runId, artifact.name, 'report.json');
  if (json === undefined) return undefined;
  try {
    return readReport(json);
  } catch (error) {
    if (error instanceof WrongReport) return undefined;
    throw error;
  }
}

function keepComment(body: string, number: number, top: string, github: GitHub): void {
  const comments = github.list(`${top}/issues/${number}/comments`) as Comment[];
  const own = comments.find((comment) => isOwn(comment, COMMENT_MARK));
  if (!own) github.send('POST', `${top}/issues/${number}/comments`, { body });
  else if (own.body !== body) github.send('PATCH', `${top}/issues/comments/${own.id}`, { body });
}

/** Those at lines that changed since are at none. */
function lineComments(number: number, top: string, github: GitHub): KnownComment[] {
  const comments = github.list(`${top}/pulls/${number}/comments`) as StoredLineComment[];
  return comments
    .filter((comment) => isOwn(comment, SUGGESTION_MARK))
    .map(({ id, path, line, start_line: start, body }) => ({
      id,
      path,
      line: line ?? 0,
      ...(start !== null && { start_line: start }),
      body,
    }));
}

function isOwn({ user, body }: Comment, mark: string): boolean {
  return user?.login === AUTHOR && body.startsWith(mark);
}
