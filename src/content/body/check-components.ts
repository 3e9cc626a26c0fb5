import { diagnose, type SourceDiagnostic } from '../diagnostics/diagnostic.ts';
import { withinDistance } from '../text.ts';
import type { BodyImport } from './body.ts';
import type { ParsedMdx } from './engine.ts';
import { type JsxRange, locateAttributes, nameRange } from './html-tags.ts';
import {
  type CodeImport,
  type CodeName,
  componentsUsed,
  dynamicImports,
  indexOfByte,
  isComponentName,
  readModuleCode,
  rootName,
} from './mdx-code.ts';
import type { BodySource } from './positions.ts';
import { type BodyNode, isJsx, jsxCode, type JsxElement, type OpaqueNode } from './tree.ts';

/** The components that articles may use without an import, by name. Plain data, for threads and digests. */
export type Components = Readonly<Record<string, Component>>;

export interface Component {
  /** Whether it shows what stands between its tags. */
  hasSlot: boolean;
  /** Whether it shows a picture by `data-placeholder`, for which `src` and `alt` must be plain text. */
  isPicture: boolean;
  /** Whether it may take properties that are not listed. */
  isOpen: boolean;
  properties: Readonly<Record<string, ComponentProperty>>;
}

export interface ComponentProperty {
  isRequired: boolean;
  /** The values of a plain attribute; none for a property that takes an expression only. */
  texts: readonly string[] | 'any';
  /** Whether it may be an attribute without a value, which means `true`. */
  isFlag: boolean;
}

/** The imports of an MDX body, and the diagnostics of its components. */
export interface CheckedComponents {
  imports: BodyImport[];
  diagnostics: SourceDiagnostic[];
}

/**
 * Checks the components of an MDX body and their properties, and lists its imports. Components in
 * expressions are checked by name only; in expressions of attributes they are not checked.
 */
export function checkComponents(
  mdx: ParsedMdx,
  source: BodySource,
  components: Components,
): CheckedComponents {
  return new ComponentChecker(mdx, source, components).check();
}

/** Names that every MDX body has without a declaration. */
const builtIn = ['Fragment', 'props', 'this'];

/** Names that the code which Astro makes of an MDX file declares itself. */
const taken = new Set(['Content', 'MDXContent', 'frontmatter', 'getHeadings', '_createMdxContent']);
/** Names that it exports, unless the file does. */
const metadata = new Set(['file', 'url']);

class ComponentChecker {
  readonly #mdx: ParsedMdx;
  readonly #source: BodySource;
  readonly #components: Components;
  readonly #own = new Set(builtIn);
  readonly #imports: BodyImport[] = [];
  readonly #diagnostics: SourceDiagnostic[] = [];
  #addsComponents = false;

  constructor(mdx: ParsedMdx, source: BodySource, components: Components) {
    this.#mdx = mdx;
    this.#source = source;
    this.#components = components;
  }

  check(): CheckedComponents {
    const nodes = allNodes(this.#mdx.tree.children);
    // Module code may stand below the components that it defines.
    for (const node of nodes) if (node.type === 'mdxjsEsm') this.#readModuleCode(node);
    for (const node of nodes) {
      if (isJsx(node)) this.#checkElement(node);
      else if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
        this.#checkExpression(node);
      }
    }
    return { imports: this.#imports, diagnostics: this.#diagnostics };
  }

  #readModuleCode({ value = '', position }: OpaqueNode): void {
    const program = this.#mdx.code.get(value);
    if (program === undefined) return;
    const { names, exported, imports } = readModuleCode(program);
    const at = position?.start.offset ?? 0;
    for (const name of names) {
      this.#checkName(name, at + indexOfByte(value, name.start));
      this.#own.add(name.name);
    }
    for (const { name, start } of exported) {
      if (!this.#own.has(name) && taken.has(name))
        this.#reportTaken(name, at + indexOfByte(value, start));
      this.#addsComponents ||= name === 'components';
    }
    for (const one of imports) this.#addImport(one, value, at);
  }

  /** `at` is the offset of the code in the body. */
  #addImport({ specifier, names, start, end }: CodeImport, code: string, at: number): void {
    // Without the quotation marks.
    const from = at + indexOfByte(code, start) + 1;
    const to = at + indexOfByte(code, end) - 1;
    this.#imports.push({ ...this.#source.span(from, to), specifier, names });
  }

