import { parentPort } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';
import { compileOptions } from '../pipeline/compile/mdx-components.ts';
import { watchFolder } from '../pipeline/preview/watch-folder.ts';
import { readSettings, requireArticles } from '../pipeline/settings.ts';
import type { Address } from '../urls.ts';
import { indexFile } from './indexed-file.ts';
import { type LinkedPage, linkedPagesOf, waysOf } from './links.ts';
import type { Change, FileReport, SiteNews, SiteOrder } from './messages.ts';
import { SiteFollower } from './site-follower.ts';

const SOURCE_DIR = fileURLToPath(new URL('..', import.meta.url));

/** Milliseconds without a change after which all files are looked at together. */
const PAUSE = 250;
/** Files told of at once: little enough that whoever reads the message can answer in between. */
const AT_ONCE = 250;

const port = parentPort;
if (!port) throw new Error('This module runs as a thread');
const tell = (news: SiteNews): void => {
  port.postMessage(news);
};

/** Follows the site, and tells what is wrong with its files and what there is in them. */
class Thread {
  readonly #settings = () => readSettings(process.env, Date.now);
  #site: SiteFollower | undefined;
  readonly #waiting: SiteOrder[] = [];
  readonly #changed = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #connecting = false;
  #orders = 0;
  readonly #told = {
    addresses: new Map<string, Address>() as ReadonlyMap<string, Address>,
    pages: new Map<string, LinkedPage>() as ReadonlyMap<string, LinkedPage>,
    ways: '',
    listing: '',
    reports: new Map<string, string>(),
  };

  async start(): Promise<void> {
    const settings = this.#settings();
    const { contentDir, publicDir, site } = settings;
    tell({
      kind: 'settings',
      settings: { contentDir, options: compileOptions(settings), site },
    });
    requireArticles(settings);
    const watch = (folder: string, changed: (place: string) => void): void => {
      watchFolder(folder, { changed, failed: fail });
    };
    const takeAll = (): void => {
      this.take({ kind: 'changed', places: [] });
    };
    watch(contentDir, (place) => {
      this.take({ kind: 'changed', places: [place] });
    });
    watch(publicDir, takeAll);
    watch(SOURCE_DIR, (place) => {
      if (place === 'site.config.ts') tell({ kind: 'outdated' });
      else if (/^(?:pages|components\/mdx)(?:\/|$)/.test(place)) takeAll();
    });
    const follower = await SiteFollower.open(this.#settings);
    // What is wrong is worth the most. Links are looked at by whoever knows the sections of all files.
    this.#tellReports(follower);
    this.#tellListing(follower);
    const files = [...follower.files.values()];
    for (let at = 0; at < files.length; at += AT_ONCE) {
      const some = files.slice(at, at + AT_ONCE);
      tell({ kind: 'files', files: some.map((file) => indexFile(file, follower.options)) });
    }
    this.#tellAddresses(follower);
    this.#site = follower;
    for (const order of this.#waiting.splice(0)) this.take(order);
  }

  take(order: SiteOrder): void {
    const site = this.#site;
    if (!site) {
      this.#waiting.push(order);
      return;
    }
    if (order.kind === 'changed') for (const place of order.places) this.#changed.add(place);
    else this.#takeText(site, order);
    this.#orders += 1;
    this.#schedule();
  }

  #takeText(site: SiteFollower, order: SiteOrder & { kind: 'text' }): void {
    const compiled = site.setText(order.file, order.version, order.text);
    if (compiled) tell({ kind: 'files', files: [indexFile(compiled, site.options)] });
    else tell({ kind: 'removed', files: [order.file] });
  }

  #schedule(): void {
    if (this.#connecting) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      void this.#connect();
    }, PAUSE);
  }

  async #connect(): Promise<void> {
    const site = this.#site;
    if (!site) return;
    this.#connecting = true;
    const orders = this.#orders;
    const places = [...this.#changed];
    this.#changed.clear();
    try {
      const { compiled, removed } = site.update(places);
      if (compiled.length > 0)
        tell({ kind: 'files', files: compiled.map((file) => indexFile(file, site.options)) });
      if (removed.length > 0) tell({ kind: 'removed', files: removed });
      await site.connect();
      this.#tellConnected(site);
    } catch (error) {
      // The next change brings these up to date as well.
      for (const place of places) this.#changed.add(place);
      fail(error);
    } finally {
      this.#connecting = false;
      if (this.#orders !== orders) this.#schedule();
    }
  }

  /** Tells what is other than it was told before. */
  #tellConnected(follower: SiteFollower): void {
    this.#tellListing(follower);
    this.#tellAddresses(follower);
    this.#tellReports(follower);
  }

  #tellListing({ listing: { assets, publicFiles } }: SiteFollower): void {
    const listed = JSON.stringify([[...assets], [...publicFiles]]);
    if (listed !== this.#told.listing) tell({ kind: 'listing', assets, publicFiles });
    this.#told.listing = listed;
  }

  #tellAddresses({ site }: SiteFollower): void {
    const told = this.#told;
    const pages = linkedPagesOf(site);
    const ways = waysOf(site);
    const waysText = JSON.stringify([ways.redirects, ways.rules, ways.patterns.map(String)]);
    const changed = {
      addresses: changesOf(told.addresses, site.addresses),
      pages: changesOf(told.pages, pages),
    };
    const hasWays = waysText !== told.ways;
    if (hasWays || changed.addresses.length > 0 || changed.pages.length > 0)
      tell({ kind: 'addresses', ...changed, ...(hasWays && { ways }) });
    told.addresses = site.addresses;
    told.pages = pages;
    told.ways = waysText;
  }

  #tellReports(follower: SiteFollower): void {
    const told = this.#told;
    const now = follower.reports();
    const gone = [...told.reports.keys()].filter((file) => !now.has(file));
    const reports = [...now.values()].filter(
      (report) => told.reports.get(report.file) !== JSON.stringify(report),
    );
    for (const file of gone) told.reports.delete(file);
    for (const report of reports) told.reports.set(report.file, JSON.stringify(report));
    const nothing = gone.map((file): FileReport => ({ file, diagnostics: [] }));
    tell({ kind: 'diagnosed', reports: [...reports, ...nothing] });
  }
}

function changesOf<Value>(
  before: ReadonlyMap<string, Value>,
  now: ReadonlyMap<string, Value>,
): Change<Value>[] {
  const gone = [...before.keys()].filter((key) => !now.has(key));
  return [
    ...gone.map((key) => [key, undefined] as const),
    ...[...now].filter(([key, value]) => JSON.stringify(before.get(key)) !== JSON.stringify(value)),
  ];
}

function fail(error: unknown): void {
  tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
}

const thread = new Thread();
port.on('message', (order: SiteOrder) => {
  thread.take(order);
});
try {
  await thread.start();
} catch (error) {
  fail(error);
}
