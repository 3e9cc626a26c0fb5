import type { Entry } from './entries.ts';
import type { CollectionName } from './page.ts';

/**
 * Gives the loaders of `src/live.config.ts` what is on the site. Loaders cannot see `Astro.locals`, so
 * the rendering thread and the preview set one provider for the process. It is the only module-level
 * state.
 */
export interface Provider {
  /** All entries of a collection, in its order. */
  entries: (collection: CollectionName) => Promise<readonly Entry[]>;
  /** An entry with the HTML of its body as it was compiled; undefined for an unknown id. */
  entry: (collection: CollectionName, id: string) => Promise<EntryWithHtml | undefined>;
}

export interface EntryWithHtml {
  entry: Entry;
  /** Safe, with placeholders for links and pictures; empty for MDX. */
  html: string;
}

const KEY = Symbol.for('publication');

export function provide(provider: Provider): void {
  Reflect.set(globalThis, KEY, provider);
}

/** @throws where nothing provides the publication, as in a plain `astro dev`. */
export function provided(): Provider {
  const provider = Reflect.get(globalThis, KEY) as Provider | undefined;
  if (provider) return provider;
  throw new Error('Nothing provides the publication. Use `npm run dev` or `npm run build`');
}
