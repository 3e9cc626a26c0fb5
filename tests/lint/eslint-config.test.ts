import { ESLint } from 'eslint';
import { describe, expect, it, vi } from 'vitest';

// The first call loads ESLint with all of its plugins.
vi.setConfig({ testTimeout: 60_000 });

/** With the project's own configuration; `.astro` files need no types, so any path will do. */
async function rulesBrokenInAstro(file: string, script: string): Promise<string[]> {
  const [result] = await new ESLint().lintText(`---\n${script}\n---\n`, { filePath: file });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId ?? 'parse error');
}

async function rulesOf(file: string): Promise<Record<string, [number, ...unknown[]]>> {
  const config = (await new ESLint().calculateConfigForFile(file)) as {
    rules: Record<string, [number, ...unknown[]]>;
  };
  return config.rules;
}

describe('in an .astro file', () => {
  it('reports an import against the directions', async () => {
    const script = `import Page from '../layouts/Page.astro';`;
    expect(await rulesBrokenInAstro('src/components/Sample.astro', script)).toEqual([
      'local/import-directions',
    ]);
  });

  it('reports a query of the collections outside pages', async () => {
    const script = `import { getLiveEntry } from 'astro:content';`;
    for (const file of ['layouts/Sample.astro', 'components/Sample.astro']) {
      expect(await rulesBrokenInAstro(`src/${file}`, script)).toEqual(['no-restricted-imports']);
    }
    for (const file of ['pages/sample.astro', 'components/MdxBody.astro']) {
      expect(await rulesBrokenInAstro(`src/${file}`, script)).toEqual([]);
    }
  });
});

describe('in a .ts file', () => {
  it.each(['src/site.config.ts', 'src/content/x.ts', 'src/pipeline/deep/x.ts', 'src/cli/setup.js'])(
    'import directions hold: %s',
    async (file) => {
      expect((await rulesOf(file))['local/import-directions']?.[0]).toBe(2);
    },
  );

  it.each(['src/content/x.ts', 'tests/x.ts', 'bench/x.ts', 'lint/x.ts'])(
    'circles of imports are reported: %s',
    async (file) => {
      expect((await rulesOf(file))['local/import-cycles']?.[0]).toBe(2);
    },
  );

  it('the content compiler and all models do without the clock', async () => {
    for (const room of ['content', 'publication', 'feeds', 'search', 'redirects', 'report']) {
      expect((await rulesOf(`src/${room}/x.ts`))['no-restricted-syntax']?.[0]).toBe(2);
    }
    expect((await rulesOf('src/pipeline/x.ts'))['no-restricted-syntax']).toBeUndefined();
  });

  it('types are known to the rules', async () => {
    expect(
      (await rulesOf('src/pipeline/x.ts'))['@typescript-eslint/no-unsafe-assignment']?.[0],
    ).toBe(2);
    expect((await rulesOf('tests/run.ts'))['@typescript-eslint/no-floating-promises']?.[0]).toBe(2);
  });
});
