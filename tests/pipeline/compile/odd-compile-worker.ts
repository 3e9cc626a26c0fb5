/** Compiles, but fails at the files whose names say so. */
import { compileFile } from '../../../src/content/compile-file.ts';
import type { CompileOptions, TimedCompilation } from '../../../src/content/compiled-file.ts';
import type { CompileTask } from '../../../src/pipeline/compile/compile-worker.ts';
import { serveTasks } from '../../../src/pipeline/threads.ts';

await serveTasks<CompileTask, TimedCompilation>((options) => ({ source, bytes }) => {
  if (source.file.includes('broken')) throw new Error('no such node');
  if (source.file.includes('ended')) process.exit(7);
  if (source.file.includes('stuck')) for (;;);
  return { ...compileFile(source, bytes, options as CompileOptions), milliseconds: 0 };
});
