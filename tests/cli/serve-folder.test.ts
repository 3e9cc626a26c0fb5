import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { serveFolder } from '../../src/cli/serve-folder.ts';
import type { ServedFolder } from '../../src/cli/serve-folder.ts';

let around: string;
let folder: string;
const open: ServedFolder[] = [];

beforeEach(async () => {
  around = await mkdtemp(join(tmpdir(), 'serve-'));
  folder = join(around, 'dist');
  await mkdir(join(folder, 'tags/hl7'), { recursive: true });
  await mkdir(join(around, 'dist-old'));
  await writeFile(join(around, 'dist-old/secret.txt'), 'secret');
  await writeFile(join(folder, 'index.html'), '<h1>home</h1>');
  await writeFile(join(folder, '404.html'), '<h1>no such page</h1>');
  await writeFile(join(folder, 'tags/hl7/index.html'), '<h1>hl7</h1>');
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((served) => served.close()));
  await rm(around, { recursive: true });
});

async function serve(base = '/', port = 0, orNext = false): Promise<ServedFolder> {
  const served = await serveFolder({ folder, base, port, orNext });
  open.push(served);
  return served;
}

/** `fetch` would resolve dots before it sends them. */
function rawStatus(url: string, path: string): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, text });
      });
    })
      .on('error', reject)
      .end();
  });
}

it('serves a folder by its index page', async () => {
  const { url } = await serve();
  const response = await fetch(`${url}tags/hl7/`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/html;charset=utf-8');
  expect(await response.text()).toBe('<h1>hl7</h1>');
});

it('redirects a folder without its final slash, query kept', async () => {
  const { url } = await serve();
  const response = await fetch(`${url}tags/hl7?a=b`, { redirect: 'manual' });
  expect(response.status).toBe(301);
  expect(response.headers.get('location')).toBe('/tags/hl7/?a=b');
});

it('serves a folder whose name holds what addresses encode', async () => {
  const name = `a:b,c;d&e=f+g@h$i 100% é`;
  await mkdir(join(folder, name));
  await writeFile(join(folder, name, 'index.html'), '<h1>odd</h1>');
  const { url } = await serve();
  const response = await fetch(`${url}${encodeURIComponent(name)}/`);
  expect(response.status).toBe(200);
  expect(await response.text()).toBe('<h1>odd</h1>');
  expect((await fetch(`${url}${encodeURIComponent(name)}`)).url).toBe(response.url);
});

it('answers an unknown address with 404.html and status 404', async () => {
  const { url } = await serve();
  const response = await fetch(`${url}nothing/here/`);
  expect(response.status).toBe(404);
  expect(await response.text()).toBe('<h1>no such page</h1>');
});

it('does not serve the home page in place of an unknown one', async () => {
  const { url } = await serve();
  expect((await fetch(`${url}tags/unknown`)).status).toBe(404);
});

it('answers 304 to who has the page already', async () => {
  const { url } = await serve();
  const etag = (await fetch(url)).headers.get('etag');
  expect(etag).toBeTruthy();
  const again = await fetch(url, { headers: { 'If-None-Match': etag ?? '' } });
  expect(again.status).toBe(304);
});

it('shows a page that a later build wrote', async () => {
  const { url } = await serve();
  await writeFile(join(folder, 'index.html'), '<h1>new</h1>');
  await mkdir(join(folder, 'later'));
  await writeFile(join(folder, 'later/index.html'), '<h1>later</h1>');
  expect(await (await fetch(url)).text()).toBe('<h1>new</h1>');
  expect(await (await fetch(`${url}later/`)).text()).toBe('<h1>later</h1>');
});

it('serves the site below its base and nothing beside it', async () => {
  const { url } = await serve('/blog/');
  expect(new URL(url).pathname).toBe('/blog/');
  expect(await (await fetch(url)).text()).toBe('<h1>home</h1>');
  const redirect = await fetch(`${url}tags/hl7`, { redirect: 'manual' });
  expect(redirect.headers.get('location')).toBe('/blog/tags/hl7/');
  // The last is as long as the base, so that cutting without looking would find a page.
  for (const beside of ['/', '/tags/hl7/', '/else/tags/hl7/']) {
    expect((await fetch(new URL(beside, url))).status).toBe(404);
  }
});

it.each([
  '/../dist-old/secret.txt',
  '/..%2fdist-old/secret.txt',
  '/%2e%2e/dist-old/secret.txt',
  '/tags/../../dist-old/secret.txt',
  '/..\\dist-old\\secret.txt',
  '/%00',
  '/%',
])('keeps to its folder: %s', async (path) => {
  const { url } = await serve();
  const { status, text } = await rawStatus(url, path);
  expect(text).not.toContain('secret');
  expect(status).toBe(404);
});

/** Sends a request as it is written, and gives the first line and the headers of the answer. */
function raw(url: string, ...lines: string[]): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let text = '';
    connect(Number(port), hostname, function (this: Socket) {
      this.write(`${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`);
    })
      .setEncoding('utf8')
      .on('data', (part: string) => (text += part))
      .on('end', () => {
        resolve(text.split('\r\n\r\n')[0] ?? '');
      })
      .on('error', reject);
  });
}

