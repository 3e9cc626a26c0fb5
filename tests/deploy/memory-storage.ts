import { DeployError } from '../../src/deploy/deploy-error.ts';
import type { Headers } from '../../src/deploy/site-file.ts';
import type { Comparison, Entry, Storage } from '../../src/deploy/storage.ts';

/** A storage in memory, which keeps what was asked of it and fails when it is told to. */
export class MemoryStorage implements Storage {
  readonly name = 'memory:site';
  readonly hasFolders = false;
  readonly width = 2;
  readonly files = new Map<string, string>();
  readonly headers = new Map<string, Headers>();
  /** Everything that changed it, in order. */
  readonly log: string[] = [];
  readonly keepsHeaders = true;
  /** Texts of the files that are sent. */
  source: Readonly<Record<string, string>> = {};
  /** Called before each change; what it throws is the end of that change. */
  before: (change: string) => void = () => undefined;

  async read(path: string): Promise<string | undefined> {
    return Promise.resolve(this.files.get(path));
  }

  async write(path: string, text: string): Promise<void> {
    await this.#change(`write ${path}`, () => this.files.set(path, text));
  }

  async send(path: string, headers: Headers): Promise<void> {
    await this.#change(`send ${path}`, () => {
      const text = this.source[path];
      if (text === undefined) throw new DeployError('carrier', `${path} is not there`);
      this.files.set(path, text);
      this.headers.set(path, headers);
    });
  }

  async sizeOf(path: string): Promise<number | undefined> {
    return Promise.resolve(this.files.get(path)?.length);
  }

  async remove(path: string): Promise<void> {
    await this.#change(`remove ${path}`, () => this.files.delete(path));
  }

  async removeFolder(): Promise<void> {
    return Promise.resolve();
  }

  async entries(): Promise<Entry[]> {
    const entries = new Map<string, Entry>();
    for (const path of this.files.keys()) {
      const [name = path, ...below] = path.split('/');
      entries.set(name, { name, isFolder: below.length > 0 });
    }
    return Promise.resolve([...entries.values()]);
  }

  async compare(): Promise<Comparison> {
    const paths = [...this.files.keys()].filter((path) => !path.startsWith('.deployment/'));
    return Promise.resolve({
      same: new Set(paths.filter((path) => this.source[path] === this.files.get(path))),
      others: new Set(paths.filter((path) => this.source[path] === undefined)),
    });
  }

  async tidy(): Promise<void> {
    return Promise.resolve();
  }

  close(): void {
    this.log.push('close');
  }

  /** What it holds besides what deployments keep for themselves. */
  site(): Record<string, string> {
    return Object.fromEntries(
      [...this.files].filter(([path]) => !path.startsWith('.deployment/')).sort(),
    );
  }

  /** The paths that were sent or removed, without those of deployments themselves. */
  changes(): string[] {
    return this.log.filter((change) => !change.includes('.deployment/'));
  }

  async #change(change: string, work: () => void): Promise<void> {
    await Promise.resolve();
    this.before(change);
    work();
    this.log.push(change);
  }
}
