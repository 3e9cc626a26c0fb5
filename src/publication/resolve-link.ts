import type { BodyLink } from '../content/body/body.ts';
import { diagnose, type SourceDiagnostic } from '../content/diagnostics/diagnostic.ts';
import { renamedId } from '../content/body/ids.ts';
import { parseFormerAddress } from '../content/parse-address.ts';
import { decodePath, relativeFile } from '../content/paths.ts';
import type { SiteSettings } from '../site-settings.ts';
import { type Address, addressKey, encodeAddress, hrefOf } from '../urls.ts';

/** All that an internal link can lead to. */
export interface LinkTargets {
  site: SiteSettings;
  /** A page of the site by the key of its address. */
  page: (key: string) => PageTarget | undefined;
  /** Where an older address redirects to, which hosts compare exactly. */
  redirect: (address: Address) => Address | undefined;
  /** What a source file of the content folder became: its address, or that it has no page now. */
  source: (file: string) => { address: Address } | 'unpublished' | undefined;
  /** The published path of a picture or attachment of the content folder. */
  asset: (file: string) => { href: string } | RefusedFile | 'other kind' | undefined;
  /** Whether the content folder holds a folder of this path with anything in it. */
  folder: (path: string) => boolean;
  /** Whether `public/` holds a file of this path. */
  publicFile: (file: string) => boolean;
  /** The address of the one article that has this name, as `nameOf` gives it. */
  articleNamed: (name: string) => Address | undefined;
}

/** Why a file of the content folder is not published. */
export type RefusedFile = Pick<SourceDiagnostic, 'code' | 'message' | 'hint'>;

export interface PageTarget {
  address: Address;
  /** Final address, as links carry it. */
  href: string;
  /** Ids that a link may name; a page without a body has none, and of an adopter's nobody knows. */
  anchors: readonly string[] | 'any';
}

export interface ResolvedLink {
  /** Final address; empty when the link must go and its text stay. */
  href: string;
  diagnostic?: SourceDiagnostic;
}

interface Origin {
  /** The file that holds the link. */
  file: string;
  /** The page that the file becomes; absent where an error hides it. */
  address?: Address;
  /** Ids of its own body. */
  anchors: readonly string[];
}

const HAS_HOST = /^(?:[a-z][a-z0-9+.-]*:)?\/\//i;

/** Finds what a link of a body leads to, and what is wrong with it. */
export function resolveLink(link: BodyLink, from: Origin, targets: LinkTargets): ResolvedLink {
  if (link.kind === 'external') return { href: link.target };
  const { pathname, query, fragment } = splitTarget(link.target);
  const sitePath = HAS_HOST.test(pathname) ? ownPath(pathname, targets.site) : pathname;
  if (sitePath === undefined) return { href: link.target };
  const suffix = query + fragment;
  if (sitePath === '') return samePage(link, from, suffix, fragment, targets);
  if (sitePath.startsWith('/')) return absolutePath(link, sitePath, suffix, fragment, targets);
  return relativePath(link, from, sitePath, suffix, fragment, targets);
}

function samePage(
  link: BodyLink,
  from: Origin,
  suffix: string,
  fragment: string,
  targets: LinkTargets,
): ResolvedLink {
  const { address } = from;
  const isOnPage = suffix.startsWith('#') || address === undefined;
  const href = isOnPage ? suffix : hrefOf(targets.site, address) + suffix;
  return withAnchor(link, href, fragment, from);
}

function absolutePath(
  link: BodyLink,
  sitePath: string,
  suffix: string,
  fragment: string,
  targets: LinkTargets,
): ResolvedLink {
  // Most links spell an address as it is, so that there is nothing to decode or to find fault with.
  const named = sitePath.includes('%') ? undefined : targets.page(addressKey(sitePath));
  if (named) return withAnchor(link, named.href + suffix, fragment, named);
  const asked = sitePath === '/' ? '/' : parseFormerAddress(sitePath);
  const fallback = { href: targets.site.base + sitePath.replace(/^\/+/, '') + suffix };
  if (typeof asked !== 'string')
    return { ...fallback, diagnostic: broken(link, `${link.target} ${asked.fault}`) };
  const address = asked.normalize('NFC');
  const key = addressKey(address);
  const page = targets.page(key) ?? targets.page(withoutBase(key, targets.site));
  if (page) return withAnchor(link, page.href + suffix, fragment, page);
  if (targets.redirect(asked) !== undefined) return { href: hrefOf(targets.site, asked) + suffix };
  const file = address.slice(1, -1);
  if (targets.publicFile(file)) return { href: fallback.href };
  const asset = targets.asset(`images/${file}`);
  if (asset !== undefined) return toAsset(link, asset, '');
  const message = `${link.target} is not a page of this site`;
  return { ...fallback, diagnostic: broken(link, message, namesake(sitePath, suffix, targets)) };
}

