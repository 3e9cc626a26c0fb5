import { describe, expect, it } from 'vitest';
import { compileFile } from '../../../src/content/compile-file.ts';
import type { SourceDiagnostic } from '../../../src/content/diagnostics/diagnostic.ts';
import { type SourceFile, sourceOf } from '../../../src/content/list-content.ts';
import { mendingsOf } from '../../../src/content/rewrite/mend-hint.ts';
import { brokenAddresses } from '../broken-inputs/addresses.ts';
import { brokenBodies } from '../broken-inputs/bodies.ts';
import { brokenDrafts } from '../broken-inputs/drafts.ts';
import { brokenSources } from '../broken-inputs/sources.ts';
import { brokenValues } from '../broken-inputs/values.ts';

const article: SourceFile = { file: 'articles/a.md', kind: 'article', syntax: 'md' };
const options = { ownHosts: [], lang: 'en', typography: false, components: {} };

function compiler(source: SourceFile): (text: string) => readonly SourceDiagnostic[] {
  return (text) => compileFile(source, Buffer.from(text), options).compiled.diagnostics;
}

function withHeader(more: string, body = 'Text.'): string {
  return `---\ntitle: A\ndate: 2018-03-13\n${more}---\n\n${body}\n`;
}

/** The texts that mend what is wrong with a text and has this code. */
function mended(text: string, code: string): string[] {
  const compile = compiler(article);
  const found = compile(text).find((one) => one.code === code);
  if (!found) throw new Error(`nothing is ${code}`);
  return mendingsOf(text, found, compile).map((one) => one.text);
}

describe('a hint', () => {
  it.each([
    ['toc: yes\n', 'invalid-value', ['toc: true\n']],
    ['descripton: x\n', 'near-miss-key', ['description: x\n']],
    ['description: A: b\n', 'header-syntax', ["description: 'A: b'\n"]],
    ['lastmod: 03/04/2018\n', 'invalid-date', ['lastmod: 2018-04-03\n', 'lastmod: 2018-03-04\n']],
  ])('that names what to write mends %j', (wrong, code, right) => {
    expect(mended(withHeader(wrong), code)).toEqual(right.map((more) => withHeader(more)));
  });

  it('keeps every other byte: a mark, line ends, comments', () => {
    const wrong =
      '\uFEFF---\r\ntitle: A # one\r\ndate: 2018-03-13\r\ntoc: yes\r\n---\r\n\r\nText.\r\n';
    expect(mended(wrong, 'invalid-value')).toEqual([wrong.replace('yes', 'true')]);
  });

  it('that names an address puts it in the place of the old one', () => {
    const text = withHeader('', '[a](/blog/tides/)');
    const found = {
      code: 'broken-link',
      line: 6,
      column: 5,
      length: 12,
      message: '/blog/tides/ is not a page of this site',
      hint: 'Write /2018/03/13/tides/',
    } as const;
    expect(mendingsOf(text, found, compiler(article))).toEqual([
      { written: '/2018/03/13/tides/', text: withHeader('', '[a](/2018/03/13/tides/)') },
    ]);
  });

  it('that names a key with its value adds it where it is missing', () => {
    const found = {
      code: 'moved-page',
      line: 1,
      column: 1,
      length: 3,
      message: 'the page was at /old/',
      hint: 'Write `aliases: [/old/]`, so that links and bookmarks still lead here',
    } as const;
    const texts = (text: string) =>
      mendingsOf(text, found, compiler(article)).map((one) => one.text);
    expect(texts(withHeader(''))).toEqual([withHeader('aliases: [/old/]\n')]);
    expect(texts(withHeader('aliases: []\n'))).toEqual([withHeader('aliases: [/old/]\n')]);
  });

  it.each([
    'Write it as `/2018/03/13/name-of-the-article/`',
    'Write `</details>` where it ends',
    'Write `[^1]` here, and the note below as `[^1]: …`',
    'Write `columns={…}`',
    'Write a value',
    'Correct the address, or delete the link',
    '',
  ])('that names no whole text mends nothing: %s', (hint) => {
    const found = {
      code: 'broken-link',
      line: 6,
      column: 1,
      length: 4,
      message: '',
      hint,
    } as const;
    expect(mendingsOf(withHeader(''), found, compiler(article))).toEqual([]);
  });
});

describe('the mendings of broken inputs', () => {
  const inputs = [brokenSources, brokenValues, brokenDrafts, brokenAddresses, brokenBodies].flat();
  const cases = inputs.flatMap(({ files }) =>
    Object.entries(files).flatMap(([file, text]) => {
      const source = sourceOf(file);
      if (!source || typeof text !== 'string') return [];
      const compile = compiler(source);
      return compile(text).map((found) => ({ found, compile, text }));
    }),
  );

  it('bring nothing new and take one away', () => {
    let count = 0;
    for (const { found, compile, text } of cases)
      for (const one of mendingsOf(text, found, compile)) {
        count += 1;
        expect(compile(one.text).length, one.text).toBeLessThan(compile(text).length);
      }
    expect(count).toBeGreaterThan(20);
  });
});
