import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { mathDangers } from './math-dangers.ts';
import type { Site, SitePage } from '../site/read-site.ts';

/** All that a page of the site is made of; a list of its own, so that it cannot err with the sanitiser's. */
const elements = new Set(
  (
    'audio html head body meta title link script header footer nav main article aside section div p a abbr b ' +
    'bdi bdo blockquote br button caption cite code col colgroup dd del details dfn dl dt em figcaption ' +
    'figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd label li mark ol option path picture pre q rect rp ' +
    'rt ruby s samp select small source span strong sub summary sup svg table tbody td tfoot th thead time ' +
    'tr track u ul var video wbr'
  ).split(' '),
);

const attributes = new Set(
  (
    'abbr alt ariaCurrent ariaDescribedBy ariaHidden ariaLabel ariaLabelledBy async charSet checked cite ' +
    'as className colSpan content controls crossOrigin d dataCodeTexts dataFootnoteBackref dataFootnoteRef dataFootnotes dataOrigin dataShare dataShareStatus ' +
    'dataSearch dataShareTexts dataShareTitle dataShareUrl dataThemeChoice dateTime decoding dir disabled fetchPriority fill height hidden ' +
    'href httpEquiv id kind lang loading media name open playsInline popover popoverTarget popoverTargetAction poster preload property rel reversed role rowSpan rx scope sizes span ' +
    'label src srcLang srcSet start tabIndex title type value viewBox width x xmlns y'
  ).split(' '),
);

/** The search page alone has a form with filters, and says what to do without scripts. */
const searchPage = 'search/index.html';
const searchElements = new Set(['form', 'noscript']);
const searchAttributes = new Set(
  'autoCapitalize autoComplete dataSearchIndex dataSearchTexts enterKeyHint htmlFor maxLength spellCheck'.split(
    ' ',
  ),
);

/** Which `link`s make a browser load what they name. */
const harmlessRelations = new Set(['canonical', 'alternate', 'author', 'prev', 'next']);
const readerSchemes = /^(?:https?|mailto|tel|sms|ftp|ircs?|xmpp):/;
const rasterData = /^data:image\/(?:png|jpeg|gif|webp|avif);base64,[a-z0-9+/=]*$/;

/** What a browser would find dangerous in a page, in words; empty for a page that is inert. */
export function pageDangers(site: Site, page: SitePage): string[] {
  const isRedirect = site.redirects.includes(page);
  const own = (address: string): boolean => {
    const url = URL.parse(address, page.url);
    return url?.origin === new URL(site.url).origin;
  };
  const isSearch = page.file === searchPage;
  return dangersIn(page.tree, { own, isPage: true, isRedirect, isSearch, files: site.files }).map(
    (danger) => `${page.file}: ${danger}`,
  );
}

/** The same of a fragment that a feed carries. */
export function fragmentDangers(tree: Root, siteUrl: string): string[] {
  const own = (address: string): boolean =>
    URL.parse(address, siteUrl)?.origin === new URL(siteUrl).origin;
  return dangersIn(tree, {
    own,
    isPage: false,
    isRedirect: false,
    isSearch: false,
    files: new Map(),
  });
}

interface Context {
  own: (address: string) => boolean;
  isPage: boolean;
  isRedirect: boolean;
  isSearch: boolean;
  files: ReadonlyMap<string, unknown>;
}

function dangersIn(tree: Root, context: Context): string[] {
  const found: string[] = [];
  const ids = new Set<string>();
  visit(tree, (node) => {
    if (node.type === 'comment') found.push(`a comment: ${node.value}`);
    if (node.type !== 'element') return;
    if (node.tagName === 'math') {
      found.push(...mathDangers(node));
      return SKIP;
    }
    found.push(...dangersOf(node, context));
    const { id } = node.properties;
    if (id === undefined) return;
    if (ids.has(id)) found.push(`id ${id} twice`);
    ids.add(id);
    return;
  });
  return found;
}

