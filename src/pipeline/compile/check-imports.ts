import { existsSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CompiledFile } from '../../content/compiled-file.ts';
import { diagnose, type Diagnostic, diagnosticIn } from '../../content/diagnostics/diagnostic.ts';
import { isWithin } from '../../files/walk-folder.ts';
import { dependentsOf } from '../fingerprint.ts';

const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));
const SOURCE = join(PROJECT, 'src');
/** Extensions that Vite tries, in its order: https://vite.dev/config/shared-options#resolve-extensions */
const EXTENSIONS = ['.mjs', '.js', '.mts', '.ts', '.jsx', '.tsx', '.json'];

/** Reports imports of MDX articles that the build would not find, or whose changes it would not notice. */
export function checkImports(files: readonly CompiledFile[], contentDir: string): Diagnostic[] {
  return files.flatMap(({ file, body }) =>
    (body.imports ?? []).flatMap(({ specifier, ...span }) => {
      const found = checkImport(specifier, file, contentDir);
      if (found === undefined) return [];
      return [diagnosticIn(file, diagnose('mdx-import', span, found.message, found.hint))];
    }),
  );
}

/** `file` is the path of the article below the content folder. */
function checkImport(
  specifier: string,
  file: string,
  contentDir: string,
): { message: string; hint: string } | undefined {
  const folder = dirname(join(contentDir, file));
  const [path = ''] = specifier.split(/[?#]/, 1);
  if (!/^\.{0,2}\//.test(path)) {
    return isInstalled(specifier, folder)
      ? undefined
      : {
          message: `${specifier} is no installed package`,
          hint: 'Install it, or begin the path of a file with `./` or `/src/`',
        };
  }
  const target = path.startsWith('/') ? join(PROJECT, path) : join(folder, path);
  if (!isWithin(target, join(contentDir, 'features')) && !isPageCode(target)) {
    return {
      message: `${specifier} leads out of \`features/\` and the code of pages in \`src/\``,
      hint: 'Move the file into one of the two, where changes are noticed',
    };
  }
  return isModule(target)
    ? undefined
    : { message: `${specifier} leads to no file`, hint: 'Correct the path, or add the file' };
}

/** Whether a file is code of the site, after a change of which pages are rendered again. */
function isPageCode(target: string): boolean {
  const path = relative(SOURCE, target).replaceAll(sep, '/');
  return isWithin(target, SOURCE) && dependentsOf(path).includes('pages');
}

/** Whether Vite finds a file for a path: it adds extensions, and looks for `index` in folders. */
function isModule(path: string): boolean {
  const stands = (one: string): boolean => existsSync(one) && statSync(one).isFile();
  return ['', ...EXTENSIONS].some(
    (extension) => stands(path + extension) || stands(join(path, `index${extension}`)),
  );
}

/**
 * Whether a specifier that is not a path names a module of Node, a virtual module, or an installed
 * package. Packages are looked up from the article's folder; Astro is looked up from the project's.
 */
function isInstalled(specifier: string, folder: string): boolean {
  if (/^(?:astro|virtual|data):/.test(specifier) || isBuiltin(specifier)) return true;
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? '';
  let at = name === 'astro' ? PROJECT : folder;
  for (;;) {
    const installed = join(at, 'node_modules', name);
    if (statSync(installed, { throwIfNoEntry: false })?.isDirectory() === true) return true;
    const above = dirname(at);
    if (above === at) return false;
    at = above;
  }
}
