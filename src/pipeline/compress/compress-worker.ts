import { parentPort } from 'node:worker_threads';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** The same bytes in both encodings. */
export interface Compressed {
  br: Uint8Array;
  gz: Uint8Array;
}

parentPort?.on('message', (bytes: Uint8Array) => {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const compressed: Compressed = {
    br: brotliCompressSync(bytes, { params }),
    gz: gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }),
  };
  parentPort?.postMessage(compressed);
});
