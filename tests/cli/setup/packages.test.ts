import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { asNobody } from '../../content/temporary-folder.ts';
import { ensurePackages, forgetPackages } from '../../../src/cli/setup/packages.js';

let root: string;

/** Stands in for npm: counts its calls, and notes whether it found a package left from before. */
const fakeNpm = `
const fs = require('node:fs');
if (process.argv[2] === 'ping') process.exit(0);
fs.appendFileSync('calls.log', process.argv.slice(2).join(' ') + '\\n');
fs.appendFileSync('left.log', fs.existsSync('node_modules/left/package.json') + '\\n');
if (fs.existsSync('break-npm')) process.exit(1);
fs.writeFileSync('node_modules/.package-lock.json', '{}');
`;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'packages-'));
  writeFileSync(join(root, 'package-lock.json'), '{}');
  mkdirSync(join(root, 'npm'));
  writeFileSync(join(root, 'npm/npm-cli.js'), fakeNpm);
  vi.stubEnv('npm_execpath', join(root, 'npm/npm-cli.js'));
  vi.spyOn(console, 'error').mockReturnValue();
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(root, { recursive: true });
});

function lines(file: string): string[] {
  return readFileSync(join(root, file), 'utf8').trim().split('\n');
}

function leavePackage(): void {
  mkdirSync(join(root, 'node_modules/left'), { recursive: true });
  writeFileSync(join(root, 'node_modules/left/package.json'), '{}');
}

it('installs once, without install scripts, the lock file untouched', async () => {
  await ensurePackages(root, 'the packages', false);
  await ensurePackages(root, 'the packages', false);
  expect(lines('calls.log')).toHaveLength(1);
  expect(lines('calls.log')[0]).toMatch(/^install --no-save --ignore-scripts /);
  expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).toBe('{}');
});

it('installs again, over what is there, when the lock file has changed', async () => {
  await ensurePackages(root, 'the packages', false);
  leavePackage();
  writeFileSync(join(root, 'package-lock.json'), '{"changed":true}');
  await ensurePackages(root, 'the packages', false);
  expect(lines('left.log')).toEqual(['false', 'true']);
});

it('starts afresh after an install that failed', async () => {
  writeFileSync(join(root, 'break-npm'), '');
  await expect(ensurePackages(root, 'the packages', false)).rejects.toThrow(
    'npm install --no-save',
  );
  rmSync(join(root, 'break-npm'));
  leavePackage();
  await ensurePackages(root, 'the packages', false);
  expect(lines('left.log')).toEqual(['false', 'false']);
});

it('starts afresh after an install by hand that was cut off', async () => {
  leavePackage();
  await ensurePackages(root, 'the packages', false);
  expect(lines('left.log')).toEqual(['false']);
});

it('keeps what an install by hand finished', async () => {
  leavePackage();
  writeFileSync(join(root, 'node_modules/.package-lock.json'), '{}');
  await ensurePackages(root, 'the packages', false);
  expect(lines('left.log')).toEqual(['true']);
});

it('leaves out packages for tests until a command needs them', async () => {
  await ensurePackages(root, 'the packages', false);
  await ensurePackages(root, 'the packages', true);
  await ensurePackages(root, 'the packages', true);
  await ensurePackages(root, 'the packages', false);
  const [first, second, ...further] = lines('calls.log');
  expect(first).toContain(' --omit=dev ');
  expect(second).toContain(' --include=dev ');
  expect(further).toEqual([]);
});

it('keeps packages for tests where they are, when the lock file has changed', async () => {
  await ensurePackages(root, 'the packages', true);
  const record = { packages: { 'node_modules/linter': { version: '1.0.0', dev: true } } };
  writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify(record, null, 2));
  writeFileSync(join(root, 'package-lock.json'), '{"changed":true}');
  await ensurePackages(root, 'the packages', false);
  await ensurePackages(root, 'the packages', true);
  expect(lines('calls.log')).toHaveLength(2);
  expect(lines('calls.log')[1]).toContain(' --include=dev ');
});

it('installs again, over what is there, when told to forget', async () => {
  await ensurePackages(root, 'the packages', false);
  leavePackage();
  forgetPackages(root);
  await ensurePackages(root, 'the packages', false);
  expect(lines('left.log')).toEqual(['false', 'true']);
});

it('takes over the lock of a process that died', async () => {
  mkdirSync(join(root, '.cache'));
  // No process has an id this high.
  writeFileSync(join(root, '.cache/setup.lock'), '4194305');
  await ensurePackages(root, 'the packages', false);
  expect(lines('calls.log')).toHaveLength(1);
  expect(existsSync(join(root, '.cache/setup.lock'))).toBe(false);
});

it('waits for another install and does not repeat it', async () => {
  await ensurePackages(root, 'the packages', false);
  const done = readFileSync(join(root, 'node_modules/.setup-stamp'), 'utf8');
  rmSync(join(root, 'node_modules/.setup-stamp'));
  const lock = join(root, '.cache/setup.lock');
  writeFileSync(lock, String(process.pid));
  const waiting = ensurePackages(root, 'the packages', false);
  writeFileSync(join(root, 'node_modules/.setup-stamp'), done);
  rmSync(lock);
  await waiting;
  expect(lines('calls.log')).toHaveLength(1);
});

it('says who is to install them where the checkout may not be written', async () => {
  chmodSync(root, 0o555);
  const attempt = asNobody(() => ensurePackages(root, 'the packages', false));
  await expect(attempt).rejects.toThrow(
    `${root} may not be written, and the packages that its package-lock.json names are not installed.`,
  );
  chmodSync(root, 0o755);
});
