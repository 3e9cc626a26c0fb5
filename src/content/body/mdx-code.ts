import type { EstreeProgram } from 'satteri';
import { append } from '../append.ts';

/** The names and imports of the module code of an MDX file. */
export interface ModuleCode {
  /** Names that it imports or declares. */
  names: CodeName[];
  /** Names that it exports. */
  exported: CodeName[];
  imports: CodeImport[];
}

/** A name and where it stands, in bytes. */
export interface CodeName {
  name: string;
  start: number;
  /** Whether it comes from another module. */
  isImported?: boolean;
}

/** A module specifier, the names taken from the module, and the offsets of the literal in bytes. */
export interface CodeImport {
  specifier: string;
  names: string[];
  start: number;
  end: number;
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
  const names: CodeName[] = [];
  const exported: CodeName[] = [];
  const imports = dynamicImports(program);
  for (const statement of program.body) {
    if ('source' in statement && statement.source) {
      imports.push(importOf(statement.source, importedNames(statement)));
    }
    if (statement.type === 'ImportDeclaration') {
      for (const { local } of statement.specifiers)
        names.push({ ...nameOf(local), isImported: true });
    } else if (statement.type === 'ExportNamedDeclaration') {
      const declared = statement.declaration ? declaredNames(statement.declaration) : [];
      append(names, declared);
      append(exported, declared);
      for (const { exported: name } of statement.specifiers) {
        if (name.type === 'Identifier') exported.push(nameOf(name));
      }
    }
  }
  return { names, exported, imports };
}

/** The modules that `import(…)` names by a plain text, in order. */
export function dynamicImports(program: EstreeProgram): CodeImport[] {
  const imports: CodeImport[] = [];
  visitNodes(program, ({ type, source }) => {
    const literal = source as CodeNode | null | undefined;
    if (type !== 'ImportExpression' || typeof literal?.value !== 'string') return;
    imports.push(importOf(literal, []));
  });
  return imports;
}

function importOf(literal: object, names: string[]): CodeImport {
  const { value, start, end } = literal as { value: unknown; start: number; end: number };
  return { specifier: String(value), names, start, end };
}

/** The names of another module that a statement takes from it. */
function importedNames(statement: Statement): string[] {
  if (statement.type === 'ExportNamedDeclaration') {
    return statement.specifiers.map(({ local }) => moduleName(local));
  }
  if (statement.type !== 'ImportDeclaration') return [];
  return statement.specifiers.flatMap((specifier) => {
    switch (specifier.type) {
      case 'ImportDefaultSpecifier':
        return ['default'];
      case 'ImportSpecifier':
        return [moduleName(specifier.imported)];
      default:
        return [];
    }
  });
}

/** A name in braces, which may be written as a text. */
function moduleName(name: { type: string }): string {
  const { name: plain, value } = name as { name?: string; value?: unknown };
  return plain ?? String(value);
}

function nameOf(identifier: { name: string }): CodeName {
  return { name: identifier.name, start: Number((identifier as unknown as CodeNode).start) };
}

function declaredNames(declaration: Declaration): CodeName[] {
  return declaration.type === 'VariableDeclaration'
    ? declaration.declarations.flatMap(({ id }) => patternNames(id))
    : [nameOf(declaration.id)];
}

function patternNames(pattern: Pattern | null): CodeName[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [nameOf(pattern)];
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
      for (const { name } of patternNames(node.id as Pattern)) declared.add(name);
    } else if (Array.isArray(node.params)) {
      for (const { name } of (node.params as Pattern[]).flatMap(patternNames)) declared.add(name);
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
