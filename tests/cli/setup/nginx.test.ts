import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { brotliModule, findNginx } from '../../../src/cli/setup/nginx.js';

const folder = mkdtempSync(join(tmpdir(), 'find-nginx-'));
const nowhere = join(folder, 'nowhere');

/** A root with an nginx that starts, or not. */
function rootWith(name: string, { status = 0, brotli = true } = {}): string {
  const nginx = join(folder, name, 'usr/sbin/nginx');
  mkdirSync(dirname(nginx), { recursive: true });
  writeFileSync(nginx, `#!/bin/sh\nexit ${status}\n`, { mode: 0o755 });
  if (brotli) {
    mkdirSync(dirname(brotliModule(nginx)), { recursive: true });
    writeFileSync(brotliModule(nginx), '');
  }
  return nginx;
}

afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('finds an nginx on the PATH', () => {
  const nginx = rootWith('a');
  expect(findNginx({ PATH: dirname(nginx) }, nowhere)).toBe(nginx);
});

it('takes the one that is unpacked before others, and the one of NGINX_PATH before all', () => {
  const [unpacked, onPath, named] = [rootWith('b'), rootWith('c'), rootWith('d')];
  const PATH = dirname(onPath);
  expect(findNginx({ PATH }, join(folder, 'b'))).toBe(unpacked);
  expect(findNginx({ PATH, NGINX_PATH: named }, join(folder, 'b'))).toBe(named);
});

it('passes over one that does not start or lacks the module for Brotli', () => {
  const broken = [rootWith('e', { status: 1 }), rootWith('f', { brotli: false })];
  const whole = rootWith('g');
  const PATH = [...broken, whole].map((nginx) => dirname(nginx)).join(':');
  expect(findNginx({ PATH }, nowhere)).toBe(whole);
});

it('says so when NGINX_PATH names none', () => {
  expect(() => findNginx({ NGINX_PATH: '/nowhere/nginx' }, nowhere)).toThrow(
    'NGINX_PATH names /nowhere/nginx, which is no nginx with the module for Brotli beside it.',
  );
});
