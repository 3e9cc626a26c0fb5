import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { linkFormats } from '../../src/cli/format-links.ts';
import type { LinkFindings } from '../../src/links/link-findings.ts';
import site from '../../src/site.config.ts';
import { answers, startServer, type MisbehavingServer } from '../links/misbehaving-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'links-'));
const content = join(folder, 'content');
const cache = join(folder, 'cache');
const file = `${relative(process.cwd(), content)}/articles/a.md`;
let server: MisbehavingServer;
/** The same server under another name, so that no test waits for its turn. */
let other = '';

function write(body: string): void {
  mkdirSync(join(content, 'articles'), { recursive: true });
  const header = '---\ntitle: A title\ndate: 2018-03-13\n---\n';
  writeFileSync(join(content, 'articles/a.md'), `${header}\n${body}\n`);
}

function run(
  command: 'check-links' | 'report',
  ...args: string[]
): Promise<{ status: number | null; stdout: string; lines: string[] }> {
  const child = spawn(process.execPath, [`src/cli/${command}.ts`, ...args], {
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      CONTENT_DIR: content,
      CACHE_DIR: cache,
      BUILD_TIME: '2026-11-22',
    },
  });
  const parts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (part: string) => (parts[name] += part));
  }
  return new Promise((resolve) => {
    child.on('close', (status) => {
      resolve({ status, stdout: parts.stdout, lines: parts.stderr.trimEnd().split('\n') });
    });
  });
}

beforeAll(async () => {
  server = await startServer({
    '/fine': answers(200),
    '/old': answers(301, { location: '/new' }),
    '/new': answers(200),
  });
  other = server.origin.replace('127.0.0.1', 'localhost');
});

