import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRedirects, readRedirectsFile } from '../../src/content/redirects-file.ts';
import { temporaryFolder, writeFiles } from './temporary-folder.ts';

function read(text: string | Uint8Array): { entries: string[]; said: string[] } {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const { entries, diagnostics } = parseRedirects(bytes);
  return {
    entries: entries.map(
      ({ from, to, span }) => `${span.line}:${span.column}+${span.length} ${from} -> ${to}`,
    ),
    said: diagnostics.map(
      ({ line, column, code, message, hint }) => `${line}:${column} ${code} ${message}. ${hint}.`,
    ),
  };
}

const shape =
  'Begin each redirect with `- from: /old/`, and write `  to: /new/` on the line below.';

describe('redirects.yaml', () => {
  it('is a list of addresses and targets, in any way that YAML writes them', () => {
    const text = [
      '# From the old site.',
      '- from: /?p=12',
      '  to: /2018/03/13/name/',
      '',
      '- to: /tags/:splat',
      "  from: '/tag/*'",
      '- { from: "/a b/", to: https://other.example/?x=1#y }',
      '- from: /12',
      '  to: 12',
    ].join('\n');
    expect(read(text)).toEqual({
      entries: [
        '2:9+6 /?p=12 -> /2018/03/13/name/',
        '6:9+8 /tag/* -> /tags/:splat',
        '7:11+7 /a b/ -> https://other.example/?x=1#y',
        '8:9+3 /12 -> 12',
      ],
      said: [],
    });
  });

  it.each(['', '\n', '# nothing yet\n', '[]\n', '---\n'])('may be empty: %j', (text) => {
    expect(read(text)).toEqual({ entries: [], said: [] });
  });

  it('may have a byte-order mark and the line ends of Windows', () => {
    expect(read('\uFEFF- from: /a/\r\n  to: /b/\r\n').entries).toEqual(['1:9+3 /a/ -> /b/']);
  });

  it('is told of every entry of another shape at once, and the others are read', () => {
    const text = [
      '- from: /a/', // 1
      '- to: /b/', // 2
      '- from: /c/', // 3
      '  to: /d/',
      '  status: 301', // 5
      '- /e/ /f/', // 6
      '- from: /g/', // 7
      '  to:', // 8
      '- from: [/h/]', // 9
      '  to: true', // 10
      '-', // 11
      '- from: /i/', // 12
      '  from: /j/', // 13
      '  to: /k/',
    ].join('\n');
    expect(read(text)).toEqual({
      entries: ['3:9+3 /c/ -> /d/', '12:9+3 /i/ -> /k/'],
      said: [
        '1:3 invalid-redirect the redirect has no `to`. Write it as `to: /new/`.',
        '2:3 invalid-redirect the redirect has no `from`. Write it as `from: /old/`.',
        '5:3 invalid-redirect `status` is no key of a redirect. Delete it: a redirect has `from` and `to`.',
        `6:3 invalid-redirect the entry is a text. ${shape}`,
        '8:3 invalid-redirect `to` is empty. Write it as `to: /new/`.',
        '9:9 invalid-redirect `from` is a list. Write it as `from: /old/`.',
        '10:7 invalid-redirect `to` is `true` or `false`. Write it as `to: /new/`.',
        `11:2 invalid-redirect the entry is empty. ${shape}`,
        '13:3 invalid-redirect `from` stands here twice. Delete one.',
      ],
    });
  });

  it.each([
    ['redirects:\n  - from: /a/\n    to: /b/\n', 1, 1],
    ['/a/ /b/ 301\n', 1, 1],
  ])('that is no list is told at its place: %j', (text, line, column) => {
    expect(read(text).said).toEqual([
      `${line}:${column} invalid-redirect the file is no list. ${shape}`,
    ]);
  });

  it.each([
    [
      '- from: /a/\n  to: "/b/\n- from: /c/\n',
      '2:7 invalid-redirect a quotation mark is opened and never closed. Write `  to: "/b/"`.',
    ],
    [
      '- from: /a/\n   to: /b/\n',
      '2:1 invalid-redirect a key begins with a space, and reads as a part of the value above. Write `  to: /b/`.',
    ],
    [
      '- &x\n  from: /a/\n  to: /b/\n',
      '1:3 invalid-redirect the anchor `&x` is not read in this file. Write the value out; one that begins with `&`, `*` or `!` needs quotation marks.',
    ],
    [
      '- from: *x\n  to: /b/\n',
      "1:9 invalid-redirect the alias `*x` is not read in this file. Write the value out, or `- from: '*x'` if it is text.",
    ],
    [
      '- from: /a/\n  to: /b/\n---\n- from: /c/\n  to: /d/\n',
      '3:1 invalid-redirect `---` ends the file before its last entry. Delete the line.',
    ],
    [
      '- [[[[[/a/]]]]]\n',
      '1:7 invalid-redirect lists and maps nest more than 5 levels deep. Flatten the value.',
    ],
  ])('that is no YAML of ours is told where: %j', (text, said) => {
    expect(read(text).said[0]).toBe(said);
  });

  it('is told of bytes and characters that no file may hold, and of a merge', () => {
    expect(read(Uint8Array.of(0xff, 0xfe, 0x2d, 0)).said[0]).toBe(
      '1:1 invalid-utf8 the file is UTF-16. Save the file as UTF-8.',
    );
    expect(read('- from: /a\u0000/\n  to: /b/\n').said).toEqual([
      '1:11 control-character control character U+0000. Delete the character.',
    ]);
    expect(
      read('<<<<<<< HEAD\n- from: /a/\n  to: /b/\n=======\n>>>>>>> other\n').said,
    ).toMatchObject([expect.stringMatching(/^1:1 unfinished-merge /)]);
  });

  it('of fifty thousand redirects, as programs write them, is read at once', () => {
    const text = Array.from(
      { length: 50_000 },
      (_, index) => `- from: /?p=${index}\n  to: /2018/03/13/a-name-of-some-length-${index}/\n`,
    ).join('');
    const started = performance.now();
    const { entries } = read(text);
    expect(entries.at(-1)).toBe('99999:9+9 /?p=49999 -> /2018/03/13/a-name-of-some-length-49999/');
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('is read the same where a line is written otherwise and all of it is read as YAML', () => {
    const address = fc
      .tuple(
        fc.constantFrom('/', 'http://', 'https://', ''),
        fc.string({ unit: fc.constantFrom(...Array.from(`ab/:#?*&%{}[],'"!|>-~=@\`\\ é\u00A0`)) }),
      )
      .map((parts) => parts.join(''));
    const entry = fc
      .tuple(address, address, fc.constantFrom('\n', '\r\n', '\n\n', '\n# a: b\n'))
      .map(([from, to, end]) => `- from: ${from}\n  to: ${to}${end}`);
    let compared = 0;
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 4 }), (written) => {
        const text = written.join('');
        const { entries, said } = read(text);
        if (said.length > 0) return;
        compared += entries.length;
        expect(read(`${text}- { from: /z/, to: /z/ }\n`).entries.slice(0, -1)).toEqual(entries);
      }),
      { seed: 13, numRuns: 800 },
    );
    expect(compared).toBeGreaterThan(200);
  });
});

