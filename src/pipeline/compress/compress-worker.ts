import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { serveTasks } from '../threads.ts';

export interface CompressTask {
  /** Path below the site's folder. */
  path: string;
  bytes: Uint8Array;
}

/** The same bytes in both encodings. */
export interface Compressed {
  br: Uint8Array;
  gz: Uint8Array;
}

await serveTasks<CompressTask, Compressed>(() => ({ bytes }) => {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return {
    br: brotliCompressSync(bytes, { params }),
    gz: gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }),
  };
});
