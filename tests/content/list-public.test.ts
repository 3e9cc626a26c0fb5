import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listPublic } from '../../src/content/list-public.ts';
import { listed } from './compiled.ts';
import { asNobody, temporaryFolder, writeFiles } from './temporary-folder.ts';

const list = (folder: string) => listPublic(folder, (path) => `public/${path}`);

it('lists files by code unit, and those of .well-known', () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'b.txt': '', 'B.txt': '', 'a/c.png': '', '.well-known/security.txt': '' });
  const { files, diagnostics } = list(folder);
  expect([...files]).toEqual(['.well-known/security.txt', 'B.txt', 'a/c.png', 'b.txt']);
  expect(diagnostics).toEqual([]);
});

it('names what begins with a dot and is not published, but not what tools leave', () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    '.htaccess': '',
    'a/.hidden/b.txt': '',
    'a/.well-known/c.txt': '',
    '.DS_Store': '',
    'a/.gitkeep': '',
  });
  const { files, diagnostics } = list(folder);
  expect([...files]).toEqual([]);
  expect(listed(diagnostics).sort()).toEqual([
    'public/.htaccess:1:1 hidden-public-file',
    'public/a/.hidden:1:1 hidden-public-file',
    'public/a/.well-known:1:1 hidden-public-file',
  ]);
  expect(diagnostics[0]).toMatchObject({ severity: 'warning' });
});

it('never follows a link, and refuses what is no file', () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'a.txt': '' });
  symlinkSync('a.txt', join(folder, 'link.txt'));
  symlinkSync('/etc', join(folder, 'etc'));
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  const { files, diagnostics } = list(folder);
  expect([...files]).toEqual(['a.txt']);
  expect(listed(diagnostics).sort()).toEqual([
    'public/etc:1:1 unreadable-file',
    'public/link.txt:1:1 unreadable-file',
    'public/pipe:1:1 unreadable-file',
  ]);
  expect(diagnostics[0]).toMatchObject({ severity: 'error' });
});

it('names folders that it may not read, and finds nothing where there is none', async () => {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'closed'), { mode: 0 });
  const { diagnostics } = await asNobody(() => Promise.resolve(list(folder)));
  expect(listed(diagnostics)).toEqual(['public/closed:1:1 unreadable-file']);
  expect(list(join(folder, 'none'))).toEqual({ files: new Set(), diagnostics: [] });
});
