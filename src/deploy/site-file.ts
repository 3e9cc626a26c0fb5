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
