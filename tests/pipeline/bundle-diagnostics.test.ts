import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleDiagnostics } from '../../src/pipeline/bundle-diagnostics.ts';
import { type BundleFault, faultsOf } from '../../src/pipeline/render/bundle-fault.ts';
import { compiled } from '../content/compiled.ts';
import { temporaryFolder, writeFiles } from '../content/temporary-folder.ts';

const header = '---\ntitle: Nope in a title\ndate: 2020-01-01\n---\n';

describe('faults of the bundler', () => {
  it('are read of each error it gives, without colours and codes', () => {
    const red = '\u001b[31m[MISSING_EXPORT] \u001b[0m';
    const errors = [
      {
        id: '/c/features/a.mdx',
        loc: { file: '/c/features/a.mdx', line: 6 },
        message: `${red}"x" is not exported.\n  6 | code`,
      },
      { id: '/c/features/m.js?query', loc: { line: 3 }, message: '[PARSE_ERROR] Unexpected token' },
      {
        plugin: '@mdx-js/rolldown',
        loc: { file: '/c/b.mdx', line: 8 },
        message: 'Could not parse',
      },
      {
        message:
          '[vite]: Rolldown failed to resolve import "astro:no" from "/c/features/a.mdx".\nMore',
      },
      { message: 'Could not process image metadata for `/c/features/p.png`.' },
      { message: 'Nobody knows where' },
      'thrown',
    ];
    expect(faultsOf({ errors })).toEqual([
      { file: '/c/features/a.mdx', message: '"x" is not exported' },
      { file: '/c/features/m.js', message: 'Unexpected token', line: 3 },
      { file: '/c/b.mdx', message: 'Could not parse', line: 8 },
      {
        file: '/c/features/a.mdx',
        message: 'Rolldown failed to resolve import "astro:no" from "/c/features/a.mdx"',
      },
      {
        file: '/c/features/p.png',
        message: 'Could not process image metadata for `/c/features/p.png`',
      },
    ]);
    expect(faultsOf(new Error('plain'))).toEqual([]);
    expect(faultsOf('thrown')).toEqual([]);
  });

  const told = (faults: (folder: string) => BundleFault[]): string[] => {
    const folder = temporaryFolder();
    const a = `${header}import { nope } from 'pkg'\nimport './m.js'\n\nText, nope.\n`;
    const b = `${header}Text {names.nope}.\n`;
    writeFiles(folder, {
      'features/a.mdx': a,
      'features/b.mdx': b,
      'features/m.js': 'import "./s.css"',
      'features/s.css': '',
    });
    const files = [compiled('features/a.mdx', a), compiled('features/b.mdx', b)];
    return bundleDiagnostics(faults(folder), files, folder).map(
      ({ file, line, column, code, message }) =>
        `${file}:${String(line)}:${String(column)} ${code} ${message}`,
    );
  };

  it('are named where the article holds the name, or at the import that leads to the module', () => {
    expect(
      told((folder) => [
        {
          file: join(folder, 'features/s.css'),
          message: `${folder}/features/s.css:1:2: Unclosed block`,
          line: 1,
        },
        { file: join(folder, 'features/b.mdx'), message: 'Import `nope` is undefined' },
        { file: join(folder, 'features/a.mdx'), message: `"nope" is not exported by "\\0x"` },
        { file: join(folder, 'features/a.mdx'), message: `"nope" cannot be resolved` },
        { file: join(folder, 'features/b.mdx'), message: 'Could not parse', line: 3 },
      ]),
    ).toEqual([
      'features/a.mdx:5:10 mdx-code it cannot be built: "nope" cannot be resolved',
      'features/a.mdx:6:9 mdx-code ./m.js cannot be built: Unclosed block, in features/s.css:1',
      'features/b.mdx:3:1 mdx-code it cannot be built: Could not parse',
      'features/b.mdx:5:13 mdx-code it cannot be built: Import `nope` is undefined',
    ]);
  });

  it('are none of an article where the code of the site has one', () => {
    expect(
      told((folder) => [
        { file: join(folder, 'features/a.mdx'), message: '"nope" is not exported' },
        { file: '/elsewhere/src/pages/x.astro', message: 'Unexpected token', line: 1 },
      ]),
    ).toEqual([]);
  });
});
