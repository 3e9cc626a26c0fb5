/**
 * `node src/cli/setup.js [--tools] [--browser] [--nginx] [--rclone] [OPTIONS OF NODE…] FILE [ARGUMENTS…]`
 *
 * Makes the checkout ready (packages, a Node that they accept, with `--tools` also the packages for
 * tests, with `--browser` a Chromium, with `--nginx` an nginx, with `--rclone` an rclone), then runs
 * FILE, a JavaScript or TypeScript file of the project, and ends as it ends. Set-up that
 * cannot be done ends with exit status 3 and names the command that would do it.
 *
 * This file and what it imports run before anything is installed: plain JavaScript, Node ≥ 20,
 * Node's own modules only.
 */
import { spawn } from 'node:child_process';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './setup/browser.js';
import { SetupError } from './setup/error.js';
import { ensureNginx } from './setup/nginx.js';
import { nodeForProject } from './setup/node.js';
import { ensurePackages } from './setup/packages.js';
import { pathWithRclone } from './setup/rclone.js';

/** What a command may need beside the packages that build a site. */
const needs = new Set(['--tools', '--browser', '--nginx', '--rclone']);

const explainSettings = new URL('./setup/explain-settings.js', import.meta.url).href;
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Runs a file as this process would have run it: same terminal, same signals, same end.
 *
 * @param {string} node
 * @param {string[]} words
 * @param {NodeJS.ProcessEnv} env
 */
function run(node, words, env) {
  const child = spawn(node, words, { stdio: 'inherit', env });
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to the child as well; twice would cut its tidying up short.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (fault) => {
    console.error(`${node} cannot be run: ${fault.message}.`);
    process.exitCode = 3;
  });
  child.on('exit', (code, signal) => {
    for (const name of signals) process.removeAllListeners(name);
    if (signal) process.kill(process.pid, signal);
    else process.exitCode = code ?? 3;
  });
}

async function main() {
  const words = process.argv.slice(2);
  /** @type {Set<string | undefined>} */
  const wanted = new Set();
  while (needs.has(words[0] ?? '')) wanted.add(words.shift());
  /** @type {string[]} */
  const options = [];
  while (words[0]?.startsWith('--')) options.push(words.shift() ?? '');
  const [file, ...rest] = words;
  if (file === undefined) {
    console.error(
      'Usage: node src/cli/setup.js [--tools] [--browser] [--nginx] [--rclone] [OPTIONS OF NODE…] FILE [ARGUMENTS…]',
    );
    process.exitCode = 2;
    return;
  }
  await ensurePackages(root, 'the packages', wanted.has('--tools'));
  const node = await nodeForProject(root);
  const env = { ...process.env };
  if (wanted.has('--browser')) env.CHROME_PATH = ensureBrowser(env);
  if (wanted.has('--nginx')) env.NGINX_PATH = ensureNginx(env, join(root, '.cache/nginx'));
  if (wanted.has('--rclone')) env.PATH = pathWithRclone(env, join(root, '.cache/rclone'));
  // Spares each command a third of a second of reading the same code again.
  const { CACHE_DIR = '' } = env;
  const cache = CACHE_DIR === '' ? join(root, '.cache') : CACHE_DIR;
  env.NODE_COMPILE_CACHE ??= resolve(cache, 'compile-cache');
  env.PATH = [dirname(node), join(root, 'node_modules/.bin'), env.PATH ?? ''].join(delimiter);
  run(node, ['--import', explainSettings, ...options, resolve(root, file), ...rest], env);
}

try {
  await main();
} catch (fault) {
  if (!(fault instanceof SetupError)) throw fault;
  console.error(fault.message);
  process.exitCode = 3;
}
