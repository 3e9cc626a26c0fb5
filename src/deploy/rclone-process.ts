import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { hasCode } from '../files/has-code.ts';
import { DeployError } from './deploy-error.ts';

/** What rclone says of a call that failed. */
export class RcloneError extends Error {
  override readonly name = 'RcloneError';
  /** Whether the file or folder is not there. */
  readonly isMissing: boolean;

  constructor(message: string, isMissing: boolean) {
    super(message);
    this.isMissing = isMissing;
  }
}

const USER = 'deploy';
type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** How long one call may be silent, in milliseconds; a file of gigabytes takes its time. */
const PATIENCE = 3_600_000;
/** Milliseconds that rclone may take to start. */
const STARTING = 30_000;
/** How much of its log is kept, in characters. */
const LOGGED = 2000;

/**
 * An rclone that takes calls over HTTP, on the loopback address and with a password that nobody else has.
 * One process keeps its connections to the storage for all files.
 * https://rclone.org/rc/
 */
export class RcloneProcess {
  readonly #child: Child;
  /** What rclone logged last. */
  readonly #said: () => string;
  readonly #address: URL;
  readonly #authorization: string;
  readonly #agent = new Agent({ keepAlive: true });

  /** @throws {DeployError} when there is no rclone, or it does not start. */
  static async start(env: NodeJS.ProcessEnv): Promise<RcloneProcess> {
    requireRclone(env);
    const password = randomUUID();
    const child = spawnBound(['rcd', '--rc-addr', '127.0.0.1:0'], {
      // Whoever waits for an answer is to have one within a minute, not within ten.
      RCLONE_CONTIMEOUT: '15s',
      RCLONE_LOW_LEVEL_RETRIES: '3',
      ...env,
      RCLONE_RC_USER: USER,
      RCLONE_RC_PASS: password,
    });
    const said = logOf(child);
    return new RcloneProcess(child, said, await addressOf(child, said), password);
  }

  private constructor(child: Child, said: () => string, address: URL, password: string) {
    this.#child = child;
    this.#said = said;
    this.#address = address;
    this.#authorization = `Basic ${Buffer.from(`${USER}:${password}`).toString('base64')}`;
  }

  /**
   * Calls a method of rclone's remote control.
   *
   * @throws {RcloneError}
   */
  async call(method: string, parameters: object): Promise<unknown> {
    const { status, body } = await this.#post(method, JSON.stringify(parameters));
    const answer = JSON.parse(body) as { error?: string };
    if (status === 200) return answer;
    const error = (answer.error ?? body).replace(/\s+/g, ' ').trim();
    throw new RcloneError(error, status === 404 || /(?:object|directory) not found/.test(error));
  }

  /** What broke a connection: where rclone has ended, the reason that it gave. */
  async #failed({ message }: Error): Promise<RcloneError> {
    for (let waits = 0; waits < 50 && this.#child.exitCode === null; waits += 1)
      await setTimeout(10);
    return new RcloneError(
      this.#child.exitCode === null
        ? `rclone does not answer: ${message}`
        : `rclone has ended: ${this.#said()}`,
      false,
    );
  }

  close(): void {
    this.#agent.destroy();
    this.#child.stdin.destroy();
  }

  #post(method: string, body: string): Promise<{ status: number; body: string }> {
    return new Promise((resolve, reject) => {
      const call = request(
        new URL(method, this.#address),
        {
          method: 'POST',
          agent: this.#agent,
          timeout: PATIENCE,
          headers: {
            Authorization: this.#authorization,
            'Content-Type': 'application/json',
            'Content-Length': Buffer.byteLength(body),
          },
        },
        (response) => {
          text(response).then((answer) => {
            resolve({ status: response.statusCode ?? 0, body: answer });
          }, reject);
        },
      );
      call.on('timeout', () => call.destroy(new Error('rclone does not answer')));
      call.on('error', (error) => {
        void this.#failed(error).then(reject);
      });
      call.end(body);
    });
  }
}

/**
 * Runs rclone to its end, and gives what it printed.
 *
 * @throws {DeployError} when it ends with a status that is not among `expected`.
 */
export async function runRclone(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  expected: readonly number[],
): Promise<string> {
  const child = spawnBound(args, env);
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve(code ?? 1);
    });
  });
  const [printed, said, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    ended,
  ]);
  if (expected.includes(status)) return printed;
  throw new DeployError('carrier', `rclone ${args[0] ?? ''} failed: ${said.trim()}`);
}

function requireRclone(env: NodeJS.ProcessEnv): void {
  const { error, status, stderr } = spawnSync('rclone', ['version'], {
    env: rcloneEnvironment(env),
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (error === undefined) {
    if (status === 0) return;
    throw new DeployError(
      'carrier',
      `rclone does not run: ${stderr.trim()}. Mend its settings, which may be in the environment as RCLONE_…. Nothing was sent.`,
    );
  }
  if (!hasCode(error, 'ENOENT', 'EACCES')) throw error;
  throw new DeployError(
    'carrier',
    'There is no rclone, which carries the site to its target. Install it with: sudo apt-get install rclone (on macOS brew install rclone, on Windows winget install Rclone.Rclone). Nothing was sent.',
  );
}

/** Without what would keep rclone from saying where it listens, or from doing what it is asked. */
function rcloneEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const unwanted = /^RCLONE_(?:LOG_.*|USE_JSON_LOG|SYSLOG.*|QUIET|VERBOSE|DRY_RUN|INTERACTIVE)$/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !unwanted.test(name)));
}

/** In a process group of its own: Ctrl-C is for the command, which has something to finish. */
function spawnBound(args: readonly string[], env: NodeJS.ProcessEnv): Child {
  const script = fileURLToPath(new URL('./run-with-parent.ts', import.meta.url));
  return spawn(process.execPath, [script, 'rclone', ...args], {
    env: rcloneEnvironment(env),
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
    windowsHide: true,
  });
}

/** Gives the end of what a process logged so far. */
function logOf(child: Child): () => string {
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    said = (said + part).slice(-LOGGED);
  });
  child.stdout.resume();
  return () => said.trim();
}

/** Waits for rclone to say where it listens. */
async function addressOf(child: Child, said: () => string): Promise<URL> {
  const end = AbortSignal.timeout(STARTING);
  while (!end.aborted && child.exitCode === null) {
    const address = /Serving remote control on (http:\S+)/.exec(said())?.[1];
    if (address !== undefined) return new URL(address);
    await setTimeout(10);
  }
  child.stdin.destroy();
  throw new DeployError('carrier', `rclone does not start: ${said()}. Nothing was sent.`);
}
