import type { CompiledFile } from '../content/compiled-file.ts';
import type { Diagnostic } from '../content/diagnostics/diagnostic.ts';
import { decodePath, relativeFile } from '../content/paths.ts';
import type { SiteSettings } from '../site-settings.ts';
import { addressKey, type Address } from '../urls.ts';
import { type FindBrokenLinks, type LinkedPage, linkChecker, type Ways } from './links.ts';
import type { IndexedFile, NameUse, NamingKey } from './indexed-file.ts';
import type { SiteNews } from './messages.ts';

/** What a link of a file leads to. */
export interface Target {
  /** Below the content folder. */
  file: string;
  /** The part after `#`, decoded; empty for none. */
  anchor: string;
}

/** A file with a place in it that leads to something. */
export interface Use<Place> {
  file: IndexedFile;
  place: Place;
}

/** What there is in the archive, for answers that cannot wait for all files to be looked at. */
export class Archive {
  readonly #files = new Map<string, IndexedFile>();
  readonly #addresses = new Map<string, Address>();
  readonly #fileAt = new Map<string, string>();
  /** Files by what their links name: the key of an address, or a file. */
  readonly #referers = new Map<string, Set<string>>();
  /** How often each spelling of a name is used. */
  readonly #spellings = new Map<NamingKey, Map<string, number>>();
  /** Keys of addresses. */
  #redirects: ReadonlyMap<string, string> = new Map();
  #assets: ReadonlySet<string> = new Set();
  #publicFiles: ReadonlySet<string> = new Set();
  readonly #pages = new Map<string, LinkedPage>();
  #ways: Ways = { redirects: [], rules: [], patterns: [] };
  #site: SiteSettings | undefined;
  #isConnected = false;
  #checker: FindBrokenLinks | undefined;

  take(news: SiteNews): void {
    // Sections change with every file, and are looked up anew each time.
    if (news.kind !== 'files' && news.kind !== 'diagnosed') this.#checker = undefined;
    switch (news.kind) {
      case 'settings':
        this.#clear();
        this.#site = news.settings.site;
        return;
      case 'files':
        for (const file of news.files) {
          this.#remove(file.file);
          this.#add(file);
        }
        return;
      case 'removed':
        for (const file of news.files) this.#remove(file);
        return;
      case 'listing':
        this.#assets = news.assets;
        this.#publicFiles = news.publicFiles;
        return;
      case 'addresses':
        for (const [file, address] of news.addresses) this.#setAddress(file, address);
        for (const [key, page] of news.pages)
          if (page) this.#pages.set(key, page);
          else this.#pages.delete(key);
        if (news.ways) this.#setWays(news.ways);
        this.#isConnected = true;
        return;
      default:
    }
  }

  get files(): ReadonlyMap<string, IndexedFile> {
    return this.#files;
  }

  get assets(): ReadonlySet<string> {
    return this.#assets;
  }

  get publicFiles(): ReadonlySet<string> {
    return this.#publicFiles;
  }

  /** Tags of the languages of the publication. */
  get languages(): readonly string[] {
    return this.#site?.editions.map(({ lang }) => lang) ?? [];
  }

  addressOf(file: string): Address | undefined {
    return this.#addresses.get(file);
  }

  /** Every spelling of the names of a key, with the number of its uses. */
  spellings(key: NamingKey): ReadonlyMap<string, number> {
    return this.#spellings.get(key) ?? new Map<string, number>();
  }

  /** What a link in a file leads to; undefined for what is no file of the content folder. */
  targetOf(written: string, from: string): Target | undefined {
    const named = this.#nameOf(written, from);
    if (named === undefined) return undefined;
    const file = this.#fileNamed(named);
    return file === undefined ? undefined : { file, anchor: anchorOf(written) };
  }

