/** A worker that gets stuck on, breaks on or ends at the files whose names say so. */
import { parentPort, workerData } from 'node:worker_threads';
import { compileFile } from '../../src/content/compile-file.ts';
import type { CompileBatch, CompileWorkerData } from '../../src/content/compile-worker.ts';

const { options, progress } = workerData as CompileWorkerData;
const position = new Int32Array(progress);

parentPort?.on('message', ({ files }: CompileBatch) => {
  const compilations = files.map(({ source, bytes }, index) => {
    Atomics.store(position, 0, index);
    if (source.file.includes('stuck')) for (;;) Atomics.load(position, 0);
    if (source.file.includes('broken')) throw new Error('a fault of the compiler');
    if (source.file.includes('ended')) process.exit(0);
    return compileFile(source, bytes, options);
  });
  parentPort?.postMessage(compilations);
});
