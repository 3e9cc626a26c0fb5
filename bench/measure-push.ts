import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { UsageError } from '../src/cli/run-command.ts';
import { serveS3 } from '../tests/deploy/serve-s3.ts';
import { applyEdit, editedArticle } from './edit.ts';
import type { Bench } from './measure-builds.ts';
import type { Command, Usage } from './measure.ts';
import { copyCode } from './project.ts';
import { putAside } from './put-aside.ts';
import { summarise, type Row, type Scenario } from './result.ts';
import { NOW } from './site.ts';

/** What the workflow keeps from one run for the next, each by itself. */
const CACHES = ['.cache', 'dist'];

/** In the bucket that `serveS3` serves. */
const TARGET = 's3:site/www';

/** @throws {UsageError} if a program is missing that a push needs */
export function requireProgramsOfPush(): void {
  for (const program of ['git', 'zstd', 'rclone']) {
    if (spawnSync(program, ['--version']).status === 0) continue;
    throw new UsageError(
      `${program} is missing, which a push needs: install it (apt-get install ${program}), or leave \`push\` out of --only`,
    );
  }
}

/**
 * From a push to the site that readers see, as a service does it that restores its caches: clones a
 * repository in which one article was edited since the commit that was deployed, restores the packages,
 * the cache and the site of that commit, checks, compares the addresses, builds, and sends what changed
 * to an S3 server. The commit before installs the packages, as where the lock file has changed. The
 * server runs in this process, and so is in no processor time that is measured.
 */
export async function measurePush(bench: Bench): Promise<Row[]> {
  const server = await serveS3(join(bench.folder, 'push', 's3'));
  try {
    return await measureTo(new Push(bench, server.env), bench);
  } finally {
    await server.close();
  }
}

async function measureTo(push: Push, { corpus, spread, runs }: Bench): Promise<Row[]> {
  const install = await push.deployFirst();
  const samples = new Map<Scenario, Usage[]>([['push-install', [install]]]);
  for (let run = 1; run <= runs; run += 1) {
    const steps = await push.deployEdit(`Push ${run}`);
    const whole = ['push', total(steps.map(([, usage]) => usage))] as const;
    for (const [scenario, usage] of [...steps, whole])
      samples.set(scenario, [...(samples.get(scenario) ?? []), usage]);
  }
  const archive = { articles: corpus.articles, spread };
  return [...samples].map(([scenario, usages]) => summarise(archive, scenario, usages));
}

class Push {
  readonly #bench: Bench;
  /** How rclone reaches the target. */
  readonly #remote: Readonly<Record<string, string>>;
  readonly #folder: string;
  readonly #repository: string;
  readonly #clone: string;
  /** The commit that was deployed first. */
  #deployed = '';

  constructor(bench: Bench, remote: Readonly<Record<string, string>>) {
    this.#bench = bench;
    this.#remote = remote;
    this.#folder = join(bench.folder, 'push');
    this.#repository = join(this.#folder, 'repository');
    this.#clone = join(this.#folder, 'clone');
  }

