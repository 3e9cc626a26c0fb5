import { readFileSync, statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { Rule } from 'eslint';
import ts from 'typescript';
import { visitImports } from './visit-imports.ts';

/**
 * Creates a rule that reports imports through which a file imports itself. Imports of types count,
 * and so do `.astro` files; eslint-plugin-import-x and its kin skip both.
 */
export function importCycles(): Rule.RuleModule {
  const graph = new ImportGraph();
  return {
    meta: { type: 'problem', schema: [] },
    create(context) {
      const file = context.filename;
      return visitImports((node, specifier) => {
        if (!specifier.startsWith('.')) return;
        const path = graph.pathBetween(targetOf(file, specifier), file);
        if (path === undefined) return;
        const names = [file, ...path].map((one) =>
          relative(context.cwd, one).replaceAll('\\', '/'),
        );
        context.report({ node, message: `This import closes a circle: ${names.join(' → ')}.` });
      });
    },
  };
}

/** The relative imports of files, read on demand and again when a file has changed. */
class ImportGraph {
  readonly #known = new Map<string, { version: string; targets: readonly string[] }>();

  /** A shortest path of imports, both ends included. */
  pathBetween(from: string, to: string): string[] | undefined {
    const importerOf = new Map<string, string | undefined>([[from, undefined]]);
    for (const file of importerOf.keys()) {
      if (file === to) return pathTo(file, importerOf);
      for (const target of this.#targetsOf(file)) {
        if (!importerOf.has(target)) importerOf.set(target, file);
      }
    }
    return undefined;
  }

  #targetsOf(file: string): readonly string[] {
    if (!/\.(?:[cm]?[jt]s|astro)$/.test(file)) return [];
    const stat = statSync(file, { throwIfNoEntry: false });
    if (!stat) return [];
    const version = `${stat.mtimeMs} ${stat.size}`;
    const known = this.#known.get(file);
    if (known?.version === version) return known.targets;
    const targets = readTargets(file);
    this.#known.set(file, { version, targets });
    return targets;
  }
}

function pathTo(end: string, importerOf: ReadonlyMap<string, string | undefined>): string[] {
  const path = [];
  for (let file: string | undefined = end; file !== undefined; file = importerOf.get(file))
    path.unshift(file);
  return path;
}

function readTargets(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const script = file.endsWith('.astro') ? scriptsIn(text) : text;
  return ts
    .preProcessFile(script)
    .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => targetOf(file, fileName));
}

/** The component script of an `.astro` file and its `<script>` elements. */
function scriptsIn(text: string): string {
  const component = /^\s*---\r?\n(.*?)\r?\n---/s.exec(text)?.[1] ?? '';
  const elements = [...text.matchAll(/<script\b[^>]*>(.*?)<\/script>/gs)];
  return [component, ...elements.map(([, script]) => script)].join('\n');
}

function targetOf(file: string, specifier: string): string {
  return resolve(dirname(file), specifier.replace(/\?.*$/, ''));
}
