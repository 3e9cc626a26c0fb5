import type { Properties, Root } from 'hast';
import { cleanTree } from './clean-tree.ts';
import { foldContainers } from './containers.ts';
import { isHidden, removedElements } from './element-policy.ts';
import type { Formula } from './formulas.ts';
import { markText } from './marked-text.ts';
import { BodySource } from './positions.ts';
import { transformTree } from './transform-tree.ts';
import {
  element,
  isJsx,
  type BodyElement,
  type BodyNode,
  type BodyParent,
  type BodyRoot,
  type JsxElement,
} from './tree.ts';

export interface RehypeBodyOptions {
  /** The same hosts that `compileBody` was given. */
  ownHosts: readonly string[];
  /** The language of the body of a file, as a BCP 47 tag. */
  langOf: (file: string) => string;
  /** As `compileBody` was given it. */
  typography?: boolean;
}

/**
 * Rehype plugin that compiles an MDX body as `compileBody` compiles a Markdown one. Each link and
 * picture gets the index of its entry in `facts.links` or `facts.pictures` as `data-placeholder`, which
 * the components for `a`, for `img` and those with a `src` receive; every component of an article gets
 * its language as `data-lang`. It reports nothing: `compileBody` has reported the diagnostics of the
 * file. `remarkFormulas` found the formulas.
 */
export function rehypeBody({
  ownHosts,
  langOf,
  typography,
}: RehypeBodyOptions): (tree: Root, file: { path?: string; data: object }) => void {
  return (tree, { path = '', data }) => {
    const { formulas = [] } = data as { formulas?: readonly Formula[] };
    const lang = langOf(path);
    const root = tree as BodyRoot;
    const source = new BodySource('', 1);
    foldContainers(root);
    markText(root);
    adoptJsxElements(root);
    cleanTree(root, { source, ownHosts, lang, formulas, isLast: true });
    transformTree(root, { source, ownHosts, lang, typography, placeholders: 'numbers' });
  };
}

/**
 * Turns HTML that is written as JSX, `<a href="/x/">`, into the elements that Markdown makes, so that
 * they are treated alike. An element with an expression or an unknown attribute stays code, unless
 * readers would see nothing of it. Changes the tree in place.
 */
export function adoptJsxElements(parent: BodyParent): void {
  for (const [index, child] of parent.children.entries()) {
    const adopted = isJsx(child) ? adopt(child) : undefined;
    if (adopted !== undefined) parent.children[index] = adopted;
    const now: BodyNode = adopted ?? child;
    if ('children' in now && !isDrawing(now)) adoptJsxElements(now);
  }
}

function adopt(node: JsxElement): BodyElement | undefined {
  const { name } = node;
  if (name === null || !/^[a-z][a-z0-9]*$/.test(name) || gauges.has(name)) return undefined;
  const properties: Properties = {};
  let isKnown = true;
  for (const { name: attribute = '', value } of node.attributes) {
    const isFlag = value === null || value === undefined;
    if (attribute === '' || (!isFlag && typeof value !== 'string')) return undefined;
    // As in raw HTML of Markdown, where a title is no caption.
    if (name === 'img' && attribute === 'title') continue;
    const property = propertyName(attribute);
    if (property === undefined) isKnown = false;
    else if (property === 'className' && !isFlag) properties.className = value.split(/\s+/);
    else properties[property] = isFlag || value;
  }
  const adopted = element(name, properties, node.children, node.position);
  return isKnown || removedElements.has(name) || isHidden(adopted) ? adopted : undefined;
}

/** Elements that browsers draw by their attributes. */
const gauges = new Set(['progress', 'meter']);

/** Drawings and formulas with expressions, whose parts are none of HTML. */
function isDrawing(node: BodyNode): boolean {
  return isJsx(node) && (node.name === 'svg' || node.name === 'math');
}

/** The name of an attribute of HTML in a tree; `undefined` for any other attribute. */
function propertyName(attribute: string): string | undefined {
  if (attribute.startsWith('data-')) {
    return attribute.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  }
  if (attribute.startsWith('aria-')) return attribute;
  return propertyNames.get(attribute);
}

/** Those that a tree spells as HTML does. */
const plainNames =
  'abbr action align allow allowfullscreen alt async autoplay background bgcolor border cellpadding ' +
  'cellspacing checked cite color cols colspan controls coords crossorigin data datetime decoding ' +
  'default defer dir disabled download face for frameborder height hidden href hreflang id kind label lang loading loop media method muted name ' +
  'open placeholder playsinline poster preload rel required reversed role rows rowspan scope shape ' +
  'size sizes span src srclang srcset start style tabindex target title type usemap valign value width';

const propertyNames: ReadonlyMap<string, string> = new Map([
  ...plainNames.split(' ').map((name): [string, string] => [name, name]),
  ['class', 'className'],
  ['className', 'className'],
  ['formaction', 'formAction'],
  ['srcdoc', 'srcDoc'],
]);