function dangersOf(element: Element, context: Context): string[] {
  const { tagName, properties } = element;
  const found: string[] = [];
  const isKnown = elements.has(tagName) || (context.isSearch && searchElements.has(tagName));
  if (!isKnown) found.push(`<${tagName}>`);
  for (const name of Object.keys(properties)) {
    const isKnownName = attributes.has(name) || (context.isSearch && searchAttributes.has(name));
    if (!isKnownName && !isWaiting(element, name))
      found.push(`${tagName} ${name}=${String(properties[name])}`);
  }
  for (const name of ['href', 'cite']) {
    const written = properties[name];
    if (written !== undefined && !isReadable(String(written))) {
      found.push(`${tagName} ${name} ${String(written)}`);
    }
  }
  for (const address of loadedBy(element)) {
    const isPicture = tagName === 'img' && rasterData.test(address.toLowerCase());
    if (!isPicture && !(context.own(address) && isWeb(address))) {
      found.push(`${tagName} loads ${address}`);
    }
  }
  if (tagName === 'script') found.push(...scriptDangers(element, context));
  if (tagName === 'meta') found.push(...metaDangers(element, context));
  // The site's other controls stand outside of every form, so that nothing can be sent.
  const field = context.isSearch ? 'search' : 'checkbox';
  if (tagName === 'input' && properties.type !== field) found.push('a field');
  const sends = properties.type !== 'button' && !context.isSearch;
  if (tagName === 'button' && sends) found.push('a button that sends');
  return found;
}

/** The attribute of the one link that the first paint of a page waits for. */
function isWaiting({ tagName, properties: { rel, href } }: Element, name: string): boolean {
  return (
    name === 'blocking' &&
    tagName === 'link' &&
    String(rel) === 'expect' &&
    href === '#external-link'
  );
}

/** What a browser drops before it looks for a scheme. */
function bare(address: string): string {
  // eslint-disable-next-line no-control-regex -- they are what is dropped
  return address.replace(/[\u0000- ]/g, '').toLowerCase();
}

function isWeb(address: string): boolean {
  return /^(?:https?:|[^:]*(?:[/?#]|$))/.test(bare(address));
}

function isReadable(address: string): boolean {
  return readerSchemes.test(bare(address)) || isWeb(address);
}

function loadedBy({ tagName, properties }: Element): string[] {
  const { src, srcSet, href, rel, poster } = properties;
  const found = [src, poster].filter((address) => typeof address === 'string');
  if (srcSet !== undefined) {
    const written = Array.isArray(srcSet) ? srcSet.join(', ') : srcSet;
    found.push(...written.split(/,\s+/).map((candidate) => candidate.trim().split(/\s/)[0] ?? ''));
  }
  if (tagName === 'link') {
    const relations = Array.isArray(rel) ? rel.map(String) : [String(rel)];
    if (!relations.every((relation) => harmlessRelations.has(relation))) found.push(String(href));
  }
  return found;
}

function scriptDangers(element: Element, { isPage, files }: Context): string[] {
  const { src, type } = element.properties;
  const text = toString(element);
  if (!isPage) return ['a script'];
  if (type === 'application/ld+json' && src === undefined) {
    try {
      JSON.parse(text);
    } catch {
      return [`structured data that is no JSON: ${text}`];
    }
    return [];
  }
  const isOwnFile =
    typeof src === 'string' && src.startsWith('/_assets/') && files.has(src.slice(1));
  return isOwnFile && text === '' ? [] : [`a script ${String(src)} ${text}`];
}

function metaDangers({ properties }: Element, { isRedirect, own }: Context): string[] {
  const { httpEquiv, content } = properties;
  if (httpEquiv === undefined) return [];
  const kind = String(httpEquiv).toLowerCase();
  if (kind === 'content-security-policy') return [];
  const target = /^0; url=(.*)$/s.exec(String(content))?.[1];
  const isOwnRedirect = isRedirect && target !== undefined && own(target) && isWeb(target);
  return kind === 'refresh' && isOwnRedirect ? [] : [`meta ${kind} ${String(content)}`];
}
