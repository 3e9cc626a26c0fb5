import { memoize } from '../../content/memoize.ts';
import { BodyReader, type BodyLocation } from '../../content/store/body-packs.ts';
import { digestOf } from '../../files/digest-of.ts';
import type { Entry } from '../../publication/entries.ts';
import type { CollectionName, SiteContext } from '../../publication/page.ts';
import { feedPrinter } from '../../feeds/feed-text.ts';
import { provide, type EntryWithHtml, type Provider } from '../../publication/provider.ts';
import type { RouteModel } from '../../route-models.ts';
import { serveTasks, type Ask } from '../threads.ts';
import type { Renderer, RouteRequest } from './entry.ts';
import { findLostText } from './find-lost-text.ts';
import { bodyRoute } from './routes.ts';

/** What every rendering thread is handed. */
export interface RenderThreadData {
  /** File address of the renderer's module. */
  entry: string;
  /** Folder of the packs that hold bodies. */
  bodies: string;
  site: SiteContext;
  /** The moment the site is built for, in milliseconds since 1970. */
  now: number;
}

/** An entry, and the location of its Markdown body; of MDX there is nothing to read. */
export interface StoredEntry {
  entry: Entry;
  location?: BodyLocation;
}

export type RenderTask = ModelTask | OwnTask | PathsTask;

/** An address of the site, printed from its model. */
export interface ModelTask extends Pick<RouteRequest, 'route' | 'address'> {
  kind: 'model';
  /** As JSON, which is cheaper to hand over. */
  model: string;
  /** The one entry that the route may read. */
  entry?: { collection: CollectionName } & StoredEntry;
  /** Of a feed: where the Markdown bodies of its items lie, by file. */
  bodies?: Readonly<Record<string, BodyLocation>>;
  /** Of a feed: its MDX items, with bodies as feeds show them. */
  features?: readonly Entry[];
}

/** An address of a page or endpoint that an adopter added. */
export interface OwnTask extends Pick<RouteRequest, 'route' | 'address'> {
  kind: 'own';
}

/** The addresses of a route with parameters that an adopter added. */
export interface PathsTask extends Pick<RouteRequest, 'route'> {
  kind: 'paths';
}

/** What an own page or its `getStaticPaths` read: a collection, or the moment of the build. */
export type Read = CollectionName | 'now';

export type RenderResult =
  | { kind: 'text'; text: Uint8Array; digest: string; reads: Read[] }
  | { kind: 'paths'; paths: string[]; reads: Read[] };

/** What a thread asks of the main thread: all entries of a collection, as JSON of `StoredEntry[]`. */
export interface CollectionRequest {
  collection: CollectionName;
}

/**
 * The collections as the task at hand may read them. A route with a model reads its own entry only,
 * which its key covers; other reads are recorded.
 */
class Collections implements Provider {
  readonly #reader: BodyReader;
  readonly #entries: (collection: CollectionName) => Promise<StoredEntry[]>;
  #allowed: NonNullable<ModelTask['entry']> | 'everything' | 'nothing' = 'nothing';
  #reads = new Set<Read>();
  #failure: Error | undefined;

