import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/report.ts';

const files: Readonly<Record<string, string>> = {
  'articles/old.md': `---
title: Old <b>news</b>
date: 2015-03-01
description: Said.
categories: [Law]
lastReviewed: 2020-01-01
nextReview: 2021-01-01
---

[Next](next.md), [again](next.md#nowhere), [gone](/gone/) and [myself](/2015/03/01/old/).

![](/2017.png)
`,
  'articles/next.md': `---
title: Next
date: 2017-06-01
categories: [Law, Care]
aliases: [/former/]
lastReviewed: 2026-01-01

nextReview: 2027-01-01
---

Text with [a draft](draft.md).
`,
  'articles/third.md': `---
title: Third
date: 2017-07-01
lastmod: 2026-03-01
description: Said.
---

See [the next](/former/?from=third#top) and [old](old.md).
`,
  'articles/far.md': `---
title: Far
date: 2018-01-01
description: Said.
lastReviewed: 2026-01-01
nextReview: 2027-06-01
---

Text.
`,
  'articles/draft.md': '---\ntitle: Draft\ndraft: true\n---\n\n[Old](old.md)\n',
  'articles/later.md': '---\ntitle: Later\ndate: 2027-01-01\n---\n\nText.\n',
  'articles/over.md': '---\ntitle: Over\ndate: 2016-01-01\nexpiryDate: 2020-01-01\n---\n\nText.\n',
  'articles/broken.md': '---\ntitle: Broken\ndate: never\n---\n\n[Far](far.md)\n',
};

const folder = mkdtempSync(join(tmpdir(), 'report-'));
const content = join(folder, 'content');
const prefix = `${relative(process.cwd(), content)}/`;

function run(...args: string[]) {
  return spawnSync(process.execPath, ['src/cli/report.ts', ...args], {
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      CONTENT_DIR: content,
      CACHE_DIR: join(folder, 'cache'),
      SITE_URL: 'https://example.org/blog/',
      BUILD_TIME: '2026-11-22',
    },
  });
}

function read(place: string): string {
  return readFileSync(join(folder, place), 'utf8');
}

/** `file:line` of rows, with the folder of the test left out. */
function places(rows: readonly { file: string; line: number }[]): string[] {
  return rows.map(({ file, line }) => `${file.replace(prefix, '')}:${line}`);
}

beforeAll(() => {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(content, file)), { recursive: true });
    writeFileSync(join(content, file), text);
  }
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('report', { timeout: 60_000 }, () => {
  let report: Report;

  beforeAll(() => {
    const { status, stdout } = run('--out', join(folder, 'out'));
    expect([status, stdout.trimEnd()]).toEqual([
      0,
      relative(process.cwd(), join(folder, 'out/index.html')),
    ]);
    report = JSON.parse(read('out/report.json')) as Report;
  }, 60_000);

  it('counts what is on the site and what is kept back', () => {
    expect(report.moment).toBe('2026-11-22T00:00:00.000Z');
    expect(report.totals).toMatchObject({
      published: 4,
      drafts: 1,
      scheduled: 1,
      expired: 1,
      broken: 1,
    });
  });

  it('counts articles by year and first category, without gaps', () => {
    expect(report.years).toEqual([
      { year: '2015', total: 1, categories: [{ category: 'Law', count: 1 }] },
      { year: '2016', total: 0, categories: [] },
      {
        year: '2017',
        total: 2,
        categories: [
          { category: 'Law', count: 1 },
          { category: 'Without a category', count: 1 },
        ],
      },
      { year: '2018', total: 1, categories: [{ category: 'Without a category', count: 1 }] },
    ]);
  });

  it('names reviews at the line of their date: overdue, due within 90 days, and never made', () => {
    const { overdue, due, never } = report.reviews;
    expect(places(overdue)).toEqual(['articles/old.md:7']);
    expect(places(due)).toEqual(['articles/next.md:8']);
    expect(due[0]).toMatchObject({ nextReview: '2027-01-01', title: 'Next' });
    expect(never.map(({ title, day }) => [title, day])).toEqual([['Third', '2026-03-01']]);
  });

  it('names what is missing', () => {
    expect(places(report.withoutDescription)).toEqual(['articles/next.md:1']);
    expect(places(report.withoutAlternative)).toEqual(['articles/old.md:12']);
  });

  it('follows links between files that are on the site, former addresses included', () => {
    expect(report.mostLinked.map(({ title, files: count }) => [title, count])).toEqual([
      ['Next', 2],
      ['Old <b>news</b>', 1],
    ]);
    expect(report.orphans.map(({ title }) => title)).toEqual(['Third', 'Far']);
    expect(report.mostLinked[0]?.url).toBe('https://example.org/blog/2017/06/01/next/');
  });

  it('names broken links, and those to a former address with the one to write', () => {
    expect(places(report.links.broken)).toEqual([
      'articles/next.md:11',
      'articles/old.md:10',
      'articles/old.md:10',
    ]);
    expect(report.links.broken.map(({ link }) => link)).toEqual([
      'draft.md',
      'next.md#nowhere',
      '/gone/',
    ]);
    expect(report.links.moved).toEqual([
      {
        file: `${prefix}articles/third.md`,
        line: 8,
        link: '/former/?from=third#top',
        to: 'https://example.org/blog/2017/06/01/next/?from=third#top',
      },
    ]);
  });

  it('says nothing of other sites that were never asked, and of times that were not measured', () => {
    expect(report).not.toHaveProperty('otherSites');
    expect(report).not.toHaveProperty('slowest');
  });

  it('writes the same bytes again', () => {
    const before = [read('out/report.json'), read('out/index.html')];
    run('--out', join(folder, 'out'));
    expect([read('out/report.json'), read('out/index.html')]).toEqual(before);
  });

  it('writes one page that needs no script and no other file', () => {
    const page = fromHtml(read('out/index.html'));
    const elements: Element[] = [];
    visit(page, 'element', (element) => void elements.push(element));
    const names = new Set(elements.map(({ tagName }) => tagName));
    for (const name of ['script', 'link', 'img', 'iframe', 'b']) expect(names).not.toContain(name);
    expect(elements.filter(({ properties }) => 'src' in properties)).toEqual([]);
    expect(elements.filter(({ tagName }) => tagName === 'h1')).toHaveLength(1);
    for (const table of elements.filter(({ tagName }) => tagName === 'table')) {
      expect(table.children[0]).toMatchObject({ tagName: 'caption' });
    }
    const text = toString(page);
    expect(text).toContain(`${prefix}articles/old.md:7`);
    expect(text).toContain('Old <b>news</b>');
    const bars = elements.filter(({ tagName }) => tagName === 'rect').map((bar) => toString(bar));
    expect(bars).toEqual([
      '2015, Law: 1',
      '2017, Law: 1',
      '2017, Without a category: 1',
      '2018, Without a category: 1',
    ]);
  });

  it('measures every file when asked, and writes to the cache folder unless told otherwise', () => {
    expect(run('--measure').status).toBe(0);
    const { slowest = [] } = JSON.parse(read('cache/report/report.json')) as Report;
    expect(slowest).toHaveLength(Object.keys(files).length);
    const times = slowest.map(({ milliseconds }) => milliseconds);
    expect(times).toEqual(times.toSorted((one, other) => other - one));
  });

  it('answers 2 for unknown arguments', () => {
    expect(run('--fast').status).toBe(2);
  });
});
