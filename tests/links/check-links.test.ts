import { afterEach, describe, expect, it } from 'vitest';
import { checkLinks } from '../../src/links/check-links.ts';
import type { Answer, KnownAnswer } from '../../src/links/answers.ts';
import { sendRequest } from '../../src/links/send-request.ts';
import { privateAddresses } from '../../src/other-hosts.ts';
import { answers, inTurn, startServer, type MisbehavingServer } from './misbehaving-server.ts';

const noon = Date.UTC(2026, 10, 22, 12);
let servers: MisbehavingServer[] = [];

afterEach(async () => {
  await Promise.all(servers.map(({ close }) => close()));
  servers = [];
});

async function serve(...args: Parameters<typeof startServer>): Promise<MisbehavingServer> {
  const server = await startServer(...args);
  servers.push(server);
  return server;
}

/** Asks for addresses without any real waiting, and notes what would have been waited for. */
async function check(urls: readonly string[], { timeout = 5000, guarded = false } = {}) {
  const known = new Map<string, KnownAnswer>();
  const waits: number[] = [];
  const rules = {
    timeout,
    userAgent: 'link check',
    refuses: guarded ? privateAddresses() : () => false,
  };
  const outcome = await checkLinks(urls, known, {
    send: (url, method) => sendRequest(url, method, rules),
    wait: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
    pauses: [2000, 8000],
    longestWait: 60_000,
    now: () => noon,
    hosts: 4,
    pause: 1000,
    reach: () => undefined,
  });
  const found = urls.map((url) => known.get(url)?.answer);
  return { outcome, answers: found, waits };
}

async function judge(path: string, server: MisbehavingServer): Promise<Answer | undefined> {
  const { answers: found } = await check([server.origin + path]);
  return found[0];
}

describe('a page that answers', () => {
  it('is fine, and its body is not asked for', async () => {
    const server = await serve({ '/': answers(200) });
    expect(await judge('/', server)).toEqual({ kind: 'fine' });
    expect(server.asked).toEqual(['HEAD /']);
  });

  it.each([405, 501, 403, 404, 500])(
    'is fine when its host answers HEAD with %d',
    async (status) => {
      const server = await serve({
        '/': (request, response) => {
          response.writeHead(request.method === 'HEAD' ? status : 200).end();
        },
      });
      expect(await judge('/', server)).toEqual({ kind: 'fine' });
    },
  );

  it('is fine when its host hangs up on HEAD', async () => {
    const server = await serve({
      '/': (request, response) => {
        if (request.method === 'HEAD') response.destroy();
        else response.writeHead(200).end();
      },
    });
    expect(await judge('/', server)).toEqual({ kind: 'fine' });
  });

  it('is fine however huge it is, and is not read', async () => {
    let sent = 0;
    let hungUp = (): void => undefined;
    const end = new Promise<void>((resolve) => {
      hungUp = resolve;
    });
    const server = await serve({
      '/': (request, response) => {
        if (request.method === 'HEAD') {
          response.writeHead(405).end();
          return;
        }
        response.on('close', hungUp);
        response.writeHead(200);
        const piece = Buffer.alloc(1 << 20);
        const pour = (): void => {
          while (!response.destroyed && response.write(piece)) sent += piece.length;
          sent += piece.length;
        };
        response.on('drain', pour);
        pour();
      },
    });
    expect(await judge('/', server)).toEqual({ kind: 'fine' });
    await end;
    expect(sent).toBeLessThan(64 << 20);
  });

  it('is asked with its query, and without the name and password of its address', async () => {
    let authorization: string | undefined = 'never asked';
    const server = await serve({
      '/?q=1': (request, response) => {
        ({ authorization } = request.headers);
        response.writeHead(200).end();
      },
    });
    const address = `${server.origin.replace('//', '//user:secret@')}/?q=1`;
    expect((await check([address])).answers).toEqual([{ kind: 'fine' }]);
    expect(authorization).toBeUndefined();
  });
});

