import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import {
  asArchiveFiles,
  downloadMedia,
  type DownloadOptions,
} from '../../../src/import/download/download-media.ts';
import { fetchMissing } from '../../../src/import/download/fetch-missing.ts';
import { downloadLimits, type DownloadLimits } from '../../../src/import/download/limits.ts';
import { privateAddresses } from '../../../src/other-hosts.ts';
import { temporaryFolder } from '../../content/temporary-folder.ts';
import {
  answers,
  inTurn,
  startServer,
  type MisbehavingServer,
} from '../../links/misbehaving-server.ts';

const noon = Date.UTC(2026, 10, 28, 12);
let servers: MisbehavingServer[] = [];

afterEach(async () => {
  await Promise.all(servers.map(({ close }) => close()));
  servers = [];
});

type Behaviour = Parameters<typeof startServer>[0][string];

async function serve(behaviours: Readonly<Record<string, Behaviour>>): Promise<MisbehavingServer> {
  const server = await startServer(behaviours);
  servers.push(server);
  return server;
}

const csv = 'a,b\n1,2\n';

function sends(body: string | Buffer, headers: Readonly<Record<string, string>> = {}): Behaviour {
  return (_, response) => {
    response.writeHead(200, { 'content-length': String(Buffer.byteLength(body)), ...headers });
    response.end(body);
  };
}

/** Breaks a connection when what was written has surely arrived. */
function hangUp(response: ServerResponse): void {
  setTimeout(() => response.destroy(), 300);
}

interface Given extends Partial<Omit<DownloadOptions, 'limits'>> {
  limits?: Partial<DownloadLimits>;
}

/** Without any real waiting; what would have been waited for is noted. */
async function download(urls: readonly string[], { limits, ...more }: Given = {}) {
  const waits: number[] = [];
  const into = more.into ?? join(temporaryFolder(), 'fetched');
  const found = await downloadMedia(urls, {
    into,
    hosts: urls.flatMap((url) => URL.parse(url)?.host ?? []),
    userAgent: 'import of media',
    refuses: () => false,
    limits: { ...downloadLimits, silence: 5000, ...limits },
    wait: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
    now: () => noon,
    reach: () => undefined,
    ...more,
  });
  const texts = [...found.values()].map((one) =>
    'path' in one ? readFileSync(one.path, 'utf8') : one.reason,
  );
  return { found, texts, waits, into };
}

