import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ESLint } from 'eslint';
import astro from 'eslint-plugin-astro';
import { afterEach, expect, it } from 'vitest';
import { importCycles } from '../../lint/import-cycles.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cycles-')));
const eslint = new ESLint({
  cwd: folder,
  overrideConfigFile: true,
  overrideConfig: [
    ...astro.configs.base,
    {
      files: ['**/*.ts'],
      languageOptions: {
        parser: await import('typescript-eslint').then((module) => module.parser),
      },
    },
    {
      files: ['**/*.{ts,astro}'],
      plugins: { local: { rules: { 'import-cycles': importCycles() } } },
      rules: { 'local/import-cycles': 'error' },
    },
  ],
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Messages by file, of files that have any. */
async function lint(files: Readonly<Record<string, string>>): Promise<Record<string, string[]>> {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${text}\n`);
  }
  const results = await eslint.lintFiles(['**/*.{ts,astro}']);
  return Object.fromEntries(
    results
      .filter(({ messages }) => messages.length > 0)
      .map(({ filePath, messages }) => [
        filePath.slice(folder.length + 1),
        messages.map(({ message }) => message),
      ]),
  );
}

const circle = (...files: string[]): string[] => [
  `This import closes a circle: ${files.join(' → ')}.`,
];

it('reports a circle of types, in both files', async () => {
  expect(
    await lint({
      'a.ts': `import type { B } from './b.ts';\nexport type A = B;`,
      'b.ts': `import { type A } from './a.ts';\nexport type B = A;`,
    }),
  ).toEqual({
    'a.ts': circle('a.ts', 'b.ts', 'a.ts'),
    'b.ts': circle('b.ts', 'a.ts', 'b.ts'),
  });
});

it('reports a circle of .astro and .ts', async () => {
  expect(
    await lint({
      'components/Card.astro': `---\nimport { label } from '../label.ts';\n---\n\n<p>{label}</p>`,
      'label.ts': `import type Card from './components/Card.astro';\nexport const label = '';\nexport type C = typeof Card;`,
    }),
  ).toEqual({
    'components/Card.astro': circle('components/Card.astro', 'label.ts', 'components/Card.astro'),
    'label.ts': circle('label.ts', 'components/Card.astro', 'label.ts'),
  });
});

it('reports a circle through a script of an .astro file', async () => {
  const found = await lint({
    'Page.astro': `<p>It's a page</p>\n<script>\nimport { start } from './start.ts';\nstart();\n</script>`,
    'start.ts': `export const start = () => import('./Page.astro');`,
  });
  expect(found['start.ts']).toEqual(circle('start.ts', 'Page.astro', 'start.ts'));
});

it('reports a circle of three files', async () => {
  expect(
    await lint({
      'a.ts': `export { b } from './deep/b.ts';`,
      'deep/b.ts': `export * from './c.ts';`,
      'deep/c.ts': `import '../a.ts';\nexport const b = 1;`,
      'outside.ts': `import './a.ts';`,
    }),
  ).toEqual({
    'a.ts': circle('a.ts', 'deep/b.ts', 'deep/c.ts', 'a.ts'),
    'deep/b.ts': circle('deep/b.ts', 'deep/c.ts', 'a.ts', 'deep/b.ts'),
    'deep/c.ts': circle('deep/c.ts', 'a.ts', 'deep/b.ts', 'deep/c.ts'),
  });
});

it.each([
  ['a dynamic import', `export const b = () => import('./a.ts');`],
  ['a type of an import', `export type B = import('./a.ts').A;`],
  ['a query', `import text from './a.ts?raw';\nexport const b = text;`],
])('reports a circle closed by %s', async (_, b) => {
  const found = await lint({ 'a.ts': `import './b.ts';\nexport type A = 1;`, 'b.ts': b });
  expect(Object.keys(found)).toEqual(['a.ts', 'b.ts']);
});

it('reports a file that imports itself', async () => {
  expect(await lint({ 'a.ts': `import './a.ts';` })).toEqual({ 'a.ts': circle('a.ts', 'a.ts') });
});

it('accepts two ways to one file, and files that are not there', async () => {
  expect(
    await lint({
      'a.ts': `import './b.ts';\nimport './c.ts';`,
      'b.ts': `import './d.ts';\nimport './gone.ts';\nimport './style.css';`,
      'c.ts': `import './d.ts';`,
      'd.ts': `// import './a.ts';\nexport const text = "import './a.ts'";`,
    }),
  ).toEqual({});
});

it('sees that a file has changed', async () => {
  expect(await lint({ 'a.ts': `import './b.ts';`, 'b.ts': `import './a.ts';` })).not.toEqual({});
  expect(await lint({ 'b.ts': `export const b = 'mended';` })).toEqual({});
});
