import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compressSite } from '../../../src/pipeline/compress/compress-site.ts';
import { writeHosting } from '../../../src/pipeline/host-files.ts';
import { headerRules, headersFor } from '../../../src/redirects/hosts/header-rules.ts';
import type { HostRule, Redirect } from '../../../src/redirects/plan-redirects.ts';
import { resolveSite } from '../../../src/site-settings.ts';
import config from '../../../src/site.config.ts';
import { publishFiles, samples } from './publish-samples.ts';
import { type Answer, request } from './request.ts';
import { type ServedByNginx, serveNginx } from './serve-nginx.ts';

const page =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; " +
  "manifest-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; " +
  "frame-ancestors 'none'";
const media = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const drawing = "default-src 'none'; frame-ancestors 'none'; sandbox";
const year = 'public, max-age=31536000, immutable';

const classes: readonly [path: string, type: string, policy: string, cache: string][] = [
  ['', 'text/html; charset=utf-8', page, 'no-cache'],
  ['2018/03/13/what-fhir-is/', 'text/html; charset=utf-8', page, 'no-cache'],
  ['a%C3%B1o/%C3%ADndice/', 'text/html; charset=utf-8', page, 'no-cache'],
  ['search/', 'text/html; charset=utf-8', page, 'no-cache'],
  ['search/?q=fhir', 'text/html; charset=utf-8', page, 'no-cache'],
  ['search/index.json', 'application/json', page, 'no-cache'],
  ['search/parts/1a2b3c4d5e6f7a8b.json', 'application/json', page, year],
  ['feed.xml', 'application/rss+xml; charset=utf-8', page, 'no-cache'],
  ['atom.xml', 'application/atom+xml; charset=utf-8', page, 'no-cache'],
  ['feed.json', 'application/feed+json; charset=utf-8', page, 'no-cache'],
  ['tags/fhir/feed.xml', 'application/rss+xml; charset=utf-8', page, 'no-cache'],
  ['categories/standards/atom.xml', 'application/atom+xml; charset=utf-8', page, 'no-cache'],
  ['authors/desk/feed.json', 'application/feed+json; charset=utf-8', page, 'no-cache'],
  ['sitemap.xml', 'application/xml', page, 'no-cache'],
  ['robots.txt', 'text/plain; charset=utf-8', page, 'no-cache'],
  ['manifest.webmanifest', 'application/manifest+json', page, 'no-cache'],
  ['favicon.ico', 'image/x-icon', page, 'no-cache'],
  ['_assets/site-1a2b3c.css', 'text/css; charset=utf-8', page, year],
  ['_assets/site-4d5e6f.js', 'text/javascript; charset=utf-8', page, year],
  ['_media/picture-640-1a2b3c.avif', 'image/avif', media, year],
  ['_media/picture-640-1a2b3c.webp', 'image/webp', media, year],
  ['_media/paper-1a2b3c.pdf', 'application/pdf', media, year],
  ['_media/drawing-1a2b3c.svg', 'image/svg+xml', drawing, year],
];

const redirects: Redirect[] = [
  { from: '/old/primer/', to: '/2018/03/13/what-fhir-is/' },
  { from: '/viejo/año "1"/', to: '/año/índice/' },
  { from: `/${'long/'.repeat(60)}`, to: '/tags/fhir/' },
  { from: '/to/money/', to: '/what $uri costs/' },
  { from: '/tags/old/feed.xml/', to: '/tags/fhir/feed.xml' },
  { from: '/2018/03/13/What-FHIR-is/', to: '/2018/03/13/what-fhir-is/', isVariant: true },
  { from: '/an\u0303o/\u00CDndice/', to: '/a\u00F1o/\u00CDndice/', isVariant: true },
  { from: '/elsewhere/', to: 'https://other.example/a?b=$uri#c' },
];

const rules: HostRule[] = [
  { kind: 'query', from: '/', query: [['p', '12']], to: '/2018/03/13/what-fhir-is/' },
  { kind: 'query', from: '/', query: [['p', '13']], to: 'https://other.example/?q=1' },
  {
    kind: 'query',
    from: '/año/',
    query: [
      ['cat', 'x'],
      ['page_id', '7'],
    ],
    to: '/tags/fhir/',
  },
  { kind: 'below', from: '/category/', to: '/categories/:splat' },
  { kind: 'below', from: '/wp (old).d/', to: '/archive/' },
  { kind: 'below', from: '/mirror/', to: '/:splat' },
];