  constructor(reader: BodyReader, ask: Ask) {
    this.#reader = reader;
    this.#entries = memoize(
      (collection: CollectionName) => collection,
      async (collection) => {
        const request: CollectionRequest = { collection };
        return JSON.parse(String(await ask(request))) as StoredEntry[];
      },
    );
    provide(this);
  }

  begin(allowed: NonNullable<ModelTask['entry']> | 'everything' | 'nothing'): void {
    this.#allowed = allowed;
    this.#reads = new Set();
    this.#failure = undefined;
  }

  get reads(): Read[] {
    return [...this.#reads].sort();
  }

  record(read: Read): void {
    this.#reads.add(read);
  }

  /** Throws what a read of the task threw: Astro wraps it in an error of its own, and routes may swallow it. */
  rethrow(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  entries(collection: CollectionName): Promise<Entry[]> {
    return this.#remembered(async () => (await this.#all(collection)).map(({ entry }) => entry));
  }

  entry(collection: CollectionName, id: string): Promise<EntryWithHtml | undefined> {
    return this.#remembered(async () => {
      const own = this.#allowed;
      if (typeof own === 'object' && own.collection === collection && own.entry.id === id) {
        return this.#withHtml(own);
      }
      const found = (await this.#all(collection, id)).find(({ entry }) => entry.id === id);
      return found && this.#withHtml(found);
    });
  }

  async #remembered<Value>(read: () => Promise<Value>): Promise<Value> {
    try {
      return await read();
    } catch (error) {
      this.#failure ??= error instanceof Error ? error : new Error(String(error));
      throw error;
    }
  }

  async #all(collection: CollectionName, id?: string): Promise<StoredEntry[]> {
    if (this.#allowed !== 'everything') {
      const asked = id === undefined ? `all ${collection}` : `${id} of ${collection}`;
      throw new Error(
        `the route asks for ${asked}. A route with a model may read its own entry only, as nothing else decides when it is rendered again. Put what it shows into the model`,
      );
    }
    this.record(collection);
    return this.#entries(collection);
  }

  #withHtml({ entry, location }: StoredEntry): EntryWithHtml {
    return { entry, html: location ? this.#reader.read(location) : '' };
  }
}

/** Throws when the page does not hold the whole text of its body: no page is published without it. */
function requireWholeText(html: Uint8Array, { entry }: ModelTask, reader: BodyReader): void {
  if (!entry?.location) return;
  const lost = findLostText(
    Buffer.from(html.buffer, html.byteOffset, html.byteLength),
    reader.read(entry.location),
  );
  if (lost !== undefined)
    throw new Error(`the page lacks ${JSON.stringify(lost.slice(0, 80))} of its text`);
}

await serveTasks<RenderTask, RenderResult>(async (data, ask) => {
  const { entry, bodies, site, now } = data as RenderThreadData;
  const renderer = (await import(entry)) as Renderer;
  const reader = new BodyReader(bodies);
  const collections = new Collections(reader, ask);
  let feedTask: ModelTask | undefined;
  const features = new Map<string, string>();
  const bodyHtml = (file: string): string => {
    const location = feedTask?.bodies?.[file];
    return location ? reader.read(location) : (features.get(file) ?? '');
  };
  const locals = { site, now, printFeed: feedPrinter(bodyHtml) };
  const print = async (request: RouteRequest): Promise<RenderResult & { kind: 'text' }> => {
    const text = await renderer.render(request).catch((error: unknown) => {
      collections.rethrow();
      throw error;
    });
    collections.rethrow();
    return { kind: 'text', text, digest: digestOf(text), reads: collections.reads };
  };
  let parsed: { json: string; page: RouteModel } | undefined;
  // The formats of a feed follow each other, and have one model.
  const modelFrom = (json: string): RouteModel => {
    if (parsed?.json !== json) parsed = { json, page: JSON.parse(json) as RouteModel };
    return parsed.page;
  };
  const renderFeature = async (entry: Entry): Promise<string> => {
    const reference = { collection: 'articles', id: entry.id } as const;
    collections.begin({ collection: 'articles', entry });
    const page = { kind: 'body', entry: reference } as const;
    const { text } = await print({ ...bodyRoute, locals: { ...locals, page } });
    // Few builds want it, and its parser takes a while to load.
    const { cleanRendered } = await import('../../feeds/clean-rendered.ts');
    return cleanRendered(Buffer.from(text).toString());
  };

  return async (task) => {
    switch (task.kind) {
      case 'model': {
        feedTask = task;
        for (const feature of task.features ?? [])
          if (!features.has(feature.id)) features.set(feature.id, await renderFeature(feature));
        collections.begin(task.entry ?? 'nothing');
        const page = modelFrom(task.model);
        const printed = await print({ ...task, locals: { ...locals, page } });
        requireWholeText(printed.text, task, reader);
        return printed;
      }
      case 'own': {
        collections.begin('everything');
        const recorded = {
          ...locals,
          get now() {
            collections.record('now');
            return now;
          },
        };
        return print({ ...task, locals: recorded, isOwn: true });
      }
      case 'paths': {
        collections.begin('everything');
        const paths = await renderer.pathsOf(task.route);
        collections.rethrow();
        return { kind: 'paths', paths, reads: collections.reads };
      }
    }
  };
});
