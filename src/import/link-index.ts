import { dirname, join, relative } from 'node:path/posix';
import { hostOf } from '../content/body/classify-link.ts';
import { decodePath } from '../content/paths.ts';
import { addressKey, encodeAddress, encodePath, type Address } from '../urls.ts';
import type { Archive, ArchiveFile } from './archive.ts';
import { originalsOf } from './media/original-of.ts';
import { readAddress, type Placed } from './places.ts';

/** What a link or picture of the old site leads to. */
export type LinkTarget =
  /** A page of this site. `href` is how a link there is written. */
  | { kind: 'page'; href: string }
  | { kind: 'file'; file: ArchiveFile; suffix: string }
  /** An address of the old site at which nothing of the archive was. */
  | { kind: 'unknown'; url: string }
  /** Another site's, a fragment, mail and the like. */
  | { kind: 'elsewhere' };

export type FindTarget = (written: string, from: Placed) => LinkTarget;

interface IndexOptions {
  archive: Pick<Archive, 'urls' | 'files'>;
  placed: readonly Placed[];
  /** Further addresses of the old site with the address of this one that has taken its place. */
  moved: ReadonlyMap<string, Address>;
  base: string;
  /** Path of a file below the archive's folder, by its absolute path. */
  pathOf: (file: string) => string;
}

/** Finds what addresses of the old site lead to, however they are written. */
export function indexLinks({ archive, placed, moved, base, pathOf }: IndexOptions): FindTarget {
  const pages = new Map<string, Address>();
  const queries = new Map<string, Address>();
  const sources = new Map<string, Placed | ArchiveFile>();
  const files = new Map<string, ArchiveFile>();
  const remember = (written: string, to: Address): void => {
    const read = readAddress(written, { base });
    if (read === undefined || typeof read === 'string') return;
    if (read.query !== '') {
      setOnce(queries, addressKey(read.address) + read.query, to);
    } else {
      for (const key of pageKeys(read.address)) setOnce(pages, key, to);
    }
  };
  for (const one of placed) {
    setOnce(sources, one.item.place.file, one);
    if (one.address === undefined) continue;
    setOnce(pages, addressKey(one.address), one.address);
    for (const written of one.item.addresses) remember(written, one.address);
  }
  for (const [written, to] of moved) remember(written, to);
  for (const file of archive.files) {
    for (const address of file.addresses) setOnce(files, addressKey(decodePath(address)), file);
    setOnce(sources, pathOf(file.path), file);
  }
  const old = archive.urls[0] ?? 'https://old.invalid/';
  const hosts = new Set(
    archive.urls.map((url) => withoutWww(hostOf(url))).filter((host) => host !== ''),
  );
  const oldBase = new URL(old).pathname.replace(/\/*$/, '/');

  const atPath = (path: string, query: string, fragment: string): LinkTarget | undefined => {
    if (query !== '') {
      const read = readAddress(path + query, { base });
      const to =
        typeof read === 'object'
          ? queries.get(addressKey(read.address) + read.query)
          : queries.get(`/${query}`);
      if (to !== undefined) return { kind: 'page', href: encodeAddress(to) + fragment };
    }
    for (const name of [decodePath(path), ...originalsOf(decodePath(path))]) {
      const file = files.get(addressKey(name));
      if (file) return { kind: 'file', file, suffix: fragment };
    }
    const read = readAddress(path, { base });
    if (typeof read !== 'object') return undefined;
    for (const key of pageKeys(read.address)) {
      const to = pages.get(key);
      if (to !== undefined) return { kind: 'page', href: encodeAddress(to) + fragment };
    }
    return undefined;
  };
  const besideFile = (path: string, from: Placed, fragment: string): LinkTarget | undefined => {
    const beside = join(dirname(from.item.place.file), decodePath(path));
    for (const name of [
      beside,
      `${beside}.md`,
      join(beside, 'index.md'),
      join(beside, '_index.md'),
    ]) {
      const found = sources.get(name);
      if (!found) continue;
      if ('path' in found) return { kind: 'file', file: found, suffix: fragment };
      if (found.address !== undefined)
        return { kind: 'page', href: encodeAddress(found.address) + fragment };
    }
    return undefined;
  };

  return (written, from) => {
    const target = written.trim();
    const [, pathAndQuery = '', fragment = ''] = /^([^#]*)(#.*)?$/s.exec(target) ?? [];
    const [, path = '', query = ''] = /^([^?]*)(\?.*)?$/s.exec(pathAndQuery) ?? [];
    if (pathAndQuery === '') return { kind: 'elsewhere' };
    if (/^(?:https?:)?\/\//i.test(target)) {
      const url = URL.parse(target, 'https://old.invalid/');
      if (!url || !hosts.has(withoutWww(url.host))) return { kind: 'elsewhere' };
      const own = atPath(url.pathname, url.search, url.hash);
      if (own) return own;
      if (url.pathname === oldBase && url.search === '')
        return { kind: 'page', href: `/${url.hash}` };
      return { kind: 'unknown', url: url.href };
    }
    if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return { kind: 'elsewhere' };
    if (path.startsWith('/')) {
      return (
        atPath(path, query, fragment) ??
        // Templates put the folder of the site before the path.
        (oldBase === '/' ? undefined : atPath(oldBase + path.slice(1), query, fragment)) ??
        (path === '/'
          ? { kind: 'page', href: target }
          : { kind: 'unknown', url: absolute(target, old) })
      );
    }
    const file = path === '' ? undefined : besideFile(path, from, fragment);
    if (file) return file;
    const [address] = from.item.addresses;
    const base_ = absolute(address ?? '/', old);
    const url = URL.parse(target, base_);
    const found = url ? atPath(url.pathname, url.search, fragment) : undefined;
    return found ?? { kind: 'unknown', url: url?.href ?? target };
  };
}

/** How a file is written as a link from a file of the content folder. */
export function hrefOfFile(file: string, from: string): string {
  const href = file.startsWith('images/')
    ? `/${file.slice('images/'.length)}`
    : relative(dirname(from), file);
  return encodePath(href);
}

/** Keys under which the page of an address is found: hosts leave out endings and slashes. */
function pageKeys(address: Address): string[] {
  const key = addressKey(address);
  const plain = key.replace(/(?:\/index)?\.(?:html?|php|aspx?)$/, '');
  return plain === key ? [key] : [key, plain];
}

function setOnce<Value>(map: Map<string, Value>, key: string, value: Value): void {
  if (!map.has(key)) map.set(key, value);
}

function absolute(written: string, base: string): string {
  return URL.parse(written, base)?.href ?? written;
}

/** A host by which a site is known with and without `www.`. */
export function withoutWww(host: string): string {
  return host.toLowerCase().replace(/^www\./, '');
}