  /** Names what the bundler would refuse: a name that is taken, or declared twice. */
  #checkName({ name, isImported = false }: CodeName, at: number): void {
    if (taken.has(name) || (isImported && metadata.has(name))) {
      this.#reportTaken(name, at);
    } else if (this.#own.has(name) && !builtIn.includes(name)) {
      const range = { start: at, end: at + name.length };
      this.#report('mdx-syntax', range, `\`${name}\` is declared twice`, 'Rename one of the two');
    }
  }

  #reportTaken(name: string, at: number): void {
    const message = `\`${name}\` is a name that Astro declares in every MDX file`;
    const range = { start: at, end: at + name.length };
    this.#report('mdx-syntax', range, message, 'Give it another name');
  }

  #checkExpression({ value = '', position }: OpaqueNode): void {
    const program = this.#mdx.code.get(value);
    if (program === undefined) return;
    const brace = position?.start.offset ?? 0;
    // In a quote or list the source differs from the code.
    const isVerbatim = this.#source.text.startsWith(value, brace + 1);
    for (const one of dynamicImports(program)) {
      if (isVerbatim) this.#addImport(one, value, brace + 1);
      else
        this.#imports.push({
          ...this.#source.span(brace, brace + 1),
          specifier: one.specifier,
          names: [],
        });
    }
    for (const { name, start } of componentsUsed(program)) {
      if (this.#isKnown(name)) continue;
      const at = isVerbatim ? brace + 1 + indexOfByte(value, start) : brace;
      this.#reportUnknown(name, { start: at, end: isVerbatim ? at + name.length : brace + 1 });
    }
  }

  #checkElement(node: JsxElement): void {
    const { name } = node;
    if (name === null || !isComponentName(name) || this.#own.has(rootName(name))) return;
    const at = node.position?.start.offset ?? 0;
    const range = nameRange(this.#source.text, at, name);
    if (!this.#isKnown(name)) {
      this.#reportUnknown(name, range);
      return;
    }
    const component = this.#components[name];
    if (component !== undefined) this.#checkProperties(node, name, component, range, at);
  }

  #isKnown(name: string): boolean {
    if (this.#own.has(rootName(name))) return true;
    return this.#addsComponents || Object.hasOwn(this.#components, name);
  }

  #checkProperties(
    node: JsxElement,
    name: string,
    component: Component,
    range: JsxRange,
    at: number,
  ): void {
    const { properties } = component;
    const places = locateAttributes(this.#source.text, at, node);
    const given = new Set<string>();
    for (const [index, attribute] of node.attributes.entries()) {
      const key = attribute.name;
      if (key === undefined) continue;
      given.add(key);
      const place = places[index] ?? range;
      const property = Object.hasOwn(properties, key) ? properties[key] : undefined;
      if (property !== undefined) {
        const code = jsxCode(attribute);
        const isPlain = component.isPicture && (key === 'src' || key === 'alt');
        if (code !== undefined && isPlain) this.#reportExpression(key, name, place);
        if (code === undefined) this.#checkText(key, attribute.value, property, name, place);
      } else if (!component.isOpen && !isOfAstro(key)) {
        this.#reportProperty(key, name, properties, place);
      }
    }
    const hasSpread = node.attributes.some((attribute) => attribute.name === undefined);
    const missing = Object.keys(properties).filter(
      (key) => properties[key]?.isRequired === true && !given.has(key),
    );
    if (missing.length > 0 && !hasSpread) {
      this.#report(
        'mdx-missing-property',
        range,
        `\`<${name}>\` lacks ${listed(missing, 'and')}`,
        'Add what is missing',
      );
    }
    if (!component.hasSlot && node.children.some(isShown)) {
      this.#report(
        'mdx-lost-content',
        range,
        `\`<${name}>\` does not show what stands between its tags`,
        'Put the text below it',
      );
    }
  }

  #checkText(
    key: string,
    value: unknown,
    { texts, isFlag }: ComponentProperty,
    name: string,
    place: JsxRange,
  ): void {
    if (typeof value !== 'string') {
      if (isFlag) return;
      this.#report('mdx-property-value', place, `\`${key}\` has no value`, `Write \`${key}=…\``);
      return;
    }
    if (texts === 'any' || texts.includes(value)) return;
    const at = place.value ?? place;
    if (texts.length === 0) {
      const message = `\`${key}\` of \`<${name}>\` takes an expression, no text`;
      this.#report('mdx-property-value', at, message, `Write \`${key}={…}\``);
      return;
    }
    const message = `${JSON.stringify(value)} is no value of \`${key}\` of \`<${name}>\``;
    this.#report('mdx-property-value', at, message, `Write ${listed(texts, 'or')}`);
  }

  #reportExpression(key: string, name: string, place: JsxRange): void {
    const message = `\`${key}\` of \`<${name}>\` is an expression, which no picture is found by`;
    this.#report('mdx-property-value', place, message, `Write \`${key}="…"\``);
  }

  #reportProperty(
    key: string,
    name: string,
    properties: Component['properties'],
    place: JsxRange,
  ): void {
    const known = Object.keys(properties);
    const near = nearest(key, known);
    const taken = known.length === 0 ? 'none' : listed(known, 'and');
    const message = `\`${key}\` is no property of \`<${name}>\`, which takes ${taken}`;
    const hint = near === undefined ? 'Delete it' : `Did you mean \`${near}\`?`;
    this.#report('mdx-unknown-property', place, message, hint);
  }

  #reportUnknown(name: string, range: JsxRange): void {
    const known = Object.keys(this.#components);
    const near = nearest(name, [...known, ...this.#own]);
    const message = `\`<${name}>\` is no component of this site, and the file does not import it`;
    const hint =
      near === undefined
        ? 'Import it, or write a component of docs/components.md'
        : `Did you mean \`${near}\`?`;
    this.#report('mdx-component', range, message, hint);
  }

  #report(
    code: SourceDiagnostic['code'],
    { start, end }: Pick<JsxRange, 'start' | 'end'>,
    message: string,
    hint: string,
  ): void {
    this.#diagnostics.push(diagnose(code, this.#source.span(start, end), message, hint));
  }
}

/** Lists nodes in document order. Not recursive, as the depth of the tree is checked later. */
function allNodes(children: readonly BodyNode[]): BodyNode[] {
  const found: BodyNode[] = [];
  const pending = children.toReversed();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    found.push(node);
    const below = 'children' in node ? node.children : [];
    for (const child of below.toReversed()) pending.push(child);
  }
  return found;
}

/** Attributes that Astro reads itself: the slot of the parent, and directives as `client:load`. */
function isOfAstro(key: string): boolean {
  return key === 'slot' || key.includes(':');
}

function isShown(node: BodyNode): boolean {
  if (node.type === 'text') return node.value.trim() !== '';
  const isExpression = node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression';
  return !isExpression || !/^\s*(?:\/\*[\s\S]*?\*\/\s*)*$/.test(node.value ?? '');
}

function nearest(written: string, names: readonly string[]): string | undefined {
  const limit = written.length >= 8 ? 2 : 1;
  const lower = written.toLowerCase();
  return names.find((name) => withinDistance(lower, name.toLowerCase(), limit));
}

/** `a`, `b` and `c`. */
function listed(names: readonly string[], word: 'and' | 'or'): string {
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} ${word} ${last}`;
}
