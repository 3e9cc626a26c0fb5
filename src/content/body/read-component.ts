import { parseSync, type ESTree, type ParseResult } from 'rolldown/utils';
import type { Component, ComponentProperty } from './check-components.ts';

/** What the docstrings of a component's file say, for its documentation. */
export interface ComponentDocs {
  /** What the component is for. */
  description: string;
  properties: Record<string, PropertyDocs>;
}

export interface PropertyDocs {
  /** As TypeScript spells it in the file. */
  type: string;
  description: string;
}

export interface ReadComponent {
  component: Component;
  docs: ComponentDocs;
}

/** The compiler gives pictures this attribute; articles do not write it. */
const PLACEHOLDER = 'data-placeholder';
/** The compiler gives this one to every component. */
const LANGUAGE = 'data-lang';

/**
 * Reads the properties of an Astro component from `interface Props` or `type Props` in its front
 * matter. Follows types of the same file. With a type from elsewhere, without `Props`, or where the
 * front matter cannot be parsed, the component is open: it may take properties that are not listed.
 */
export function readComponent(text: string): ReadComponent {
  const [all = '', script = ''] = /^\s*---([\s\S]*?)\n---/.exec(text) ?? [];
  const template = text.slice(all.length);
  const { members, isOpen, description } = new PropsReader(script).read();
  const isPicture = members.has(PLACEHOLDER);
  members.delete(PLACEHOLDER);
  members.delete(LANGUAGE);
  const entries = [...members];
  return {
    component: {
      hasSlot: /<slot[\s/>]/.test(template) || text.includes('Astro.slots'),
      isPicture,
      isOpen,
      properties: Object.fromEntries(entries.map(([name, { property }]) => [name, property])),
    },
    docs: {
      description,
      properties: Object.fromEntries(entries.map(([name, { docs }]) => [name, docs])),
    },
  };
}

interface Member {
  property: ComponentProperty;
  docs: PropertyDocs;
}

interface Members {
  members: Map<string, Member>;
  isOpen: boolean;
}

/** What an attribute of a type may be. */
type Accepted = Pick<ComponentProperty, 'texts' | 'isFlag'>;

type TypeDeclaration = ESTree.TSInterfaceDeclaration | ESTree.TSTypeAliasDeclaration;

const ANYTHING: Accepted = { texts: 'any', isFlag: true };
const NOTHING: Accepted = { texts: [], isFlag: false };

class PropsReader {
  readonly #script: string;
  readonly #parsed: ParseResult;
  readonly #types = new Map<string, TypeDeclaration>();
  /** The types that are being followed, as a type may name itself. */
  readonly #open = new Set<string>();

  constructor(script: string) {
    this.#script = script;
    this.#parsed = parseSync('component.ts', script, { lang: 'ts' });
    for (const statement of this.#parsed.program.body) {
      const declared =
        statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
      if (
        declared?.type === 'TSInterfaceDeclaration' ||
        declared?.type === 'TSTypeAliasDeclaration'
      ) {
        this.#types.set(declared.id.name, declared);
      }
    }
  }