describe.each(['/', '/blog/', '/a+b (c)/'])('nginx, for a site under %s', (base) => {
  const site = resolveSite(config, `https://www.example.org${base}`);
  const at = (path: string): string => site.base + path;
  let folder: string;
  let served: ServedByNginx;
  const get = (path: string, headers?: Record<string, string>): Promise<Answer> =>
    request(served.port, path, headers);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hosting-'));
    const settings = { outDir: join(folder, 'dist'), cacheDir: join(folder, 'cache') };
    await publishFiles(samples, settings);
    const root = join(folder, 'www');
    await compressSite(settings, join(root, base), () => undefined);
    await publishFiles(
      { 'secret.txt': 'secret' },
      { ...settings, outDir: join(folder, 'www-old') },
    );
    writeHosting({ ...settings, site }, redirects, rules);
    served = await serveNginx(root, join(settings.cacheDir, 'hosting'));
  });

  afterAll(async () => {
    await served.close();
    await rm(folder, { recursive: true });
  });

  it.each(classes)('serves /%s as its class of paths', async (path, type, policy, cache) => {
    const { status, headers } = await get(at(path));
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': type,
      'content-security-policy': policy,
      'cache-control': cache,
    });
  });

  it.each(classes)('sends every header of the rules once with /%s', async (path) => {
    const { headers, names } = await get(at(path));
    const { 'Content-Type': _type, ...expected } = headersFor(
      headerRules(site),
      `/${path.replace(/\?.*$/, '')}`,
    );
    expect(Object.keys(expected).length).toBeGreaterThan(7);
    for (const [name, value] of Object.entries(expected)) {
      expect(headers[name.toLowerCase()], name).toBe(value);
      expect(
        names.filter((sent) => sent === name.toLowerCase()),
        name,
      ).toHaveLength(1);
    }
  });

  it('names the version of no server', async () => {
    expect((await get(at(''))).headers.server).toBe('nginx');
  });

  it.each(['nothing/here/', 'tags/unknown', '_media/lost.svg', '_assets/lost.js', 'search/x'])(
    'answers /%s with the page for what is not found, never to be kept',
    async (path) => {
      const { status, headers, body } = await get(at(path));
      expect(status).toBe(404);
      expect(body.toString()).toContain('no such page');
      expect(headers).toMatchObject({
        'cache-control': 'no-cache',
        'content-security-policy': page,
        'content-type': 'text/html; charset=utf-8',
      });
    },
  );

  it.each(['_media/', '_assets/', 'tags/', '2018/'])('lists no folder: /%s', async (path) => {
    expect((await get(at(path))).status).toBe(404);
  });

  it.each(['_headers', '.published', '_headers.br', 'tags/.hidden', '.git/config'])(
    'keeps back /%s',
    async (path) => {
      expect((await get(at(path))).status).toBe(404);
    },
  );

  it('adds the slash to a folder without it, query kept', async () => {
    const { status, headers } = await get(at('tags/fhir?a=b'));
    expect(status).toBe(301);
    expect(headers.location).toBe(at('tags/fhir/?a=b'));
    expect(headers['strict-transport-security']).toBe('max-age=63072000');
  });

  it.each([
    ['old/primer/', '2018/03/13/what-fhir-is/'],
    ['old/primer/?from=mail', '2018/03/13/what-fhir-is/?from=mail'],
    ['viejo/a%C3%B1o%20%221%22/', 'a%C3%B1o/%C3%ADndice/'],
    ['long/'.repeat(60), 'tags/fhir/'],
    ['to/money/', 'what%20%24uri%20costs/'],
    ['old/primer', '2018/03/13/what-fhir-is/'],
    ['tags/old/feed.xml', 'tags/fhir/feed.xml'],
    ['?p=12', '2018/03/13/what-fhir-is/'],
    ['?utm=mail&p=12', '2018/03/13/what-fhir-is/'],
    ['a%C3%B1o/?page_id=7&cat=x', 'tags/fhir/'],
    ['category/health-it/', 'categories/health-it/'],
    ['category/', 'categories/'],
    ['category/a%20b/2/?x=y', 'categories/a%20b/2/?x=y'],
    ['wp%20(old).d/anything/at/all', 'archive/'],
    ['mirror/tags/fhir/', 'tags/fhir/'],
    ['2018/03/13/What-FHIR-is/', '2018/03/13/what-fhir-is/'],
    ['2018/03/13/What-FHIR-is?from=mail', '2018/03/13/what-fhir-is/?from=mail'],
    ['an%CC%83o/%C3%8Dndice/', 'a%C3%B1o/%C3%8Dndice/'],
  ])('redirects the former address /%s', async (from, to) => {
    const { status, headers } = await get(at(from));
    expect(status).toBe(301);
    expect(headers.location).toBe(at(to));
    expect(headers['content-security-policy']).toBe(page);
  });

  it.each([
    ['elsewhere/', 'https://other.example/a?b=%24uri#c'],
    ['?p=13', 'https://other.example/?q=1'],
  ])('redirects /%s to another site', async (from, to) => {
    const { status, headers } = await get(at(from));
    expect([status, headers.location]).toEqual([301, to]);
  });

  it.each(['?p=1', '?p=123', '?xp=12', 'a%C3%B1o/?cat=x', 'tags/fhir/?p=12'])(
    'serves /%s, whose query is another, as it is',
    async (path) => {
      expect((await get(at(path))).status).not.toBe(301);
    },
  );

  it.each([
    'mirror//other.example/',
    'mirror/\\other.example/',
    'mirror/%0d%0aSet-Cookie:%20a=b',
    'category/%0d%0aSet-Cookie:%20a=b',
    'wpX(old)Xd/a',
  ])('sends nobody to another host, and no header of a request’s own, for /%s', async (path) => {
    const { headers } = await get(at(path));
    expect(headers.location ?? '/').toMatch(/^\/(?![/\\])/);
    expect(headers['set-cookie']).toBeUndefined();
  });

  it('serves compressed variants to who accepts them', async () => {
    const plain = await get(at('2018/03/13/what-fhir-is/'));
    for (const [accepted, encoding, decode] of [
      ['gzip, deflate, br', 'br', brotliDecompressSync],
      ['gzip', 'gzip', gunzipSync],
    ] as const) {
      const { headers, body } = await get(at('2018/03/13/what-fhir-is/'), {
        'accept-encoding': accepted,
      });
      expect(headers).toMatchObject({
        'content-encoding': encoding,
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': page,
        vary: 'Accept-Encoding',
      });
      expect(body.length).toBeLessThan(plain.body.length);
      expect(decode(body)).toEqual(plain.body);
    }
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.headers.vary).toBe('Accept-Encoding');
    expect(plain.body.toString()).toBe(samples['2018/03/13/what-fhir-is/index.html']);
  });

  it.each(['feed.xml', '_media/drawing-1a2b3c.svg'])('compresses /%s', async (path) => {
    const headers = { 'accept-encoding': 'br' };
    expect((await get(at(path), headers)).headers['content-encoding']).toBe('br');
  });

  it.each(['gzip', 'br', 'identity'])('answers 304 to who has the %s copy', async (encoding) => {
    const headers = { 'accept-encoding': encoding };
    const { etag = '' } = (await get(at(''), headers)).headers;
    expect(etag).not.toBe('');
    const again = await get(at(''), { ...headers, 'if-none-match': etag });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
    expect(again.headers['cache-control']).toBe('no-cache');
    const other = await get(at(''), { ...headers, 'if-none-match': '"another"' });
    expect(other.status).toBe(200);
  });

  it.each([
    '/../www-old/secret.txt',
    '/..%2fwww-old/secret.txt',
    '/%2e%2e/www-old/secret.txt',
    '/%2e%2e%2fwww-old%2fsecret.txt',
    '/..%5cwww-old%5csecret.txt',
    '/_media/../../www-old/secret.txt',
    '/_media/..%2f..%2fwww-old/secret.txt',
    '/_media../www-old/secret.txt',
    '/%252e%252e/www-old/secret.txt',
    '//..//www-old/secret.txt',
    '/www-old/secret.txt',
    '/%00',
    '/index.html%00.svg',
  ])('keeps to its folder: %s', async (path) => {
    for (const prefix of ['', site.base.slice(0, -1)]) {
      const { status, body } = await get(prefix + path);
      expect([400, 404]).toContain(status);
      expect(body.toString()).not.toContain('secret');
    }
  });

  it('shows nothing of what lies before the path', async () => {
    if (base === '/') return;
    for (const path of ['/', '/index.html', '/feed.xml'])
      expect((await get(path)).status).toBe(404);
  });
});
