import { limits } from '../picture.ts';
import { namespaces } from './namespaces.ts';
import { childrenOf, type SvgAttribute, type SvgElement, SvgError, textOf } from './read-svg.ts';

/** References that lead to further references. */
const LONGEST_CHAIN = 16;
const EMBEDDED = /^data:image\/(?:png|jpe?g|gif|webp);base64,([A-Za-z0-9+/\s]+={0,2})$/;

/** Bounded on the left, so that a long word or gap is not searched from each of its characters. */
const FUNCTION = /([\w-]{0,40})\s{0,40}\(([^)]*)/g;

const REFERENCE = /^\s*["']?#([\w:.-]+)["']?\s*$/;

/** The first three stand before a bracket of a media query. */
const HARMLESS_FUNCTIONS: ReadonlySet<string> = new Set([
  '',
  'media',
  'and',
  'rgb',
  'rgba',
  'hsl',
  'hsla',
  'calc',
  'matrix',
  'translate',
  'translatex',
  'translatey',
  'scale',
  'scalex',
  'scaley',
  'rotate',
  'skewx',
  'skewy',
]);

/** The part of an SVG that draws. */
export interface Drawing {
  root: SvgElement;
  /** The base64 text of every picture that is embedded. */
  embedded: string[];
}

/**
 * Copies what draws, and leaves out what does nothing: elements and attributes of other programs,
 * metadata, words that only a script would read. Of a link stays what it holds. Throws an SvgError for the first element, attribute
 * or value that does more than draw.
 */
export function keepDrawing(root: SvgElement): Drawing {
  if (root.spelling !== 'svg' || root.namespace !== namespaces.svg) {
    throw new SvgError(
      `The file is not an SVG: its first element is <${root.spelling}> in the namespace "${root.namespace}"`,
      `Begin it with <svg xmlns="${namespaces.svg}">`,
    );
  }
  const embedded: string[] = [];
  return { root: copyElement(root, embedded), embedded };
}

function copyElement(element: SvgElement, embedded: string[]): SvgElement {
  if (!elements.has(element.name)) refuse(element, `the element <${element.name}>`);
  if (element.name === 'style') {
    const risk = checkCss(textOf(element));
    if (risk) refuse(element, `${risk} in its style sheet`);
  }
  return {
    ...element,
    attributes: element.attributes.filter((attribute) => draws(element, attribute, embedded)),
    content: element.content.flatMap((part) => {
      if (typeof part === 'string') return part;
      if (doesNothing(part)) return [];
      return copyElement(part.name === 'a' ? unlinked(part, element) : part, embedded);
    }),
  };
}

/** Addresses that a link may lead to: of these schemes, or relative. */
const HARMLESS_LINK = /^(?:(?:https?|mailto|tel|ftp):|[^:]*(?:[/?#]|$))/i;

/** What a link holds, without the link. */
function unlinked(link: SvgElement, parent: SvgElement): SvgElement {
  const isHref = ({ name }: SvgAttribute): boolean => name === 'href';
  for (const { value } of link.attributes.filter(isHref)) {
    if (!HARMLESS_LINK.test(value.replace(/[\t\n\r]/g, '').trim()))
      refuse(link, `the address ${value.slice(0, 60)}`);
  }
  const isInText = ['text', 'tspan', 'textPath'].includes(parent.name);
  return {
    ...link,
    name: isInText ? 'tspan' : 'g',
    attributes: link.attributes.filter((one) => !isHref(one)),
  };
}

/** Whether a browser passes over an element and all that it holds. */
function doesNothing(element: SvgElement): boolean {
  if (element.namespace === namespaces.svg && !inertElements.has(element.name)) return false;
  refuseActive(element);
  return true;
}

/** An element of HTML is one wherever it stands. */
function refuseActive(element: SvgElement): void {
  if (element.namespace === namespaces.xhtml || element.name.toLowerCase() === 'script')
    refuse(element, `the element <${element.name}>`);
  for (const child of childrenOf(element)) refuseActive(child);
}

/** Whether an attribute has a part in the drawing. */
function draws(element: SvgElement, attribute: SvgAttribute, embedded: string[]): boolean {
  const { spelling, name, namespace, value } = attribute;
  if (namespace === namespaces.xml) {
    if (name === 'base') refuse(element, `the attribute ${spelling}`);
    return name === 'space' || name === 'lang';
  }
  if (namespace !== '' && namespace !== namespaces.xlink) return false;
  if (/^on/i.test(name)) refuse(element, `the attribute ${spelling}`);
  if (name === 'href') {
    checkHref(element, value, embedded);
    return true;
  }
  if (namespace !== '') return false;
  if (wordAttributes.has(name) || /^(?:aria|data)-[\w.-]+$/.test(name)) return true;
  if (!drawingAttributes.has(name)) return false;
  const risk = checkCss(value);
  if (risk) refuse(element, `${risk} in the attribute ${spelling}`);
  return true;
}

function checkHref(element: SvgElement, value: string, embedded: string[]): void {
  if (element.name !== 'image') {
    if (!/^#[\w:.-]+$/.test(value)) refuse(element, `the address ${value.slice(0, 60)}`);
    return;
  }
  const base64 = EMBEDDED.exec(value.trimEnd())?.[1];
  if (base64 === undefined) return refuse(element, `the address ${value.slice(0, 60)}`);
  embedded.push(base64);
}

function refuse(element: SvgElement, what: string): never {
  throw new SvgError(
    `The SVG holds more than drawing: ${what} in line ${element.line}`,
    'Export it as plain SVG, or save it as PNG',
  );
}

/**
 * Counts the elements that are drawn once every `href` and `url(#id)` is followed, without drawing
 * any: a few lines can repeat each other into billions. Throws an SvgError for too many, for
 * parts that hold themselves, and for chains that are too long.
 */
export function checkReferences(root: SvgElement): void {
  const byId = indexIds(root, new Map<string, SvgElement>());
  checkStyleSheets(root, byId);
  const costs = new Map<SvgElement, number>();
  const open = new Set<SvgElement>();

  function cost(element: SvgElement, hops: number): number {
    const known = costs.get(element);
    if (known !== undefined) return known;
    if (open.has(element)) refuseReference(element, 'a part that repeats itself');
    if (hops > LONGEST_CHAIN)
      refuseReference(element, 'a long chain of parts that repeat each other');
    open.add(element);
    let sum = 1;
    for (const child of childrenOf(element)) sum += cost(child, hops);
    for (const id of references(element)) {
      const target = byId.get(id);
      if (target) sum += cost(target, hops + 1);
    }
    if (sum > limits.svgDrawnElements)
      refuseReference(element, 'parts that repeat each other too often');
    open.delete(element);
    costs.set(element, sum);
    return sum;
  }

  cost(root, 0);
}

function indexIds(element: SvgElement, byId: Map<string, SvgElement>): Map<string, SvgElement> {
  for (const { spelling, value } of element.attributes) {
    if (spelling === 'id' && !byId.has(value)) byId.set(value, element);
  }
  for (const child of childrenOf(element)) indexIds(child, byId);
  return byId;
}

/** A rule of a style sheet can hold for any element, so it may lead to what holds nothing further. */
function checkStyleSheets(element: SvgElement, byId: ReadonlyMap<string, SvgElement>): void {
  if (element.name === 'style') {
    for (const id of cssReferences(textOf(element))) {
      const name = byId.get(id)?.name;
      if (name !== undefined && name !== 'linearGradient' && name !== 'radialGradient') {
        refuseReference(element, `a style sheet that refers to a <${name}>`);
      }
    }
  }
  for (const child of childrenOf(element)) checkStyleSheets(child, byId);
}

function references(element: SvgElement): string[] {
  return element.attributes.flatMap(({ name, value }) =>
    name === 'href' && value.startsWith('#') ? value.slice(1) : cssReferences(value),
  );
}

function refuseReference(element: SvgElement, what: string): never {
  throw new SvgError(
    `The SVG holds ${what} in line ${element.line}`,
    'Simplify it, or save it as PNG',
  );
}

/**
 * Says what in a piece of CSS could load or hide something, or `undefined`. Any function that is
 * not known to be harmless counts, and so does a backslash, which can spell any name.
 * Source of the syntax: https://www.w3.org/TR/css-syntax-3/
 */
function checkCss(css: string): string | undefined {
  if (css.includes('\\')) return 'a backslash';
  for (const [, rule = ''] of css.matchAll(/@\s*([\w-]*)/g)) {
    if (rule.toLowerCase() !== 'media') return `the rule @${rule}`;
  }
  for (const [, name = '', rest = ''] of css.matchAll(FUNCTION)) {
    const lower = name.toLowerCase();
    if (lower === 'url') {
      if (REFERENCE.test(rest)) continue;
      return `the address url(${rest.slice(0, 40)})`;
    }
    if (!HARMLESS_FUNCTIONS.has(lower)) return `the function ${name}()`;
  }
  return undefined;
}

/** The ids that a piece of CSS refers to by `url(#id)`. */
function cssReferences(css: string): string[] {
  return [...css.matchAll(/url\s*\(([^)]*)/gi)].flatMap(
    ([, rest = '']) => REFERENCE.exec(rest)?.[1] ?? [],
  );
}

/**
 * Elements that draw and do nothing else. Left out on purpose: `script`, `foreignObject`, every
 * animation and `feImage`.
 * Source of the names: https://www.w3.org/TR/SVG2/eltindex.html
 */
const elements: ReadonlySet<string> = words(`
  svg g defs symbol use switch title desc style
  path rect circle ellipse line polyline polygon image text tspan textPath
  linearGradient radialGradient stop clipPath mask pattern marker filter
  feBlend feColorMatrix feComponentTransfer feComposite feDropShadow feFlood feFuncA feFuncB
  feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset
`);

/** Elements that no browser draws, with all that they hold: metadata, and what SVG 2 left out. */
const inertElements: ReadonlySet<string> = words(`
  metadata view cursor color-profile solidColor flowRoot
  font font-face glyph missing-glyph altGlyphDef hkern vkern
`);

/** Attributes whose values are read as CSS would read them: a function there might load something. */
const drawingAttributes: ReadonlySet<string> = words(`
  style transform gradientTransform patternTransform transform-origin
  x y x1 x2 y1 y2 dx dy cx cy r rx ry fx fy fr width height viewBox preserveAspectRatio
  gradientUnits spreadMethod offset patternUnits patternContentUnits clipPathUnits maskUnits
  maskContentUnits markerUnits markerWidth markerHeight refX refY orient rotate textLength
  lengthAdjust startOffset method spacing side pathLength points
  in in2 result stdDeviation type values mode operator k1 k2 k3 k4 radius tableValues slope
  intercept amplitude exponent edgeMode filterUnits primitiveUnits
  alignment-baseline baseline-shift clip-path clip-rule color color-interpolation
  color-interpolation-filters color-rendering direction display dominant-baseline enable-background
  fill fill-opacity fill-rule filter flood-color flood-opacity font-family font-size
  font-size-adjust font-stretch font-style font-variant font-weight image-rendering isolation
  letter-spacing marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow
  paint-order shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset
  stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor
  text-decoration text-rendering text-transform unicode-bidi vector-effect visibility white-space
  word-spacing writing-mode
`);

/** Attributes that are names or words, read by no renderer as anything else. */
const wordAttributes: ReadonlySet<string> = words(`
  id class lang role focusable version baseProfile d media
  requiredExtensions requiredFeatures systemLanguage
`);

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
