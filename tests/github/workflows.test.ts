import { accessSync, constants, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { jobsOf, parseWorkflow, readWorkflows, stepsOf } from './read-workflows.ts';

const workflows = readWorkflows();
const scriptFolder = '.github/scripts';
const scripts = readdirSync(scriptFolder).map((name) => `${scriptFolder}/${name}`);
const { scripts: npmScripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>;
};

/** All that any workflow may do, by job; what is not here, a job must do without. */
const granted: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'answer.yml answer': { contents: 'read', actions: 'read', 'pull-requests': 'write' },
  'deploy.yml build': { contents: 'read', actions: 'read' },
  'deploy.yml deploy': { pages: 'write', 'id-token': 'write' },
  'links.yml check': { contents: 'read', issues: 'write' },
  'publish-on-time.yml look': { contents: 'read', actions: 'write' },
  'pull-request.yml check': { contents: 'read' },
  'test.yml test': { contents: 'read' },
};

it('there is one for pull requests and its answer, for main, for code, for the clock and for links', () => {
  expect(workflows.map(({ file }) => file)).toEqual([
    'answer.yml',
    'deploy.yml',
    'links.yml',
    'publish-on-time.yml',
    'pull-request.yml',
    'test.yml',
  ]);
});

it('a repeated key is an error', () => {
  expect(() => parseWorkflow('on: push\non: pull_request\n')).toThrow(/unique/);
});

describe.each(workflows)('$file', (workflow) => {
  const { file, text } = workflow;

  it('never runs a stranger’s code with the rights of the repository', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
    if (!('workflow_run' in workflow.on)) return;
    // After a stranger's run it has the code of `main` alone, and no package that a change could name.
    expect(file).toBe('answer.yml');
    for (const { uses, run, with: inputs = {} } of stepsOf(workflow)) {
      expect(uses ?? run).toMatch(/^actions\/(?:checkout|setup-node)@|^\.github\/scripts\/answer/);
      expect(Object.keys(inputs)).not.toContain('ref');
      expect(Object.keys(inputs)).not.toContain('repository');
      expect(Object.keys(inputs)).not.toContain('cache');
    }
    expect(readFileSync('.github/scripts/answer-pull-request.sh', 'utf8')).not.toMatch(/\bnpm\b/);
  });

  it('may read, and each job has the further rights that it needs and no others', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    for (const { name, permissions = workflow.permissions } of jobsOf(workflow)) {
      expect(permissions, name).toEqual(granted[`${file} ${name}`]);
    }
  });

  it('has no secret but the token that GitHub makes for the run', () => {
    expect(text).not.toMatch(/secrets\s*[.[]/);
    const steps = stepsOf(workflow).filter(({ env }) => env && 'GH_TOKEN' in env);
    expect(steps.map(({ run }) => run ?? '')).toEqual(
      steps.map(() => expect.stringMatching(/^\.github\/scripts\/[a-z-]+\.sh\b/) as string),
    );
  });

  it('hands values to commands by the environment, never by writing them into the command', () => {
    for (const { run = '' } of stepsOf(workflow)) expect(run).not.toContain('${{');
    // What a stranger names, as a branch, is a value of the environment or of GitHub's own expressions.
    const outside = text.replace(/^ +(?:[A-Z_]+|if|group): .*$/gm, '');
    expect(outside).not.toContain('github.event.');
    expect(outside).not.toContain('github.head_ref');
  });

  it('uses actions of GitHub’s own alone, each of a named version', () => {
    const used = stepsOf(workflow).flatMap(({ uses }) => uses ?? []);
    expect(used.filter((action) => !/^actions\/[a-z/-]+@v\d+$/.test(action))).toEqual([]);
  });

  it('leaves no token in the checkout', () => {
    const checkouts = stepsOf(workflow).filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual(
      checkouts.map(() => false),
    );
  });

  it('ends by itself, and does not run twice at once', () => {
    expect(workflow.concurrency?.group).toMatch(/\S/);
    expect(workflow.concurrency?.['cancel-in-progress']).toBeTypeOf('boolean');
    for (const job of jobsOf(workflow)) {
      expect(job['timeout-minutes'], job.name).toBeGreaterThan(0);
      expect(job['timeout-minutes'], job.name).toBeLessThanOrEqual(180);
    }
  });

  it('has steps that run the same on any machine: one command each, which is there', () => {
    for (const { run } of stepsOf(workflow)) {
      if (run === undefined) continue;
      const command = run.trimEnd();
      expect(command).not.toMatch(/[\n;|]|&&/);
      const [, npmScript, script] =
        /^(?:npm run (?:--silent )?([\w:-]+)|(\.github\/scripts\/[\w-]+\.sh))/.exec(command) ?? [];
      if (npmScript !== undefined) expect(npmScripts).toHaveProperty([npmScript]);
      else if (script !== undefined) expect(scripts).toContain(script);
      else expect(command).toBe('npm test');
    }
  });
});

