import { readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CompiledFile } from '../../content/compiled-file.ts';
import {
  diagnose,
  type Diagnostic,
  diagnosticIn,
  type Span,
} from '../../content/diagnostics/diagnostic.ts';
import { memoize } from '../../content/memoize.ts';
import { compareText } from '../../content/text.ts';
import { isWithin } from '../../files/walk-folder.ts';
import { dependentsOf } from '../fingerprint.ts';
import { isReadModule, type ModuleFacts, type ModuleImport, readModule } from './read-module.ts';

const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));
const SOURCE = join(PROJECT, 'src');
/** Modules that Astro makes, but those of features that this site does not use. */
const astroModules = new Set([
  'actions',
  'assets',
  'components',
  'config/client',
  'config/server',
  'container',
  'content',
  'env/client',
  'env/server',
  'middleware',
  'schema',
  'static-paths',
  'transitions',
  'transitions/client',
]);
/** Exports of a module that a hint lists. */
const MOST_NAMED = 5;
/** Extensions that Vite tries, in its order: https://vite.dev/config/shared-options#resolve-extensions */
const EXTENSIONS = ['.mjs', '.js', '.mts', '.ts', '.jsx', '.tsx', '.json'];

/**
 * Reports imports of MDX articles that the build could not follow, or whose changes it would not
 * notice, also those of the modules that they lead to. What packages export is not looked at.
 */
export function checkImports(files: readonly CompiledFile[], contentDir: string): Diagnostic[] {
  const checker = new ImportChecker(contentDir);
  return files.flatMap(({ file, body }) =>
    (body.imports ?? []).flatMap(({ specifier, names, ...span }) => {
      const found = checker.check({ specifier, names }, join(contentDir, file));
      if (found === undefined) return [];
      return [diagnosticIn(file, diagnose('mdx-import', span, found.message, found.hint))];
    }),
  );
}

/** An import of an MDX article by which it comes to a module, and the module's path. */
export interface Reached extends Span {
  file: string;
  specifier: string;
}

/** The imports of MDX articles that lead to a module, directly or by others. */
export function importsReaching(
  module: string,
  files: readonly CompiledFile[],
  contentDir: string,
): Reached[] {
  const checker = new ImportChecker(contentDir);
  return files.flatMap(({ file, body }) =>
    (body.imports ?? [])
      .filter(({ specifier }) => checker.reaches(specifier, join(contentDir, file), module))
      .map(({ specifier, line, column, length }) => ({ file, specifier, line, column, length })),
  );
}

type Import = Pick<ModuleImport, 'specifier' | 'names'>;

interface Fault {
  message: string;
  hint: string;
}

class ImportChecker {
  readonly #contentDir: string;
  readonly #facts: (path: string) => ModuleFacts;
  /** What is wrong with the imports of a module, by its path. */
  readonly #faults = new Map<string, Fault | undefined>();

