import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';

/** @returns {string[] | undefined} what makes a command run as root; `undefined` where nothing does */
export function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : undefined;
}

/**
 * @param {string} path
 * @returns {boolean}
 */
export function isProgram(path) {
  return isAccessible(path, constants.X_OK);
}

/**
 * @param {string} path
 * @returns {boolean}
 */
export function isThere(path) {
  return isAccessible(path, constants.R_OK);
}

/**
 * @param {string} path
 * @param {number} mode
 */
function isAccessible(path, mode) {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}
