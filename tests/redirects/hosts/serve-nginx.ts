import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { env, getuid } from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { brotliModule, findNginx } from '../../../src/cli/setup/nginx.js';
import { accepts, freePort } from '../../free-port.ts';

export interface ServedByNginx {
  port: number;
  close: () => Promise<void>;
}

/**
 * Serves a folder by a real nginx on a free port of the loopback address, configured as
 * `docs/hosting.md` shows.
 *
 * @param root what the site's path begins below
 * @param hosting folder of the files that the build writes for nginx
 * @throws when nginx is missing, or does not start, with what it said
 */
export async function serveNginx(root: string, hosting: string): Promise<ServedByNginx> {
  const nginx = findNginx(env, '.cache/nginx');
  if (nginx === undefined) {
    throw new Error('No nginx is there. `npm test` and `npm run test:unit` get one, or say how.');
  }
  const folder = await mkdtemp(join(tmpdir(), 'nginx-'));
  const port = await freePort();
  const file = join(folder, 'nginx.conf');
  await writeFile(file, await configuration(nginx, folder, { root, hosting, port }));
  const child = spawn(nginx, ['-p', folder, '-c', file, '-e', join(folder, 'error.log')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => (said += part));
  const close = async (): Promise<void> => {
    child.kill();
    await ended;
    await rm(folder, { recursive: true });
  };
  while (!(await accepts(port))) {
    if (child.exitCode !== null) {
      await close();
      throw new Error(`nginx did not start: ${said}`);
    }
    await setTimeout(20);
  }
  return { port, close };
}

async function configuration(
  nginx: string,
  folder: string,
  { root, hosting, port }: { root: string; hosting: string; port: number },
): Promise<string> {
  const guide = await readFile('docs/hosting.md', 'utf8');
  const shown = /```nginx\n(.*?)```/s.exec(guide)?.[1] ?? '';
  const site = shown
    .replaceAll('/srv/site/hosting', resolve(hosting))
    .replace('/srv/site/www', resolve(root))
    .replace('listen 80;', `listen 127.0.0.1:${port};`);
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `
    load_module ${resolve(brotliModule(nginx))};
    ${getuid?.() === 0 ? 'user root;' : ''}
    daemon off;
    master_process off;
    pid ${folder}/nginx.pid;
    events {}
    http {
      access_log off;
      ${places.map((place) => `${place}_temp_path ${folder}/${place};`).join('\n')}
      ${site}
    }`;
}
