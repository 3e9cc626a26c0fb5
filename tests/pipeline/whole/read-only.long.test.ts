import { spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyProject } from '../../../bench/project.ts';
import { randomFor } from '../../../bench/random.ts';
import { readTree } from './read-tree.ts';
import { writePublication } from './small-publication.ts';
import { makeWorkplace } from './workplace.ts';

/** Permissions do not bind root. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

test('two builds of a checkout that may not be written make the same site side by side', async () => {
  using place = makeWorkplace();
  await writePublication(randomFor(20261128), place, 3);
  const project = join(place.root, 'project');
  await copyProject(process.cwd(), project);
  chmodSync(place.root, 0o755);
  setWritable(project, false);
  const before = namesIn(project);
  try {
    const outs = ['one', 'other'].map((name) => {
      const own = join(place.root, name);
      mkdirSync(own);
      if (NOBODY.uid !== undefined) chownSync(own, NOBODY.uid, NOBODY.gid);
      return own;
    });
    const ends = outs.map((own) => build(project, place.contentDir, own));
    for (const { status, output } of await Promise.all(ends)) expect(status, output).toBe(0);
    expect(namesIn(project)).toEqual(before);
    const [one = '', other = ''] = outs.map((own) => join(own, 'out'));
    expect(readTree(one)).toEqual(readTree(other));
  } finally {
    setWritable(project, true);
  }
}, 400_000);

function build(
  project: string,
  contentDir: string,
  own: string,
): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['src/cli/build.ts'], {
      ...NOBODY,
      cwd: project,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        HOME: own,
        CONTENT_DIR: contentDir,
        OUT_DIR: join(own, 'out'),
        CACHE_DIR: join(own, 'cache'),
        SITE_URL: 'https://one.example/',
        BUILD_TIME: '2025-06-01',
      },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (part: string) => (output += part));
    child.on('error', reject).on('close', (status) => {
      resolve({ status, output });
    });
  });
}

/** Links to packages stay as they are. */
function setWritable(folder: string, isWritable: boolean): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) setWritable(path, isWritable);
    else if (entry.isFile()) chmodSync(path, isWritable ? 0o644 : 0o444);
  }
  chmodSync(folder, isWritable ? 0o755 : 0o555);
}

function namesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.startsWith('node_modules/'))
    .map((name) => `${name} ${statSync(join(folder, name)).mtimeMs}`)
    .sort();
}
