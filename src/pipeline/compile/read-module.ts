import { extname } from 'node:path';
import { parseSync, type ParseResult, type ParserOptions } from 'rolldown/utils';
import { LineIndex } from '../../content/diagnostics/line-index.ts';

/** What a module takes from others, and what others can take from it. */
export interface ModuleFacts {
  imports: ModuleImport[];
  /** Names that it exports, `default` among them; `any` where only a build can tell. */
  exports: ReadonlySet<string> | 'any';
  /** Specifiers of modules all of whose names it exports too. */
  passedOn: string[];
  /** What is wrong with its syntax, and the line. */
  fault?: { message: string; line: number };
}

export interface ModuleImport {
  specifier: string;
  /** Names that are taken from the module; none where all or nothing is taken. */
  names: string[];
  line: number;
}

/** Languages of code by the extension of the file. */
const LANGUAGES: Readonly<Record<string, NonNullable<ParserOptions['lang']>>> = {
  '.js': 'js',
  '.mjs': 'js',
  '.jsx': 'jsx',
  '.ts': 'ts',
  '.mts': 'ts',
  '.tsx': 'tsx',
};

/** Whether anything in a file matters to those that import it. */
export function isReadModule(path: string): boolean {
  const extension = extname(path);
  return Object.hasOwn(LANGUAGES, extension) || ['.astro', '.json'].includes(extension);
}

/** Reads a module of JavaScript, TypeScript, Astro or JSON, as its extension says. */
export function readModule(path: string, text: string): ModuleFacts {
  const extension = extname(path);
  if (extension === '.json') return readJson(text);
  if (extension === '.astro') return readAstro(text);
  const parsed = parseSync(path, text, {
    lang: LANGUAGES[extension] ?? 'js',
    sourceType: 'module',
  });
  const fault = parsed.errors.find(({ severity }) => severity === 'Error');
  const lines = new LineIndex(text);
  const lineAt = (offset: number): number => lines.at(offset).line;
  if (fault) {
    const line = lineAt(fault.labels[0]?.start ?? 0);
    return { ...NOTHING, fault: { message: firstSentence(fault.message), line } };
  }
  const exports = parsed.module.staticExports.flatMap(({ entries }) => entries);
  const imports = importsOf(parsed.module, lineAt, text);
  // A module of CommonJS, perhaps.
  if (!parsed.module.hasModuleSyntax) return { ...NOTHING, imports };
  return {
    imports,
    exports: new Set(
      exports.flatMap(({ exportName: { kind, name } }) =>
        kind === 'Default' ? ['default'] : name === null ? [] : [name],
      ),
    ),
    passedOn: exports.flatMap(({ exportName, moduleRequest }) =>
      exportName.kind === 'None' && moduleRequest ? [moduleRequest.value] : [],
    ),
  };
}

const NOTHING: ModuleFacts = { imports: [], exports: 'any', passedOn: [] };

function importsOf(
  { staticImports, staticExports, dynamicImports }: ParseResult['module'],
  lineAt: (offset: number) => number,
  text: string,
): ModuleImport[] {
  const imported = staticImports.flatMap(({ moduleRequest, entries, start }) => {
    // The compiler of TypeScript leaves out what imports types alone.
    if (entries.length > 0 && entries.every(({ isType }) => isType)) return [];
    const names = entries.flatMap(({ importName: { kind, name }, isType }) => {
      if (kind === 'Default') return ['default'];
      return isType || name === null ? [] : [name];
    });
    return [{ specifier: moduleRequest.value, names, line: lineAt(start) }];
  });
  const exported = staticExports.flatMap(({ entries, start }) =>
    entries.flatMap(({ moduleRequest, importName: { name }, isType }) =>
      moduleRequest === null || isType
        ? []
        : [
            {
              specifier: moduleRequest.value,
              names: name === null ? [] : [name],
              line: lineAt(start),
            },
          ],
    ),
  );
  const dynamic = dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
    const plain = /^(["'`])([^"'`$\\\n]*)\1$/.exec(text.slice(start, end))?.[2];
    return plain === undefined ? [] : [{ specifier: plain, names: [], line: lineAt(start) }];
  });
  return [...imported, ...exported, ...dynamic];
}

/** The script of a component; what its markup holds only a build can tell. */
function readAstro(text: string): ModuleFacts {
  const script = /^\s*---([\s\S]*?)\n---/.exec(text)?.[1] ?? '';
  const before = text.slice(0, text.indexOf(script)).split('\n').length - 1;
  const { imports } = readModule('script.ts', script);
  return { ...NOTHING, imports: imports.map((one) => ({ ...one, line: one.line + before })) };
}

function readJson(text: string): ModuleFacts {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
    return { ...NOTHING, exports: new Set(['default', ...keys]) };
  } catch (error) {
    const message = error instanceof Error ? firstSentence(error.message) : 'it is not JSON';
    return { ...NOTHING, fault: { message, line: 1 } };
  }
}

function firstSentence(message: string): string {
  return (message.split('\n', 1)[0] ?? message).replace(/\.$/, '');
}