  constructor(contentDir: string) {
    this.#contentDir = contentDir;
    this.#facts = memoize(
      (path) => path,
      (path) => readModule(path, readFileSync(path, 'utf8')),
    );
  }

  /** What is wrong with an import of the module at a path. */
  check({ specifier, names }: Import, importer: string): Fault | undefined {
    const found = this.#resolve(specifier, importer);
    if (typeof found !== 'string') return found;
    if (!isRead(found, specifier)) return undefined;
    const { exports, fault } = this.#facts(found);
    if (fault) {
      const message = `${specifier} cannot be read: ${fault.message}, in its line ${String(fault.line)}`;
      return { message, hint: 'Mend the file' };
    }
    const exported = exports === 'any' ? exports : this.#exportsOf(found);
    const missing = exported === 'any' ? undefined : names.find((name) => !exported.has(name));
    if (exported !== 'any' && missing !== undefined) {
      const message =
        missing === 'default'
          ? `${specifier} has no default export`
          : `${specifier} exports no \`${missing}\``;
      return { message, hint: hintOf(exported) };
    }
    return this.#below(found);
  }

  /** Whether an import of the module at `importer` leads to another, directly or by others. */
  reaches(specifier: string, importer: string, module: string, seen = new Set<string>()): boolean {
    const found = this.#resolve(specifier, importer);
    if (found === module) return true;
    if (typeof found !== 'string' || !isRead(found, specifier) || seen.has(found)) return false;
    seen.add(found);
    return this.#facts(found).imports.some((one) =>
      this.reaches(one.specifier, found, module, seen),
    );
  }

  /** What is wrong with the imports of a module. */
  #below(path: string): Fault | undefined {
    if (this.#faults.has(path)) return this.#faults.get(path);
    // Modules may import each other.
    this.#faults.set(path, undefined);
    for (const one of this.#facts(path).imports) {
      const found = this.check(one, path);
      if (found === undefined) continue;
      const at = `${relative(this.#folderOf(path), path)}:${String(one.line)}`.replaceAll(
        '\\',
        '/',
      );
      const message = found.message.startsWith('in ')
        ? found.message
        : `in ${at}, ${found.message}`;
      const fault = { ...found, message };
      this.#faults.set(path, fault);
      return fault;
    }
    return undefined;
  }

  #folderOf(path: string): string {
    return isWithin(path, this.#contentDir) ? this.#contentDir : PROJECT;
  }

  /** The path of a module; `undefined` for one of a package. */
  #resolve(specifier: string, importer: string): string | Fault | undefined {
    const [path = ''] = specifier.split(/[?#]/, 1);
    if (!/^\.{0,2}\//.test(path)) {
      if (isInstalled(specifier, dirname(importer))) return undefined;
      if (specifier.startsWith('astro:')) {
        const message = `${specifier} is no module of Astro that this site has`;
        return { message, hint: 'Import another, or use what the site’s own components do' };
      }
      return {
        message: `${specifier} is no installed package`,
        hint: 'Install it, or begin the path of a file with `./` or `/src/`',
      };
    }
    const target = path.startsWith('/') ? join(PROJECT, path) : join(dirname(importer), path);
    const isOfContent = isWithin(importer, this.#contentDir);
    if (
      isOfContent &&
      !isWithin(target, join(this.#contentDir, 'features')) &&
      !isPageCode(target)
    ) {
      return {
        message: `${specifier} leads out of \`features/\` and the code of pages in \`src/\``,
        hint: 'Move the file into one of the two, where changes are noticed',
      };
    }
    const module = findModule(target, importer);
    if (module !== undefined) return module;
    return { message: `${specifier} leads to no file`, hint: 'Correct the path, or add the file' };
  }

  /** All names that others can take from a module, those that it passes on included. */
  #exportsOf(path: string, seen = new Set<string>()): ReadonlySet<string> | 'any' {
    const { exports, passedOn } = this.#facts(path);
    if (exports === 'any' || passedOn.length === 0 || seen.has(path)) return exports;
    seen.add(path);
    const all = new Set(exports);
    for (const specifier of passedOn) {
      const found = this.#resolve(specifier, path);
      const isKnown = typeof found === 'string' && isRead(found, specifier);
      const more = isKnown ? this.#exportsOf(found, seen) : 'any';
      if (more === 'any') return 'any';
      for (const name of more) if (name !== 'default') all.add(name);
    }
    return all;
  }
}

/** Whether an import takes a module as code: a query as `?raw` makes something else of it. */
function isRead(module: string, specifier: string): boolean {
  return isReadModule(module) && !specifier.includes('?');
}

function hintOf(exported: ReadonlySet<string>): string {
  const names = [...exported].sort(compareText).slice(0, MOST_NAMED);
  if (names.length === 0) return 'Export it there';
  const listed = names.map((name) => (name === 'default' ? 'a default' : `\`${name}\``)).join(', ');
  return `It exports ${listed}${exported.size > names.length ? ' …' : ''}`;
}

/** Whether a file is code of the site, after a change of which pages are rendered again. */
function isPageCode(target: string): boolean {
  const path = relative(SOURCE, target).replaceAll(sep, '/');
  return isWithin(target, SOURCE) && dependentsOf(path).includes('pages');
}

/** The file that Vite finds for a path: it adds extensions, and looks for `index` in folders. */
function findModule(path: string, importer: string): string | undefined {
  const candidates = [
    path,
    ...EXTENSIONS.map((extension) => path + extension),
    ...['', ...EXTENSIONS].map((extension) => join(path, `index${extension}`)),
    // TypeScript names a file as what it is compiled to.
    ...(/\.(?:mdx|astro|m?tsx?)$/.test(importer) ? [path.replace(/js(x?)$/, 'ts$1')] : []),
  ];
  return candidates.find((one) => statSync(one, { throwIfNoEntry: false })?.isFile() === true);
}

/**
 * Whether a specifier that is not a path names a module of Node, a virtual module, or an installed
 * package. Packages are looked up from the article's folder; Astro is looked up from the project's.
 */
function isInstalled(specifier: string, folder: string): boolean {
  if (/^(?:virtual|data):/.test(specifier) || isBuiltin(specifier)) return true;
  if (specifier.startsWith('astro:')) return astroModules.has(specifier.slice('astro:'.length));
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
