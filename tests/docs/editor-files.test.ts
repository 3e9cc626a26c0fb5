import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  frontMatterJsonSchema,
  frontMatterSnippets,
  knownTerms,
  knownTermsSchema,
} from '../../src/cli/docs/editor-files.ts';
import type { Term } from '../../src/content/article.ts';
import { articleFields } from '../../src/content/front-matter/fields.ts';
import { readFrontMatter } from '../../src/content/front-matter/read-front-matter.ts';
import { splitFrontMatter } from '../../src/content/front-matter/split-front-matter.ts';
import { listContent } from '../../src/content/list-content.ts';

const known = {
  tags: ['C#', 'FHIR', 'Costs, benefits', 'a|b', '$x'],
  categories: ['Standards'],
  authors: ['standards-desk', "O'Neil"],
};
const ajv = new Ajv({ allErrors: true });
const termsFile = knownTermsSchema(known);
const terms = JSON.parse(termsFile.text) as object;
ajv.addSchema({ ...terms, $id: termsFile.path.replace('.vscode/', '') });
const accepts = ajv.compile(JSON.parse(frontMatterJsonSchema().text) as object);

describe('the schema of front matter', () => {
  it('has every accepted spelling', () => {
    const { properties } = JSON.parse(frontMatterJsonSchema().text) as { properties: object };
    expect(Object.keys(properties)).toEqual([...articleFields.spellings.keys()]);
  });

  it.each(Object.entries(articleFields.fields))('accepts the example of %s', (key, entry) => {
    const title = key === 'title' ? '' : 'title: A\n';
    expect([accepts(parse(title + entry.example)), accepts.errors]).toEqual([true, null]);
  });

  it('accepts every article of this publication', () => {
    const { sources } = listContent('content', 'public');
    const articles = sources.filter(({ kind }) => kind === 'article');
    expect(articles.length).toBeGreaterThan(0);
    for (const { file } of articles) {
      const { yaml } = splitFrontMatter(readFileSync(join('content', file), 'utf8'));
      expect([file, accepts(parse(yaml ?? '', { uniqueKeys: false })), accepts.errors]).toEqual([
        file,
        true,
        null,
      ]);
    }
  });

  it.each([
    ['no title', 'date: 2018-03-13'],
    ['a title that is a list', 'title: [A]'],
    ['a draft in words', 'title: A\ndraft: perhaps'],
    ['a number for a date', 'title: A\ndate: 2018'],
    ['an address without a scheme', 'title: A\ncanonical: example.org/x'],
    ['tags that are a map', 'title: A\ntags: { a: b }'],
  ])('refuses %s', (_, yaml) => {
    expect(accepts(parse(yaml))).toBe(false);
  });
});

describe('known terms', () => {
  it('are names as front matter writes them, in code-unit order', () => {
    const page = { title: 'Desk' } as never;
    const term = (slug: string, name: string) => [slug, { slug, name }] as const;
    expect(
      knownTerms({
        tags: new Map([term('b', 'B'), term('a', 'a'), term('c', 'C')]),
        categories: new Map(),
        authors: new Map<string, Term>([
          term('jane', 'Jane'),
          ['desk', { slug: 'desk', name: 'Desk', page }],
        ]),
      }),
    ).toEqual({ tags: ['B', 'C', 'a'], categories: [], authors: ['Jane', 'desk'] });
  });
});

describe('snippets', () => {
  const snippets = JSON.parse(frontMatterSnippets(known).text) as Record<
    string,
    { prefix: string; body: string[] }
  >;

  it('are there for new front matter and for every key', () => {
    expect(Object.keys(snippets)).toEqual(['header', ...Object.keys(articleFields.fields)]);
    expect(Object.values(snippets).map(({ prefix }) => prefix)).toEqual(Object.keys(snippets));
  });

  it.each(Object.entries(snippets))('%s inserts what the site reads', (key, { body }) => {
    const text = inserted(body.join('\n'));
    const others = ['title: A', 'date: 2018-03-13'].filter((line) => !line.startsWith(`${key}:`));
    const frontMatter = key === 'header' ? text : ['---', ...others, text, '---', ''].join('\n');
    const { diagnostics } = readFrontMatter(
      frontMatter.replace("title: ''", 'title: A'),
      articleFields,
    );
    expect(diagnostics).toEqual([]);
  });

  it('offer the terms that there are, each as YAML reads it', () => {
    const [, written = ''] = /\$\{1\|(.*)\|\}/.exec(snippets.tags?.body[0] ?? '') ?? [];
    const choices = written.split(/(?<!\\),/).map((one) => one.replace(/\\([,|\\$}])/g, '$1'));
    expect(choices.map((one): unknown => parse(one))).toEqual(known.tags);
  });
});

it('lets the editor’s settings name files that are there', () => {
  const settings = readFileSync('.vscode/settings.json', 'utf8').replace(/^ *\/\/.*$/gm, '');
  const { 'yaml.schemas': schemas } = JSON.parse(settings) as { 'yaml.schemas': object };
  expect(Object.keys(schemas).filter((path) => !existsSync(path))).toEqual([]);
  expect(existsSync(termsFile.path)).toBe(true);
});

/** What an editor writes when nothing is typed: first choices, defaults, the day. */
function inserted(body: string): string {
  return body
    .replace(/\$CURRENT_YEAR-\$CURRENT_MONTH-\$CURRENT_DATE/g, '2018-03-13')
    .replace(/\$\{\d\|((?:\\.|[^\\,|])*).*?\|\}/g, (_, first: string) =>
      first.replace(/\\(.)/g, '$1'),
    )
    .replace(/\$\{\d:((?:\\.|[^\\}])*)\}/g, (_, sample: string) => sample.replace(/\\(.)/g, '$1'))
    .replace(/\$\d/g, '');
}
