import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { filesIn } from '../../src/files/walk-folder.ts';
import {
  codeFingerprint,
  dependentsOf,
  projectFingerprint,
  type Kept,
} from '../../src/pipeline/fingerprint.ts';
import { temporaryFolder } from '../content/temporary-folder.ts';

const all: readonly Kept[] = ['compiled', 'pages', 'search'];

/** Every room of `src`, and of the pipeline, with what a change in it makes anew. */
const dependents: Readonly<Record<string, readonly Kept[]>> = {
  cli: [],
  components: ['pages'],
  content: all,
  'content.config.ts': ['pages'],
  deploy: [],
  'env.d.ts': [],
  'escape.ts': all,
  feeds: ['pages'],
  files: all,
  i18n: ['compiled', 'pages', 'search'],
  import: [],
  'language-server': [],
  layouts: ['pages'],
  links: [],
  'live.config.ts': ['pages'],
  media: ['compiled', 'pages'],
  'other-hosts.ts': [],
  pages: ['pages'],
  pipeline: ['pages'],
  'pipeline/compile': ['compiled'],
  'pipeline/compress': [],
  'pipeline/portable': [],
  'pipeline/media': ['compiled'],
  'pipeline/preview': [],
  'pipeline/publish': [],
  'pipeline/render': ['pages'],
  'pipeline/search': ['search'],
  publication: ['pages', 'search'],
  redirects: ['pages'],
  report: [],
  'route-models.ts': ['pages'],
  scripts: ['pages'],
  search: ['pages', 'search'],
  'site-settings.ts': ['pages'],
  'site.config.ts': ['pages'],
  styles: ['pages'],
  'urls.ts': all,
};

/** Where the code begins that makes what is kept. */
const entries: Readonly<Record<Kept, readonly string[]>> = {
  compiled: ['pipeline/compile/compile-worker.ts', 'pipeline/media/inspect-pictures.ts'],
  pages: [
    ...['render-worker', 'entry', 'adapter', 'mdx-modules', 'plan-routes', 'route-files'].map(
      (name) => `pipeline/render/${name}.ts`,
    ),
    'live.config.ts',
    'content.config.ts',
    ...filesIn('src/pages').map((path) => `pages/${path}`),
  ],
  search: ['pipeline/search/search-worker.ts'],
};

function roomsOfSource(): string[] {
  const folders = readdirSync('src/pipeline', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `pipeline/${name}`);
  return [...readdirSync('src'), ...folders].sort();
}

/** Paths below `src` of what a module loads. */
function importsOf(path: string): string[] {
  const text = readFileSync(join('src', path), 'utf8');
  return (path.endsWith('.astro') ? importsOfAstro(text) : importsOfModule(text))
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => posix.join(posix.dirname(path), specifier.replace(/\?.*$/, '')));
}

function importsOfAstro(text: string): string[] {
  return [...text.matchAll(/\bimport\s(?!type\b)[^'"]*(['"])(?<specifier>[^'"]+)\1/g)].flatMap(
    ({ groups }) => groups?.specifier ?? [],
  );
}

function importsOfModule(text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isImportDeclaration(node) &&
      node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword
    )
      found.push((node.moduleSpecifier as ts.StringLiteral).text);
    if (ts.isExportDeclaration(node) && !node.isTypeOnly && node.moduleSpecifier)
      found.push((node.moduleSpecifier as ts.StringLiteral).text);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [specifier] = node.arguments;
      if (specifier && ts.isStringLiteral(specifier)) found.push(specifier.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest));
  return found;
}

/** Everything that modules load, and what that loads. */
function loadedBy(paths: readonly string[]): Set<string> {
  const loaded = new Set<string>();
  const waiting = [...paths];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (loaded.has(path)) continue;
    loaded.add(path);
    if (/\.(?:ts|js|astro)$/.test(path)) waiting.push(...importsOf(path));
  }
  return loaded;
}

function project(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

test('each room makes anew what is said of it here, and no more', () => {
  const rooms = roomsOfSource();
  expect(rooms.map((room) => [room, dependentsOf(room)])).toEqual(
    rooms.map((room) => [room, dependents[room]]),
  );
});

test('a room that nobody thought of makes everything anew', () => {
  expect(dependentsOf('export/to-wordpress.ts')).toEqual(all);
  expect(dependentsOf('new.ts')).toEqual(all);
});

test.each(all)('all code that makes what is kept of %s counts', (kept) => {
  const loaded = [...loadedBy(entries[kept])];
  expect(loaded.length).toBeGreaterThan(10);
  expect(loaded.filter((path) => !dependentsOf(path).includes(kept))).toEqual([]);
});

test('a fingerprint changes with the files that count, their paths and the settings alone', () => {
  const files = {
    'src/content/a.ts': '1',
    'src/cli/a.ts': '1',
    'src/layouts/a.astro': '1',
    'astro.config.ts': '1',
    'package-lock.json': '1',
  };
  const of = (changes: Record<string, string>, settings: unknown = 'x') =>
    all.map((kept) => codeFingerprint(kept, settings, project({ ...files, ...changes })));
  const changed = (changes: Record<string, string>): Kept[] =>
    all.filter((_, index) => of(changes)[index] !== of({})[index]);
  expect(of({})).toEqual(of({}));
  expect(changed({ 'src/cli/a.ts': '2', 'tests/a.ts': '1', 'docs/a.md': '1' })).toEqual([]);
  expect(changed({ 'src/content/a.ts': '2' })).toEqual(all);
  expect(changed({ 'src/content/b.ts': '1' })).toEqual(all);
  expect(changed({ 'src/layouts/a.astro': '2' })).toEqual(['pages']);
  expect(changed({ 'astro.config.ts': '2' })).toEqual(['pages']);
  expect(changed({ 'package-lock.json': '2' })).toEqual(all);
  expect(of({}, 'y')).not.toEqual(of({}));
});

test('the fingerprint of the project changes with every file that a build may run', () => {
  const files = { 'src/cli/a.ts': '1', 'astro.config.ts': '1', 'package-lock.json': '1' };
  const of = (changes: Record<string, string>): string =>
    projectFingerprint(project({ ...files, ...changes }));
  const changes = [...Object.keys(files), 'src/new/b.css'].map((path) => ({ [path]: '2' }));
  expect(new Set([{}, { 'docs/a.md': '1' }, ...changes].map(of)).size).toBe(1 + changes.length);
});
