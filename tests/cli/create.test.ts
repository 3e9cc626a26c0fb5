import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesIn } from '../../src/files/walk-folder.ts';
import { questionsFor, readAnswer } from '../../src/cli/create/answers.ts';
import { siteConfigText } from '../../src/cli/create/site-config.ts';
import { projectFiles, Repositories } from './small-project.ts';

const place = new Repositories();
const slow = { timeout: 120_000 };

beforeAll(() => {
  place.begin('project');
});

afterAll(() => {
  place.remove();
});

function read(...names: string[]): string {
  return readFileSync(place.path(...names), 'utf8');
}

const samples = [
  'content/articles/from-draft-to-reader.md',
  'content/articles/pictures-that-everyone-can-use.md',
  'content/articles/write-your-first-article.md',
  'content/authors/editors.md',
  'content/categories/first-steps.md',
  'content/images/first-article.svg',
  'content/images/four-steps.svg',
  'content/images/pictures.svg',
  'content/images/publish.svg',
  'content/pages/about.md',
  'content/pages/accessibility.md',
  'content/pages/contact.md',
  'content/pages/privacy.md',
];

describe('create', slow, () => {
  it('makes a publication with the code, and nothing of the one that it was made from', () => {
    const words = [
      '--name',
      "Baker's Notes",
      '--url',
      'https://bread.example/',
      '--kind',
      'personal',
    ];
    const { status, stdout, stderr } = place.run('project', 'create', '../bread', ...words);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^Baker's Notes is in \.\.\/bread\. See it with:\n\n {2}cd \.\.\/bread\n {2}npm start\n/,
    );
    const files = filesIn(place.path('bread')).filter((file) => !file.startsWith('.git/'));
    expect(files).toEqual(
      [
        '.prettierrc.json',
        '.vscode/article.code-snippets',
        '.vscode/known-terms.schema.json',
        ...samples,
        'package.json',
        'src/page.ts',
        'src/site.config.ts',
        'src/styles/tokens.css',
        'tests/page.test.ts',
      ].sort(),
    );
    expect(readdirSync(place.path('bread')).sort()).not.toContain('public');
    const config = read('bread', 'src/site.config.ts');
    expect(config).toContain(`name: "Baker's Notes",`);
    expect(config).toContain("kind: 'personal',");
    expect(config).toContain("url: 'https://bread.example',");
    expect(config).toContain("email: 'editors@bread.example',");
    const { definitions } = JSON.parse(read('bread', '.vscode/known-terms.schema.json')) as {
      definitions: Record<string, { examples: string[] }>;
    };
    expect(definitions.categories?.examples).toEqual(['First steps']);
    expect(definitions.authors?.examples).toEqual(['editors']);
    const first = read('bread', 'content/articles/write-your-first-article.md');
    expect(first).toContain('date: 2026-11-22\n');
    expect(files.map((file) => read('bread', file)).join('')).not.toMatch(/[«»]|The First/);
  });

  it('keeps the history, so that updates can be merged', () => {
    const parent = place.git('bread', 'rev-parse', 'HEAD^');
    expect(parent).toBe(place.git('project', 'rev-parse', 'HEAD'));
    expect(place.git('bread', 'log', '-1', '--format=%s %an')).toBe(
      "Begin Baker's Notes Publication\n",
    );
    expect(place.git('bread', 'status', '--porcelain')).toBe('');
    expect(place.git('bread', 'branch', '--show-current')).toBe('main\n');
    expect(place.git('bread', 'remote', 'get-url', 'upstream').trim()).toBe(place.path('project'));
  });

  it('takes the files as they lie there where there is no git', () => {
    const { ...files } = projectFiles;
    mkdirSync(place.path('unpacked'));
    place.write('unpacked', { ...files, 'node_modules/a/index.js': '', 'dist/index.html': '' });
    const { status, stdout } = place.run('unpacked', 'create', '../my-bread');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^My bread is in /);
    expect(stdout).toContain('It has no history of git');
    expect(filesIn(place.path('my-bread'))).toEqual(
      filesIn(place.path('bread')).filter((file) => !file.startsWith('.git/')),
    );
  });

  it('marks what is English in a publication of another language, and names its parts in it', () => {
    expect(place.run('project', 'create', '../brot', '--lang', 'DE-at').status).toBe(0);
    const config = read('brot', 'src/site.config.ts');
    expect(config).toContain("lang: 'de-AT',");
    expect(config).toContain("{ label: 'Datenschutz', to: '/privacy/' }");
    expect(read('brot', 'content/categories/erste-schritte.md')).toBe(
      "---\ntitle: 'Erste Schritte'\n---\n",
    );
    for (const file of samples.filter((path) => /(?:articles|pages)\//.test(path)))
      expect(read('brot', file), file).toMatch(/^---\nlang: en\n/);
  });

  it('never writes into a folder that holds something, nor over a file', () => {
    mkdirSync(place.path('full'));
    writeFileSync(place.path('full', 'note.txt'), 'mine');
    const full = place.run('project', 'create', '../full');
    expect(full.status).toBe(2);
    expect(full.stderr).toContain(
      `${place.path('full')} is not empty: name a new or empty folder.`,
    );
    expect(readdirSync(place.path('full'))).toEqual(['note.txt']);
    const file = place.run('project', 'create', '../full/note.txt');
    expect([file.status, read('full', 'note.txt')]).toEqual([2, 'mine']);
    const inside = place.run('project', 'create', 'bread');
    expect([inside.status, existsSync(place.path('project', 'bread'))]).toEqual([2, false]);
    expect(inside.stderr).toContain('lies in this project: name a folder outside.');
  });

  it.each([
    [[], 'An argument is missing.'],
    [
      ['../no', '--kind', 'poems'],
      '`--kind`: "poems" is no kind of publication: write health, news, technology or personal.',
    ],
    [
      ['../no', '--lang', 'tlh'],
      '`--lang`: The interface has no texts in "tlh": choose one of ar, de, en,',
    ],
    [
      ['../no', '--url', 'bread'],
      '`--url`: "bread" is no address of a site: write one as https://www.example.org.',
    ],
    [['../no', '--name', ' '], '`--name`: The name is empty.'],
  ])('refuses %j', (words, message) => {
    const { status, stderr } = place.run('project', 'create', ...words);
    expect(status).toBe(2);
    expect(stderr.startsWith(message)).toBe(true);
    expect(existsSync(place.path('no'))).toBe(false);
  });
});

it("proposes a name made of the folder's", () => {
  expect(questionsFor('bread_and-water')[0]?.usual).toBe('Bread and water');
  expect(questionsFor('..')[0]?.usual).toBe('A publication');
});

it('proposes what it would accept', () => {
  for (const { key, usual } of questionsFor('bread'))
    expect(readAnswer(key, usual), key).toHaveProperty('value');
});

it('writes settings in the style of the code, however long the name', async () => {
  const name = 'N'.repeat(80);
  const text = await siteConfigText(
    { name, url: 'https://a.example', lang: 'en', kind: 'news' },
    '.',
  );
  expect(text).toContain(`'${name}'`);
  expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(100);
});
