import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archivesFolder } from '../archives-folder.ts';
import { projectWith } from '../project-with.ts';

const patience = 1_800_000;
const host = 'https://ruby.example';
const languages = ['en', 'de', 'fr', 'ja'];

describe('an archive in four languages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'translated-'));
  const project = join(folder, 'project');
  const content = join(folder, 'content');
  const out = join(folder, 'out');

  function run(command: string, ...args: string[]) {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [`src/cli/${command}.ts`, ...args],
      {
        cwd: project,
        encoding: 'utf8',
        maxBuffer: 2 ** 30,
        env: {
          ...process.env,
          CONTENT_DIR: content,
          CACHE_DIR: join(folder, 'cache'),
          OUT_DIR: out,
          SITE_URL: host,
          BUILD_TIME: '2026-11-22',
        },
      },
    );
    return { status, stdout, lines: stderr.split('\n').slice(0, -1) };
  }

  beforeAll(async () => {
    await projectWith(project, {
      languages: languages.map((lang) => ({ lang, navigation: [], footer: [] })),
    });
    const { status, lines } = run(
      'import',
      join(archivesFolder(), 'corpora/jekyll-ruby-lang'),
      '--into',
      content,
    );
    expect([status, lines.at(-1)]).toEqual([0, expect.stringContaining('The report: ')]);
  }, patience);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  }, patience);

  it('is one publication without errors, in which each file has its language', () => {
    const { status, lines } = run('check');
    expect([status, lines.filter((line) => / error |language-conflict|twin-/.test(line))]).toEqual([
      0,
      [],
    ]);
    const { stdout } = run('addresses');
    const articles = stdout.split('\n').filter((line) => /\/news\/\d{4}\//.test(line));
    const count = (lang: string): number =>
      articles.filter((address) => address.startsWith(`/${lang}/`)).length;
    expect(languages.map(count)).toEqual([513, 354, 183, 510]);
  });

  it('is built, and every version of a page names all versions', { timeout: patience }, () => {
    expect(run('build').status).toBe(0);
    const pages = new Map(
      readdirSync(out, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('index.html'))
        .map((file) => {
          const html = readFileSync(join(out, file), 'utf8');
          const versions = [
            ...html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">/g),
          ].map(([, lang = '', href = '']) => ({ lang, href }));
          const path = `/${file.slice(0, -'index.html'.length)}`;
          return [
            encodeURI(host + path),
            { versions, lang: /<html lang="([^"]+)"/.exec(html)?.[1] },
          ];
        }),
    );
    const translated = [...pages].filter(([, { versions }]) => versions.length > 0);
    expect(translated.length).toBeGreaterThan(1000);
    for (const [url, { versions }] of translated) {
      const others = versions.filter(({ lang }) => lang !== 'x-default');
      expect(others.map(({ href }) => href)).toContain(url);
      expect(versions.at(-1)).toEqual({ lang: 'x-default', href: others[0]?.href });
      for (const { lang, href } of others) {
        const other = pages.get(href);
        expect(other?.versions, `${url} and ${href}`).toEqual(versions);
        expect(other?.lang).toBe(lang);
      }
    }
  });
});
