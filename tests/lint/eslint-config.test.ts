import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

/** With the project's own configuration; `.astro` files need no types, so any path will do. */
async function complaintsInAstro(file: string, script: string): Promise<string[]> {
  const [result] = await new ESLint().lintText(`---\n${script}\n---\n`, { filePath: file });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId ?? 'fault');
}

async function rulesOf(file: string): Promise<Record<string, [number, ...unknown[]]>> {
  const config = (await new ESLint().calculateConfigForFile(file)) as {
    rules: Record<string, [number, ...unknown[]]>;
  };
  return config.rules;
}

describe('in an .astro file', () => {
  it('an import against the directions is refused', async () => {
    const script = `import Page from '../layouts/Page.astro';`;
    expect(await complaintsInAstro('src/components/Sample.astro', script)).toEqual([
      'local/import-directions',
    ]);
  });

  it('a query of the collections is refused, but for the one module that makes it', async () => {
    const script = `import { getEntry } from 'astro:content';`;
    expect(await complaintsInAstro('src/layouts/Sample.astro', script)).toEqual([
      'no-restricted-imports',
    ]);
    expect(await complaintsInAstro('src/components/MdxBody.astro', script)).toEqual([]);
  });
});

describe('in a .ts file', () => {
  it.each(['src/site.config.ts', 'src/content/x.ts', 'src/pipeline/deep/x.ts', 'src/cli/setup.js'])(
    'import directions hold: %s',
    async (file) => {
      expect((await rulesOf(file))['local/import-directions']?.[0]).toBe(2);
    },
  );

  it('page models and the content compiler do without the clock', async () => {
    for (const file of ['src/content/x.ts', 'src/publication/x.ts']) {
      expect((await rulesOf(file))['no-restricted-syntax']?.[0]).toBe(2);
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
