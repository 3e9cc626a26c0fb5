import { describe, expect, it } from 'vitest';
import { frontMatterFields } from '../../../src/content/front-matter/read-front-matter.ts';
import { articleFields } from '../../../src/content/front-matter/fields.ts';
import { splitFrontMatter } from '../../../src/content/front-matter/split-front-matter.ts';

function split(text: string): { yaml?: string; body?: string } {
  const { yaml, bodyOffset, yamlOffset, diagnostics } = splitFrontMatter(text);
  expect(diagnostics).toEqual([]);
  if (yaml !== undefined) expect(text.startsWith(yaml, yamlOffset)).toBe(true);
  return { yaml: yaml?.trim() ?? '', body: text.slice(bodyOffset) };
}

describe('accepts', () => {
  it.each([
    ['the plain shape', '---\ntitle: A\n---\nText\n', 'Text\n'],
    ['CRLF', '---\r\ntitle: A\r\n---\r\nText\r\n', 'Text\r\n'],
    ['blank lines before the fence', '\n \t\n---\ntitle: A\n---\nText', 'Text'],
    ['blank lines inside the fence', '---\n\n\ntitle: A\n\n---\nText', 'Text'],
    ['white space behind both fences', '--- \t\ntitle: A\n---  \nText', '  \nText'],
    ['the language named', '--- yaml\ntitle: A\n---\nText', 'Text'],
    ['the language in capitals', '---YAML\ntitle: A\n---\nText', 'Text'],
    ['no body', '---\ntitle: A\n---', ''],
    ['a body that begins with a fence', '---\ntitle: A\n---\n---\nText', '---\nText'],
  ])('%s', (_, text, body) => {
    expect(split(text)).toEqual({ yaml: 'title: A', body });
  });

  it('CRLF behind a value in brackets, which YAML would read on into', () => {
    const text = '---\r\ntags: [a]\r\n---\r\nText\r\n';
    expect(frontMatterFields(text, articleFields)).toEqual({ tags: ['a'] });
  });

  it('empty front matter', () => {
    expect(split('---\n---\nText')).toEqual({ yaml: '', body: 'Text' });
  });
});

describe('refuses', () => {
  it.each([
    ['---js\n{ title: "A" }\n---\n', 'header-language'],
    ['---javascript\n---\n', 'header-language'],
    ['--- JS\n---\n', 'header-language'],
    ['---coffee\n---\n', 'header-language'],
    ['---json\n{}\n---\n', 'header-language'],
    ['---toml\n---\n', 'header-language'],
    ['+++\n+++\n', 'header-language'],
    [';;;\n;;;\n', 'header-language'],
    ['{ "title": "A" }\n', 'header-language'],
    ['Text\n', 'missing-header'],
    ['----\ntitle: A\n----\n', 'missing-header'],
    ['-- -\n', 'missing-header'],
    ['', 'missing-header'],
    ['---\ntitle: A\n', 'unclosed-header'],
    ['---\ntitle: A\n ---\nText\n', 'unclosed-header'],
    ['---\ntitle: A\n---- \nText\n', 'unclosed-header'],
  ])('%j as %s', (text, code) => {
    const { yaml, bodyOffset, diagnostics } = splitFrontMatter(text);
    expect(diagnostics.map((found) => found.code)).toEqual([code]);
    expect({ yaml, bodyOffset }).toEqual({ yaml: undefined, bodyOffset: undefined });
  });

  it('front matter in a language of code without running it', () => {
    const code = 'globalThis.wasRun = true';
    splitFrontMatter(`---js\n${code}\n---\n`);
    splitFrontMatter(`---javascript\n${code}\n---\n`);
    splitFrontMatter(`---\n${code}\n---\n`);
    expect('wasRun' in globalThis).toBe(false);
  });
});

it('gives the same diagnostics when it reads broken front matter twice', () => {
  const text = '---\ntitle: A\n';
  expect(splitFrontMatter(text)).toEqual(splitFrontMatter(text));
});