it('a pull request is answered where something was checked, by a report that names it', () => {
  const answer = workflows.find(({ file }) => file === 'answer.yml')?.jobs.answer?.if;
  expect(answer).toContain('&& !contains(');
  for (const conclusion of ['cancelled', 'action_required', 'skipped', 'stale'])
    expect(answer).toContain(`"${conclusion}"`);
  const check = workflows.find(({ file }) => file === 'pull-request.yml')?.jobs.check;
  expect(check?.env?.NUMBER).toBe('${{ github.event.number }}');
  const report = check?.steps.find(({ with: inputs }) => inputs?.path === 'report.json');
  expect(report?.with?.name).toBe('report-${{ env.NUMBER }}');
});

it('nothing but `main` is published', () => {
  const deploy = workflows.find(({ file }) => file === 'deploy.yml');
  expect(deploy?.jobs.build?.if).toBe("github.ref == 'refs/heads/main'");
  // Without a condition of its own, a job is left out where the one that it needs was.
  expect(deploy?.jobs.deploy).toMatchObject({ needs: 'build' });
  expect(deploy?.jobs.deploy?.if).toBeUndefined();
});

describe('caches', () => {
  const caches = workflows.flatMap((workflow) =>
    stepsOf(workflow).filter(({ uses }) => uses?.startsWith('actions/cache')),
  );

  it('of a build are found by the code that made them, and a newer one is always kept', () => {
    const builds = caches.filter(({ with: inputs }) => inputs?.path === '.cache');
    expect(builds).toHaveLength(3);
    for (const { uses, with: inputs } of builds) {
      expect(inputs?.key).toMatch(/hashFiles\('src\/\*\*', 'astro\.config\.ts', 'package-lock/);
      if (uses?.startsWith('actions/cache@')) expect(inputs?.key).toContain('github.run_id');
    }
  });

  it('of packages are found by the lock file, and hold what a build needs', () => {
    const packages = caches.filter(({ with: inputs }) => inputs?.path === 'node_modules');
    expect(packages).toHaveLength(4);
    const keys = new Set(packages.map(({ with: inputs }) => inputs?.key));
    expect([...keys]).toEqual([
      "packages-${{ runner.os }}-${{ runner.arch }}-${{ hashFiles('package-lock.json') }}",
    ]);
    expect(packages.map(({ with: inputs }) => inputs?.['restore-keys'])).toEqual(
      packages.map(() => undefined),
    );
    // One workflow keeps them, so that those of tests never come into it.
    expect(packages.filter(({ uses }) => uses?.startsWith('actions/cache@'))).toHaveLength(1);
  });

  it('made by a pull request are kept for no one', () => {
    const used = workflows
      .filter(({ on }) => 'pull_request' in on)
      .flatMap(stepsOf)
      .flatMap(({ uses }) => uses ?? []);
    expect(used).toContain('actions/cache/restore@v5');
    expect(used.filter((action) => /^actions\/cache(?:\/save)?@/.test(action))).toEqual([]);
  });
});

it.each(scripts)(
  '%s can be run, stops at the first error and names npm scripts that are there',
  (path) => {
    const text = readFileSync(path, 'utf8');
    accessSync(path, constants.X_OK);
    expect(text).toMatch(/^#!\/usr\/bin\/env bash\n(?:#.*\n)*set -euo pipefail\n/);
    const named = [...text.matchAll(/\bnpm run (?:--silent )?([\w:-]+)/g)].map(
      ([, name = '']) => name,
    );
    expect(named.filter((name) => npmScripts[name] === undefined)).toEqual([]);
  },
);