function relativePath(
  link: BodyLink,
  from: Origin,
  written: string,
  suffix: string,
  fragment: string,
  targets: LinkTargets,
): ResolvedLink {
  const file = relativeFile(from.file, written);
  if (file.startsWith('../')) {
    const message = `${link.target} leads out of the content folder`;
    return {
      href: '',
      diagnostic: diagnose(
        'outside-content',
        link,
        message,
        'Write the address of a page, or move the file',
      ),
    };
  }
  const source = targets.source(file);
  if (source === 'unpublished') {
    return { href: '', diagnostic: broken(link, `${link.target} is not published`) };
  }
  if (source) {
    const page = targets.page(addressKey(source.address));
    return withAnchor(link, hrefOf(targets.site, source.address) + suffix, fragment, page);
  }
  const asset = targets.asset(file);
  if (asset !== undefined) return toAsset(link, asset, suffix);
  const isFolder = targets.folder(file.replace(/\/$/, ''));
  const message = `${link.target} ${isFolder ? 'is a folder' : 'leads to no file'}`;
  const hint =
    namesake(written, suffix, targets) ??
    (isFolder
      ? 'Name a file in it; the address of a page begins with a slash'
      : 'Correct the path; the address of a page begins with a slash');
  return { href: '', diagnostic: diagnose('missing-file', link, message, hint) };
}

function toAsset(
  link: BodyLink,
  asset: NonNullable<ReturnType<LinkTargets['asset']>>,
  suffix: string,
): ResolvedLink {
  if (asset === 'other kind') {
    const message = `${link.target} is of a kind of file that is not published`;
    const hint = 'Link to a picture, a PDF or another document';
    return { href: '', diagnostic: diagnose('unpublishable-file', link, message, hint) };
  }
  if ('href' in asset) return { href: asset.href + suffix };
  return { href: '', diagnostic: diagnose(asset.code, link, asset.message, asset.hint) };
}

/** The hint for a path in another site's pattern, as `/blog/:slug`, to an article that is here. */
function namesake(written: string, suffix: string, targets: LinkTargets): string | undefined {
  const address = targets.articleNamed(nameOf(decodePath(written)));
  return address === undefined ? undefined : `Write ${encodeAddress(address)}${suffix}`;
}

/**
 * The part of an address or file path that names its article wherever a site puts it: the last one,
 * without a date before it and an ending after it.
 */
function nameOf(written: string): string {
  const last =
    addressKey(written.replace(/\/(?:index\.[a-z]+)?$/i, ''))
      .split('/')
      .at(-1) ?? '';
  return last
    .replace(/^\d{4}-\d{2}-\d{2}-(?=.)/, '')
    .replace(/(?<=.)\.(?:html?|php|aspx?|mdx?|markdown)$/, '');
}

/**
 * Finds an article by its name, that of its address before that of its file; undefined for a name that
 * several have.
 */
export function articlesByName(
  articles: readonly { file: string; address: Address }[],
): (name: string) => Address | undefined {
  const byAddress = Map.groupBy(articles, ({ address }) => nameOf(address));
  const byFile = Map.groupBy(articles, ({ file }) => nameOf(file));
  return (name) => {
    const [article, ...others] = byAddress.get(name) ?? byFile.get(name) ?? [];
    return others.length === 0 ? article?.address : undefined;
  };
}

function withAnchor(
  link: BodyLink,
  href: string,
  fragment: string,
  page: Pick<Origin, 'address' | 'anchors'> | PageTarget | undefined,
): ResolvedLink {
  if (page?.anchors === 'any') return { href };
  const id = decodePath(fragment.slice(1));
  // `#top` is every page's own (HTML, 7.4.6.4), and `#:~:` begins a text to find.
  if (id === '' || id === 'top' || id.startsWith(':~:') || page?.anchors.includes(id))
    return { href };
  // The id of a section may not be a name that scripts look for; see `IdRegistry.claim`.
  const renamed = renamedId(id);
  if (page?.anchors.includes(renamed) && href.endsWith(fragment)) {
    return { href: `${href.slice(0, href.length - fragment.length)}#${renamed}` };
  }
  const at = page?.address ?? 'this page';
  return {
    href,
    diagnostic: diagnose(
      'broken-anchor',
      link,
      `${at} has no section #${id}`,
      'Correct the part after `#`',
    ),
  };
}

function broken(
  link: BodyLink,
  message: string,
  hint = 'Correct the address, or delete the link',
): SourceDiagnostic {
  return diagnose('broken-link', link, message, hint);
}

function splitTarget(target: string): { pathname: string; query: string; fragment: string } {
  const [, pathname = '', query = '', fragment = ''] =
    /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(target) ?? [];
  return { pathname, query, fragment };
}

/** The path below the site of an absolute address on an own host; undefined when it lies beside the site. */
function ownPath(address: string, site: SiteSettings): string | undefined {
  const url = URL.parse(address, site.origin);
  if (!url) return undefined;
  if (url.origin.replace(/^https?:/, '') !== site.origin.replace(/^https?:/, ''))
    return url.pathname;
  if (`${url.pathname}/` === site.base) return '/';
  return url.pathname.startsWith(site.base)
    ? `/${url.pathname.slice(site.base.length)}`
    : undefined;
}

function withoutBase(key: string, site: SiteSettings): string {
  const base = addressKey(site.base);
  return base !== '' && key.startsWith(`${base}/`) ? key.slice(base.length) : key;
}
