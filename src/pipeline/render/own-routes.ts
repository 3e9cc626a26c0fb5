import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { escapePattern } from '../../escape.ts';
import { feedFormats } from '../../feeds/formats.ts';
import { filesIn } from '../../files/walk-folder.ts';
import type { SiteSettings } from '../../site-settings.ts';
import { addressKey, type Address, type CodeAddresses } from '../../urls.ts';
import { PAGES, siteRoutes } from './routes.ts';

/** A page or endpoint that an adopter added to `src/pages/`. */
export interface OwnRoute {
  /** Path below the project. */
  file: string;
  kind: 'page' | 'endpoint';
  /** Where it is; absent for a route with parameters, whose addresses only its own code knows. */
  address?: Address;
  /** Matches the keys of all addresses that it can have. */
  pattern: RegExp;
}

const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));
const PAGE = /\.(?:astro|html|md|mdx|markdown|mdown|mdwn|mkd|mkdn|mkdown)$/;
const ENDPOINT = /\.(?:js|ts)$/;

/** The routes that no model claims, by Astro's rules: https://docs.astro.build/en/guides/routing/ */
export function listOwnRoutes(project = PROJECT): OwnRoute[] {
  const folder = join(project, PAGES);
  if (!existsSync(folder)) return [];
  return filesIn(folder).flatMap((path): OwnRoute[] => {
    const file = `${PAGES}/${path}`;
    const isExcluded = path.split('/').some((part) => part.startsWith('_'));
    if (isExcluded || siteRoutes.has(file)) return [];
    if (PAGE.test(path)) return [routeAt(file, path.replace(PAGE, ''), 'page')];
    if (ENDPOINT.test(path)) return [routeAt(file, path.replace(ENDPOINT, ''), 'endpoint')];
    return [];
  });
}

/** The addresses that no content may have, besides those of every site. */
export function codeAddresses(
  routes: readonly OwnRoute[],
  { editions }: Pick<SiteSettings, 'editions'>,
): CodeAddresses {
  const keysOf = (some: readonly OwnRoute[]): ReadonlyMap<string, string> =>
    new Map(
      some.flatMap(({ file, address }): [string, string][] =>
        address === undefined ? [] : [[addressKey(address), file]],
      ),
    );
  return {
    ownPages: keysOf(routes),
    ownFiles: keysOf(routes.filter(({ kind }) => kind === 'endpoint')),
    feedFiles: new Set(feedFormats.map(({ file }) => file)),
    prefixes: editions.map(({ prefix }) => prefix),
  };
}

function routeAt(file: string, path: string, kind: OwnRoute['kind']): OwnRoute {
  const name = kind === 'page' ? path.replace(/(?:^|\/)index$/, '') : path;
  const pattern = patternOf(name);
  if (name.includes('[')) return { file, kind, pattern };
  const address = name === '' ? '/' : `/${name.normalize('NFC')}${kind === 'page' ? '/' : ''}`;
  return { file, kind, address, pattern };
}

/** Compared with address keys, which are in lower case and end without a slash. */
function patternOf(name: string): RegExp {
  const parts = name.split('/').filter((part) => part !== '');
  const source = parts.map((part) =>
    /^\[\.\.\.[^\]]+\]$/.test(part)
      ? '(?:/.*)?'
      : `/${part
          .split(/(\[[^\]]+\])/)
          .map((piece, index) =>
            index % 2 === 0
              ? escapePattern(piece.toLowerCase())
              : piece.startsWith('[...')
                ? '.*'
                : '[^/]+',
          )
          .join('')}`,
  );
  return new RegExp(`^${source.join('')}$`, 'u');
}
