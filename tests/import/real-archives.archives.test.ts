import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { diffArrays } from 'diff';
import { decodeHTML } from 'entities';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archivesFolder } from '../archives-folder.ts';

interface RealArchive {
  name: string;
  /** Below `corpora/`. */
  source: string;
  articles: number;
  /** Addresses at which the old site answered, found by other means; absent where nothing tells them. */
  old?: (source: string) => string[];
}

/** Warnings of content that is lost or that another program was to read. */
const LOST =
  /^(?:leftover-template|markdown-left|removed-content|unknown-element|unclosed-html|unclosed-code)$/;
/** Thousands of pages, on a machine that may have other work. */
const patience = 1_800_000;
/** Share of the articles that have none of them. */
const WHOLE = 0.995;

const archives: readonly RealArchive[] = [
  { name: 'Hugo', source: 'hugo-letsencrypt', articles: 121, old: hugoAddresses },
  ...['en', 'de', 'ja', 'fr'].map((lang) => ({
    name: `Jekyll in ${lang}`,
    source: `jekyll-ruby-lang/${lang}`,
    articles: { en: 513, de: 354, ja: 510, fr: 183 }[lang] ?? 0,
    old: jekyllAddresses,
  })),
  { name: 'Zola', source: 'zola-rust-blog', articles: 750, old: zolaAddresses },
  { name: '18f', source: '18f', articles: 509 },
  { name: 'lostechies', source: 'lostechies', articles: 2842 },
  {
    name: 'WordPress',
    source: 'wxr/themeunittestdata.wordpress.xml',
    articles: 58,
    old: wordpressAddresses,
  },
  {
    name: 'blocks of WordPress',
    source: 'wxr/64-block-test-data.xml',
    articles: 61,
    old: wordpressAddresses,
  },
];

describe.each(archives)('$name', ({ source, articles, old }) => {
  const folder = mkdtempSync(join(tmpdir(), 'import-'));
  const from = join(archivesFolder(), 'corpora', source);
  const content = join(folder, 'content');

  function run(command: string, ...args: string[]) {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [`src/cli/${command}.ts`, ...args],
      {
        encoding: 'utf8',
        maxBuffer: 2 ** 30,
        env: {
          ...process.env,
          CONTENT_DIR: content,
          CACHE_DIR: join(folder, 'cache'),
          OUT_DIR: join(folder, 'out'),
          BUILD_TIME: '2026-11-22',
        },
      },
    );
    return { status, stdout, lines: stderr.split('\n').slice(0, -1) };
  }

  beforeAll(() => {
    const { status, lines } = run('import', from, '--into', content);
    expect([status, lines.at(-1)]).toEqual([0, expect.stringContaining('The report: ')]);
  }, patience);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  }, patience);

  it('has no errors, and hardly an article that lost something', () => {
    const { status, lines } = run('check');
    const found = lines.flatMap((line) => {
      const [, file = '', severity = '', code = ''] =
        /^(.+?):\d+:\d+ (error|warning) (\S+) /.exec(line) ?? [];
      return file === '' ? [] : [{ file, severity, code, line }];
    });
    expect(found.filter(({ severity }) => severity === 'error').map(({ line }) => line)).toEqual(
      [],
    );
    expect(status).toBe(0);
    const damaged = new Set(found.filter(({ code }) => LOST.test(code)).map(({ file }) => file));
    expect(damaged.size, [...damaged].slice(0, 20).join('\n')).toBeLessThanOrEqual(
      articles * (1 - WHOLE),
    );
  });

  it('has every article in the report once', () => {
    const { items } = JSON.parse(readFileSync(join(content, 'import/report.json'), 'utf8')) as {
      items: { kind: string; source: string; file: string }[];
    };
    expect(items.filter(({ kind }) => kind === 'article')).toHaveLength(articles);
    expect(new Set(items.map(({ file }) => file)).size).toBe(items.length);
  });

  it.runIf(old)('answers at every old address', () => {
    const { stdout } = run('addresses');
    const sources = stdout.split('\n').map((line) => line.split(' -> ')[0] ?? '');
    const answered = new Set(sources.map(plain));
    // A pattern of `site.config.ts` answers for all below it.
    const patterns = sources.flatMap((one) => (one.endsWith('/*') ? [one.slice(0, -1)] : []));
    const isAnswered = (address: string): boolean =>
      answered.has(plain(address)) || patterns.some((start) => address.startsWith(start));
    const addresses = old?.(from) ?? [];
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses.filter((address) => !isAnswered(address))).toEqual([]);
  });

  it('is built', { timeout: patience }, () => {
    const { status, lines } = run('build');
    expect([status, lines.filter((line) => line.includes(' error '))]).toEqual([0, []]);
  });

  it.runIf(source.startsWith('wxr/'))('has the words of each post on its page, in order', () => {
    const text = readFileSync(from, 'utf8');
    const { items } = JSON.parse(readFileSync(join(content, 'import/report.json'), 'utf8')) as {
      items: { kind: string; source: string; address: string | null; draft: boolean }[];
    };
    const byLine = new Map(items.map((item) => [Number(item.source.split(':').at(-1)), item]));
    const found: { address: string; lost: string[]; share: number }[] = [];
    for (const { 0: item, index } of text.matchAll(/<item>[\s\S]*?<\/item>/g)) {
      const { kind, address, draft } = byLine.get(text.slice(0, index).split('\n').length) ?? {};
      if (kind !== 'article' || draft !== false || typeof address !== 'string') continue;
      const file = join(folder, 'out', address, 'index.html');
      // Scheduled ones have no page yet.
      if (!existsSync(file)) continue;
      const [, body = ''] =
        /<content:encoded><!\[CDATA\[([\s\S]*?)\]\]><\/content:encoded>/.exec(item) ?? [];
      const words = wordsOf(withoutMarks(body));
      const parts = diffArrays(words, wordsOf(readPage(file)));
      const lost = parts.flatMap((part) => (part.removed ? part.value : []));
      found.push({ address, lost, share: words.length === 0 ? 0 : lost.length / words.length });
    }
    expect(found.length).toBeGreaterThan(40);
    expect(found.filter(({ share }) => share > 0.01)).toEqual([]);
  });
});

