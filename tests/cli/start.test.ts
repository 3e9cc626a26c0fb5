import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
async function start(visit: (url: string) => Promise<void>) {
  const child = spawn(process.execPath, ['src/cli/start.ts'], {
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
  let visiting: Promise<void> | undefined;
  child.stderr.setEncoding('utf8').on('data', (part: string) => (stderr += part));
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    const url = /http:\S+/.exec(part)?.[0] ?? '';
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
