import { assembleContent } from '../../src/content/assemble/assemble-content.ts';
import { compileFile } from '../../src/content/compile-file.ts';
import type { CompiledFile } from '../../src/content/compiled-file.ts';
import { type Diagnostic, sortDiagnostics } from '../../src/content/diagnostics/diagnostic.ts';
import { sourceOf as knownSource, type SourceFile } from '../../src/content/list-content.ts';

const options = { ownHosts: ['www.example.org'], lang: 'en', typography: false, components: {} };

/** An article's text: this header after a title and a date, and this body. */
export function article(frontMatter = '', body = 'Text.'): string {
  return `---\ntitle: A title\ndate: 2018-03-13\n${frontMatter}\n---\n${body}\n`;
}

export function sourceOf(file: string): SourceFile {
  const source = knownSource(file);
  if (!source) throw new Error(`${file} is no source`);
  return source;
}

export function compiled(file: string, text: string): CompiledFile {
  return compileFile(sourceOf(file), Buffer.from(text), options).compiled;
}

/** The content of these files, beside these assets and public files. */
export function assembled(
  files: Readonly<Record<string, string>>,
  assets: readonly string[] = [],
  publicFiles: readonly string[] = [],
) {
  const listing = { assets: new Set(assets), publicFiles: new Set(publicFiles) };
  const sources = Object.entries(files).map(([file, text]) => compiled(file, text));
  const { contents, ...found } = assembleContent(sources, listing, options);
  const [content] = contents;
  if (!content) throw new Error('There is no content');
  return { ...found, content };
}

/** Diagnostics as `file:line:column code`, in order. */
export function listed(diagnostics: readonly Diagnostic[]): string[] {
  return sortDiagnostics(diagnostics).map(
    ({ file, line, column, code }) => `${file}:${line}:${column} ${code}`,
  );
}
