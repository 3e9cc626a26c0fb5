import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { filesIn } from '../../src/files/walk-folder.ts';
import { samples } from '../redirects/hosts/publish-samples.ts';
import { request } from '../redirects/hosts/request.ts';
import { serveNginx } from '../redirects/hosts/serve-nginx.ts';
import { writeHosting } from '../../src/pipeline/host-files.ts';
import type { Texts } from './deploy-memory.ts';
import { DeployPlace } from './deploy-place.ts';
import { serveRclone } from './serve-rclone.ts';
import { serveS3, type ServedS3 } from './serve-s3.ts';

/** Names that storages write in other ways. */
const odd = 'odd/ü？ "a*b:c" %20 ．.html';
const first: Texts = { ...samples, [odd]: 'odd', 'gone/index.html': 'gone' };
const second: Texts = {
  ...samples,
  'index.html': 'a new home',
  '_assets/site-9z8y7x.css': 'new style',
  'new/deep/page/index.html': 'new',
};
delete (second as Record<string, string>)['_assets/site-1a2b3c.css'];
const ofOthers = ['_headers', '_redirects', '.published'];

function expected(files: Texts, kept: Texts = {}): Texts {
  const own = Object.entries({ ...kept, ...files }).filter(([path]) => !ofOthers.includes(path));
  return Object.fromEntries(own.sort());
}

function textsIn(folder: string): Texts {
  const paths = filesIn(folder).filter((path) => !path.startsWith('.deployment/'));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

/** Paths whose texts differ. */
function differences(one: Texts, other: Texts): string[] {
  const paths = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...paths].filter((path) => one[path] !== other[path]);
}

interface Server {
  target: string;
  env: Record<string, string>;
  /** What lies at the target. */
  texts: () => Texts | Promise<Texts>;
  /** Changes a file there, as others do. */
  write: (path: string, content: string) => void | Promise<void>;
  close: () => Promise<void>;
}

function inFolder(folder: string) {
  return {
    texts: () => textsIn(folder),
    write: (path: string, content: string): void => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    },
  };
}

const servers: Record<string, (place: DeployPlace) => Promise<Server>> = {
  'a folder': (place) =>
    Promise.resolve({
      target: place.path('www'),
      env: {},
      close: () => Promise.resolve(),
      ...inFolder(place.path('www')),
    }),
  S3: async (place) => {
    const { env, close } = await serveS3(place.path('s3'));
    const target = 's3:site/www';
    const copy = place.path('copy');
    return {
      ...{ target, env, close },
      texts: async () => {
        rmSync(copy, { recursive: true, force: true });
        // Without it the server does not list folders that hold nothing but folders.
        await rclone(env, ['copy', '--fast-list', target, copy]);
        return textsIn(copy);
      },
      write: (path, content) => rclone(env, ['rcat', `${target}/${path}`], content),
    };
  },
  WebDAV: async (place) => {
    mkdirSync(place.path('dav'));
    const { port, close } = await serveRclone('webdav', place.path('dav'));
    const env = {
      RCLONE_CONFIG_DAV_TYPE: 'webdav',
      RCLONE_CONFIG_DAV_URL: `http://127.0.0.1:${port}`,
      RCLONE_CONFIG_DAV_VENDOR: 'other',
    };
    return { target: 'dav:www', env, close, ...inFolder(place.path('dav/www')) };
  },
  SFTP: async (place) => {
    mkdirSync(place.path('sftp'));
    const { port, close } = await serveRclone('sftp', place.path('sftp'));
    const pass = spawnSync('rclone', ['obscure', 'secret'], { encoding: 'utf8' }).stdout.trim();
    const env = {
      RCLONE_CONFIG_SERVER_TYPE: 'sftp',
      RCLONE_CONFIG_SERVER_HOST: '127.0.0.1',
      RCLONE_CONFIG_SERVER_PORT: String(port),
      RCLONE_CONFIG_SERVER_USER: 'deploy',
      RCLONE_CONFIG_SERVER_PASS: pass,
    };
    return { target: 'server:www', env, close, ...inFolder(place.path('sftp/www')) };
  },
};

/** Not to wait for it would keep the S3 server of this process from answering. */
async function rclone(
  env: Record<string, string>,
  args: readonly string[],
  input = '',
): Promise<void> {
  const child = spawn('rclone', args, {
    env: { PATH: process.env.PATH, RCLONE_CONFIG: '/nowhere', ...env },
  });
  child.stdin.end(input);
  const [said] = await Promise.all([text(child.stderr), once(child, 'close')]);
  if (child.exitCode !== 0) throw new Error(said);
}

