import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { unpackPackages } from './debian-packages.js';
import { SetupError } from './error.js';

/**
 * PATH with an rclone that starts; unpacks Debian's in `folder` where there is none.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} folder
 * @returns {string}
 * @throws {SetupError}
 */
export function pathWithRclone(env, folder) {
  const path = env.PATH ?? '';
  const extended = [path, join(folder, 'usr/bin')].join(delimiter);
  if (hasRclone(env, extended)) return extended;
  console.error('Unpacking rclone for the tests of deployments. This takes a few seconds, once.');
  if (unpackPackages(['rclone'], folder) && hasRclone(env, extended)) return extended;
  throw new SetupError(
    'The tests of deployments need rclone. Install it with: sudo apt-get install rclone',
  );
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} path
 */
function hasRclone(env, path) {
  return spawnSync('rclone', ['version'], { env: { ...env, PATH: path } }).status === 0;
}