beforeEach(() => {
  rmSync(cache, { recursive: true, force: true });
  server.asked.length = 0;
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

describe('check:links', { timeout: 60_000 }, () => {
  it('answers 0 when all links work, and asks each address once', async () => {
    write(`[One](${server.origin}/fine), [again](${server.origin}/fine#part).`);
    const { status, stdout, lines } = await run('check-links', '--allow-private');
    expect(lines).toEqual([
      '0 dead links, 0 moved, 0 unclear; 1 of 1 addresses of other sites known',
    ]);
    expect([status, stdout, server.asked]).toEqual([0, '', ['HEAD /fine']]);
  });

  it('answers 1 for a dead link, lists every occurrence, and the new address of a moved page', async () => {
    write(
      `[Gone](${server.origin}/gone) and\n[so](${server.origin}/gone).\n\n[Old](${other}/old#x)`,
    );
    const { status, lines } = await run('check-links', '--allow-private');
    const dead = `${server.origin}/gone: it answers 404 Not Found. Correct the address, or delete the link.`;
    expect(lines.slice(0, -1)).toEqual([
      `${file}:6:8 error dead-link ${dead}`,
      `${file}:7:6 error dead-link ${dead}`,
      `${file}:9:7 warning moved-link ${other}/old#x has moved for good. Write ${other}/new#x`,
    ]);
    expect(status).toBe(1);
  });

  it('requests links in front matter: of authors, terms, pages, and an article’s canonical URL', async () => {
    const gone = `${server.origin}/gone`;
    const away = `${other}/gone`;
    const dead = 'it answers 404 Not Found. Correct the address, or delete the link.';
    const headers = {
      'articles/a.md': `canonical: "${gone}/a"\ndate: 2018-03-13`,
      'authors/jane.md': `links:\n  - label: Her site\n    url: ${away}/jane\n  - { url: ${gone}/too, label: Too }`,
      'pages/about.md': `links: [{ label: "Out", url: ${gone}/about }]`,
      'tags/fhir.md': `links: [{ label: "Out", url: ${away}/tag }]`,
    };
    for (const [path, header] of Object.entries(headers)) {
      mkdirSync(join(content, dirname(path)), { recursive: true });
      writeFileSync(join(content, path), `---\ntitle: A title\n${header}\n---\n\nText.\n`);
    }
    const { status, lines } = await run('check-links', '--allow-private');
    const folders = ['authors', 'pages', 'tags'];
    for (const name of folders) rmSync(join(content, name), { recursive: true });
    const at = (place: string): string =>
      `${relative(process.cwd(), content)}/${place} error dead-link`;
    expect(lines.slice(0, -1)).toEqual([
      `${at('articles/a.md:3:12')} ${gone}/a: ${dead}`,
      `${at('authors/jane.md:5:10')} ${away}/jane: ${dead}`,
      `${at('authors/jane.md:6:12')} ${gone}/too: ${dead}`,
      `${at('pages/about.md:3:30')} ${gone}/about: ${dead}`,
      `${at('tags/fhir.md:3:30')} ${away}/tag: ${dead}`,
    ]);
    expect(status).toBe(1);
  });

  it('prints JSON alone on standard output', async () => {
    write(`[Gone](${server.origin}/gone) and ![a picture](${other}/fine)`);
    const { status, stdout } = await run('check-links', '--allow-private', '--format', 'json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      addresses: 2,
      checked: 2,
      dead: [
        {
          file,
          line: 6,
          column: 8,
          target: `${server.origin}/gone`,
          reason: 'it answers 404 Not Found',
        },
      ],
      moved: [],
      unclear: [],
    });
  });

  it('asks again only for what it does not know, and is read by the report', async () => {
    write(`[Gone](${server.origin}/gone) and [old](${other}/old)`);
    await run('check-links', '--allow-private');
    server.asked.length = 0;
    write(`[Gone](${server.origin}/gone) and [old](${other}/old) and [new](${server.origin}/new)`);
    expect((await run('check-links', '--allow-private')).status).toBe(1);
    expect(server.asked).toEqual(['HEAD /new']);
    expect((await run('report')).status).toBe(0);
    const report: unknown = JSON.parse(readFileSync(join(cache, 'report/report.json'), 'utf8'));
    expect(report).toMatchObject({
      otherSites: {
        dead: [
          { file, line: 6, link: `${server.origin}/gone`, message: 'it answers 404 Not Found' },
        ],
        moved: [{ file, line: 6, link: `${other}/old`, to: `${other}/new` }],
      },
    });
  });

  it('asks no private network unless told to', async () => {
    write(`[Inside](${server.origin}/fine)`);
    const { status, lines } = await run('check-links');
    expect([status, server.asked]).toEqual([0, []]);
    expect(lines[0]).toBe(
      `${file}:6:10 warning unclear-link ${server.origin}/fine: it leads into a private network, which is not asked. Open it in a browser.`,
    );
  });

  it('leaves links to its own site to the check', async () => {
    write(`[Own](${site.url}/gone/) and [relative](/gone/)`);
    const { status, lines } = await run('check-links', '--allow-private');
    expect([status, lines.at(-1)]).toEqual([
      0,
      '0 dead links, 0 moved, 0 unclear; 0 of 0 addresses of other sites known',
    ]);
  });

  it.each([['--format', 'xml'], ['--fast'], ['word']])('answers 2 for %s', async (...args) => {
    expect((await run('check-links', ...args)).status).toBe(2);
  });
});

describe('the list in Markdown', () => {
  const place = { file: 'articles/a.md', line: 3, column: 1 };
  const none: LinkFindings = {
    version: 1,
    addresses: 0,
    checked: 0,
    dead: [],
    moved: [],
    unclear: [],
  };
  const print = (findings: Partial<LinkFindings>): string =>
    linkFormats.get('markdown')?.print({ ...none, ...findings }, 'content') ?? '';

  it('has a heading for each kind, and nothing when all is well', () => {
    expect(print({})).toBe('');
    const target = 'https://example.org/a';
    expect(
      print({
        dead: [{ ...place, target, reason: 'it answers 404 Not Found' }],
        moved: [{ ...place, target, to: 'https://example.org/b' }],
      }),
    ).toBe(
      [
        '## Dead (1)',
        '',
        '- `content/articles/a.md:3`: `https://example.org/a`, `it answers 404 Not Found`',
        '',
        '## Moved for good (1)',
        '',
        '- `content/articles/a.md:3`: `https://example.org/a` is now `https://example.org/b`',
      ].join('\n'),
    );
  });

  it('lets no address out of its code span', () => {
    const target = 'https://example.org/`@everyone ![](https://evil.example/x.png)\n# Heading';
    const text = print({ dead: [{ ...place, target, reason: 'gone' }] });
    expect(text.split('\n')).toHaveLength(3);
    expect(text.match(/`/g)).toHaveLength(6);
  });

  it('stays below the length that an issue may have', () => {
    const target = `https://example.org/${'a'.repeat(200)}`;
    const dead = Array.from({ length: 1000 }, () => ({ ...place, target, reason: 'gone' }));
    const text = print({ dead });
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/And more: `npm run check:links` names all\.$/);
  });
});
