import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { article, createPublication, runCommand, writeFiles, type Outcome } from './publication.ts';

const slow = 300_000;

const publication = createPublication({
  'articles/sound.md': article({ tags: 'no list, yet fine', date: 'not a date' }, 'Text.'),
});
const canary = join(publication.folder, 'canary');
const run = `(typeof require === 'function' ? require('fs') : process.getBuiltinModule('fs')).writeFileSync(${JSON.stringify(canary)}, 'ran')`;

/** What stands on the fence, and the code in that language. */
const languages: readonly (readonly [string, string])[] = [
  ['---js', `{ title: ${run} }`],
  ['---JS', `{ title: ${run} }`],
  ['---jS  ', `{ title: ${run} }`],
  ['--- js', `{ title: ${run} }`],
  ['---\tjs', `{ title: ${run} }`],
  ['---javascript', `module.exports = ${run}`],
  ['--- javascript', `function () { return ${run} }`],
  ['--- JavaScript ', `{ title: ${run} }`],
  ['---js yaml', `{ title: ${run} }`],
  ['---node', `{ title: ${run} }`],
  ['---ts', `{ title: ${run} }`],
  ['---eval', run],
  ['---cjs', `module.exports = ${run}`],
  ['---coffee', `title: ${run}`],
  ['---coffeescript', `title: ${run}`],
  ['---cson', `title: \`${run}\``],
  ['---json', `{ "title": "A", "date": "2018-03-13" }`],
  ['--- JSON', `{ "__proto__": { "title": "A" } }`],
  ['---json5', `{ title: ${run} }`],
  ['---toml', 'title = "A"'],
  ['---ini', 'title = A'],
  ['---constructor', `{ title: ${run} }`],
  ['---__proto__', `{ title: ${run} }`],
  ['---toString', `{ title: ${run} }`],
  ['---yaml-js', `{ title: ${run} }`],
  ['---js---', `{ title: ${run} }`],
  [';;;', 'title = A'],
  ['+++', 'title = "A"'],
  ['{', `"title": ${run} }`],
];

/** Fences that name no language and are none. */
const noFences: readonly string[] = [
  '----js',
  '---\u00a0js',
  '---\u2028js',
  '--- -js',
  '\u200b---js',
  '===js',
  '<!-- js',
  '~~~js',
];

const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join('');

const bomb = times(
  9,
  (level) =>
    `x${level}: &x${level} [${times(9, () => (level === 0 ? 'lol, ' : `*x${level - 1}, `))}a]\n`,
);

/** Headers in YAML that would multiply, nest or take over, and what the check says of each. */
const hostile: readonly (readonly [string, string, string])[] = [
  ['bomb', bomb, 'error header-alias'],
  ['ring', 'plugin: &a [*a]', 'error header-alias'],
  ['alias', 'series: &a x\nkeywords: *a', 'error header-alias'],
  ['merge', 'base: &b { draft: false }\n<<: *b', 'error header-alias'],
  ['merge-of-nothing', '<<: { draft: false }', 'error header-alias'],
  [
    'function',
    `series: !!js/function ${JSON.stringify(`function () { ${run} }`)}`,
    'error header-alias',
  ],
  ['regexp', 'series: !!js/regexp /(a+)+$/', 'error header-alias'],
  ['undefined', "series: !!js/undefined ''", 'error header-alias'],
  ['python', `series: !!python/object/apply:os.system ["touch ${canary}"]`, 'error header-alias'],
  ['binary', 'series: !!binary aGVsbG8=', 'error header-alias'],
  ['own-tag', 'series: !include /etc/passwd', 'error header-alias'],
  ['directive', '%YAML 1.1\nseries: a', 'error header-syntax'],
  ['flow-depth', `plugin: ${'['.repeat(4000)}${']'.repeat(4000)}`, 'error header-too-deep'],
  ['open-depth', `plugin: ${'{a: '.repeat(3000)}`, 'error header-too-deep'],
  ['block-depth', times(100, (level) => `${' '.repeat(level)}a:\n`), 'error header-too-deep'],
  ['dash-depth', `plugin:\n  ${'- '.repeat(5000)}a`, 'error header-too-deep'],
  ['key-depth', `plugin: { ${'? '.repeat(4000)} }`, 'error header-too-deep'],
  ['large', `description: ${'x'.repeat(900_000)}`, 'error header-too-large'],
  ['many-keys', times(40_000, (index) => `tags: [k${index}]\n`), 'error header-too-large'],
  ['proto', '__proto__: { draft: true }', 'error forbidden-key'],
  ['quoted-proto', '"__proto__": { draft: true }', 'error forbidden-key'],
  ['escaped-proto', '"\\u005f_proto__": { draft: true }', 'error forbidden-key'],
  ['constructor', 'constructor: { prototype: { draft: true } }', 'error forbidden-key'],
  ['prototype', 'prototype: a', 'error forbidden-key'],
  ['inner-proto', 'plugin: { __proto__: { polluted: true } }', 'error forbidden-key'],
  ['control-entity', "series: 'a&#x1F;b'", 'error control-character'],
  ['javascript-canonical', 'canonical: javascript:canary()', 'error invalid-value'],
  ['data-canonical', 'canonical: data:text/html,a', 'error invalid-value'],
];

