import { posix } from 'node:path';
import type { HugoPage } from './pages.ts';

/** Finds the address of the page that `ref` names from another page; undefined where there is none. */
export type FindReference = (
  written: string,
  from: Pick<HugoPage, 'folders' | 'name' | 'language'>,
  language?: string,
) => string | undefined;

interface Referred {
  folders: readonly string[];
  name: string;
  language?: string;
  address: string;
}

/** Hugo finds a page by its path, by a part of it and by its name, with or without ending. */
export function indexReferences(
  pages: readonly Referred[],
  defaultLanguage: string,
): FindReference {
  const byPath = new Map<string, string>();
  /** Undefined for a name that several pages have. */
  const byName = new Map<string, string | undefined>();
  const keyOf = (language: string | undefined, path: string): string =>
    `${language ?? ''}:${path.toLowerCase()}`;
  for (const { folders, name, language, address } of pages) {
    const folder = folders.join('/');
    const isIndex = name === 'index' || name === '_index';
    const paths = isIndex ? [folder, posix.join(folder, name)] : [posix.join(folder, name)];
    for (const path of paths) {
      const key = keyOf(language, path);
      if (!byPath.has(key)) byPath.set(key, address);
    }
    const key = keyOf(language, isIndex ? (folders.at(-1) ?? '') : name);
    byName.set(key, byName.has(key) && byName.get(key) !== address ? undefined : address);
  }
  return (written, from, language = from.language) => {
    const [, path = '', fragment = ''] = /^([^#]*)(#.*)?$/s.exec(written.trim()) ?? [];
    if (path === '') return fragment === '' ? undefined : fragment;
    const known = path.replace(/\/$/, '').replace(/\.(?:md|mdown|markdown|html?)$/i, '');
    const stem = dropLanguage(known, language ?? defaultLanguage);
    const here = from.folders.join('/');
    const above = from.folders.slice(0, -1).join('/');
    const tries = path.startsWith('/')
      ? [posix.normalize(stem).replace(/^\/+/, '')]
      : [
          posix.join(here, stem),
          ...(from.name === 'index' ? [posix.join(above, stem)] : []),
          stem.replace(/^(?:\.\.?\/)+/, ''),
        ];
    for (const one of tries) {
      for (const exact of new Set([one, posix.join(one, '_index')])) {
        const address = byPath.get(keyOf(language, exact === '.' ? '' : exact));
        if (address !== undefined) return address + fragment;
      }
    }
    if (path.startsWith('/') && stem.split('/').length > 2) return undefined;
    const bare = stem.replace(/^(?:\.{0,2}\/)+/, '');
    const named = bare.includes('/') ? bySuffix(bare, language) : byName.get(keyOf(language, bare));
    return named === undefined ? undefined : named + fragment;
  };

  /** A page whose path ends so, if there is one alone. */
  function bySuffix(suffix: string, language: string | undefined): string | undefined {
    const ending = `/${suffix.toLowerCase()}`;
    const start = `${language ?? ''}:`;
    const found = new Set<string>();
    for (const [key, address] of byPath)
      if (key.startsWith(start) && key.endsWith(ending)) found.add(address);
    const [only] = found;
    return found.size === 1 ? only : undefined;
  }
}

function dropLanguage(stem: string, language: string): string {
  return stem.endsWith(`.${language}`) ? stem.slice(0, -language.length - 1) : stem;
}
