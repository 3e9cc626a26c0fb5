import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Runs `action` while no other process of this machine holds the same lock. A lock whose holder
 * has died is taken over.
 *
 * @param {string} path of the lock file, which holds the holder's process id
 * @param {() => void} action
 */
export async function withLock(path, action) {
  mkdirSync(dirname(path), { recursive: true });
  let told = false;
  while (!take(path)) {
    const holder = holderOf(path);
    if (holder === undefined) {
      rmSync(path, { force: true });
      continue;
    }
    if (!told) console.error(`Waiting for process ${holder}, which is installing too.`);
    told = true;
    await sleep(500);
  }
  try {
    action();
  } finally {
    rmSync(path, { force: true });
  }
}

/**
 * @param {string} path
 * @returns {boolean}
 */
function take(path) {
  // A link appears with its content; a file written in place is empty for a moment.
  const own = `${path}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, path);
    return true;
  } catch (fault) {
    if (hasCode(fault, 'EEXIST')) return false;
    throw fault;
  } finally {
    rmSync(own, { force: true });
  }
}

/**
 * @param {string} path
 * @returns {number | undefined} the living holder's process id
 */
function holderOf(path) {
  try {
    const holder = Number(readFileSync(path, 'utf8'));
    if (!Number.isInteger(holder) || holder < 1) return undefined;
    process.kill(holder, 0);
    return holder;
  } catch (fault) {
    if (hasCode(fault, 'ENOENT') || hasCode(fault, 'ESRCH')) return undefined;
    // The process is there and belongs to somebody else.
    if (hasCode(fault, 'EPERM')) return Number(readFileSync(path, 'utf8'));
    throw fault;
  }
}

/**
 * @param {unknown} fault
 * @param {string} code
 */
function hasCode(fault, code) {
  return fault instanceof Error && 'code' in fault && fault.code === code;
}
