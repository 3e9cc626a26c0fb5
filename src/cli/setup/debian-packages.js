import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { isProgram, rootPrefix } from './system.js';

/**
 * Unpacks packages of Debian in a folder, without installing them. Says whether that worked; it cannot
 * on other systems.
 *
 * @param {string[]} packages
 * @param {string} folder
 */
export function unpackPackages(packages, folder) {
  if (!isProgram('/usr/bin/apt-get') || !isProgram('/usr/bin/dpkg-deb')) return false;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const download = () =>
    spawnSync('apt-get', ['-qq', '-o', 'APT::Sandbox::User=root', 'download', ...packages], {
      cwd: folder,
      stdio: [0, 2, 2],
    });
  if (download().status !== 0) {
    const prefix = rootPrefix();
    if (prefix === undefined) return false;
    const [program = '', ...words] = prefix.concat('apt-get', '-qq', 'update');
    spawnSync(program, words, { stdio: [0, 2, 2] });
    if (download().status !== 0) return false;
  }
  return readdirSync(folder)
    .filter((name) => name.endsWith('.deb'))
    .every((name) => spawnSync('dpkg-deb', ['-x', name, '.'], { cwd: folder }).status === 0);
}
