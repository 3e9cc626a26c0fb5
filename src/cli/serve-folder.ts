import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';
import { hasCode } from '../files/has-code.ts';
import { tryDecodeURI, tryDecodeURIComponent } from '../content/paths.ts';

export interface ServedFolder {
  /** URL of the home page, with the base path. */
  url: string;
  close: () => Promise<void>;
}

const PORTS_TO_TRY = 20;

/**
 * Serves a built site on the loopback address as a static host would: `404.html` with status 404, a
 * redirect that adds a folder's final slash, and nothing outside the base. As the live preview does, it
 * answers requests for this machine alone: another site's name may be made to lead here.
 */
export async function serveFolder(settings: {
  folder: string;
  /** Base path with a slash at both ends: `/` or `/blog/`. */
  base: string;
  /** 0 stands for any free port. */
  port: number;
  /** Whether one of the next ports will do if that one is taken; false by default. */
  orNext?: boolean;
}): Promise<ServedFolder> {
  const server = createServer(answer(settings.folder, settings.base));
  const port = await listen(server, settings.port, settings.orNext === true ? PORTS_TO_TRY : 0);
  return {
    url: `http://127.0.0.1:${port}${settings.base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function answer(folder: string, base: string) {
  // `dev` reads the disk at each request, so later builds show.
  const serve = sirv(folder, { dev: true, etag: true });

  return (request: IncomingMessage, response: ServerResponse): void => {
    if (!isLocal(request.headers.host)) {
      refuse(response, 403, 'Only this machine is answered');
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      refuse(response, 405, 'A static site is only read');
      return;
    }
    const [written = '', ...query] = (request.url ?? '').split('?');
    // In a redirect, two slashes would begin the name of another host.
    const path = written.replace(/^\/+/, '/');
    if (!path.startsWith(base) || path.split('/').some(leadsAstray)) {
      notFound(folder, response);
      return;
    }
    const inside = `/${respell(path.slice(base.length))}`;
    if (
      !inside.endsWith('/') &&
      existsSync(join(folder, tryDecodeURI(inside) ?? inside, 'index.html'))
    ) {
      response.writeHead(301, { Location: [`${path}/`, ...query].join('?') }).end();
      return;
    }
    request.url = [inside, ...query].join('?');
    try {
      serve(request, response, () => {
        notFound(folder, response);
      });
    } catch {
      // `sirv` throws for a byte range that ends before it begins.
      response.destroy();
    }
  };
}

/** Whether a `Host` header names this machine: by an IP address, or as `localhost`. */
function isLocal(host = ''): boolean {
  const name = host.replace(/:\d*$/, '').toLowerCase();
  return isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0 || /^(?:.+\.)?localhost$/.test(name);
}

/** Whether a part of a path means another folder, to us or to some file system. */
function leadsAstray(part: string): boolean {
  const name = tryDecodeURIComponent(part) ?? part;
  return /^\.\.?$|[/\\\0]/.test(name);
}

function refuse(response: ServerResponse, status: number, reason: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain;charset=utf-8' }).end(`${reason}\n`);
}

/**
 * Spells a path as `sirv` looks it up: hosts decode `%3A` and the like, `sirv` does not. Parts whose
 * meaning would change stay as they are.
 */
function respell(path: string): string {
  return path
    .split('/')
    .map((part) => {
      const name = tryDecodeURIComponent(part);
      return name === undefined || /[/\\?#]|^\.+$/.test(name) ? part : encodeURI(name);
    })
    .join('/');
}

function notFound(folder: string, response: ServerResponse): void {
  const page = join(folder, '404.html');
  response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8' });
  response.end(existsSync(page) ? readFileSync(page) : 'Not found');
}

async function listen(server: Server, first: number, more: number): Promise<number> {
  for (let port = first; ; port += 1) {
    try {
      return await listenOn(server, port);
    } catch (error) {
      if (!hasCode(error, 'EADDRINUSE') || port >= first + more) throw error;
    }
  }
}

function listenOn(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
