import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { between, randomFor } from '../../bench/random.ts';
import { leasePath } from '../../src/deploy/lease.ts';
import { filesIn } from '../../src/files/walk-folder.ts';
import { writeHosting } from '../../src/pipeline/host-files.ts';
import { serveNginx } from '../redirects/hosts/serve-nginx.ts';
import { crawl } from './crawl.ts';
import type { Texts } from './deploy-memory.ts';
import { DeployPlace } from './deploy-place.ts';
import { serveS3 } from './serve-s3.ts';
import { versions } from './versions.ts';

const seed = 20261129;
const count = Number(process.env.KILLED_DEPLOYMENTS ?? 50);

/** Files at a target in a folder that are not as those of the site. */
function wrongIn(files: Texts, read: (path: string) => string | undefined): string[] {
  return Object.keys(files).filter((path) => read(path) !== files[path]);
}

function readIn(folder: string): (path: string) => string | undefined {
  const found = new Set(filesIn(folder));
  return (path) => (found.has(path) ? readFileSync(join(folder, path), 'utf8') : undefined);
}

/**
 * Deploys version after version and kills each deployment at a random moment, but every third. Tells how
 * many were killed before they had ended. Whoever was killed leaves its lease, which `free` takes away, as
 * time would.
 */
async function killAll(
  place: DeployPlace,
  target: string,
  free: () => void,
  verify: (files: Texts) => string[],
): Promise<number> {
  const random = randomFor(seed);
  const sites = versions(random);
  let killed = 0;
  for (let index = 0; killed < count; index += 1) {
    const files = sites.next().value as Texts;
    await place.publish(files);
    const child = place.start(target);
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (part: string) => (said += part));
    const closed = once(child, 'close');
    if (index % 3 === 0) {
      await closed;
      expect(said).toContain('Deployed to');
      expect(verify(files)).toEqual([]);
      continue;
    }
    // The first second or so goes by before anything is sent.
    await Promise.race([closed, setTimeout(between(random, 200, 2600))]);
    if (child.exitCode === null) killed += 1;
    child.kill('SIGKILL');
    await closed;
    // rclone ends a moment after it.
    await setTimeout(300);
    free();
  }
  return killed;
}

test(`${count} deployments to a folder, killed at random moments, break no page for a reader`, async () => {
  using place = new DeployPlace();
  const www = place.path('www');
  mkdirSync(www);
  writeHosting(place.settings(), [], []);
  const nginx = await serveNginx(www, place.path('cache/hosting'));
  const reader = crawl(nginx.port, '/');
  const killed = await killAll(
    place,
    www,
    () => {
      rmSync(join(www, leasePath), { force: true });
    },
    (files) => wrongIn(files, readIn(www)),
  );
  await reader.stop();
  await nginx.close();
  console.log({ killed, read: reader.read, faults: reader.faults.length });
  expect(reader.faults).toEqual([]);
  expect(reader.read).toBeGreaterThan(count);
}, 3_600_000);

test(`${count} deployments to S3, killed at random moments, break no page for a reader`, async () => {
  using place = new DeployPlace();
  const s3 = await serveS3(place.path('s3'));
  Object.assign(place.env, s3.env);
  const objects = place.path('s3/site');
  const reader = crawl(s3.port, '/site/');
  const killed = await killAll(
    place,
    's3:site',
    () => {
      for (const ending of ['', '.md5'])
        rmSync(join(objects, `${leasePath}._S3rver_object${ending}`), { force: true });
    },
    (files) => {
      const read = readIn(objects);
      return wrongIn(files, (path) => read(`${path}._S3rver_object`));
    },
  );
  await reader.stop();
  await s3.close();
  console.log({ killed, read: reader.read, faults: reader.faults.length });
  expect(reader.faults).toEqual([]);
  expect(reader.read).toBeGreaterThan(count);
}, 3_600_000);

test('refused requests and cut connections break no page, and all is there in the end', async () => {
  using place = new DeployPlace();
  const random = randomFor(seed);
  const s3 = await serveS3(place.path('s3'));
  Object.assign(place.env, s3.env);
  const objects = place.path('s3/site');
  const disturbed = { refused: 0, cut: 0, lost: 0 };
  s3.disturb = () => {
    const fate = (['refused', 'cut', 'lost'] as const)[between(random, 0, 15)];
    if (fate !== undefined) disturbed[fate] += 1;
    return fate;
  };
  const reader = crawl(s3.port, '/site/');
  const sites = versions(random);
  let failed = 0;
  for (let index = 0; index < Math.ceil(count / 5); index += 1) {
    const files = sites.next().value as Texts;
    await place.publish(files);
    for (let attempt = 0; ; attempt += 1) {
      const { status, stderr } = await place.run('s3:site');
      if (status === 0) break;
      failed += 1;
      // A lease that could not be taken away.
      for (const ending of ['', '.md5'])
        rmSync(join(objects, `${leasePath}._S3rver_object${ending}`), { force: true });
      if (attempt === 20) throw new Error(stderr);
    }
    const read = readIn(objects);
    expect(wrongIn(files, (path) => read(`${path}._S3rver_object`))).toEqual([]);
  }
  await reader.stop();
  await s3.close();
  console.log({ ...disturbed, failed, read: reader.read, faults: reader.faults.length });
  expect(reader.faults).toEqual([]);
  expect(Math.min(...Object.values(disturbed))).toBeGreaterThan(0);
}, 3_600_000);

/** Mounts a small disk; says whether it could. */
function mountSmall(folder: string, size: string, ...options: string[]): boolean {
  mkdirSync(folder, { recursive: true });
  const words = ['-t', 'tmpfs', '-o', [...options, `size=${size}`].join(','), 'tmpfs', folder];
  return spawnSync('mount', words).status === 0;
}

test('a full disk breaks no page, and the rest is sent when there is room', async (context) => {
  using place = new DeployPlace();
  const disk = place.path('disk');
  if (!mountSmall(disk, '64m')) return context.skip('Only root may mount a disk.');
  try {
    const www = join(disk, 'www');
    const sites = versions(randomFor(seed));
    const first = sites.next().value as Texts;
    await place.publish(first);
    mkdirSync(www);
    writeHosting(place.settings(), [], []);
    const nginx = await serveNginx(www, place.path('cache/hosting'));
    expect((await place.run(www)).status).toBe(0);
    const reader = crawl(nginx.port, '/');
    const { blocks, bfree, bsize } = statfsSync(disk);
    // Room for the record and for some files.
    expect(mountSmall(disk, String((blocks - bfree) * bsize + 2 ** 16), 'remount')).toBe(true);
    const files = sites.next().value as Texts;
    await place.publish(files);
    const { status, stderr } = await place.run(www);
    expect(stderr).toContain('The target is full: free some space.');
    expect(status).toBe(3);
    expect(wrongIn(files, readIn(www))).not.toEqual([]);
    expect(mountSmall(disk, '128m', 'remount')).toBe(true);
    expect(await place.run(www)).toMatchObject({ status: 0 });
    await reader.stop();
    await nginx.close();
    expect(wrongIn(files, readIn(www))).toEqual([]);
    console.log({ read: reader.read, faults: reader.faults.length });
    expect(reader.faults).toEqual([]);
  } finally {
    spawnSync('umount', [disk]);
  }
}, 3_600_000);
