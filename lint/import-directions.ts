import { dirname, relative, resolve, sep } from 'node:path';
import type { Rule } from 'eslint';

/**
 * What each part of `src` may import besides itself: the architecture in one table. A part is a
 * folder of `src`, or a file that lies directly in it, by its name without the extension.
 */
const base = ['site.config', 'site-settings', 'urls', 'escape'];
const compiled = ['content', 'files', 'media', 'publication', ...base];
const capabilities = ['feeds', 'redirects', 'search'];
const printed = [...compiled, ...capabilities, 'scripts', 'styles'];
const mayImport: Readonly<Record<string, readonly string[]>> = {
  // The type of its severities alone.
  'site.config': ['content'],
  'site-settings': ['site.config'],
  urls: ['content', 'site-settings'],
  escape: [],
  env: [...compiled, ...capabilities],
  styles: [],
  scripts: ['publication'],
  files: [],
  media: ['files', ...base],
  content: ['files', 'media', ...base],
  publication: ['content', 'feeds', 'redirects', 'search', ...base],
  feeds: ['content', 'publication', ...base],
  redirects: ['content', 'feeds', 'files', 'publication', ...base],
  search: ['content', 'files', 'publication', ...base],
  components: printed,
  layouts: ['components', ...printed],
  pages: ['layouts', 'components', ...printed],
  'content.config': compiled,
  'live.config': compiled,
  report: [...compiled, ...capabilities],
  links: [...compiled, ...capabilities],
  pipeline: [...compiled, ...capabilities],
  cli: ['pipeline', 'links', 'report', ...compiled, ...capabilities],
};

/** Modules from elsewhere that a part must do without, and why. */
const without: Readonly<Record<string, { refused: RegExp; why: string }>> = {
  content: {
    refused: /^(?!astro\/zod$)(astro$|astro[/:]|@astrojs\/)/,
    why: 'the content compiler knows nothing of Astro but `astro/zod`',
  },
  publication: {
    refused: /^(node:|astro$|astro[/:]|@astrojs\/)/,
    why: 'page models are computed without I/O, clock or environment',
  },
};

/** Reports an import that runs against the directions above. */
export const importDirections: Rule.RuleModule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const source = resolve(context.cwd, 'src');
    const part = partOf(source, context.filename);
    if (part === undefined) return {};

    const check = (node: Rule.Node, specifier: unknown): void => {
      if (typeof specifier !== 'string') return;
      const message = specifier.startsWith('.')
        ? refusePart(part, partOf(source, resolve(dirname(context.filename), specifier)))
        : refuseModule(part, specifier);
      if (message !== undefined) context.report({ node, message });
    };

    return {
      ImportDeclaration(node) {
        check(node, node.source.value);
      },
      ExportNamedDeclaration(node) {
        check(node, node.source?.value);
      },
      ExportAllDeclaration(node) {
        check(node, node.source.value);
      },
      ImportExpression(node) {
        check(node, valueOf(node.source));
      },
      // `import('…').Type`, which only TypeScript's tree knows.
      TSImportType(node: Rule.Node) {
        check(node, valueOf('source' in node ? node.source : undefined));
      },
    };
  },
};

function valueOf(literal: unknown): unknown {
  return typeof literal === 'object' && literal !== null && 'value' in literal
    ? literal.value
    : undefined;
}

/** `undefined` for a file outside `src`. */
function partOf(source: string, file: string): string | undefined {
  const path = relative(source, file.replace(/\?.*$/, ''));
  if (path.startsWith('..')) return undefined;
  const [first = '', ...rest] = path.split(sep);
  return rest.length > 0 ? first : first.replace(/(\.d)?\.[a-z]+$/, '');
}

function refusePart(from: string, to: string | undefined): string | undefined {
  if (to === from) return undefined;
  if (to === undefined) return `\`src/${from}\` must not import what lies outside \`src\`.`;
  const allowed = mayImport[from];
  if (allowed === undefined) return `\`src/${from}\` has no place in lint/import-directions.ts.`;
  if (allowed.includes(to)) return undefined;
  return `\`src/${from}\` must not import \`src/${to}\`; see lint/import-directions.ts.`;
}

function refuseModule(from: string, specifier: string): string | undefined {
  const rule = without[from];
  if (rule?.refused.test(specifier) !== true) return undefined;
  return `\`src/${from}\` must not import \`${specifier}\`: ${rule.why}.`;
}