describe('downloadMedia', () => {
  it('fetches files, checks them, and says why one is not there', async () => {
    const png = await sharp({ create: { width: 2, height: 2, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const agents: (string | undefined)[] = [];
    const server = await serve({
      '/up/a.png': sends(png),
      '/up/b%20c.csv?v=2': (request, response) => {
        agents.push(request.headers['user-agent'], request.headers.authorization);
        sends(csv)(request, response);
      },
      '/gone.png': sends('<!doctype html><p>Not found'),
      '/evil.svg': sends('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    });
    const { host } = new URL(server.origin);
    const urls = [
      `${server.origin}/up/a.png`,
      `http://user:secret@${host}/up/b%20c.csv?v=2#x`,
      `${server.origin}/none.png`,
      `${server.origin}/gone.png`,
      `${server.origin}/evil.svg`,
      'http://other.example/a.png',
      'file:///etc/passwd',
      'a.png',
    ];
    const { found, texts } = await download(urls, { hosts: [host] });
    expect([...found.keys()]).toEqual(urls);
    expect(texts.slice(1)).toEqual([
      csv,
      'It answers 404 Not Found',
      'The file is an HTML or XML file',
      expect.stringContaining('script') as string,
      'It is of another host',
      'It is no http or https address',
      'It is no http or https address',
    ]);
    expect(agents).toEqual(['import of media', undefined]);
    const files = asArchiveFiles(found);
    expect(files.map(({ file, addresses }) => [file, addresses])).toEqual([
      ['images/up/a.png', ['/up/a.png']],
      ['images/up/b c.csv', ['/up/b%20c.csv']],
    ]);
    expect(readFileSync(files[0]?.path ?? '').equals(png)).toBe(true);
    expect(files[1]?.path).toMatch(/\/b c\.csv$/);
  });

  it('asks no second time for what it has, or knows to be no use', async () => {
    const server = await serve({
      '/a.csv': sends(csv),
      '/b.csv': sends('<html>'),
      '/c.csv': inTurn(answers(404), sends(csv)),
    });
    const urls = ['/a.csv', '/a.csv#twice', '/b.csv', '/c.csv'].map((path) => server.origin + path);
    const first = await download(urls);
    expect(server.asked).toEqual(['GET /a.csv', 'GET /b.csv', 'GET /c.csv']);
    const second = await download(urls, { into: first.into });
    expect(server.asked.slice(3)).toEqual(['GET /c.csv']);
    const refused = 'The file is a web page, though its name ends in .csv';
    expect(second.texts).toEqual([csv, csv, refused, csv]);
    // A file that was changed meanwhile is fetched anew.
    const { found } = second;
    const [one] = found.values();
    writeFileSync(one && 'path' in one ? one.path : '', 'other');
    expect((await download(urls.slice(0, 1), { into: first.into })).texts).toEqual([csv]);
  });

  it('goes on where a file was cut off, if the host says that it is the same', async () => {
    const whole = 'x'.repeat(100_000);
    const ranges: string[] = [];
    const cutOff: Behaviour = (_, response) => {
      response.writeHead(200, { 'content-length': '100000', etag: '"one"' });
      response.write(whole.slice(0, 60_000));
      hangUp(response);
    };
    const goesOn: Behaviour = (
      { headers: { range = '', 'if-range': validator = '' } },
      response,
    ) => {
      ranges.push(`${range} ${String(validator)}`);
      const start = Number(/\d+/.exec(range)?.[0]);
      response.writeHead(206, { 'content-range': `bytes ${start}-99999/100000` });
      response.end(whole.slice(start));
    };
    const server = await serve({
      '/a.txt': inTurn(cutOff, goesOn),
      '/b.txt': inTurn(cutOff, sends('y'.repeat(10))),
      '/c.txt': inTurn(
        cutOff,
        answers(206, { 'content-range': 'bytes 0-99999/100000' }),
        sends('z'.repeat(10)),
      ),
      '/d.txt': inTurn(cutOff, answers(416), sends('w')),
    });
    const urls = ['/a.txt', '/b.txt', '/c.txt', '/d.txt'].map((path) => server.origin + path);
    const { texts, into } = await download(urls);
    expect(texts.slice(1)).toEqual(['y'.repeat(10), 'z'.repeat(10), 'w']);
    expect([texts[0]?.length, texts[0] === whole, ranges]).toEqual([
      100_000,
      true,
      [expect.stringMatching(/^bytes=[1-9]\d{3,4}- "one"$/)],
    ]);
    expect(readdirSync(into).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('goes on in the next run, and begins anew where nothing tells that the file is the same', async () => {
    const cutOff = (headers: Readonly<Record<string, string>>): Behaviour => {
      return (_, response) => {
        response.writeHead(200, { 'content-length': '10', ...headers });
        response.write('12345');
        hangUp(response);
      };
    };
    const ranges: (string | undefined)[] = [];
    const answer: Behaviour = (request, response) => {
      ranges.push(request.headers.range);
      if (request.headers.range === undefined) sends('1234567890')(request, response);
      else {
        response.writeHead(206, { 'content-range': 'bytes 5-9/10' });
        response.end('67890');
      }
    };
    const modified = { 'last-modified': 'Sat, 28 Nov 2026 12:00:00 GMT' };
    const server = await serve({
      '/a.txt': inTurn(cutOff(modified), answer),
      '/b.txt': inTurn(cutOff({ etag: 'W/"weak"' }), answer),
    });
    const urls = [`${server.origin}/a.txt`, `${server.origin}/b.txt`];
    const first = await download(urls, { limits: { pauses: [] } });
    expect(first.texts).toEqual(Array(2).fill('The connection fails (ECONNRESET)'));
    const second = await download(urls, { into: first.into, limits: { connections: 1 } });
    expect(second.texts).toEqual(['1234567890', '1234567890']);
    expect(ranges).toEqual(['bytes=5-', undefined]);
  });

  it('tries again after a while, and for as long as the host asks', async () => {
    const moment = new Date(noon + 40_000).toUTCString();
    const server = await serve({
      '/a.csv': inTurn(answers(500), answers(429, { 'retry-after': '30' }), sends(csv)),
      '/b.csv': inTurn(answers(503, { 'retry-after': moment }), sends(csv)),
      '/c.csv': answers(502),
    });
    const urls = ['/a.csv', '/b.csv', '/c.csv'].map((path) => server.origin + path);
    const { texts, waits } = await download(urls, { limits: { connections: 1 } });
    expect(texts).toEqual([csv, csv, 'It answers 502 Bad Gateway']);
    expect(server.asked.filter((line) => line.endsWith('/c.csv'))).toHaveLength(3);
    expect(waits.slice(0, 5)).toEqual([200, 2000, 200, 8000, 30_000]);
    expect(waits).toContain(40_000);
  });

  it('leaves a host alone that asks for longer', async () => {
    const server = await serve({ '*': answers(429, { 'retry-after': '3600' }) });
    const urls = ['/a.csv', '/b.csv'].map((path) => server.origin + path);
    const { texts } = await download(urls, { limits: { connections: 1 } });
    expect(texts).toEqual([
      'It answers 429 Too Many Requests',
      'Its host asks to be left alone for 60 minutes; run the command again then',
    ]);
    expect(server.asked).toEqual(['GET /a.csv']);
  });

  it('asks two things at a time, and rests after each', async () => {
    let open = 0;
    let most = 0;
    const server = await serve({
      '*': (request, response) => {
        open += 1;
        most = Math.max(most, open);
        setTimeout(() => {
          open -= 1;
          sends(csv)(request, response);
        }, 20);
      },
    });
    const urls = ['/1.csv', '/2.csv', '/3.csv', '/4.csv', '/5.csv'].map(
      (path) => server.origin + path,
    );
    const reached: number[] = [];
    const { waits } = await download(urls, { reach: (done) => reached.push(done) });
    expect([most, waits, reached]).toEqual([2, [200, 200, 200, 200, 200], [1, 2, 3, 4, 5]]);
  });
});

it('fetches the original of a picture that was made smaller, where there is one', async () => {
  const png = await sharp({ create: { width: 2, height: 2, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  const server = await serve({ '/up/a.png': sends(png), '/up/b-9x9.png': sends(png) });
  const urls = ['/up/a-300x200.png', '/up/a-9x9.png', '/up/b-9x9.png'].map(
    (path) => server.origin + path,
  );
  const { found } = await download(urls, { limits: { connections: 1 } });
  expect(asArchiveFiles(found).map(({ file }) => file)).toEqual([
    'images/up/a.png',
    'images/up/b-9x9.png',
  ]);
  expect(server.asked).toEqual([
    'GET /up/a.png',
    'GET /up/b.png',
    'GET /up/b-scaled.png',
    'GET /up/b-9x9.png',
  ]);
});

it('says in notes what an import does not get', async () => {
  const server = await serve({ '/a.csv': sends(csv) });
  const { host } = new URL(server.origin);
  const { files, notes } = await fetchMissing(
    {
      source: 'export.xml',
      hosts: [host],
      remoteFiles: [`${server.origin}/a.csv`, `${server.origin}/b.csv`],
    },
    {
      into: join(temporaryFolder(), 'fetched'),
      userAgent: 'import of media',
      refuses: () => false,
      limits: downloadLimits,
      wait: () => Promise.resolve(),
      now: () => noon,
      reach: () => undefined,
    },
  );
  expect(files.map(({ file }) => file)).toEqual(['images/a.csv']);
  expect(notes).toEqual([
    {
      outcome: 'to-do',
      subject: 'file that was not fetched',
      place: { file: 'export.xml', line: 1 },
      message: `${server.origin}/b.csv: It answers 404 Not Found`,
    },
  ]);
});

describe('limits', () => {
  const over = 'A limit of this run is reached; run the command again to go on';

  it('hold for the number of files; the next run goes on', async () => {
    const server = await serve({ '*': sends(csv) });
    const urls = ['/1.csv', '/2.csv', '/3.csv'].map((path) => server.origin + path);
    const limits = { files: 2, connections: 1 };
    const first = await download(urls, { limits });
    expect(first.texts).toEqual([csv, csv, over]);
    expect((await download(urls, { limits, into: first.into })).texts).toEqual([csv, csv, csv]);
  });

  it('hold for the bytes of a file, announced or not, and of all', async () => {
    const server = await serve({
      // Nothing of it is waited for.
      '/announced.txt': (_, response) => {
        response.writeHead(200, { 'content-length': String(3 * 1024 * 1024) });
        response.flushHeaders();
      },
      '/poured.txt': (_, response) => {
        response.writeHead(200);
        const piece = Buffer.alloc(1 << 16);
        const pour = (): void => {
          while (!response.destroyed && response.write(piece));
        };
        response.on('drain', pour);
        pour();
      },
      '/a.csv': sends('x'.repeat(1000)),
      '/b.csv': sends('x'.repeat(1000)),
      '/c.csv': sends('x'.repeat(1000)),
    });
    const large = ['/announced.txt', '/poured.txt'].map((path) => server.origin + path);
    const { texts, into } = await download(large, { limits: { fileBytes: 2 * 1024 * 1024 } });
    expect(texts).toEqual(['It is larger than 2 MB', 'It is larger than 2 MB']);
    expect(existsSync(into) ? readdirSync(into) : []).toEqual([]);
    const small = ['/a.csv', '/b.csv', '/c.csv'].map((path) => server.origin + path);
    const some = await download(small, { limits: { allBytes: 1500, connections: 1 } });
    expect(some.texts).toEqual(['x'.repeat(1000), over, over]);
    expect(server.asked.filter((line) => line.endsWith('/c.csv'))).toEqual([]);
  });

  it('hold for silence, for the time of a file and for that of the run', async () => {
    const server = await serve({
      '/silent.csv': () => undefined,
      '/dripping.csv': (_, response) => {
        response.writeHead(200);
        const drip = setInterval(() => response.write('x'), 10);
        response.on('close', () => {
          clearInterval(drip);
        });
      },
      '/a.csv': sends(csv),
    });
    const late = 'It does not arrive in time';
    const silent = await download([`${server.origin}/silent.csv`], {
      limits: { silence: 50, pauses: [] },
    });
    expect(silent.texts).toEqual([late]);
    const dripping = await download([`${server.origin}/dripping.csv`], {
      limits: { fileTime: 200, pauses: [] },
    });
    expect(dripping.texts).toEqual([late]);
    let time = noon;
    const { texts } = await download([`${server.origin}/a.csv`, `${server.origin}/b.csv`], {
      limits: { allTime: 1000, connections: 1 },
      now: () => time,
      wait: () => {
        time += 1000;
        return Promise.resolve();
      },
    });
    expect(texts).toEqual([csv, over]);
  });
});

describe('redirects and networks', () => {
  it('are followed to another host, and no further than five times', async () => {
    const cdn = await serve({ '/x': sends(csv) });
    const server = await serve({
      '/a.csv': answers(302, { location: `${cdn.origin}/x` }),
      '/round.csv': answers(301, { location: '/round.csv' }),
      '/nowhere.csv': answers(301),
      '/disk.csv': answers(301, { location: 'file:///etc/passwd' }),
    });
    const { host } = new URL(server.origin);
    const paths = ['/a.csv', '/round.csv', '/nowhere.csv', '/disk.csv'];
    const { texts } = await download(
      paths.map((path) => server.origin + path),
      { hosts: [`WWW.${host}`] },
    );
    expect(texts).toEqual([
      csv,
      'It redirects more than 5 times',
      'It redirects (301) to no address',
      'It redirects to file:',
    ]);
    expect(server.asked.filter((line) => line.endsWith('/round.csv'))).toHaveLength(6);
  });

  it('in private are not asked: by number, by name, or by a redirect', async () => {
    const inside = await serve({ '*': sends('secret') });
    const named = inside.origin.replace('127.0.0.1', 'localhost');
    const refused = 'It leads into a private network, which is not asked';
    const refuses = privateAddresses();
    const urls = [`${inside.origin}/a.csv`, `${named}/a.csv`];
    expect((await download(urls, { refuses })).texts).toEqual([refused, refused]);
    const outside = await serve({ '*': answers(302, { location: `${named}/secret.csv` }) });
    // The first address that is looked at stands for one on the Internet.
    let looked = 0;
    const { texts } = await download([`${outside.origin}/a.csv`], {
      refuses: (ip) => (looked += 1) > 1 && refuses(ip),
    });
    expect(texts).toEqual([refused]);
    expect(inside.asked).toEqual([]);
  });

  it('with a bad certificate are asked once', async () => {
    const server = await startServer({ '*': sends(csv) }, true);
    servers.push(server);
    const { texts, waits } = await download([`${server.origin}/a.csv`]);
    expect(texts).toEqual([expect.stringContaining('certificate is not valid') as string]);
    expect(waits).toEqual([200]);
  });
});
