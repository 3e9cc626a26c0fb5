import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { vi } from 'vitest';
import { copyProject } from '../../../bench/project.ts';

export interface RunningPreview {
  /** Address of the home page, with a slash at its end. */
  url: string;
  /** All that it printed. */
  output: () => string;
  /** Path of a file of its content folder. */
  file: (name: string) => string;
  write: (name: string, content: string | Uint8Array) => Promise<void>;
  remove: (name: string) => Promise<void>;
  /** The page at a path below the home page; of one that cannot be had also its status. */
  get: (path: string) => Promise<{ status: number; text: string; type: string }>;
  /** Asks for something as a page of the preview does; `headers` are in place of its own. */
  ask: (
    action: string,
    asked: unknown,
    headers?: Record<string, string>,
  ) => Promise<{ status: number; message: string; href?: string }>;
  /** Asks until the page says so. */
  shows: (path: string, text: string | RegExp) => Promise<string>;
  /** Stands for an open page: loads again when it is told to, until it shows the text. */
  open: (path: string, text: string) => Promise<{ shown: Promise<void> }>;
  /** Ends the server as a terminal does, and gives its exit status. */
  stop: () => Promise<number | null>;
}

const PATIENCE = { timeout: 60_000, interval: 100 };

/**
 * Runs `npm run dev` in a copy of the project, for a site under `/blog/`. `pages` are added to its
 * `src/pages/`.
 */
export async function runPreview(
  content: Record<string, string>,
  pages: Record<string, string> = {},
): Promise<RunningPreview> {
  const folder = await mkdtemp(join(tmpdir(), 'preview-'));
  const project = join(folder, 'project');
  const file = (name: string): string => join(folder, 'content', name);
  const write = async (name: string, text: string | Uint8Array): Promise<void> => {
    await mkdir(dirname(file(name)), { recursive: true });
    await writeFile(file(name), text);
  };
  await copyProject(process.cwd(), project);
  for (const [name, text] of Object.entries(pages)) {
    const path = join(project, 'src', 'pages', name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  for (const [name, text] of Object.entries(content)) await write(name, text);
  // The variables that a test runner sets would have the server take itself for a test.
  const { VITEST: _runner, NODE_ENV: _mode, ...environment } = process.env;
  const child = spawn(process.execPath, ['src/cli/dev.ts'], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...environment,
      CONTENT_DIR: join(folder, 'content'),
      CACHE_DIR: join(folder, 'cache'),
      OUT_DIR: join(folder, 'dist'),
      SITE_URL: 'https://www.example.org/blog/',
      BUILD_TIME: '2026-11-22T12:00:00Z',
    },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => (printed += part));
  const ended = new Promise<number | null>((resolve) => {
    child.on('exit', resolve);
  });
  const stop = async (): Promise<number | null> => {
    child.kill('SIGINT');
    const status = await ended;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    return status;
  };
  let url = '';
  try {
    await vi.waitUntil(() => {
      if (child.exitCode !== null) throw new Error(`The preview ended:\n${printed}`);
      url = /http:\/\/localhost:\d+\/\S*/.exec(printed)?.[0] ?? '';
      return url !== '';
    }, PATIENCE);
  } catch (fault) {
    await stop();
    throw fault;
  }
  const get: RunningPreview['get'] = async (path) => {
    const response = await fetch(url + path, { redirect: 'manual' });
    const type = response.headers.get('content-type') ?? response.headers.get('location') ?? '';
    return { status: response.status, text: await response.text(), type };
  };
  return {
    url,
    output: () => printed,
    file,
    write,
    remove: (name) => rm(file(name)),
    get,
    ask: async (action, asked, headers) => {
      const response = await fetch(`${url}_preview/${action}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Origin: new URL(url).origin, ...headers },
        body: JSON.stringify(asked),
      });
      const { status } = response;
      // Astro itself answers some requests of other sites, in plain text.
      if (response.headers.get('content-type')?.startsWith('application/json') !== true)
        return { status, message: await response.text() };
      const answer = (await response.json()) as { message: string; href?: string };
      return { status, ...answer };
    },
    shows: (path, text) =>
      vi.waitFor(async () => {
        const page = await get(path);
        if (page.text.search(text) === -1) throw new Error(`${path} does not say ${String(text)}`);
        return page.text;
      }, PATIENCE),
    open: async (path, text) => {
      const shows = async (): Promise<boolean> => (await get(path)).text.includes(text);
      return { shown: reloaded(await connect(url), shows) };
    },
    stop,
  };
}

/** As the script does that the server adds to each page. */
async function connect(url: string): Promise<WebSocket> {
  const root = new URL('/', url).href;
  const script = await (await fetch(`${root}@vite/client`)).text();
  const token = /wsToken = "([^"]+)"/.exec(script)?.[1] ?? '';
  const socket = new WebSocket(`${root.replace(/^http/, 'ws')}?token=${token}`, 'vite-hmr');
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  return socket;
}

/** A save may be told in two steps, of which only the second shows the text. */
function reloaded(socket: WebSocket, shows: () => Promise<boolean>): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.addEventListener('message', ({ data }) => {
      if (!String(data).includes('"full-reload"')) return;
      shows().then((done) => {
        if (!done) return;
        socket.close();
        resolve();
      }, reject);
    });
  });
}
