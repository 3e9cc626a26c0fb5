import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { componentsPage } from '../../src/cli/docs/components-page.ts';
import { diagnosticsPage } from '../../src/cli/docs/diagnostics-page.ts';
import { frontMatterJsonSchema } from '../../src/cli/docs/editor-files.ts';
import { frontMatterPage } from '../../src/cli/docs/front-matter-page.ts';
import { markdownTable } from '../../src/cli/docs/generated-page.ts';
import { relatedArticlesPage } from '../../src/cli/docs/related-articles-page.ts';
import { diagnosticCodes } from '../../src/content/diagnostics/diagnostic-codes.ts';
import {
  articleSchema,
  termSchema,
  articleFields,
  termFields,
} from '../../src/content/front-matter/fields.ts';
import { readFrontMatter } from '../../src/content/front-matter/read-front-matter.ts';
import { parseAddress } from '../../src/content/parse-address.ts';
import { parseDate } from '../../src/content/parse-date.ts';
import { readComponents } from '../../src/pipeline/compile/mdx-components.ts';
import { relatedRules, relatedWeights } from '../../src/publication/related.ts';

const pages = [
  frontMatterPage(),
  diagnosticsPage(),
  componentsPage(readComponents()),
  relatedArticlesPage(),
  frontMatterJsonSchema(),
];

describe.each(pages)('$path', ({ path, text }) => {
  it('says what the code says; if not, run `npm run docs`', () => {
    expect(readFileSync(path, 'utf8')).toBe(text);
  });
});

describe('the page on front matter', () => {
  const { text } = frontMatterPage();

  it('has a section for every field of the schema', () => {
    const sections = [...text.matchAll(/^### `(\w+)`$/gm)].map(([, key]) => key);
    expect(sections.sort()).toEqual(Object.keys(articleSchema.shape).sort());
  });

  it('has a row for every field of a term', () => {
    const rows = [...text.matchAll(/^\| `(\w+)`/gm)].map(([, key]) => key);
    expect(rows.sort()).toEqual(Object.keys(termSchema.shape).sort());
  });

  it.each(Object.entries(articleFields.fields))('shows %s in a way that is read', (key, entry) => {
    const others = ['title: A title', 'date: 2018-03-13'].filter((line) => !line.startsWith(key));
    const frontMatter = ['---', ...others, entry.example, '---', ''].join('\n');
    const { data, diagnostics } = readFrontMatter(frontMatter, articleFields);
    expect(diagnostics).toEqual([]);
    expect(data?.[key as keyof typeof data]).toBeDefined();
  });

  it.each(Object.entries(termFields.fields))('shows %s of a term likewise', (key, entry) => {
    const title = key === 'title' ? [] : ['title: A title'];
    const frontMatter = ['---', ...title, entry.example, '---', ''].join('\n');
    const { data, diagnostics } = readFrontMatter(frontMatter, termFields);
    expect(diagnostics).toEqual([]);
    expect(data?.[key as keyof typeof data]).toBeDefined();
  });

  it('begins with an article whose front matter is read', () => {
    const article = /```markdown\n(.*?)```/s.exec(text)?.[1] ?? '';
    expect(readFrontMatter(article, articleFields)).toMatchObject({
      diagnostics: [],
      data: {},
    });
  });

  it('shows dates that are read, all of one day', () => {
    const dates = shownFor('Date', text);
    expect(dates.length).toBeGreaterThan(4);
    expect(dates.map((date) => parseDate(date)?.day)).toEqual(dates.map(() => '2018-03-13'));
  });

  it('shows a path that is read, and parts that are refused', () => {
    const [path = '', ...parts] = shownFor('Path', text);
    expect(parseAddress(path)).toBe('/2018/03/13/how-tides-work/');
    const refused = parts.filter((part) => part !== '/tags/');
    expect(refused).toEqual(['..', '?', '#']);
    for (const part of refused) expect(parseAddress(`a/${part}/b`)).toHaveProperty('fault');
  });
});

describe('the page on checking', () => {
  it('names every key whose near misses are not fixed', () => {
    const text = readFileSync('docs/checking.md', 'utf8');
    const sentence = /a near miss of (.*?), which would/s.exec(text)?.[1] ?? '';
    const named = [...sentence.matchAll(/`(\w+)`/g)].map(([, key]) => key);
    const fields = Object.entries(articleFields.fields);
    const keys = fields
      .filter(([, field]) => field.decides ?? field.neverGuessed)
      .map(([key]) => key);
    expect(named.sort()).toEqual(keys.sort());
  });
});

describe('the page on diagnostics', () => {
  it('has one line for every code, with its severity', () => {
    const { text } = diagnosticsPage();
    const lines = [...text.matchAll(/^\| `([\w-]+)` +\| (\w+) +\|/gm)];
    expect(lines.map(([, code, severity]) => [code, severity])).toEqual(
      Object.entries(diagnosticCodes).map(([code, { severity }]) => [code, severity]),
    );
  });
});

describe('the page on related articles', () => {
  it('names every weight', () => {
    const { text } = relatedArticlesPage();
    const weights = [...text.matchAll(/^\| .+ \| (\d+) +\|$/gm)].map(([, weight]) =>
      Number(weight),
    );
    expect(weights).toEqual(Object.values(relatedWeights));
  });

  it.each(Object.entries(relatedRules))('says what %s is', (_, value) => {
    const written = value === relatedRules.commonShare ? `${value * 100} %` : String(value);
    expect(relatedArticlesPage().text).toMatch(new RegExp(`\\b${written}(?![.\\d])`));
  });
});

describe('a table', () => {
  it('is lined up, and keeps a bar in a cell', () => {
    expect(markdownTable(['Key', 'Meaning'], [['a|b', 'either']])).toBe(
      ['| Key  | Meaning |', '| ---- | ------- |', '| a\\|b | either  |'].join('\n'),
    );
  });
});

describe('npm run docs', { timeout: 60_000 }, () => {
  let root = '';

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'docs-'));
    mkdirSync(join(root, 'docs'));
  });

  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  it('writes the pages, and with --check names those that are out of date', () => {
    expect(run()).toMatchObject({ status: 0 });
    for (const { path, text } of pages) expect(readFileSync(join(root, path), 'utf8')).toBe(text);
    expect(run('--check')).toMatchObject({ status: 0 });

    writeFileSync(join(root, 'docs/diagnostics.md'), 'Something else\n');
    rmSync(join(root, 'docs/related-articles.md'));
    const { status, stderr } = run('--check');
    expect(status).toBe(1);
    expect(stderr).toContain('docs/diagnostics.md is out of date');
    expect(stderr).toContain('docs/related-articles.md is out of date');
    expect(stderr).not.toContain('front-matter');
    expect(readFileSync(join(root, 'docs/diagnostics.md'), 'utf8')).toBe('Something else\n');
  });

  it('ends with 2 for unknown arguments', () => {
    expect(run('--chekc').status).toBe(2);
  });

  function run(...words: string[]) {
    const file = resolve('src/cli/write-docs.ts');
    return spawnSync(process.execPath, [file, ...words], { cwd: root, encoding: 'utf8' });
  }
});

/** What the paragraph on a shape sets as code. */
function shownFor(shape: string, text: string): string[] {
  const line = text.split('\n').find((candidate) => candidate.startsWith(`- **${shape}**`)) ?? '';
  return [...line.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
}
