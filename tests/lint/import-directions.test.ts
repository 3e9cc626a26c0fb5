import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { importDirections } from '../../lint/import-directions.ts';

const eslint = new ESLint({
  overrideConfigFile: true,
  overrideConfig: {
    files: ['**/*.ts'],
    plugins: { local: { rules: { 'import-directions': importDirections } } },
    languageOptions: { parser: await import('typescript-eslint').then((module) => module.parser) },
    rules: { 'local/import-directions': 'error' },
  },
});

async function complaints(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: file });
  return (result?.messages ?? []).map(({ message }) => message);
}

describe('an import against the directions is refused', () => {
  it.each([
    ['src/site.config.ts', './publication/page.ts'],
    ['src/media/picture.ts', '../content/diagnostic.ts'],
    ['src/media/deep/x.ts', '../../publication/page.ts'],
    ['src/content/read.ts', '../publication/page.ts'],
    ['src/content/body/body.ts', '../../pipeline/hash.ts'],
    ['src/content/read.ts', '../cli/arguments.ts'],
    ['src/publication/page.ts', '../pipeline/hash.ts'],
    ['src/publication/page.ts', '../components/Contents.astro'],
    ['src/components/link.ts', '../layouts/frame.ts'],
    ['src/components/link.ts', '../pipeline/hash.ts'],
    ['src/layouts/frame.ts', '../pages/index.ts'],
    ['src/pages/index.ts', '../pipeline/hash.ts'],
    ['src/content.config.ts', './pipeline/hash.ts'],
    ['src/pipeline/render/adapter.ts', '../../cli/hash.ts'],
    ['src/pipeline/render/adapter.ts', '../../pages/index.ts'],
    ['src/pipeline/build-site.ts', '../cli/arguments.ts'],
    ['src/pipeline/build-site.ts', '../layouts/frame.ts'],
    ['src/cli/build.ts', '../pages/index.ts'],
    ['src/content/read.ts', '../run.ts'],
  ])('%s ← %s', async (file, target) => {
    expect(await complaints(file, `import { x } from '${target}';`)).toHaveLength(1);
  });

  it.each([
    `import type { X } from '../publication/page.ts';`,
    `import '../publication/page.ts';`,
    `export { x } from '../publication/page.ts';`,
    `export * from '../publication/page.ts';`,
    `const x = await import('../publication/page.ts');`,
    `type X = import('../publication/page.ts').Page;`,
  ])('however it is written: %s', async (code) => {
    expect(await complaints('src/content/read.ts', code)).toEqual([
      '`src/content` must not import `src/publication`; see lint/import-directions.ts.',
    ]);
  });

  it('from a folder that nobody gave a place', async () => {
    expect(await complaints('src/helpers/x.ts', `import '../content/read.ts';`)).toEqual([
      '`src/helpers` has no place in lint/import-directions.ts.',
    ]);
  });
});

describe('a module from elsewhere is refused', () => {
  it.each([
    ['src/content/read.ts', 'astro'],
    ['src/content/read.ts', 'astro:content'],
    ['src/content/read.ts', 'astro/loaders'],
    ['src/content/read.ts', '@astrojs/markdown-remark'],
    ['src/publication/page.ts', 'node:fs'],
    ['src/publication/page.ts', 'astro:content'],
    ['src/publication/page.ts', 'astro/zod'],
  ])('%s ← %s', async (file, target) => {
    expect(await complaints(file, `import { x } from '${target}';`)).toHaveLength(1);
  });
});

describe('an import along the directions is accepted', () => {
  it.each([
    ['src/media/picture.ts', './limits.ts'],
    ['src/content/read.ts', '../media/picture.ts'],
    ['src/content/body/body.ts', '../diagnostic.ts'],
    ['src/content/read.ts', '../site.config.ts'],
    ['src/content/read.ts', 'astro/zod'],
    ['src/content/read.ts', 'node:fs'],
    ['src/content/read.ts', 'astronomy'],
    ['src/publication/page.ts', '../content/body/body.ts'],
    ['src/components/link.ts', '../publication/page.ts'],
    ['src/layouts/frame.ts', '../components/link.ts'],
    ['src/layouts/frame.ts', '../styles/main.css'],
    ['src/pages/index.ts', '../layouts/frame.ts'],
    ['src/content.config.ts', './content/read.ts'],
    ['src/pipeline/build-site.ts', '../publication/page.ts'],
    ['src/cli/build.ts', '../pipeline/build-site.ts'],
    ['tests/content/read.test.ts', '../../src/cli/arguments.ts'],
  ])('%s ← %s', async (file, target) => {
    expect(await complaints(file, `import { x } from '${target}';`)).toEqual([]);
  });
});
