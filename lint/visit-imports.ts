import type { Rule } from 'eslint';

/**
 * Returns an ESLint visitor that calls `check` for every import and re-export with a literal
 * specifier: static or dynamic, of values or types.
 */
export function visitImports(
  check: (node: Rule.Node, specifier: string) => void,
): Rule.RuleListener {
  const checkSource = (node: Rule.Node, source: unknown): void => {
    const specifier = valueOf(source);
    if (typeof specifier === 'string') check(node, specifier);
  };
  return {
    ImportDeclaration(node) {
      checkSource(node, node.source);
    },
    ExportNamedDeclaration(node) {
      checkSource(node, node.source);
    },
    ExportAllDeclaration(node) {
      checkSource(node, node.source);
    },
    ImportExpression(node) {
      checkSource(node, node.source);
    },
    // `import('…').Type`, a node of typescript-eslint's parser.
    TSImportType(node: Rule.Node) {
      checkSource(node, 'source' in node ? node.source : undefined);
    },
  };
}

function valueOf(literal: unknown): unknown {
  return typeof literal === 'object' && literal !== null && 'value' in literal
    ? literal.value
    : undefined;
}
