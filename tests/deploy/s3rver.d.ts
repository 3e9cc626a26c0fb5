/** What the tests and the bench use of the S3 server. */
declare module '@20minutes/s3rver' {
  import type { RequestListener } from 'node:http';
  import type { Readable } from 'node:stream';

  interface StoredObject {
    content: Readable | Buffer | null;
    metadata: Record<string, string>;
  }

  interface Store {
    getObject(bucket: string, key: string, options?: object): Promise<StoredObject | null>;
    putObject(object: StoredObject): Promise<unknown>;
    deleteObject(bucket: string, key: string): Promise<void>;
  }

  export default class S3rver {
    constructor(options: { silent: boolean; directory: string });
    store: Store;
    callback(): RequestListener;
  }
}
