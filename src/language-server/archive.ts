import { addressKey, type Address } from '../urls.ts';
import type { IndexedFile } from './indexed-file.ts';
import type { SiteNews } from './messages.ts';

/** What there is in the archive, for answers that cannot wait for all files to be looked at. */
export class Archive {
  readonly files = new Map<string, IndexedFile>();
  readonly #addresses = new Map<string, Address>();
  readonly #fileAt = new Map<string, string>();
  redirects: ReadonlyMap<Address, Address> = new Map();
  assets: ReadonlySet<string> = new Set();
  publicFiles: ReadonlySet<string> = new Set();

  take(news: SiteNews): void {
    switch (news.kind) {
      case 'files':
        for (const file of news.files) this.files.set(file.file, file);
        return;
      case 'removed':
        for (const file of news.files) this.files.delete(file);
        return;
      case 'listing':
        this.assets = news.assets;
        this.publicFiles = news.publicFiles;
        return;
      case 'addresses':
        for (const [file, address] of news.addresses) this.#setAddress(file, address);
        if (news.redirects) this.redirects = news.redirects;
        return;
      default:
    }
  }

  addressOf(file: string): Address | undefined {
    return this.#addresses.get(file);
  }

  #setAddress(file: string, address: Address | undefined): void {
    const before = this.#addresses.get(file);
    if (before !== undefined) this.#fileAt.delete(addressKey(before));
    if (address === undefined) this.#addresses.delete(file);
    else {
      this.#addresses.set(file, address);
      this.#fileAt.set(addressKey(address), file);
    }
  }
}
