import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import site from '../../src/site.config.ts';

// Each case starts a process.
vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'new-'));
const content = join(folder, 'content');
const file = join(content, 'articles', '2026', '2026-11-22-audit-logs.md');

beforeEach(() => {
  rmSync(content, { recursive: true, force: true });
  for (const part of ['articles', 'authors', 'categories'])
    mkdirSync(join(content, part), { recursive: true });
  writeFileSync(join(content, 'authors', 'security-desk.md'), '---\ntitle: Security desk\n---\n');
  writeFileSync(join(content, 'categories', 'security.md'), '---\ntitle: Security\n---\n');
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/new.ts', ...args], {
    encoding: 'utf8',
    env: {
      ...process.env,
      CONTENT_DIR: content,
      CACHE_DIR: join(folder, 'cache'),
      BUILD_TIME: '2026-11-22T23:59:59Z',
    },
  });
  return { status, stdout, stderr };
}

it('makes the article and a folder for its pictures, and prints its path', () => {
  const { status, stdout, stderr } = run(
    'Audit logs',
    '--category',
    'security',
    '--author',
    'Security desk',
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(stdout.trim().endsWith('articles/2026/2026-11-22-audit-logs.md')).toBe(true);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(`title: 'Audit logs'\ndate: 2026-11-22T23:59:59Z\ndraft: true\n`);
  expect(text).toContain(`categories: [Security]`);
  expect(text).toContain(`authors: [security-desk]`);
  expect(existsSync(join(content, 'articles', '2026', '2026-11-22-audit-logs'))).toBe(true);
});

it('leaves a file as it is that is there already', () => {
  mkdirSync(join(content, 'articles', '2026'));
  writeFileSync(file, 'Broken, and somebody’s work.');
  const { status, stderr } = run('Audit logs');
  expect(status).toBe(1);
  expect(stderr).toContain('2026-11-22-audit-logs.md is there already and stays as it is');
  expect(readFileSync(file, 'utf8')).toBe('Broken, and somebody’s work.');
});

it('makes nothing at an address that another file has', () => {
  const other = '---\ntitle: Older\ndate: 2026-11-22\nslug: audit-logs\n---\n\nText.\n';
  writeFileSync(join(content, 'articles', 'older.md'), other);
  const { status, stderr } = run('Audit logs');
  expect(status).toBe(1);
  expect(stderr).toContain('older.md lives at /2026/11/22/audit-logs/ already');
  expect(existsSync(file)).toBe(false);
});

it('says which known names may be meant by an unknown one', () => {
  const { status, stderr } = run('Audit logs', '--category', 'Secruity', '--author', 'Nobody');
  expect(status).toBe(0);
  expect(stderr).toBe(
    '"Secruity" is no category yet. Did you mean "Security"?\n"Nobody" is no author yet.\n',
  );
  expect(readFileSync(file, 'utf8')).toContain(`categories: [Secruity]`);
});

it.each([
  [[], 'An argument is missing.'],
  [['One', 'two'], '`two` is one argument too many.'],
  [['?!'], 'The title has no letter or digit to name the file by.'],
  [['A\u0007bell'], 'The title is empty, or holds a control character or one that reverses text.'],
  [['A', '--lang', 'xx'], `The site is not in \`xx\`; its languages are: ${site.lang}.`],
  [['A', '--tag', 'x'], "Unknown option '--tag'."],
])('answers %j with the usage and status 2, and makes nothing', (args, reason) => {
  const { status, stdout, stderr } = run(...args);
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr.startsWith(`${reason}\n\nUsage: npm run new`)).toBe(true);
  expect(existsSync(join(content, 'articles', '2026'))).toBe(false);
});