describe('a page that moved', () => {
  it.each([301, 308])('for good (%d) is told with its new address', async (status) => {
    const server = await serve({ '/a': answers(status, { location: '/b' }), '/b': answers(200) });
    expect(await judge('/a', server)).toEqual({ kind: 'moved', to: `${server.origin}/b` });
  });

  it.each([302, 303, 307])('for a while (%d) is fine', async (status) => {
    const server = await serve({ '/a': answers(status, { location: '/b' }), '/b': answers(200) });
    expect(await judge('/a', server)).toEqual({ kind: 'fine' });
  });

  it('for good, and from there for a while, is told with the first of the two', async () => {
    const server = await serve({
      '/a': answers(301, { location: '/b' }),
      '/b': answers(302, { location: '/c' }),
      '/c': answers(301, { location: '/d' }),
      '/d': answers(200),
    });
    expect(await judge('/a', server)).toEqual({ kind: 'moved', to: `${server.origin}/b` });
  });

  it('to a page that is gone is dead', async () => {
    const server = await serve({ '/a': answers(301, { location: '/b' }), '/b': answers(410) });
    expect(await judge('/a', server)).toEqual({ kind: 'dead', reason: 'it answers 410 Gone' });
  });

  it('to the home page may be gone', async () => {
    const server = await serve({ '/a': answers(301, { location: '/' }), '/': answers(200) });
    expect(await judge('/a', server)).toEqual({
      kind: 'unclear',
      reason: `it redirects to ${server.origin}/; the page itself may be gone`,
    });
  });

  it('in a circle is dead when that is for good, and unclear otherwise', async () => {
    const server = await serve({
      '/a': answers(301, { location: '/b' }),
      '/b': answers(301, { location: '/a' }),
      '/c': answers(302, { location: '/c' }),
    });
    const reason = 'it redirects in a circle';
    expect(await judge('/a', server)).toEqual({ kind: 'dead', reason });
    expect(await judge('/c', server)).toEqual({ kind: 'unclear', reason });
  });

  it('further than ten times is dead', async () => {
    const server = await serve({
      '*': ({ url = '' }, response) => {
        response.writeHead(301, { location: `${url}x` }).end();
      },
    });
    expect(await judge('/', server)).toEqual({
      kind: 'dead',
      reason: 'it redirects more than 10 times',
    });
    expect(server.asked).toHaveLength(11);
  });

  it('to no address is dead, and to another scheme unclear', async () => {
    const server = await serve({
      '/a': answers(301),
      '/b': answers(301, { location: 'file:///etc/hosts' }),
    });
    expect(await judge('/a', server)).toMatchObject({ kind: 'dead' });
    expect(await judge('/b', server)).toMatchObject({ kind: 'unclear' });
  });
});

describe('a host in trouble', () => {
  it.each([
    [404, 'dead', 'it answers 404 Not Found'],
    [410, 'dead', 'it answers 410 Gone'],
    [401, 'unclear', 'it answers 401 Unauthorized'],
    [403, 'unclear', 'it answers 403 Forbidden'],
    [999, 'unclear', 'it answers 999'],
  ])('that answers %d is %s', async (status, kind, reason) => {
    const server = await serve({ '/': answers(status) });
    expect(await judge('/', server)).toEqual({ kind, reason });
  });

  it('is tried again after a longer and longer while', async () => {
    const server = await serve({ '/': inTurn(answers(500), answers(502), answers(200)) });
    const { answers: found, waits } = await check([`${server.origin}/`]);
    expect(found).toEqual([{ kind: 'fine' }]);
    expect(waits.filter((wait) => wait > 1000)).toEqual([2000, 8000]);
  });

  it('is left alone for as long as it asks: seconds', async () => {
    const server = await serve({
      '/': inTurn(answers(429, { 'retry-after': '30' }), answers(200)),
    });
    const { answers: found, waits } = await check([`${server.origin}/`]);
    expect(found).toEqual([{ kind: 'fine' }]);
    expect(waits).toContain(30_000);
  });

  it('is left alone for as long as it asks: a moment', async () => {
    const moment = new Date(noon + 20_000).toUTCString();
    const server = await serve({
      '/': inTurn(answers(503, { 'retry-after': moment }), answers(200)),
    });
    expect((await check([`${server.origin}/`])).waits).toContain(20_000);
  });

  it('that asks for an hour is not waited for', async () => {
    const server = await serve({ '/': answers(429, { 'retry-after': '3600' }) });
    const { answers: found, waits } = await check([`${server.origin}/`]);
    expect(found).toEqual([{ kind: 'unclear', reason: 'it answers 429 Too Many Requests' }]);
    expect(Math.max(...waits)).toBe(1000);
  });

  it('that never answers is given up', async () => {
    const server = await serve({ '/': () => undefined });
    const { answers: found, outcome } = await check([`${server.origin}/`], { timeout: 50 });
    expect(found).toEqual([{ kind: 'unclear', reason: 'it does not answer in time' }]);
    expect(outcome).toBe('no network');
  });

  it('that sends its headers a letter at a time is given up', async () => {
    const server = await serve({
      '/': (_, response) => {
        const drip = setInterval(() => response.socket?.write('H'), 10);
        response.on('close', () => {
          clearInterval(drip);
        });
      },
    });
    expect((await check([`${server.origin}/`], { timeout: 100 })).answers[0]?.kind).toBe('unclear');
  });

  it('that closes the connection is tried again, and then unclear', async () => {
    const server = await serve({ '/': (_, response) => void response.destroy() });
    expect(await judge('/', server)).toEqual({
      kind: 'unclear',
      reason: 'the connection fails (ECONNRESET)',
    });
    expect(server.asked.filter((line) => line.startsWith('HEAD'))).toHaveLength(3);
  });

  it('that is not there is dead', async () => {
    const server = await serve({});
    await server.close();
    servers = [];
    expect(await judge('/', server)).toEqual({
      kind: 'dead',
      reason: 'the host refuses connections',
    });
  });

  it('with a bad certificate is dead, and is not asked twice', async () => {
    const server = await serve({ '/': answers(200) }, true);
    const { answers: found, waits } = await check([`${server.origin}/`]);
    expect(found[0]).toMatchObject({
      kind: 'dead',
      reason: expect.stringContaining('certificate is not valid') as string,
    });
    expect([server.asked, waits]).toEqual([[], []]);
  });

  it('that does not speak HTTP is unclear', async () => {
    const server = await serve({
      '/': (_, response) => void response.socket?.end('220 mail.example.org ready\r\n'),
    });
    expect(await judge('/', server)).toMatchObject({ kind: 'unclear' });
  });
});

