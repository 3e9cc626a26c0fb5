import { compileFile } from '../../content/compile-file.ts';
import type { CompileOptions, TimedCompilation } from '../../content/compiled-file.ts';
import type { SourceFile } from '../../content/list-content.ts';
import { serveTasks } from '../threads.ts';

/** A file to compile; the threads are handed the options of all. */
export interface CompileTask {
  source: SourceFile;
  bytes: Uint8Array;
}

await serveTasks<CompileTask, TimedCompilation>((options) => ({ source, bytes }) => {
  const since = performance.now();
  const compilation = compileFile(source, bytes, options as CompileOptions);
  return { ...compilation, milliseconds: performance.now() - since };
});
