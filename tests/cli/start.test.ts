import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';

// The first case builds the renderer.
vi.setConfig({ testTimeout: 180_000 });

const folder = mkdtempSync(join(tmpdir(), 'start-'));
mkdirSync(join(folder, 'content', 'articles'), { recursive: true });

afterAll(() => {
  rmSync(folder, { recursive: true, maxRetries: 5 });
});

function write(header: string): void {
  const text = `---\ntitle: Audit logs\n${header}\n---\n\nText.\n`;
  writeFileSync(join(folder, 'content', 'articles', 'logs.md'), text);
}

/** Starts the command, gives its address to `visit` once it prints one, and ends it as a terminal does. */
async function start(visit: (url: string) => Promise<void>, ...words: string[]) {
  const child = spawn(process.execPath, ['src/cli/start.ts', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      CONTENT_DIR: join(folder, 'content'),
      CACHE_DIR: join(folder, 'cache'),
      OUT_DIR: join(folder, 'dist'),
      SITE_URL: 'https://www.example.org/blog/',
      BUILD_TIME: '2026-11-22T12:00:00Z',
    },
  });
  let stderr = '';
  let stdout = '';
  let visiting: Promise<void> | undefined;
  child.stderr.setEncoding('utf8').on('data', (part: string) => (stderr += part));
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    stdout += part;
    // Lines come in one part or in several.
    const [, url] = /(http:\S+)\s/.exec(stdout) ?? [];
    if (url === undefined || visiting) return;
    visiting = visit(url).finally(() => child.kill('SIGINT'));
  });
  const status = await new Promise<number | null>((resolve) => {
    child.on('exit', resolve);
  });
  await visiting;
  return { status, stderr, served: visiting !== undefined };
}

async function textAt(url: string): Promise<string> {
  return (await fetch(url)).text();
}

it('ends as the build does when there is no site to serve', async () => {
  write('date: 2026-02-30');
  const { status, stderr, served } = await start(() => Promise.resolve());
  expect(served).toBe(false);
  expect(status).toBe(1);
  expect(stderr).toMatch(/articles\/logs\.md:3:7 error invalid-date /);
});

it('builds the site and serves it under its path', async () => {
  write('date: 2026-02-20');
  const { status, served } = await start(async (url) => {
    expect(new URL(url).pathname).toBe('/blog/');
    expect(await textAt(`${url}2026/02/20/logs/`)).toContain('<h1>Audit logs</h1>');
  });
  expect(served).toBe(true);
  expect(status).toBe(0);
});

it('names what is wrong and serves the last good site', async () => {
  write('date: 2026-02-30');
  const { stderr, served } = await start(async (url) => {
    expect(await textAt(`${url}2026/02/20/logs/`)).toContain('<h1>Audit logs</h1>');
  });
  expect(served).toBe(true);
  expect(stderr).toMatch(/articles\/logs\.md:3:7 error invalid-date /);
  expect(stderr).toContain('Serving the site as it was published last');
});

it('is served on the port that is wished for', async () => {
  write('date: 2026-02-20');
  const port = await takenPort((free) => Promise.resolve(free));
  const { status } = await start(
    (url) => {
      expect(new URL(url).port).toBe(String(port));
      return Promise.resolve();
    },
    '--port',
    String(port),
  );
  expect(status).toBe(0);
});

it.each(['start', 'dev'])('%s names a port that is taken before any work is done', async (name) => {
  await takenPort((port) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [`src/cli/${name}.ts`, '--port', String(port)],
      { encoding: 'utf8', env: { ...process.env, CONTENT_DIR: join(folder, 'content') } },
    );
    const command = name === 'dev' ? 'run dev' : name;
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toBe(
      `Port ${port} is taken by another program: end that one, or name another port, as npm ${command} -- --port 4321\n`,
    );
    return Promise.resolve();
  });
});

it.each(['0', '65536', 'http', '-1'])('refuses %s for a port', (word) => {
  const { status, stderr } = spawnSync(process.execPath, ['src/cli/start.ts', `--port=${word}`], {
    encoding: 'utf8',
  });
  expect(status).toBe(2);
  expect(stderr).toContain(`\`--port ${word}\` is no port: write a number from 1 to 65535.`);
});

/** Listens on a port while `use` is at work, and gives what it gives. */
async function takenPort<Result>(use: (port: number) => Promise<Result>): Promise<Result> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  try {
    return await use(typeof address === 'object' && address !== null ? address.port : 0);
  } finally {
    server.close();
    await once(server, 'close');
  }
}
