import type { DeliveryGroup } from './delivery-group.ts';

/** The site as it is to be at the target. */
export interface SiteToDeploy {
  /** Its address. */
  url: string;
  files: ReadonlyMap<string, SiteFile>;
  groupOf: (path: string) => DeliveryGroup;
}

/** A file as it is to lie at the target. */
export interface SiteFile {
  /** SHA-256 of the bytes. */
  digest: string;
  /** In bytes. */
  size: number;
  /** What the storage is to send with it; empty where the storage keeps no headers. */
  headers: Headers;
}

/** Values by name, in the order in which they are compared. */
export type Headers = Readonly<Record<string, string>>;