it.each([
  ['//tags/hl7', '/tags/hl7/'],
  ['///tags/hl7?a=//b', '/tags/hl7/?a=//b'],
  ['//evil.example', '/evil.example/'],
])('redirects %s to no other host', async (path, location) => {
  await mkdir(join(folder, 'evil.example'));
  await writeFile(join(folder, 'evil.example/index.html'), '<h1>ours</h1>');
  const { url } = await serve();
  const answer = await raw(url, `GET ${path} HTTP/1.1`, 'Host: localhost');
  expect(answer).toContain('HTTP/1.1 301 ');
  expect(answer).toContain(`\r\nLocation: ${location}\r\n`);
});

it.each(['/../dist-secret', '/tags/../../dist-secret', '/%2e%2e/dist-secret', '/.%2E/dist-secret'])(
  'does not tell what lies beside its folder: %s',
  async (path) => {
    await mkdir(join(around, 'dist-secret'));
    await writeFile(join(around, 'dist-secret/index.html'), 'secret');
    const { url } = await serve();
    expect(await raw(url, `GET ${path} HTTP/1.1`, 'Host: localhost')).toContain('HTTP/1.1 404 ');
  },
);

it.each(['POST', 'PUT', 'DELETE', 'TRACE', 'OPTIONS', 'PATCH'])('answers no %s', async (method) => {
  const { url } = await serve();
  const answer = await raw(url, `${method} /tags/hl7/ HTTP/1.1`, 'Host: localhost');
  expect(answer).toContain('HTTP/1.1 405 ');
  expect(answer).toContain('\r\nAllow: GET, HEAD\r\n');
});

it('answers HEAD', async () => {
  const { url } = await serve();
  const answer = await raw(url, 'HEAD /tags/hl7/ HTTP/1.1', 'Host: localhost');
  expect(answer).toContain('HTTP/1.1 200 ');
});

it.each([
  ['localhost', 200],
  ['LOCALHOST:4321', 200],
  ['site.localhost', 200],
  ['127.0.0.1:4321', 200],
  ['[::1]:4321', 200],
  ['evil.example', 403],
  ['evil.example:4321', 403],
  ['localhost.evil.example', 403],
  ['127.0.0.1.evil.example', 403],
])('asked as %s, answers %i', async (host, status) => {
  const { url } = await serve();
  const answer = await raw(url, 'GET / HTTP/1.1', `Host: ${host}`);
  expect(answer).toContain(`HTTP/1.1 ${status} `);
});

it('without a name is not asked', async () => {
  const { url } = await serve();
  expect(await raw(url, 'GET / HTTP/1.0')).toContain(' 403 ');
});

it('survives a byte range that ends before it begins', async () => {
  const { url } = await serve();
  await fetch(url, { headers: { Range: 'bytes=9-2' } }).catch(() => undefined);
  expect((await fetch(url)).status).toBe(200);
});

it('takes the next port when the first is taken, and only if it may', async () => {
  const first = await serve();
  const taken = Number(new URL(first.url).port);
  await expect(serve('/', taken)).rejects.toThrow('EADDRINUSE');
  const second = await serve('/', taken, true);
  expect(Number(new URL(second.url).port)).toBeGreaterThan(taken);
  expect((await fetch(second.url)).status).toBe(200);
});