  read(): Members & { description: string } {
    const props = this.#types.get('Props');
    const members = props === undefined ? unknownMembers() : this.#membersOfName('Props');
    return { ...members, description: props === undefined ? '' : this.#docsAbove(props.start) };
  }

  #membersOfName(name: string): Members {
    const declared = this.#types.get(name);
    if (declared === undefined || this.#open.has(name)) return unknownMembers();
    this.#open.add(name);
    const members =
      declared.type === 'TSTypeAliasDeclaration'
        ? this.#membersOfType(declared.typeAnnotation)
        : joined([
            ...declared.extends.map(({ expression }) =>
              expression.type === 'Identifier'
                ? this.#membersOfName(expression.name)
                : unknownMembers(),
            ),
            this.#membersOfSignatures(declared.body.body),
          ]);
    this.#open.delete(name);
    return members;
  }

  #membersOfType(type: ESTree.TSType): Members {
    switch (type.type) {
      case 'TSTypeLiteral':
        return this.#membersOfSignatures(type.members);
      case 'TSParenthesizedType':
        return this.#membersOfType(type.typeAnnotation);
      case 'TSIntersectionType':
        return joined(type.types.map((one) => this.#membersOfType(one)));
      case 'TSUnionType':
        return eitherOf(type.types.map((one) => this.#membersOfType(one)));
      case 'TSTypeReference':
        return type.typeName.type === 'Identifier' && !type.typeArguments
          ? this.#membersOfName(type.typeName.name)
          : unknownMembers();
      default:
        return unknownMembers();
    }
  }

  #membersOfSignatures(signatures: readonly ESTree.TSSignature[]): Members {
    const members = new Map<string, Member>();
    let isOpen = false;
    for (const signature of signatures) {
      const name = signature.type === 'TSPropertySignature' ? nameOf(signature.key) : undefined;
      if (signature.type !== 'TSPropertySignature' || name === undefined) {
        isOpen = true;
        continue;
      }
      const type = signature.typeAnnotation?.typeAnnotation;
      members.set(name, {
        property: {
          isRequired: !signature.optional,
          ...(type ? this.#accepted(type) : ANYTHING),
        },
        docs: {
          type: type ? this.#script.slice(type.start, type.end) : 'unknown',
          description: this.#docsAbove(signature.start),
        },
      });
    }
    return { members, isOpen };
  }

  #accepted(type: ESTree.TSType): Accepted {
    switch (type.type) {
      case 'TSStringKeyword':
      case 'TSTemplateLiteralType':
        return { texts: 'any', isFlag: false };
      case 'TSBooleanKeyword':
        return { texts: [], isFlag: true };
      case 'TSLiteralType':
        return acceptedLiteral(type);
      case 'TSParenthesizedType':
        return this.#accepted(type.typeAnnotation);
      case 'TSUnionType':
        return type.types.map((one) => this.#accepted(one)).reduce(either);
      case 'TSTypeReference':
        return this.#acceptedByName(type);
      case 'TSTypeOperator':
        return type.operator === 'readonly' ? NOTHING : ANYTHING;
      case 'TSArrayType':
      case 'TSBigIntKeyword':
      case 'TSFunctionType':
      case 'TSNullKeyword':
      case 'TSNumberKeyword':
      case 'TSTupleType':
      case 'TSTypeLiteral':
      case 'TSUndefinedKeyword':
        return NOTHING;
      default:
        return ANYTHING;
    }
  }

  #acceptedByName({ typeName, typeArguments }: ESTree.TSTypeReference): Accepted {
    if (typeName.type !== 'Identifier' || typeArguments) return ANYTHING;
    const { name } = typeName;
    const declared = this.#types.get(name);
    if (declared === undefined || this.#open.has(name)) return ANYTHING;
    if (declared.type === 'TSInterfaceDeclaration') return NOTHING;
    this.#open.add(name);
    const accepted = this.#accepted(declared.typeAnnotation);
    this.#open.delete(name);
    return accepted;
  }

  /** The text of the docstring that ends right above an offset, as one line. */
  #docsAbove(start: number): string {
    const comment = this.#parsed.comments.findLast(
      ({ type, value, end }) =>
        type === 'Block' &&
        value.startsWith('*') &&
        end <= start &&
        /^\s*(?:export\s+)?$/.test(this.#script.slice(end, start)),
    );
    const text = comment?.value.slice(1).replace(/^\s*\* ?/gm, '') ?? '';
    return text.replace(/\s+/g, ' ').trim();
  }
}

function nameOf(key: ESTree.TSPropertySignature['key']): string | undefined {
  if (key.type === 'Identifier') return key.name;
  return key.type === 'Literal' && typeof key.value === 'string' ? key.value : undefined;
}

function acceptedLiteral({ literal }: ESTree.TSLiteralType): Accepted {
  if (literal.type === 'TemplateLiteral') return { texts: 'any', isFlag: false };
  if (literal.type !== 'Literal') return NOTHING;
  if (typeof literal.value === 'string') return { texts: [literal.value], isFlag: false };
  return { texts: [], isFlag: literal.value === true };
}

function unknownMembers(): Members {
  return { members: new Map(), isOpen: true };
}

/** The members of an intersection. Later ones win, as those of an interface do over its base. */
function joined(parts: readonly Members[]): Members {
  return {
    members: new Map(parts.flatMap(({ members }) => [...members])),
    isOpen: parts.some(({ isOpen }) => isOpen),
  };
}

/** The members of a union. Only what every part requires is required. */
function eitherOf(parts: readonly Members[]): Members {
  const names = new Set(parts.flatMap(({ members }) => [...members.keys()]));
  const members = new Map<string, Member>();
  for (const name of names) {
    const found = parts.flatMap((part) => part.members.get(name) ?? []);
    const accepted = found.map(({ property: { texts, isFlag } }) => ({ texts, isFlag }));
    const isRequired =
      found.length === parts.length && found.every(({ property }) => property.isRequired);
    members.set(name, {
      property: { isRequired, ...accepted.reduce(either) },
      docs: {
        type: found.map(({ docs }) => docs.type).join(' | '),
        description: found.find(({ docs }) => docs.description !== '')?.docs.description ?? '',
      },
    });
  }
  return { members, isOpen: parts.some(({ isOpen }) => isOpen) };
}

function either(one: Accepted, other: Accepted): Accepted {
  const isFlag = one.isFlag || other.isFlag;
  if (one.texts === 'any' || other.texts === 'any') return { texts: 'any', isFlag };
  return { texts: [...new Set([...one.texts, ...other.texts])], isFlag };
}
