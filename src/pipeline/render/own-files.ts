import { digestOf } from '../../files/digest-of.ts';
import { diagnose, type Diagnostic, diagnosticIn } from '../../content/diagnostics/diagnostic.ts';
import { addressKey, fileOf, type Address } from '../../urls.ts';
import type { PlannedFile } from '../publish/plan.ts';
import type { OwnRoute } from './own-routes.ts';
import type { OwnTask, Read } from './render-worker.ts';
import { textOf, type RenderThreads } from './route-files.ts';
import type { PageFacts, RouteManifest } from './route-manifest.ts';

export interface OwnFilesInput {
  routes: readonly OwnRoute[];
  threads: RenderThreads;
  manifest: RouteManifest;
  /** Digest of what every page of the site depends on besides code. */
  site: string;
  /** Digest of what is behind a read. */
  digestOfRead: (read: Read) => string;
  /** What lies at an address already, as a file or in words. */
  ownerOf: (address: Address) => string | undefined;
  /** Whether the site answers a link, as a page's HTML has it; `from` is the address of the page. */
  answers: (link: string, from: Address, own: ReadonlySet<string>) => boolean;
  /** Whether a body of the content folder has the same broken link. */
  isReported: (link: string, from: Address) => boolean;
  /** Path of a file of the project as diagnostics name it. */
  pathOf: (file: string) => string;
}

export interface OwnFiles {
  files: PlannedFile[];
  /** Addresses of pages that search engines may list, in order. */
  listed: Address[];
  /** Keys of all addresses. */
  added: ReadonlySet<string>;
  diagnostics: Diagnostic[];
}

interface PrintedAddress {
  route: OwnRoute;
  address: Address;
  file: PlannedFile;
  facts: PageFacts;
  reads: readonly Read[];
}

const START = { line: 1, column: 1 };

/**
 * The pages and endpoints that an adopter added, printed when code or something that they read has
 * changed. What goes wrong is a diagnostic at their file.
 */
export async function ownFiles(input: OwnFilesInput): Promise<OwnFiles> {
  const diagnostics: Diagnostic[] = [];
  const report = (
    route: OwnRoute,
    code: 'page-failed' | 'route-conflict' | 'broken-link',
    message: string,
    hint: string,
  ): void => {
    diagnostics.push(diagnosticIn(input.pathOf(route.file), diagnose(code, START, message, hint)));
  };
  const claimed = new Map<string, OwnRoute>();
  const printed: PrintedAddress[] = [];
  for (const route of input.routes) {
    try {
      for (const address of await addressesOf(route, input)) {
        const key = addressKey(address);
        const other = claimed.get(key)?.file ?? input.ownerOf(address);
        if (other !== undefined) {
          const message = `${address} is claimed by ${other} too`;
          report(route, 'route-conflict', message, 'Give one of them another address');
          continue;
        }
        claimed.set(key, route);
        printed.push(await print(route, address, input));
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      report(route, 'page-failed', `it cannot be printed: ${reason}`, 'Mend the code of the page');
    }
  }
  const own = new Set(claimed.keys());
  for (const { route, address, facts, reads } of printed) {
    const printsEntries = reads.some((read) => read !== 'now');
    for (const link of new Set(facts.links)) {
      if (input.answers(link, address, own)) continue;
      // A page that prints an article's body has its broken links.
      if (printsEntries && input.isReported(link, address)) continue;
      const message = `${address} links to ${link}, which is not a page of this site`;
      report(route, 'broken-link', message, 'Correct the address, or delete the link');
    }
  }
  return {
    files: printed.map(({ file }) => file),
    listed: printed
      .filter(({ route, facts }) => route.kind === 'page' && !facts.noindex)
      .map(({ address }) => address),
    added: own,
    diagnostics,
  };
}

async function addressesOf(
  route: OwnRoute,
  { threads, manifest, site, digestOfRead }: OwnFilesInput,
): Promise<readonly Address[]> {
  if (route.address !== undefined) return [route.address];
  const key = (reads: readonly Read[]): string =>
    digestOf([site, ...reads.map(digestOfRead)].join(' '));
  const known = manifest.reusePaths(route.file, key);
  if (known) return known;
  const result = await threads.runOne({ kind: 'paths', route: route.file });
  if (result.kind !== 'paths') throw new Error('it gave no addresses');
  const { paths, reads } = result;
  manifest.setPaths(route.file, { key: key(reads), reads, paths });
  return paths;
}

async function print(
  route: OwnRoute,
  address: Address,
  { threads, manifest, site, digestOfRead }: OwnFilesInput,
): Promise<PrintedAddress> {
  const key = (reads: readonly Read[]): string =>
    digestOf([site, ...reads.map(digestOfRead)].join(' '));
  const task: OwnTask = { kind: 'own', route: route.file, address };
  const render = async () => textOf((await threads.run([task]))[0]);
  const planned = (digest: string, content: () => Promise<Uint8Array>): PlannedFile => ({
    path: fileOf(address),
    digest,
    group: 'list',
    content,
  });
  const known = manifest.reuse(address, key);
  if (known) {
    const file = planned(known.digest, async () => (await render()).text);
    return { route, address, file, facts: known.facts ?? NO_FACTS, reads: known.reads ?? [] };
  }
  const { text, digest, reads } = await render();
  const facts = route.kind === 'page' ? await factsOf(text) : NO_FACTS;
  manifest.set(address, { key: key(reads), digest, reads, facts });
  return { route, address, file: planned(digest, () => Promise.resolve(text)), facts, reads };
}

const NO_FACTS: PageFacts = { links: [], noindex: false };

/** Loads its parser only where somebody added a page. */
async function factsOf(text: Uint8Array): Promise<PageFacts> {
  const [{ fromHtml }, { visit }] = await Promise.all([
    import('hast-util-from-html'),
    import('unist-util-visit'),
  ]);
  const links: string[] = [];
  let noindex = false;
  visit(fromHtml(Buffer.from(text).toString()), 'element', ({ tagName, properties }) => {
    if (tagName === 'a' && typeof properties.href === 'string') links.push(properties.href);
    if (tagName === 'meta' && properties.name === 'robots')
      noindex ||= String(properties.content).includes('noindex');
  });
  return { links, noindex };
}
