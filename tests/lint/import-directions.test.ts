import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { importDirections, rooms } from '../../lint/import-directions.ts';

const eslint = new ESLint({
  overrideConfigFile: true,
  overrideConfig: {
    files: ['**/*.ts'],
    plugins: { local: { rules: { 'import-directions': importDirections } } },
    languageOptions: { parser: await import('typescript-eslint').then((module) => module.parser) },
    rules: { 'local/import-directions': 'error' },
  },
});

async function messagesFor(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: file });
  return (result?.messages ?? []).map(({ message }) => message);
}

it('lets a room import only rooms before it, so that there are no circles of rooms', () => {
  const order = Object.keys(rooms);
  const upward = Object.entries(rooms).flatMap(([room, allowed]) =>
    allowed
      .filter((other) => !order.slice(0, order.indexOf(room)).includes(other))
      .map((other) => `${room} → ${other}`),
  );
  expect(upward).toEqual([]);
});

describe('reports an import against the directions', () => {
  it.each([
    ['src/site.config.ts', './publication/page.ts'],
    ['src/site.config.ts', './content/diagnostic.ts'],
    ['src/urls.ts', './content/diagnostic.ts'],
    ['src/content/read.ts', '../media/picture.ts'],
    ['src/media/deep/x.ts', '../../publication/page.ts'],
    ['src/content/read.ts', '../publication/page.ts'],
    ['src/content/body/body.ts', '../../pipeline/hash.ts'],
    ['src/content/read.ts', '../cli/run-command.ts'],
    ['src/publication/page.ts', '../pipeline/hash.ts'],
    ['src/publication/page.ts', '../feeds/atom.ts'],
    ['src/publication/page.ts', '../redirects/rule.ts'],
    ['src/publication/page.ts', '../search/index.ts'],
    ['src/publication/page.ts', '../components/Contents.astro'],
    ['src/components/link.ts', '../layouts/frame.ts'],
    ['src/components/link.ts', '../pipeline/hash.ts'],
    ['src/layouts/frame.ts', '../pages/index.ts'],
    ['src/pages/index.ts', '../pipeline/hash.ts'],
    ['src/content.config.ts', './pipeline/hash.ts'],
    ['src/pipeline/render/adapter.ts', '../../cli/hash.ts'],
    ['src/pipeline/render/adapter.ts', '../../pages/index.ts'],
    ['src/pipeline/build-site.ts', '../cli/run-command.ts'],
    ['src/pipeline/build-site.ts', '../layouts/frame.ts'],
    ['src/cli/build.ts', '../pages/index.ts'],
    ['src/content/read.ts', '../run.ts'],
  ])('%s ← %s', async (file, target) => {
    expect(await messagesFor(file, `import { x } from '${target}';`)).toHaveLength(1);
  });

  it.each([
    `import type { X } from '../publication/page.ts';`,
    `import '../publication/page.ts';`,
    `export { x } from '../publication/page.ts';`,
    `export * from '../publication/page.ts';`,
    `const x = await import('../publication/page.ts');`,
    `type X = import('../publication/page.ts').Page;`,
  ])('however it is written: %s', async (code) => {
    expect(await messagesFor('src/content/read.ts', code)).toEqual([
      '`src/content` must not import `src/publication`; see lint/import-directions.ts.',
    ]);
  });

  it('from a folder without a row in the table', async () => {
    expect(await messagesFor('src/helpers/x.ts', `import '../content/read.ts';`)).toEqual([
      '`src/helpers` has no place in lint/import-directions.ts.',
    ]);
  });
});

describe('reports a package or Node module', () => {
  it.each([
    ['src/content/read.ts', 'astro'],
    ['src/content/read.ts', 'astro:content'],
    ['src/content/read.ts', 'astro/loaders'],
    ['src/content/read.ts', '@astrojs/markdown-remark'],
    ['src/publication/page.ts', 'node:fs'],
    ['src/publication/page.ts', 'astro:content'],
    ['src/publication/page.ts', 'astro/zod'],
    ['src/feeds/atom.ts', 'node:fs'],
    ['src/redirects/rule.ts', 'node:fs'],
    ['src/report/report.ts', 'node:fs'],
  ])('%s ← %s', async (file, target) => {
    expect(await messagesFor(file, `import { x } from '${target}';`)).toHaveLength(1);
  });
});

describe('accepts an import along the directions', () => {
  it.each([
    ['src/media/picture.ts', './limits.ts'],
    ['src/media/picture.ts', '../content/diagnostic.ts'],
    ['src/content/body/body.ts', '../diagnostic.ts'],
    ['src/content/body/body.ts', '../../escape.ts'],
    ['src/feeds/atom.ts', '../publication/page.ts'],
    ['src/redirects/rule.ts', '../search/index.ts'],
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
    ['tests/content/read.test.ts', '../../src/cli/run-command.ts'],
  ])('%s ← %s', async (file, target) => {
    expect(await messagesFor(file, `import { x } from '${target}';`)).toEqual([]);
  });
});