  /** Deploys the archive as it is, keeps the caches, and gives what installing the packages took. */
  async deployFirst(): Promise<Usage> {
    const { checkout, site, measure } = this.#bench;
    await copyCode(checkout, this.#repository);
    await cp(site.content, join(this.#repository, 'content'), { recursive: true });
    this.#git('init', '--quiet');
    this.#commit('The archive');
    this.#deployed = this.#git('rev-parse', 'HEAD').trim();
    await run(this.#cloning());
    const install = await measure('push-install', this.#npm('check', '--help'));
    for (const command of [this.#npm('build'), ...this.#deployment()]) await run(command);
    for (const name of ['node_modules', ...CACHES]) await run(this.#tar('--create', name));
    return install;
  }

  /** Deploys an edit of one article, and gives what each step took. */
  async deployEdit(note: string): Promise<[Scenario, Usage][]> {
    applyEdit(join(this.#repository, 'content'), editedArticle(this.#bench.corpus, note));
    this.#commit(note);
    putAside(this.#folder, this.#clone);
    const restore = CACHES.map((name) => ['push-caches', this.#tar('--extract', name)] as const);
    const steps = [
      ['push-clone', this.#cloning()] as const,
      ['push-packages', this.#tar('--extract', 'node_modules')] as const,
      ...restore,
      ['push-check', this.#npm('check', '--format', 'github')] as const,
      ['push-addresses', this.#npm('addresses', '--against', this.#deployed)] as const,
      ['push-build', this.#npm('build')] as const,
      ...this.#deployment().map((command) => ['push-deploy', command] as const),
    ];
    const samples = new Map<Scenario, Usage[]>();
    for (const [scenario, command] of steps) {
      const usage = await this.#bench.measure(scenario, command);
      samples.set(scenario, [...(samples.get(scenario) ?? []), usage]);
    }
    return [...samples].map(([scenario, usages]) => [scenario, total(usages)]);
  }

  /** Over the protocol of a server, not by links to the files of the repository. */
  #cloning(): Command {
    const address = pathToFileURL(this.#repository).href;
    const args = ['clone', '--quiet', address, this.#clone];
    return { program: 'git', args, folder: this.#folder };
  }

  /** Packs or unpacks as GitHub's action does. */
  #tar(operation: '--create' | '--extract', name: string): Command {
    const file = join(this.#folder, `${name}.tar.zst`);
    const args = [operation, '--zstd', '--file', file];
    const names = operation === '--create' ? [name] : [];
    return { program: 'tar', args: [...args, ...names], folder: this.#clone };
  }

  #npm(script: string, ...words: string[]): Command {
    return {
      program: 'npm',
      args: ['run', '--silent', script, '--', ...words],
      folder: this.#clone,
      env: {
        PATH: [dirname(process.execPath), process.env.PATH ?? ''].join(delimiter),
        CONTENT_DIR: '',
        OUT_DIR: '',
        CACHE_DIR: '',
        BUILD_TIME: NOW,
        NODE_COMPILE_CACHE: join(this.#clone, '.cache', 'compile-cache'),
      },
    };
  }

  /** None where the code that is measured cannot deploy. */
  #deployment(): Command[] {
    const { scripts } = JSON.parse(
      readFileSync(join(this.#repository, 'package.json'), 'utf8'),
    ) as {
      scripts: Record<string, string>;
    };
    if (!('deploy' in scripts)) return [];
    const { env, ...deploy } = this.#npm('deploy', TARGET);
    // What rclone is told on this machine does not count.
    const own = { RCLONE_CONFIG: join(this.#folder, 'rclone.conf'), AWS_CA_BUNDLE: '' };
    return [{ ...deploy, env: { ...env, ...own, ...this.#remote } }];
  }

  #commit(message: string): void {
    this.#git('add', '--all');
    const author = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.org'];
    this.#git(...author, 'commit', '--quiet', '--message', message);
  }

  #git(...words: string[]): string {
    return execFileSync('git', words, { cwd: this.#repository, encoding: 'utf8' });
  }
}

/** Leaves this process free to serve the target. */
async function run({ program, args, folder, env }: Command): Promise<void> {
  const options = { cwd: folder, env: { ...process.env, ...env }, maxBuffer: Infinity };
  await promisify(execFile)(program, args, options);
}

/** What several commands took together, one after another. */
function total(usages: readonly Usage[]): Usage {
  const sum = (key: 'wallSeconds' | 'cpuSeconds'): number =>
    usages.reduce((all, usage) => all + usage[key], 0);
  return {
    wallSeconds: sum('wallSeconds'),
    cpuSeconds: sum('cpuSeconds'),
    peakBytes: Math.max(...usages.map(({ peakBytes }) => peakBytes)),
  };
}
