import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFile } from '../../src/content/compile-file.ts';
import { LARGEST_FILE } from '../../src/content/read-source.ts';
import { anyText } from './any-text.ts';
import { article, compiled, sourceOf } from './compiled.ts';

const options = { ownHosts: ['www.example.org'], lang: 'en', typography: false, components: {} };

function positions(text: string, file = 'articles/a.md'): string[] {
  return compiled(file, text).diagnostics.map(
    ({ line, column, code }) => `${line}:${column} ${code}`,
  );
}

it('keeps what the front matter and the body say, and the HTML apart', () => {
  const { compiled: file, html } = compileFile(
    sourceOf('articles/a.md'),
    Buffer.from(article('tags: [FHIR]', '## One\n\nSome *text*.')),
    options,
  );
  expect(file).toMatchObject({
    file: 'articles/a.md',
    kind: 'article',
    syntax: 'md',
    frontMatter: { title: 'A title', tags: ['FHIR'] },
    body: { headings: [{ text: 'One', level: 2 }], words: 3 },
    diagnostics: [],
  });
  expect(html).toContain('<em>text</em>');
});

it.each([
  ['line feeds', '\n', ''],
  ['carriage returns', '\r\n', ''],
  ['a byte-order mark', '\n', '\uFEFF'],
  ['blank lines before the front matter', '\n', '\n\n'],
])('counts the lines of the file with %s', (_, lineEnd, before) => {
  const text = `${before}${article('draft: maybe', 'One.\n\n[x](javascript:y)')}`.replaceAll(
    /\r?\n/g,
    lineEnd,
  );
  const offset = before === '\n\n' ? 2 : 0;
  expect(positions(text)).toEqual([`${4 + offset}:8 invalid-value`, `${8 + offset}:5 unsafe-link`]);
});

it('leaves out of a body what an entity of a control character stands for', () => {
  const body =
    'a&#7;b &#x202E;c don&#146;t `&#7;` \\&#7; <i title="&#0014;">d</i>\n\n```\n&#7;\n```\n';
  expect(positions(article('', body))).toEqual([
    '6:2 control-character-removed',
    '6:8 bidi-control-removed',
    '6:52 control-character-removed',
  ]);
  expect(compileFile(sourceOf('articles/a.md'), Buffer.from(article('', body)), options).html).toBe(
    '<p>ab c don’t <code>&#x26;#7;</code> &#x26;#7; <i title="">d</i></p>\n<pre class="code" tabindex="0"><code>&#x26;#7;\n</code></pre>',
  );
});

it('leaves control characters out of a body, but not NUL, and none out of front matter', () => {
  const text = article('tags: [a]', 'On\u0007e [x\u0008](y.md).\n\nTwo.\u0000');
  expect(positions(text)).toEqual([
    '6:3 control-character-removed',
    '6:8 control-character-removed',
    '8:5 control-character',
  ]);
  const { html } = compileFile(sourceOf('articles/a.md'), Buffer.from(text), options);
  expect(html).toContain('<p>One <a');
  expect(positions(article('tags: [a\u0007]', 'One.'))).toContain('4:9 control-character');
});

it('reads a file of 1 MB and refuses a larger one unread', () => {
  const bytes = Buffer.alloc(LARGEST_FILE, article('', 'Words. '.repeat(200_000)));
  expect(compileFile(sourceOf('articles/a.md'), bytes, options).compiled.diagnostics).toEqual([]);
  const larger = compileFile(
    sourceOf('articles/a.md'),
    Buffer.alloc(LARGEST_FILE + 1, 0xff),
    options,
  );
  expect(larger.compiled.diagnostics.map(({ code }) => code)).toEqual(['file-too-large']);
  expect(larger.html).toBe('');
});

describe('a key below the fence', () => {
  it.each([
    ['tags: [A]', '6:1'],
    ['\n\ncategory : A', '8:1'],
    ['url: /x/', '6:1'],
  ])('is found: %j', (body, place) => {
    expect(positions(article('', body))).toEqual([`${place} header-key-in-body`]);
  });

  it.each([
    'Tags: are useful',
    'note: this',
    'tags:x',
    '> tags: x',
    '    tags: x',
    'A line\ntags: x',
  ])('is no front-matter key: %j', (body) => {
    expect(positions(article('', body))).toEqual([]);
  });
});

it('takes what reverses text out of the page and leaves columns alone', () => {
  const { compiled: file, html } = compileFile(
    sourceOf('articles/a.md'),
    Buffer.from(article('', '## A\u202EB\n\n\u2066[x](javascript:y) \u200Ez')),
    options,
  );
  expect(JSON.stringify(file.body) + html).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
  expect(html).toContain('\u200E');
  expect(file.diagnostics.map(({ line, column, code }) => `${line}:${column} ${code}`)).toEqual([
    '6:5 bidi-control-removed',
    '8:1 bidi-control-removed',
    '8:6 unsafe-link',
  ]);
});

it('reports nothing of the body where the front matter never ends', () => {
  expect(positions('---\ntitle: A\n\n[x](javascript:y)\n')).toEqual(['1:1 unclosed-header']);
});

it('never throws, and points inside the file, whatever the bytes', () => {
  const pieces = fc.oneof(
    fc.constantFrom(
      '---\n',
      '\n---\n',
      'title: ',
      'tags: [',
      'date: ',
      '- ',
      ': ',
      '"',
      "'",
      '{{',
      '<!--',
      '](',
      '\r\n',
    ),
    anyText(5),
  );
  const text = fc.array(pieces, { maxLength: 30 }).map((parts) => `---\n${parts.join('')}`);
  const bytes = fc.oneof(
    text.map((value) => Buffer.from(value)),
    fc.uint8Array({ maxLength: 60 }),
  );
  fc.assert(
    fc.property(bytes, (file) => {
      const { diagnostics } = compileFile(sourceOf('articles/a.md'), file, options).compiled;
      const lines = new TextDecoder().decode(file).split('\n');
      for (const { line, column } of diagnostics) {
        expect(line).toBeGreaterThan(0);
        expect(line).toBeLessThanOrEqual(lines.length);
        expect(column).toBeGreaterThan(0);
        expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
      }
    }),
    { numRuns: 400 },
  );
});
