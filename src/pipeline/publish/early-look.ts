import { statSync } from 'node:fs';
import { Threads } from '../threads.ts';
import type { Stat } from './file-system.ts';
import type { Location } from './location.ts';
import type { Settings } from './plan.ts';
import { type PublishedSite, recordPath, type Scan } from './published-site.ts';

/** What OUT_DIR held, and where it led, when somebody looked. */
export interface SeenSite {
  location: Location;
  site: PublishedSite;
}

/**
 * In bytes. A shorter record stands for some hundred files, which are looked at in less time than a
 * thread takes to start.
 */
const LONG_RECORD = 128 * 1024;

/**
 * Looks at OUT_DIR in a thread, while the main thread works out what it is to hold. Belongs inside
 * `withBuildLock`, where no build changes what was seen. Whoever finds that it saw nothing looks again.
 */
export class EarlyLook {
  readonly #settings: Settings;
  readonly #threads: Threads<Settings, string>;
  #text: Promise<string> | undefined;

  constructor({ outDir, cacheDir }: Settings) {
    this.#settings = { outDir, cacheDir };
    this.#threads = new Threads<Settings, string>({
      script: new URL('./early-look-worker.ts', import.meta.url),
      data: undefined,
      nameOf: () => outDir,
      size: 1,
    });
  }

  begin(): void {
    const record = statSync(recordPath(this.#settings), { throwIfNoEntry: false });
    if (record === undefined || record.size < LONG_RECORD) return;
    this.#text = this.#threads.runOne(this.#settings).finally(() => {
      void this.close();
    });
    this.#text.catch(() => undefined);
  }

  /** `undefined` where the thread did not look, or could not: then a look of one's own says why. */
  async seen(): Promise<SeenSite | undefined> {
    try {
      const text = await this.#text;
      return text === undefined ? undefined : fromText(text);
    } catch {
      return undefined;
    }
  }

  async close(): Promise<void> {
    await this.#threads.close();
  }
}

interface Listed {
  location: Location;
  state: PublishedSite['state'];
  recorded: [string, { digest: string; fingerprint: string }][];
  files: [string, Stat][];
  others: string[];
  folders: string[];
  listed: [string, string][];
}

/** As JSON, which is cheaper to hand over than tens of thousands of objects. */
export function toText({ location, site: { state, found, recorded } }: SeenSite): string {
  const { files, others, folders, listed } = found;
  return JSON.stringify({
    location,
    state,
    recorded: [...recorded],
    files: [...files],
    others: [...others],
    folders: [...folders],
    listed: [...listed],
  } satisfies Listed);
}

function fromText(text: string): SeenSite {
  const { location, state, recorded, files, others, folders, listed } = JSON.parse(text) as Listed;
  const found: Scan = {
    files: new Map(files),
    others: new Set(others),
    folders: new Set(folders),
    listed: new Map(listed),
  };
  return { location, site: { state, found, recorded: new Map(recorded) } };
}
