import { parentPort, workerData } from 'node:worker_threads';
import { compileFile } from './compile-file.ts';
import type { CompileOptions, TimedCompilation } from './compiled-file.ts';
import type { SourceFile } from './list-content.ts';

/** Files for one worker to compile, in order. */
export interface CompileBatch {
  files: { source: SourceFile; bytes: Uint8Array }[];
}

/** Set up by `compile-content.ts`. */
export interface CompileWorkerData {
  options: CompileOptions;
  /** The worker notes here the place in the batch of the file it is at, for the watchdog to read. */
  progress: SharedArrayBuffer;
}

const { options, progress } = workerData as CompileWorkerData;
const position = new Int32Array(progress);

parentPort?.on('message', (batch: CompileBatch) => {
  const compilations: TimedCompilation[] = batch.files.map(({ source, bytes }, index) => {
    Atomics.store(position, 0, index);
    const since = performance.now();
    return { ...compileFile(source, bytes, options), milliseconds: performance.now() - since };
  });
  parentPort?.postMessage(compilations);
});