it.concurrent.each(Object.keys(servers))(
  'deploys to %s what changed, removes what is gone, and repairs what others changed',
  async (kind) => {
    using place = new DeployPlace();
    const serve = servers[kind];
    if (!serve) throw new Error(kind);
    const server = await serve(place);
    Object.assign(place.env, server.env);

    await place.publish(first);
    const whole = await place.run(server.target);
    expect(whole).toMatchObject({ status: 0 });
    const count = Object.keys(expected(first)).length;
    expect(whole.stderr).toContain(`${count} files sent`);
    expect(differences(await server.texts(), expected(first))).toEqual([]);

    expect((await place.run(server.target)).stderr).toContain(
      `0 files sent (0 KB), ${count} unchanged, 0 removed`,
    );

    await place.publish(second);
    const dry = await place.run(server.target, '--dry-run');
    expect(dry.stdout.split('\n').sort()).toEqual([
      '',
      'remove gone/index.html',
      `remove ${odd}`,
      'send _assets/site-9z8y7x.css',
      'send index.html',
      'send new/deep/page/index.html',
    ]);
    expect(differences(await server.texts(), expected(first))).toEqual([]);

    const next = await place.run(server.target);
    expect(next).toMatchObject({ status: 0 });
    expect(next.stderr).toContain('3 files sent');
    expect(next.stderr).toContain('2 removed, 1 kept for a day');
    const kept = '_assets/site-1a2b3c.css';
    const wanted = expected(second, { [kept]: samples[kept] ?? '' });
    expect(differences(await server.texts(), wanted)).toEqual([]);

    // Others change files.
    await server.write('index.html', 'by hand');
    await server.write('photo.txt', 'theirs');
    const refused = await place.run(server.target);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('was changed by others: index.html has 7 bytes');
    const repaired = await place.run(server.target, '--repair');
    expect(repaired.status).toBe(0);
    expect(repaired.stderr).toContain(
      'The record of the target does not name 1 file; left as it is:\n  photo.txt\n1 file sent',
    );
    expect(differences(await server.texts(), { ...wanted, 'photo.txt': 'theirs' })).toEqual([]);
    await server.close();
  },
);

it('refuses a place with files of others, unless it is told to take it over', async () => {
  using place = new DeployPlace();
  await place.publish(second);
  const other = inFolder(place.path('other'));
  other.write('theirs/photo.html', 'theirs');
  other.write('index.html', 'theirs');
  const refused = await place.run(place.path('other'));
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain('holds files that no deployment put there, `index.html` among');
  expect(other.texts()).toEqual({ 'index.html': 'theirs', 'theirs/photo.html': 'theirs' });
  expect((await place.run(place.path('other'), '--take-over')).status).toBe(0);
  expect(differences(other.texts(), expected(second))).toEqual([]);
});

describe('what is served', () => {
  it('by S3 has the headers of the site', async () => {
    using place = new DeployPlace();
    const s3: ServedS3 = await serveS3(place.path('s3'));
    Object.assign(place.env, s3.env);
    await place.publish(samples);
    await place.run('s3:site');
    const headersOf = async (path: string): Promise<unknown[]> => {
      const { headers } = await request(s3.port, `/site/${path}`);
      return [headers['content-type'], headers['cache-control']];
    };
    const forEver = 'public, max-age=31536000, immutable';
    expect(await headersOf('index.html')).toEqual(['text/html; charset=utf-8', 'no-cache']);
    expect(await headersOf('tags/fhir/feed.xml')).toEqual([
      'application/rss+xml; charset=utf-8',
      'no-cache',
    ]);
    expect(await headersOf('feed.json')).toEqual([
      'application/feed+json; charset=utf-8',
      'no-cache',
    ]);
    expect(await headersOf('manifest.webmanifest')).toEqual([
      'application/manifest+json',
      'no-cache',
    ]);
    expect(await headersOf('_media/picture-640-1a2b3c.avif')).toEqual(['image/avif', forEver]);
    expect(await headersOf('search/parts/1a2b3c4d5e6f7a8b.json')).toEqual([
      'application/json; charset=utf-8',
      forEver,
    ]);
    await s3.close();
  });

  it('by nginx is compressed, and what deployments remember is not found', async () => {
    using place = new DeployPlace();
    await place.publish(samples);
    writeHosting(place.settings(), [], []);
    const deployed = await place.run(place.path('www'), '--compressed');
    expect(deployed.status).toBe(0);
    const nginx = await serveNginx(place.path('www'), place.path('cache/hosting'));
    const page = await request(nginx.port, '/tags/fhir/', { 'Accept-Encoding': 'br' });
    const record = await request(nginx.port, '/.deployment/record.json');
    await nginx.close();
    expect(page).toMatchObject({ status: 200, headers: { 'content-encoding': 'br' } });
    expect(record.status).toBe(404);
    expect(filesIn(place.path('www/.deployment'))).toEqual(['record.json']);
  });
});
