import type { Address } from '../content/parse-address.ts';
import type { Publication } from './publication.ts';

/** An address that sends readers on to another. */
export interface Redirect {
  from: Address;
  to: Address;
}

/** Older addresses of the articles on the site, in the order of the articles. */
export function planRedirects({ articles }: Publication): Redirect[] {
  return articles.flatMap(({ address, formerAddresses }) =>
    formerAddresses.map((from) => ({ from, to: address })),
  );
}