const fileOf = (list: string, index: number): string => `articles/${list}-${index}.md`;
let outcome: Outcome;

beforeAll(async () => {
  const written = (opening: string, frontMatter: string): string =>
    `${opening}\n${frontMatter}\n${opening.slice(0, 3)}\n\nText.\n`;
  writeFiles(publication.contentDir, {
    ...Object.fromEntries(
      languages.map(([fence, code], at) => [fileOf('language', at), written(fence, code)]),
    ),
    ...Object.fromEntries(
      noFences.map((fence, at) => [fileOf('fence', at), written(fence, `{ title: ${run} }`)]),
    ),
    ...Object.fromEntries(
      hostile.map(([name, frontMatter]) => [
        `articles/${name}.md`,
        written('---', `title: A title\ndate: 2018-03-13\n${frontMatter}`),
      ]),
    ),
    'features/code.mdx': written('---js', `{ title: ${run} }`),
    'authors/code.md': written('---js', `{ title: ${run} }`),
    'pages/code.md': written('--- javascript', `{ title: ${run} }`),
    'tags/code.md': written('---coffee', `title: ${run}`),
  });
  outcome = await runCommand('build', publication);
}, slow);

afterAll(() => {
  publication.remove();
});

function saidOf(file: string): string[] {
  return outcome.lines.filter((line) => line.startsWith(`${file}:`));
}

it('ends with status 1, publishes nothing and gets stuck on nothing', () => {
  expect(outcome.status).toBe(1);
  expect(existsSync(publication.outDir)).toBe(false);
  expect(outcome.lines.filter((line) => line.includes('stuck'))).toEqual([]);
});

it('runs nothing of any header', () => {
  expect(existsSync(canary)).toBe(false);
});

it.each(languages.map(([fence], at) => [fence, fileOf('language', at)] as const))(
  'refuses %j as another language, and says no more of the file',
  (_, file) => {
    const lines = saidOf(file);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^[^:]+:1:1 error header-language /);
  },
);

it.each(['features/code.mdx', 'authors/code.md', 'pages/code.md', 'tags/code.md'])(
  'refuses another language in %s',
  (file) => {
    expect(saidOf(file).map((line) => line.slice(0, file.length + 26))).toEqual([
      `${file}:1:1 error header-language `.slice(0, file.length + 26),
    ]);
  },
);

it.each(noFences.map((fence, at) => [fence, fileOf('fence', at)] as const))(
  'takes %j for no header',
  (_, file) => {
    expect(saidOf(file)[0]).toMatch(/^[^:]+:1:1 error missing-header /);
  },
);

it.each(hostile.map(([name, , said]) => [name, said] as const))(
  'refuses a header of kind %s: %s',
  (name, said) => {
    const lines = saidOf(`articles/${name}.md`);
    expect(lines).not.toEqual([]);
    expect(lines.filter((line) => line.includes(` ${said} `))).not.toEqual([]);
  },
);

it('still names what is wrong with an ordinary file among them', () => {
  expect(saidOf('articles/sound.md').join()).toContain('error invalid-date');
});

it('leaves the objects of the program as they were', () => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect('polluted' in {}).toBe(false);
});
