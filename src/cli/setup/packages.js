import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { SetupError } from './error.js';
import { withLock } from './lock.js';

/** What the stamp says while an install is under way, so that an interrupted one shows. */
const underWay = 'under way';

/** What the stamp says beside the lock file's digest where those for tests are not installed. */
const withoutTools = ' without tools';

/**
 * Installs the packages that the lock file of a folder names, unless a stamp in `node_modules` says
 * that they are there. Leaves `package.json` and the lock file as they are.
 *
 * @param {string} root
 * @param {string} what is installed, for people
 * @param {boolean} tools whether also those of `devDependencies`, which no build needs; where they are
 *   installed, they stay
 * @throws {SetupError}
 */
export async function ensurePackages(root, what, tools) {
  const wanted = lockDigest(root);
  const areThere = () =>
    readStamp(root) === wanted || (!tools && readStamp(root) === wanted + withoutTools);
  if (areThere()) return;
  try {
    await withLock(join(root, '.cache/setup.lock'), () => {
      // Whoever held the lock may have installed them.
      if (!areThere()) install(root, wanted, what, tools || hasTools(root));
    });
  } catch (fault) {
    throw isReadOnly(fault) ? new SetupError(readOnly(root, what)) : fault;
  }
}

/** @param {unknown} fault */
function isReadOnly(fault) {
  const code = fault instanceof Error && 'code' in fault ? fault.code : undefined;
  return code === 'EACCES' || code === 'EPERM' || code === 'EROFS';
}

/**
 * @param {string} root
 * @param {string} what
 */
function readOnly(root, what) {
  return (
    `${root} may not be written, and ${what} that its package-lock.json names are not installed. ` +
    'Run any command of the project as a user who may write there, once.'
  );
}

/**
 * Has the next command install the packages again.
 *
 * @param {string} root
 */
export function forgetPackages(root) {
  rmSync(stampPath(root), { force: true });
}

/**
 * @param {string} root
 * @param {string} wanted
 * @param {string} what
 * @param {boolean} tools
 */
function install(root, wanted, what, tools) {
  const folder = join(root, 'node_modules');
  const stamp = readStamp(root);
  const npmFinished = existsSync(join(folder, '.package-lock.json'));
  // npm takes a package that was cut off halfway for a whole one.
  if (stamp === underWay || (stamp === '' && !npmFinished)) {
    rmSync(folder, { recursive: true, force: true });
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(stampPath(root), underWay);
  console.error(`Installing ${what}. This takes up to a minute, once.`);
  runNpm(root, tools);
  writeFileSync(stampPath(root), tools ? wanted : wanted + withoutTools);
}

/**
 * Whether packages for tests are installed, by npm's own record.
 *
 * @param {string} root
 */
function hasTools(root) {
  const record = join(root, 'node_modules/.package-lock.json');
  return existsSync(record) && readFileSync(record, 'utf8').includes('"dev": true');
}

/**
 * `npm ci` would be stricter, but refuses where a registry lacks a build for some other platform. What
 * npm has kept is not asked for again: the lock file says which bytes are right.
 *
 * @param {string} root
 * @param {boolean} tools
 */
function runNpm(root, tools) {
  const words = ['install', '--no-save', '--ignore-scripts', '--include=optional'];
  words.push(tools ? '--include=dev' : '--omit=dev');
  words.push('--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error');
  const silence = silenceOfRegistry(root);
  if (silence !== undefined) {
    console.error(`${silence} npm tries with the packages that it has kept from before.`);
    words.push('--offline');
  }
  const { status, error } = npm(root, words, { stdio: [0, 2, 2] });
  if (status === 0) return;
  if (silence !== undefined) {
    throw new SetupError(
      `${silence} Connect to the network, or name a registry that answers (npm config set registry ` +
        'ADDRESS) or the way to it (npm config set proxy ADDRESS); then try again.',
    );
  }
  const reason = error ? `: ${error.message}` : '';
  throw new SetupError(
    `npm could not install what ${join(root, 'package-lock.json')} names${reason}. Mend what npm ` +
      "names above, then try again; npm's own view, in that folder: " +
      `npm ${words.join(' ').replace('error', 'verbose')}`,
  );
}

/** Milliseconds that the registry has for an answer. */
const PATIENCE = 8_000;

/**
 * Asks the registry for a sign of life, as `npm install` waits minutes for one that has none. npm
 * itself asks, as it knows the registry and the proxies.
 *
 * @param {string} root
 * @returns {string | undefined} what is wrong, as a sentence; `undefined` if the registry answers
 */
function silenceOfRegistry(root) {
  const words = ['ping', '--fetch-retries=0', `--fetch-timeout=${PATIENCE}`];
  // Names are looked up without a limit of npm's own.
  const { status, stderr, error } = npm(root, words, { timeout: PATIENCE + 3_000 });
  // Of a registry that answers but has no such address, npm names the HTTP status.
  if (status === 0 || /^npm (?:error|ERR!) code E\d{3}$/m.test(stderr)) return undefined;
  if (error && !('code' in error && error.code === 'ETIMEDOUT')) return undefined;
  const address = /PING (\S+)/.exec(stderr)?.[1] ?? 'of npm';
  const code = /^npm (?:error|ERR!) code (\S+)/m.exec(stderr)?.[1];
  const reason =
    code === undefined || code === 'FETCH_ERROR' || code === 'ERR_SOCKET_TIMEOUT'
      ? `no answer within ${PATIENCE / 1000} seconds`
      : code;
  return `The package registry ${address} does not answer (${reason}).`;
}

/**
 * @param {string} root
 * @param {string[]} words
 * @param {import('node:child_process').SpawnSyncOptions} options
 */
function npm(root, words, options) {
  const path = process.env.npm_execpath ?? '';
  const { status, stderr, error } =
    basename(path) === 'npm-cli.js'
      ? spawnSync(process.execPath, [path, ...words], { cwd: root, ...options })
      : spawnSync(`npm ${words.join(' ')}`, { cwd: root, shell: true, ...options });
  return { status, stderr: String(stderr), error };
}

/**
 * What `node_modules` must hold: the lock file's packages, for this platform.
 *
 * @param {string} root
 */
function lockDigest(root) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const digest = createHash('sha256').update(lock).digest('hex');
  return `${digest} ${process.platform}-${process.arch}`;
}

/** @param {string} root */
function readStamp(root) {
  const path = stampPath(root);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** @param {string} root */
function stampPath(root) {
  return join(root, 'node_modules/.setup-stamp');
}