describe('manners', () => {
  it('let one host be asked one thing at a time, with a pause in between', async () => {
    let open = 0;
    let most = 0;
    const server = await serve({
      '*': (_, response) => {
        open += 1;
        most = Math.max(most, open);
        setTimeout(() => {
          open -= 1;
          response.writeHead(200).end();
        }, 10);
      },
    });
    const urls = ['/1', '/2', '/3', '/4'].map((path) => server.origin + path);
    const { waits } = await check(urls);
    expect([most, waits]).toEqual([1, [1000, 1000, 1000]]);
  });

  it('hold for redirects to that host as well', async () => {
    let open = 0;
    let most = 0;
    const target = await serve({
      '*': (_, response) => {
        open += 1;
        most = Math.max(most, open);
        setTimeout(() => {
          open -= 1;
          response.writeHead(200).end();
        }, 200);
      },
    });
    const door = await serve({ '*': answers(302, { location: `${target.origin}/x` }) });
    const other = door.origin.replace('127.0.0.1', 'localhost');
    await check([`${door.origin}/a`, `${other}/b`]);
    expect(most).toBe(1);
    expect(target.asked).toHaveLength(2);
  });
});

describe('a machine without a network', () => {
  it('stops after some hosts that it cannot find, and says so', async () => {
    const asked: string[] = [];
    const known = new Map<string, KnownAnswer>();
    const urls = Array.from({ length: 200 }, (_, index) => `https://host-${index}.example/`);
    const outcome = await checkLinks(urls, known, {
      send: ({ hostname }) => {
        asked.push(hostname);
        return Promise.reject(Object.assign(new Error('no name'), { code: 'ENOTFOUND' }));
      },
      wait: () => Promise.resolve(),
      pauses: [1, 1],
      longestWait: 0,
      now: () => noon,
      hosts: 4,
      pause: 0,
      reach: () => {
        throw new Error('Nothing was reached.');
      },
    });
    expect(outcome).toBe('no network');
    expect(asked.length).toBeLessThan(60);
  });
});

describe('private networks', () => {
  it('are not asked by number or by name', async () => {
    const server = await serve({ '*': answers(200) });
    const named = server.origin.replace('127.0.0.1', 'localhost');
    const { answers: found, outcome } = await check([`${server.origin}/`, `${named}/`], {
      guarded: true,
    });
    const refused = {
      kind: 'unclear',
      reason: 'it leads into a private network, which is not asked',
    };
    expect(found).toEqual([refused, refused]);
    expect([server.asked, outcome]).toEqual([[], 'checked']);
  });

  it('are not asked when a redirect leads there', async () => {
    const inside = await serve({ '*': answers(200) });
    const outside = await serve({ '*': answers(302, { location: `${inside.origin}/secret` }) });
    const { port } = new URL(outside.origin);
    const known = new Map<string, KnownAnswer>();
    const url = `${outside.origin}/`;
    await checkLinks([url], known, {
      send: (to, method) =>
        sendRequest(to, method, {
          timeout: 5000,
          userAgent: 'link check',
          // The first server stands for one on the Internet.
          refuses: to.port === port ? () => false : privateAddresses(),
        }),
      wait: () => Promise.resolve(),
      pauses: [],
      longestWait: 0,
      now: () => noon,
      hosts: 1,
      pause: 0,
      reach: () => undefined,
    });
    expect(known.get(url)?.answer).toMatchObject({
      kind: 'unclear',
      reason: expect.stringContaining('private network') as string,
    });
    expect(inside.asked).toEqual([]);
  });

  const isPrivate = privateAddresses();

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.255',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fe80::1%eth0',
    'ff02::1',
    '2001:db8::1',
    '2002:7f00:1::',
    'not an address',
  ])('hold %s', (ip) => {
    expect(isPrivate(ip)).toBe(true);
  });

  it.each([
    '8.8.8.8',
    '172.32.0.1',
    '100.128.0.1',
    '192.167.0.1',
    '2606:4700::1111',
    '2a00:1450::1',
  ])('do not hold %s', (ip) => {
    expect(isPrivate(ip)).toBe(false);
  });

  it.each(['http://2130706433/', 'http://0x7f.1/', 'http://017700000001/', 'http://127.1/'])(
    'are known under the odd spelling %s',
    async (url) => {
      expect((await check([url], { guarded: true })).answers[0]).toMatchObject({
        reason: expect.stringContaining('private network') as string,
      });
    },
  );
});
