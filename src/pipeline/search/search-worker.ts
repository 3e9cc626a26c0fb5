import { parentPort, workerData } from 'node:worker_threads';
import { buildIndex, type SearchFile, type SearchTask } from '../../search/index/build-index.ts';

/** The files of the index, or the message of the error. `damaged`: a body cannot be read back. */
export type SearchReply = { files: SearchFile[] } | { error: string; damaged: boolean };

function reply(): SearchReply {
  try {
    return { files: buildIndex(workerData as SearchTask) };
  } catch (thrown) {
    const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
    return { error: message, damaged: name === 'DamagedCache' };
  }
}

parentPort?.postMessage(reply());