  /** All links to a file. */
  linksTo(file: string): Use<IndexedFile['links'][number]>[] {
    const names = new Set([`file:${file.normalize('NFC')}`]);
    const address = this.#addresses.get(file);
    if (address !== undefined) {
      const key = addressKey(address);
      names.add(key);
      for (const [from, to] of this.#redirects) if (to === key) names.add(from);
    }
    const referers = new Set([...names].flatMap((name) => [...(this.#referers.get(name) ?? [])]));
    return [...referers].sort().flatMap((referer) => {
      const found = this.#files.get(referer);
      return (found?.links ?? []).flatMap((place) =>
        found && this.targetOf(place.target, referer)?.file === file
          ? [{ file: found, place }]
          : [],
      );
    });
  }

  /** All places that name something. */
  usesOf({ key, slug }: Pick<NameUse, 'key' | 'slug'>): Use<NameUse>[] {
    const keys = sharedKeys(key);
    return [...this.#files.values()].flatMap((file) =>
      file.names
        .filter((name) => name.slug === slug && keys.includes(name.key))
        .map((place) => ({ file, place })),
    );
  }

  /** What is wrong with the links and pictures of a body; nothing as long as too little is known. */
  brokenLinks(compiled: CompiledFile): Diagnostic[] {
    if (!this.#isConnected || !this.#site) return [];
    this.#checker ??= linkChecker({
      site: this.#site,
      files: this.#files,
      addressOf: (file) => this.addressOf(file),
      pages: this.#pages,
      ways: this.#ways,
      assets: this.#assets,
      publicFiles: this.#publicFiles,
    });
    return this.#checker(compiled);
  }

  #setWays(ways: Ways): void {
    this.#ways = ways;
    this.#redirects = new Map(
      ways.redirects.map(({ from, to }) => [addressKey(from), addressKey(to)]),
    );
  }

  #clear(): void {
    for (const map of [this.#files, this.#addresses, this.#fileAt, this.#referers]) map.clear();
    this.#spellings.clear();
    this.#pages.clear();
    this.#isConnected = false;
  }

  #add(file: IndexedFile): void {
    this.#files.set(file.file, file);
    for (const { target } of file.links) {
      const name = this.#nameOf(target, file.file);
      if (name === undefined) continue;
      const referers = this.#referers.get(name);
      if (referers) referers.add(file.file);
      else this.#referers.set(name, new Set([file.file]));
    }
    this.#count(file, 1);
  }

  #remove(path: string): void {
    const file = this.#files.get(path);
    if (!file) return;
    this.#files.delete(path);
    for (const { target } of file.links) {
      const name = this.#nameOf(target, path);
      if (name !== undefined) this.#referers.get(name)?.delete(path);
    }
    this.#count(file, -1);
  }

  #count({ names }: IndexedFile, by: 1 | -1): void {
    for (const { key, value } of names) {
      const spellings = this.#spellings.get(key) ?? new Map<string, number>();
      this.#spellings.set(key, spellings);
      const count = (spellings.get(value) ?? 0) + by;
      if (count === 0) spellings.delete(value);
      else spellings.set(value, count);
    }
  }

  #setAddress(file: string, address: Address | undefined): void {
    const before = this.#addresses.get(file);
    if (before !== undefined && this.#fileAt.get(addressKey(before)) === file)
      this.#fileAt.delete(addressKey(before));
    if (address === undefined) {
      this.#addresses.delete(file);
      return;
    }
    this.#addresses.set(file, address);
    this.#fileAt.set(addressKey(address), file);
  }

  /** What a link names, whatever is there: the key of an address, or `file:` and a path. */
  #nameOf(written: string, from: string): string | undefined {
    const path = this.#pathOf(written);
    if (path === undefined) return undefined;
    if (path === '') return `file:${from}`;
    if (!path.startsWith('/')) return `file:${relativeFile(from, path).normalize('NFC')}`;
    const key = addressKey(decodePath(path).normalize('NFC'));
    const base = addressKey(this.#site?.base ?? '/');
    return base !== '' && key.startsWith(`${base}/`) ? key.slice(base.length) : key;
  }

  /** The path of a link within the site, without what follows it; undefined for one to elsewhere. */
  #pathOf(written: string): string | undefined {
    const plain = written.replace(/[?#].*$/s, '');
    if (!/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(plain)) return plain;
    const url = URL.parse(plain, 'https://elsewhere.invalid');
    return url && this.#site?.ownHosts.includes(url.host) === true ? url.pathname : undefined;
  }

  #fileNamed(name: string): string | undefined {
    if (name.startsWith('file:')) {
      const file = name.slice('file:'.length);
      return this.#files.has(file) ? file : undefined;
    }
    const redirected = this.#redirects.get(name);
    return (
      this.#fileAt.get(name) ??
      (redirected === undefined ? undefined : this.#fileAt.get(redirected))
    );
  }
}

/** Keys whose values name the same things. */
function sharedKeys(key: NamingKey): readonly NamingKey[] {
  return key === 'authors' || key === 'reviewedBy' ? ['authors', 'reviewedBy'] : [key];
}

function anchorOf(written: string): string {
  const at = written.indexOf('#');
  return at === -1 ? '' : decodePath(written.slice(at + 1));
}
