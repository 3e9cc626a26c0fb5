import type { EstreeProgram } from 'satteri';
import { append } from '../append.ts';

/** The names and imports of the module code of an MDX file. */
export interface ModuleCode {
  /** Names that it imports or declares. */
  names: string[];
  /** Whether it exports `components`, with which a file gives Astro further components. */
  addsComponents: boolean;
  /** Module specifiers, with the offsets of their literals in bytes. */
  imports: { specifier: string; start: number; end: number }[];
}

/** A component that an expression uses, as `Mark` or `shapes.Mark`; `start` is in bytes. */
export interface ComponentUse {
  name: string;
  start: number;
}

type Statement = EstreeProgram['body'][number];
type Declaration = Extract<
  Statement,
  { type: 'FunctionDeclaration' | 'ClassDeclaration' | 'VariableDeclaration' }
>;
type Pattern = Extract<Statement, { type: 'VariableDeclaration' }>['declarations'][number]['id'];

/** Reads the `import` and `export` statements of one block of module code. */
export function readModuleCode(program: EstreeProgram): ModuleCode {
  const names: string[] = [];
  const exported: string[] = [];
  const imports: ModuleCode['imports'] = [];
  for (const statement of program.body) {
    if ('source' in statement && statement.source) imports.push(importOf(statement.source));
    if (statement.type === 'ImportDeclaration') {
      for (const { local } of statement.specifiers) names.push(local.name);
    } else if (statement.type === 'ExportNamedDeclaration') {
      const declared = statement.declaration ? declaredNames(statement.declaration) : [];
      append(names, declared);
      append(exported, declared);
      for (const { exported: name } of statement.specifiers) {
        if (name.type === 'Identifier') exported.push(name.name);
      }
    }
  }
  return { names, addsComponents: exported.includes('components'), imports };
}

function importOf(literal: object): ModuleCode['imports'][number] {
  const { value, start, end } = literal as { value: unknown; start: number; end: number };
  return { specifier: String(value), start, end };
}

function declaredNames(declaration: Declaration): string[] {
  return declaration.type === 'VariableDeclaration'
    ? declaration.declarations.flatMap(({ id }) => patternNames(id))
    : [declaration.id.name];
}

function patternNames(pattern: Pattern | null): string[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        patternNames(property.type === 'Property' ? property.value : property.argument),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap(patternNames);
    case 'AssignmentPattern':
      return patternNames(pattern.left);
    case 'RestElement':
      return patternNames(pattern.argument);
    default:
      return [];
  }
}

/**
 * The components that an expression uses and does not declare itself. A name that a function in it
 * takes as a parameter, or that is declared anywhere in it, counts as declared.
 */
export function componentsUsed(program: EstreeProgram): ComponentUse[] {
  const used: ComponentUse[] = [];
  const declared = new Set<string>();
  visitNodes(program, (node) => {
    if (node.type === 'JSXOpeningElement') {
      const use = componentUse(node.name as CodeNode);
      if (use !== undefined) used.push(use);
    } else if (node.type === 'VariableDeclarator') {
      for (const name of patternNames(node.id as Pattern)) declared.add(name);
    } else if (Array.isArray(node.params)) {
      for (const name of (node.params as Pattern[]).flatMap(patternNames)) declared.add(name);
    }
  });
  return used.filter(({ name }) => !declared.has(rootName(name)));
}

/** The first part of a dotted name. */
export function rootName(name: string): string {
  return name.split('.', 1)[0] ?? name;
}

/** Whether JSX takes a name for a component, not for an element of HTML. */
export function isComponentName(name: string): boolean {
  return name.includes('.') || !/^[a-z]|[-:]/.test(name);
}

interface CodeNode extends Record<string, unknown> {
  type: string;
}

/** `undefined` for an element of HTML. */
function componentUse(node: CodeNode): ComponentUse | undefined {
  const name = jsxName(node);
  return isComponentName(name) ? { name, start: Number(node.start) } : undefined;
}

function jsxName(node: CodeNode): string {
  switch (node.type) {
    case 'JSXMemberExpression':
      return `${jsxName(node.object as CodeNode)}.${jsxName(node.property as CodeNode)}`;
    case 'JSXNamespacedName':
      return `${jsxName(node.namespace as CodeNode)}:${jsxName(node.name as CodeNode)}`;
    default:
      return String(node.name);
  }
}

function visitNodes(value: unknown, visit: (node: CodeNode) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value && typeof value.type === 'string') visit(value as CodeNode);
  for (const child of Object.values(value)) visitNodes(child, visit);
}

/** The index in a text of a byte of its UTF-8. */
export function indexOfByte(text: string, byte: number): number {
  return Buffer.from(text).toString('utf8', 0, byte).length;
}
