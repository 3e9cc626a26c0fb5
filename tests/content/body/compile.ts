import { compileBody } from '../../../src/content/body/compile-body.ts';
import { fillPlaceholders } from '../../../src/content/body/placeholders.ts';
import type { Components } from '../../../src/content/body/check-components.ts';
import type { CompiledBody } from '../../../src/content/body/body.ts';
import type { Span } from '../../../src/content/diagnostics/diagnostic.ts';

/** Components as articles may use them in these tests. */
const components: Components = {
  Callout: {
    hasSlot: true,
    isPicture: false,
    isOpen: false,
    properties: {
      kind: { isRequired: false, texts: ['note', 'caution'], isFlag: false },
      title: { isRequired: false, texts: 'any', isFlag: false },
      wide: { isRequired: false, texts: [], isFlag: true },
    },
  },
  Figure: {
    hasSlot: false,
    isPicture: true,
    isOpen: false,
    properties: {
      src: { isRequired: true, texts: 'any', isFlag: false },
      alt: { isRequired: true, texts: 'any', isFlag: false },
      caption: { isRequired: false, texts: 'any', isFlag: false },
      sizes: { isRequired: false, texts: [], isFlag: false },
    },
  },
  Anything: { hasSlot: true, isPicture: false, isOpen: true, properties: {} },
};

export function compile(markdown: string, syntax: 'md' | 'mdx' = 'md'): CompiledBody {
  const options = { firstLine: 1, ownHosts: ['www.example.org'], lang: 'en' };
  return compileBody(markdown, { ...options, syntax, components });
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

/** Diagnostics as `line:column code`. */
export function diagnostics(markdown: string, syntax: 'md' | 'mdx' = 'md'): string[] {
  return compile(markdown, syntax).diagnostics.map(
    ({ line, column, code }) => `${line}:${column} ${code}`,
  );
}

/** What stands in the text where a span points. */
export function pointedAt(markdown: string, { line, column, length }: Span): string {
  return (markdown.split('\n')[line - 1] ?? '').slice(column - 1, column - 1 + length);
}
