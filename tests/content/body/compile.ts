import { compileBody } from '../../../src/content/body/compile-body.ts';
import { fillPlaceholders } from '../../../src/content/body/fill-placeholders.ts';
import type { CompiledBody } from '../../../src/content/body/body.ts';
import type { Span } from '../../../src/content/diagnostics/diagnostic.ts';

export function compile(markdown: string, syntax: 'md' | 'mdx' = 'md'): CompiledBody {
  return compileBody(markdown, { firstLine: 1, ownHosts: ['www.example.org'], lang: 'en', syntax });
}

/** The body's HTML with every link at its target and every picture as a plain `img`. */
export function html(markdown: string): string {
  const { facts, html: compiled } = compile(markdown);
  return fillPlaceholders(
    compiled,
    facts.links.map(({ target }) => target),
    facts.pictures.map(({ source }) => `<img src="${source}">`),
  );
}

/** Problems as `line:column code`. */
export function diagnostics(markdown: string, syntax: 'md' | 'mdx' = 'md'): string[] {
  return compile(markdown, syntax).diagnostics.map(
    ({ line, column, code }) => `${line}:${column} ${code}`,
  );
}

/** What stands in the text where a span points. */
export function pointedAt(markdown: string, { line, column, length }: Span): string {
  return (markdown.split('\n')[line - 1] ?? '').slice(column - 1, column - 1 + length);
}
