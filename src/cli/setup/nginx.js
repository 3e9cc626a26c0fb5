import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { unpackPackages } from './debian-packages.js';
import { SetupError } from './error.js';
import { isProgram, isThere } from './system.js';

/** Where installers put it without a name on the PATH of an ordinary user. */
const usualPlaces = ['/usr/sbin/nginx', '/opt/homebrew/bin/nginx', '/usr/local/bin/nginx'];

const packages = ['nginx', 'libnginx-mod-http-brotli-static'];

/**
 * Path of an nginx with the module for Brotli: that of `NGINX_PATH`, else the one unpacked in
 * `folder`, else one that is installed, else none.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} folder
 * @returns {string | undefined}
 * @throws {SetupError} when `NGINX_PATH` names none
 */
export function findNginx(env, folder) {
  const wanted = env.NGINX_PATH;
  if (wanted) {
    if (isUsable(wanted)) return wanted;
    throw new SetupError(
      `NGINX_PATH names ${wanted}, which is no nginx with the module for Brotli beside it. ` +
        'Correct or unset it.',
    );
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((path) => path !== '');
  const places = [...folders.map((path) => join(path, 'nginx')), ...usualPlaces];
  return [join(folder, 'usr/sbin/nginx'), ...places].find(isUsable);
}

/**
 * Path of an nginx that starts; unpacks Debian's in `folder` where there is none. It is not
 * installed, as that would start a server for all the world on port 80.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} folder
 * @returns {string}
 * @throws {SetupError}
 */
export function ensureNginx(env, folder) {
  const found = findNginx(env, folder);
  if (found !== undefined) return found;
  console.error('Unpacking nginx for the tests of hosting. This takes a few seconds, once.');
  const unpacked = unpackPackages(packages, folder) ? findNginx(env, folder) : undefined;
  if (unpacked === undefined) throw new SetupError(missing());
  return unpacked;
}

/**
 * Path of the module that serves `.br` files, from the same root as an nginx.
 *
 * @param {string} nginx
 */
export function brotliModule(nginx) {
  return join(nginx, '../../lib/nginx/modules/ngx_http_brotli_static_module.so');
}

/** @param {string} path */
function isUsable(path) {
  return isProgram(path) && isThere(brotliModule(path)) && spawnSync(path, ['-v']).status === 0;
}

function missing() {
  return (
    'The tests of hosting need nginx with its module for Brotli. Install them with: ' +
    `sudo apt-get install ${packages.join(' ')} (or name one that is there in NGINX_PATH)`
  );
}
