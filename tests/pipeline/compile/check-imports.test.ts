import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sortDiagnostics } from '../../../src/content/diagnostics/diagnostic.ts';
import { checkImports, importsReaching } from '../../../src/pipeline/compile/check-imports.ts';
import { compiled } from '../../content/compiled.ts';
import { temporaryFolder, writeFiles } from '../../content/temporary-folder.ts';

const header = '---\ntitle: A\ndate: 2020-01-01\n---\n';

/** What imports of `features/a.mdx` are reported for, with its module code, beside these files. */
function reported(code: string, files: Readonly<Record<string, string>> = {}): string[] {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const article = compiled('features/a.mdx', `${header}${code}\n\nText.\n`);
  return sortDiagnostics(checkImports([article], folder)).map(
    ({ line, column, code: found, message, hint }) =>
      `${String(line)}:${String(column)} ${found} ${message}. ${hint}`,
  );
}

test('a name that a module does not export is named at the import', () => {
  const files = {
    'features/m.ts':
      'export const a = 1;\nexport interface Shape { x: number }\nexport * from "./n";',
    'features/n.js': 'export { a as b } from "./m";\nexport default 1;',
    'features/d.json': '{ "c": 1 }',
  };
  const code = [
    "import { a, b, nope } from './m'",
    "import other from './m'",
    "import n, { b as again } from './n.js'",
    "import d, { c, e } from './d.json'",
    "import * as all from './m.js'",
    "export { missing } from './n.js'",
  ].join('\n');
  expect(reported(code, files)).toEqual([
    '5:29 mdx-import ./m exports no `nope`. It exports `Shape`, `a`, `b`',
    '6:20 mdx-import ./m has no default export. It exports `Shape`, `a`, `b`',
    '8:26 mdx-import ./d.json exports no `e`. It exports `c`, a default',
    '10:26 mdx-import ./n.js exports no `missing`. It exports `b`, a default',
  ]);
});

test('a module that cannot be parsed is named with its line', () => {
  const files = {
    'features/m.js': 'export const a = 1;\nexport const b = ;',
    'features/d.json': '{ "a": }',
    'features/raw.js': 'not code',
  };
  const code = [
    "import { a } from './m.js'",
    "import d from './d.json'",
    "import raw from './raw.js?raw'",
  ].join('\n');
  const [module, json, ...others] = reported(code, files);
  expect(module).toBe(
    '5:20 mdx-import ./m.js cannot be read: Unexpected token, in its line 2. Mend the file',
  );
  expect(json).toMatch(
    /^6:16 mdx-import \.\/d\.json cannot be read: Unexpected token.*Mend the file$/,
  );
  expect(others).toEqual([]);
});

test('what an imported module imports is followed, also into components and in a circle', () => {
  const files = {
    'features/a/Mark.astro': '---\nimport { go } from "../go.js";\n---\n<b>{go}</b>',
    'features/go.js': 'import "./back.js";\nexport const go = () => import("./nowhere.js");',
    'features/back.js': 'import { go } from "./go.js";\nexport const back = go;',
    'features/types.ts':
      'import type { T } from "./nowhere";\nimport { type U } from "./nowhere";\nexport const t = 1;',
  };
  expect(
    reported("import Mark from './a/Mark.astro'\nimport { t } from './types.ts'", files),
  ).toEqual([
    '5:19 mdx-import in features/go.js:2, ./nowhere.js leads to no file. Correct the path, or add the file',
  ]);
});

test('`import(…)` is followed in expressions and in module code', () => {
  const code = "export const late = () => import('./a.js')\n\nÜ {import('./b.js')} {import(name)}";
  expect(reported(code)).toEqual([
    '5:35 mdx-import ./a.js leads to no file. Correct the path, or add the file',
    '7:12 mdx-import ./b.js leads to no file. Correct the path, or add the file',
  ]);
});

test('a module of Astro is one that this site has', () => {
  const code = "import { z } from 'astro:schema'\nimport 'astro:i18n'\nimport 'astro:nothing'";
  expect(reported(code)).toEqual([
    '6:9 mdx-import astro:i18n is no module of Astro that this site has. Import another, or use what the site’s own components do',
    '7:9 mdx-import astro:nothing is no module of Astro that this site has. Import another, or use what the site’s own components do',
  ]);
});

test('a module without `import` and `export` may be CommonJS', () => {
  const files = { 'features/c.js': 'module.exports = { a: 1 };' };
  expect(reported("import c, { a } from './c.js'", files)).toEqual([]);
});

test('the imports that lead to a module are found by way of others', () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    'features/one.js': 'import "./two.js";',
    'features/two.js': 'import "./one.js";\nimport "./style.css";',
    'features/style.css': 'a {}',
    'features/three.js': '',
  });
  const article = (name: string, code: string) =>
    compiled(`features/${name}.mdx`, `${header}${code}\n\nText.\n`);
  const files = [
    article('a', "import './three.js'\nimport './one.js'"),
    article('b', "import './style.css'"),
    article('c', "import './three.js'"),
  ];
  expect(importsReaching(join(folder, 'features/style.css'), files, folder)).toEqual([
    { file: 'features/a.mdx', specifier: './one.js', line: 6, column: 9, length: 8 },
    { file: 'features/b.mdx', specifier: './style.css', line: 5, column: 9, length: 11 },
  ]);
});
