import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The part of `@astrojs/language-server` that `astro check` uses; it exports no types. */
interface AstroCheck {
  lint: (options: { fileNames: readonly string[] }) => Promise<{
    fileResult: readonly { fileUrl: URL; errors: readonly { message: string }[] }[];
  }>;
}

type AstroCheckConstructor = new (root: string, typescript: string, config: string) => AstroCheck;

/**
 * Type errors of some files of a project, `.astro` included, as `astro check` reports them for all
 * files. The project must have been built, which writes the types of its collections.
 */
export async function typeErrors(project: string, files: readonly string[]): Promise<string[]> {
  // Builds keep what Astro makes out of the project, the types of its content too.
  const astro = join(project, 'node_modules', 'astro', 'bin', 'astro.mjs');
  await promisify(execFile)(process.execPath, [astro, 'sync'], { cwd: project });
  const require = createRequire(createRequire(import.meta.url).resolve('@astrojs/check'));
  const { AstroCheck } = require('@astrojs/language-server') as {
    AstroCheck: AstroCheckConstructor;
  };
  const typescript = require.resolve('typescript');
  const check = new AstroCheck(project, typescript, join(project, 'tsconfig.json'));
  const { fileResult } = await check.lint({ fileNames: files.map((file) => join(project, file)) });
  return fileResult.flatMap(({ fileUrl, errors }) =>
    errors.map(({ message }) => `${fileUrl.pathname.slice(project.length + 1)}: ${message}`),
  );
}
