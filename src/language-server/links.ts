import type { CompiledFile } from '../content/compiled-file.ts';
import { type Diagnostic, diagnosticIn } from '../content/diagnostics/diagnostic.ts';
import { lazy } from '../content/memoize.ts';
import type { ComparedSite } from '../pipeline/assemble-site.ts';
import { resolveBody } from '../publication/resolve-body.ts';
import { articlesByName, type PageTarget } from '../publication/resolve-link.ts';
import { type HostRule, type Redirect, redirectFinder } from '../redirects/plan-redirects.ts';
import type { SiteSettings } from '../site-settings.ts';
import { type Address, addressKey, hrefOf } from '../urls.ts';
import { severe } from './document-diagnostics.ts';
import type { IndexedFile } from './indexed-file.ts';

/** A page that links can lead to. */
export interface LinkedPage {
  address: Address;
  /** The file that it is made of, whose sections links may name. */
  file?: string;
  /** Of a page whose sections only its own code knows. */
  hasAnyAnchor?: true;
}

/** What redirects, and what may be a page. */
export interface Ways {
  redirects: readonly Redirect[];
  rules: readonly HostRule[];
  /** Match the keys of addresses that pages with parameters can have. */
  patterns: readonly RegExp[];
}

/** The pages of a site, by the keys of their addresses. */
export function linkedPagesOf({
  linkedPages,
  pages,
  publications,
}: ComparedSite): Map<string, LinkedPage> {
  const files = new Map<string, string>();
  for (const { content } of publications)
    for (const { address, file } of content.broken)
      if (address !== undefined) files.set(addressKey(address), file);
  for (const { address, source } of pages) if (source) files.set(addressKey(address), source.file);
  return new Map(
    [...linkedPages].map(([key, { address, anchors }]) => {
      const file = files.get(key);
      return [
        key,
        {
          address,
          ...(file !== undefined && { file }),
          ...(anchors === 'any' && { hasAnyAnchor: true as const }),
        },
      ];
    }),
  );
}

export function waysOf({ redirects, hostRules, own }: ComparedSite): Ways {
  const patterns = own.routes.flatMap(({ address, pattern }) =>
    address === undefined ? [pattern] : [],
  );
  return { redirects, rules: hostRules, patterns };
}

/** What links can lead to, as far as it is known without looking at any file again. */
export interface LinkedSite {
  site: SiteSettings;
  files: ReadonlyMap<string, Pick<IndexedFile, 'kind' | 'anchors'>>;
  addressOf: (file: string) => Address | undefined;
  pages: ReadonlyMap<string, LinkedPage>;
  ways: Ways;
  assets: ReadonlySet<string>;
  publicFiles: ReadonlySet<string>;
}

export type FindBrokenLinks = (compiled: CompiledFile) => Diagnostic[];

/**
 * Finds what is wrong with the links and pictures of a body, by the rules of `check`. Files that are
 * there count as sound: what is in them is known when all is looked at together.
 */
export function linkChecker(linked: LinkedSite): FindBrokenLinks {
  const { site, files, addressOf, pages, ways, assets, publicFiles } = linked;
  const page = (key: string): PageTarget | undefined => {
    const found = pages.get(key);
    const isAdded = !found && ways.patterns.some((pattern) => pattern.test(key));
    const address = found?.address ?? (isAdded ? `${key}/` : undefined);
    if (address === undefined) return undefined;
    const isOpen = isAdded || found?.hasAnyAnchor === true;
    const anchors = isOpen ? 'any' : (files.get(found?.file ?? '')?.anchors ?? []);
    return { address, href: hrefOf(site, address), anchors };
  };
  const named = lazy(() =>
    articlesByName(
      [...pages.values()].flatMap(({ address, file }) =>
        file !== undefined && files.get(file)?.kind === 'article' ? [{ address, file }] : [],
      ),
    ),
  );
  const targets = {
    site,
    page,
    redirect: redirectFinder(ways.redirects, ways.rules, (key) => pages.has(key)),
    source: (written: string) => {
      const file = sourceNamed(files, written);
      const address = addressOf(file);
      if (address !== undefined && pages.has(addressKey(address))) return { address };
      return files.has(file) ? ('unpublished' as const) : undefined;
    },
    asset: (file: string) => (assets.has(file) ? { href: '' } : undefined),
    publicFile: (file: string) => publicFiles.has(file),
    folder: (path: string) =>
      [...assets, ...files.keys()].some((file) => file.startsWith(`${path}/`)),
    articleNamed: (name: string) => named()(name),
    listing: { assets, publicFiles },
    picture: () => undefined,
    recording: () => undefined,
  };
  return (compiled) => {
    const { file, syntax, body, bodyDigest, frontMatter } = compiled;
    const source = { file, syntax, body, bodyDigest, lang: frontMatter?.lang };
    const { diagnostics } = resolveBody(source, addressOf(file), targets);
    const found = diagnostics.map((one) => diagnosticIn(file, one));
    return severe(found, compiled, site.severities);
  };
}

/** A link may be typed in one Unicode form, and the file named in the other. */
function sourceNamed(files: ReadonlyMap<string, unknown>, written: string): string {
  if (files.has(written) || /^[\u0020-\u007E]*$/.test(written)) return written;
  const composed = written.normalize('NFC');
  return [...files.keys()].find((file) => file.normalize('NFC') === composed) ?? written;
}