describe('a content folder', () => {
  it('has no redirects without the file, and those of the file with it', () => {
    const folder = temporaryFolder();
    expect(readRedirectsFile(folder)).toEqual({ entries: [], diagnostics: [] });
    writeFiles(folder, { 'redirects.yaml': '- from: /a/\n  to: /b/\n' });
    expect(readRedirectsFile(folder).entries).toMatchObject([{ from: '/a/', to: '/b/' }]);
  });

  it('lends none from behind a symbolic link, and none from a folder', () => {
    const folder = temporaryFolder();
    writeFiles(folder, { elsewhere: '- from: /a/\n  to: /b/\n' });
    mkdirSync(join(folder, 'content'));
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'content/redirects.yaml'));
    expect(readRedirectsFile(join(folder, 'content'))).toEqual({ entries: [], diagnostics: [] });
    mkdirSync(join(folder, 'other/redirects.yaml'), { recursive: true });
    expect(readRedirectsFile(join(folder, 'other'))).toEqual({ entries: [], diagnostics: [] });
  });

  it('is told of a file that is too large, which is not read', () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'redirects.yaml': Buffer.alloc(4 * 1024 * 1024 + 1, '\n') });
    expect(readRedirectsFile(folder)).toMatchObject({
      entries: [],
      diagnostics: [{ line: 1, code: 'file-too-large', message: 'the file is larger than 4 MB' }],
    });
  });
});