/** The text that readers see of a page. */
function readPage(file: string): string {
  return textOf(readFileSync(file, 'utf8').replace(/<head>[\s\S]*?<\/head>/, ''));
}

/** A post's HTML without what WordPress takes out of it: comments and shortcodes. */
function withoutMarks(body: string): string {
  return textOf(body.replace(/<!--[\s\S]*?-->/g, ' ').replace(/\[\/?[a-z][^[\]]*\]/gi, ' '));
}

function textOf(html: string): string {
  const plainHtml = html.replace(/<(script|style|noscript)\b[\s\S]*?<\/\1>/gi, ' ');
  return decodeHTML(plainHtml.replace(/<[^>]*>/g, ' '));
}

function wordsOf(text: string): string[] {
  return text.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** Without the slash at the end, which hosts add, and decoded. */
function plain(address: string): string {
  return decodeURIComponent(address).replace(/\/$/, '');
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:md|markdown)$/.test(name),
  );
}

/** `permalinks` and `uglyURLs` of the site's configuration. */
function hugoAddresses(source: string): string[] {
  return filesBelow(join(source, 'content/en/post')).map((name) => {
    if (name === '_index.md') return '/blog/';
    const text = readFileSync(join(source, 'content/en/post', name), 'utf8');
    const [, date = ''] = /^date[:=]\s*["']?(\d{4}-\d{2}-\d{2})/m.exec(text) ?? [];
    const [, slug = basename(name).replace(/\.[a-z]+$/, '')] =
      /^slug[:=]\s*["']?([^"'\n]+?)["']?\s*$/m.exec(text) ?? [];
    return `/${date.replaceAll('-', '/')}/${slug.toLowerCase()}.html`;
  });
}

/** `permalink: pretty`, below the folder of the language. */
function jekyllAddresses(source: string): string[] {
  return filesBelow(source).map((name) => {
    const [, folder = '', year = '', month = '', day = '', title = ''] =
      /^(.*?)\/?_posts\/(\d{4})-(\d{2})-(\d{2})-(.*)\.md$/.exec(name) ?? [];
    return `/${[basename(source), folder, year, month, day, title].filter(Boolean).join('/')}/`;
  });
}

function zolaAddresses(source: string): string[] {
  return filesBelow(join(source, 'content')).flatMap((name) => {
    if (basename(name) === '_index.md') return [];
    const text = readFileSync(join(source, 'content', name), 'utf8');
    const [head = ''] = text.slice(4).split('\n+++');
    const [, path = ''] = /^path\s*=\s*"(.*)"/m.exec(head) ?? [];
    const [, aliases = ''] = /^aliases\s*=\s*\[([^\]]*)\]/m.exec(head) ?? [];
    return [
      `/${path === '' ? name.replace(/\.md$/, '') : path}/`,
      ...[...aliases.matchAll(/"([^"]+)"/g)].map(([, alias = '']) => `/${alias}`),
    ];
  });
}

/** The links of what the export says was public. */
function wordpressAddresses(source: string): string[] {
  const items = readFileSync(source, 'utf8').split('<item>').slice(1);
  return items.flatMap((item) => {
    const field = (name: string): string =>
      new RegExp(`<${name}>(?:<!\\[CDATA\\[)?([\\s\\S]*?)(?:\\]\\]>)?</${name}>`).exec(item)?.[1] ??
      '';
    const isPublic = field('wp:status') === 'publish' && field('wp:post_password') === '';
    // WordPress takes several slashes for one.
    const { pathname, search } = new URL(field('link').replace(/(?<=[^:])\/{2,}/g, '/'));
    return isPublic && ['post', 'page'].includes(field('wp:post_type')) && pathname + search !== '/'
      ? [pathname + search]
      : [];
  });
}
