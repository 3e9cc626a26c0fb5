import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import S3rver from '@20minutes/s3rver';

/** What becomes of a request besides an answer: `lost` is carried out, but nobody hears of it. */
export type Disturbance = 'refused' | 'cut' | 'lost' | undefined;

export interface ServedS3 {
  port: number;
  /** What rclone needs to know of it; its remote is `s3`. */
  env: Record<string, string>;
  /** Decides what becomes of each request of a client that signs, which readers do not. */
  disturb: (request: IncomingMessage) => Disturbance;
  close: () => Promise<void>;
}

/** Serves an empty bucket `site` from a folder, on a free port of the loopback address. */
export async function serveS3(folder: string): Promise<ServedS3> {
  mkdirSync(join(folder, 'site'), { recursive: true });
  const s3 = new S3rver({ silent: true, directory: folder });
  makeAtomic(s3);
  const answer = s3.callback();
  const server = createServer((request, response) => {
    const fate = request.headers.authorization === undefined ? undefined : served.disturb(request);
    if (fate === 'refused') {
      request.resume();
      response.writeHead(503).end();
    } else if (fate === 'cut') {
      request.socket.destroy();
    } else {
      if (fate === 'lost') response.writeHead = () => response.destroy();
      answer(request, response);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const served: ServedS3 = {
    port,
    env: {
      RCLONE_CONFIG_S3_TYPE: 's3',
      RCLONE_CONFIG_S3_PROVIDER: 'Other',
      RCLONE_CONFIG_S3_ENDPOINT: `http://127.0.0.1:${port}`,
      RCLONE_CONFIG_S3_ACCESS_KEY_ID: 'S3RVER',
      RCLONE_CONFIG_S3_SECRET_ACCESS_KEY: 'S3RVER',
    },
    disturb: () => undefined,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return served;
}

/**
 * S3 replaces an object whole, and never one of which only a part arrived. This server writes into its
 * files, so it is given whole objects, one after the other.
 */
function makeAtomic({ store }: S3rver): void {
  let last: Promise<unknown> = Promise.resolve();
  const oneByOne = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
  const get = store.getObject.bind(store);
  const put = store.putObject.bind(store);
  const remove = store.deleteObject.bind(store);
  store.putObject = async (object) => {
    if (object.content instanceof Readable) object.content = await buffer(object.content);
    return oneByOne(() => put(object));
  };
  store.getObject = (bucket, key, options) =>
    oneByOne(async () => {
      const object = await get(bucket, key, options);
      if (object?.content instanceof Readable)
        object.content = Readable.from([await buffer(object.content)], { objectMode: false });
      return object;
    });
  store.deleteObject = (bucket, key) => oneByOne(() => remove(bucket, key));
}
